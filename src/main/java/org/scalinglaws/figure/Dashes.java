package org.scalinglaws.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import ij.process.ColorProcessor;

/** Patterns of black dashed lines, which differ from one to the next. */
final class Dashes {

	/** Lengths of dash and gap in turn, in unscaled pixels. */
	private static final double[][] PATTERNS = { { 7, 4 }, { 2, 3 }, { 8, 3, 2, 3 } };

	/** Strokes of letters are shorter, in unscaled pixels. */
	private static final int LEAST_SAMPLE = 12;

	private Dashes() {
		// static geometry only
	}

	/**
	 * Breaks a line into dashes by NaN.
	 *
	 * @param number of the dashed line, from 0
	 * @param width of the frame, in unscaled pixels
	 * @param height of the frame
	 */
	static Series broken(final Series line, final int number, final Axis x, final Axis y, final int width,
		final int height)
	{
		final List<double[]> points = new ArrayList<>();
		double along = 0;
		for (int i = 0; i + 1 < line.x().length; i++) {
			final double u = x.position(line.x()[i]), v = y.position(line.y()[i]);
			final double du = x.position(line.x()[i + 1]) - u, dv = y.position(line.y()[i + 1]) - v;
			final double length = Math.hypot(width * du, height * dv);
			if (Double.isNaN(length)) continue;
			final int steps = 1 + (int) Math.min(4 * length, 100_000); // ends of dashes are exact to a quarter of a pixel
			for (int k = 0; k < steps; k++) {
				final double share = k / (double) steps;
				points.add(isDash(along + share * length, number) ? new double[] { x.value(u + share * du), y.value(v + share *
					dv) } : new double[] { Double.NaN, Double.NaN });
			}
			along += length;
		}
		return new Series(points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray(),
			null, null, Palette.BLACK, Drawing.LINE);
	}

	/** A colour that nothing else has, for the sample of a dashed line in the legend until {@link #breakSamples}. */
	static Color sample(final int number) {
		return new Color(1, 2, number % PATTERNS.length);
	}

	/** Makes dashed lines of the samples in a legend, and black what else has their colours: texts. */
	static void breakSamples(final ColorProcessor picture, final int scale) {
		for (int y = 0; y < picture.getHeight(); y++)
			for (int x = 0; x < picture.getWidth(); x++) {
				final int colour = picture.get(x, y), number = (colour & 0xFFFFFF) - 0x010200;
				if (number < 0 || number >= PATTERNS.length) continue;
				int end = x;
				while (end < picture.getWidth() && picture.get(end, y) == colour)
					end++;
				for (int i = x; i < end; i++)
					picture.set(i, y, end - x < LEAST_SAMPLE * scale || isDash((i - x) / (double) scale, number) ? 0xFF000000
						: 0xFFFFFFFF);
			}
	}

	private static boolean isDash(final double along, final int number) {
		final double[] pattern = PATTERNS[number % PATTERNS.length];
		double left = along % total(pattern);
		for (int i = 0; i < pattern.length; i++) {
			if (left < pattern[i]) return i % 2 == 0;
			left -= pattern[i];
		}
		return false; // rounding
	}

	private static double total(final double[] pattern) {
		double total = 0;
		for (final double length : pattern)
			total += length;
		return total;
	}
}
