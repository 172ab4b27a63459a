package org.scalinglaws.regression.epochs;

import java.util.Arrays;

import org.scalinglaws.table.Columns;

/** Where a risk over time has minima and maxima. */
public final class RiskExtrema {

	/** Height over both neighbours, as a part of the largest risk; below it there is nothing but rounding. */
	private static final double ROUNDING = 1e-11;

	private RiskExtrema() {
		// static function only
	}

	/**
	 * The extrema, by parabolas in the logarithm of time through three rows each.
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
			final double shift = 0.5 * (before - after) / (before + after); // in steps of the grid
			extrema.row(time[i] * Math.pow(time[i + 1] / time[i], shift), risk[i] - shift * (before - after) / 4, minimum ? -1
				: 1);
		}
		return extrema.build();
	}
}
