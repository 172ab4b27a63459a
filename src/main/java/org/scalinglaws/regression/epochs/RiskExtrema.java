package org.scalinglaws.regression.epochs;

import java.util.Arrays;

import org.scalinglaws.table.Columns;

/** Where a risk over time has minima and maxima. */
public final class RiskExtrema {

	/** Height over both neighbours, as a part of the largest risk; below it there is nothing but rounding. */
	private static final double ROUNDING = 1e-11;

	private static final int PASSES = 8;

	private RiskExtrema() {
		// static function only
	}

	/**
	 * The extrema, by quartics in the logarithm of time through five rows each (parabolas through three next to the ends).
	 *
	 * @param curve with the columns {@code time}, ascending and evenly spaced in the logarithm but for a first row at 0, and
	 *          {@code risk}
	 * @return columns {@code time}, {@code risk}, {@code kind}: -1 for a minimum, 1 for a maximum
	 */
	public static Columns of(final Columns curve) {
		final double[] time = curve.column("time"), risk = curve.column("risk");
		final double least = ROUNDING * Arrays.stream(risk).max().orElse(0);
		final Columns.Builder extrema = Columns.builder("time", "risk", "kind");
		for (int i = 2; i < time.length - 1; i++) {
			final double before = risk[i - 1] - risk[i], after = risk[i + 1] - risk[i];
			final boolean minimum = before > least && after > least;
			if (!minimum && !(before < -least && after < -least)) continue;
			final double parabola = 0.5 * (before - after) / (before + after); // in steps of the grid
			final double[] quartic = i > 2 && i < time.length - 2 ? quartic(risk, i) : null;
			final double shift = quartic == null ? parabola : extremum(quartic, parabola);
			extrema.row(time[i] * Math.pow(time[i + 1] / time[i], shift), quartic == null ? risk[i] - shift * (before - after) / 4
				: at(quartic, 0, shift), minimum ? -1 : 1);
		}
		return extrema.build();
	}

	/** The coefficients of the polynomial through five values about one, in steps. */
	private static double[] quartic(final double[] f, final int i) {
		final double odd = f[i + 1] - f[i - 1], wideOdd = f[i + 2] - f[i - 2], even = f[i + 1] - 2 * f[i] + f[i - 1], wideEven = f[i +
			2] - 2 * f[i] + f[i - 2];
		return new double[] { f[i], (8 * odd - wideOdd) / 12, (16 * even - wideEven) / 24, (wideOdd - 2 * odd) / 12, (wideEven - 4 *
			even) / 24 };
	}

	/** A derivative, 0 to 2, of a polynomial. */
	private static double at(final double[] c, final int derivative, final double s) {
		double sum = 0;
		for (int k = c.length - 1; k >= derivative; k--)
			sum = sum * s + c[k] * (derivative == 0 ? 1 : derivative == 1 ? k : k * (k - 1));
		return sum;
	}

	/** By Newton's method; the start itself if it leads away from the middle. */
	private static double extremum(final double[] quartic, final double start) {
		double s = start;
		for (int pass = 0; pass < PASSES; pass++)
			s -= at(quartic, 1, s) / at(quartic, 2, s);
		return Math.abs(s) <= 1 ? s : start;
	}
}
