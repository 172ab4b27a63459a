package org.scalinglaws.figure.axis;

import java.util.stream.DoubleStream;

import org.scalinglaws.table.ImageAxis;

/**
 * What an axis shows, linear or logarithmic.
 *
 * @param low in the units of the data
 * @param high greater than low
 * @param log whether it is logarithmic
 */
public record Span(double low, double high, boolean log) {

	private static final double MARGIN = 0.04, LEAST_DECADES = 0.2;

	/** Beyond this a linear axis does not reach: its length, and its ticks, are numbers. */
	private static final double FARTHEST = 1e307;

	/** What holds the finite values, with a margin of 4 %; a log axis has at least a fifth of a decade, zeros have -1 to 1. */
	public static Span of(final DoubleStream values, final boolean log) {
		final double[] range = values.filter(Double::isFinite).map(v -> log ? Math.log10(v) : reached(v)).collect(() -> new double[] {
			Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }, (r, v) -> {
				r[0] = Math.min(r[0], v);
				r[1] = Math.max(r[1], v);
			}, (a, b) -> {
				a[0] = Math.min(a[0], b[0]);
				a[1] = Math.max(a[1], b[1]);
			});
		final double largest = Math.max(Math.abs(range[0]), Math.abs(range[1]));
		final double least = log ? LEAST_DECADES : largest == 0 ? 2 : Math.max(1e-6 * largest, 1e-300);
		final double missing = Math.max(0, least - (range[1] - range[0])) / 2;
		final double margin = MARGIN * Math.max(least, range[1] - range[0]);
		return scaled(range[0] - missing - margin, range[1] + missing + margin, log);
	}

	/** {@return a value, or the farthest one that a linear axis reaches} */
	public static double reached(final double value) {
		return Math.max(-FARTHEST, Math.min(FARTHEST, value));
	}

	/** From the outer edge of an image's first pixel to that of its last. */
	public static Span of(final ImageAxis axis, final long length) {
		final double low = number(axis.coordinate(-0.5, length), axis.logarithmic()), high = number(axis.coordinate(length - 0.5,
			length), axis.logarithmic());
		return length > 1 && high - low > 0 ? new Span(low, high, axis.logarithmic()) : of(DoubleStream.of(axis.from()), axis.logarithmic());
	}

	/** The ends are numbers, also where their logarithms are not those of numbers. */
	private static Span scaled(final double low, final double high, final boolean log) {
		if (!log) return new Span(low, high, false);
		final double least = number(Math.pow(10, low), true), most = number(Math.pow(10, high), true);
		return least < most ? new Span(least, most, true) : new Span(Math.min(least, Double.MAX_VALUE / 2), Math.max(most, 2 *
			Double.MIN_VALUE), true);
	}

	private static double number(final double end, final boolean log) {
		return Math.max(log ? Double.MIN_VALUE : -Double.MAX_VALUE, Math.min(Double.MAX_VALUE, end));
	}

	/** Where a value lies: 0 at the low end, 1 at the high end. */
	public double position(final double value) {
		return (scale(value) - scale(low)) / (scale(high) - scale(low));
	}

	/** The value at a position. */
	public double value(final double position) {
		final double scaled = scale(low) + position * (scale(high) - scale(low));
		return log ? Math.pow(10, scaled) : scaled;
	}

	/** The part from one position to another. */
	public Span part(final double from, final double to) {
		return scaled(scale(low) + from * (scale(high) - scale(low)), scale(low) + to * (scale(high) - scale(low)), log);
	}

	/** The same, without a margin below where values stand on. */
	public Span from(final double base) {
		return new Span(base, high, log);
	}

	private double scale(final double value) {
		return log ? Math.log10(value) : value;
	}
}
