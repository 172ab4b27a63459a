package org.scalinglaws.fit.curve;

import java.util.Arrays;

/**
 * The local exponent of a log-log curve at each of its points: the slope over the
 * points within a half width in log x, at least the next one to either side.
 */
public final class LocalExponents {

	private LocalExponents() {
		// static computation only
	}

	/** {@return those of a curve without a window, over an eighth of a decade to either side; NaN for fewer than 3 points} */
	public static double[] of(final double[] x, final double[] y) {
		if (x.length >= Stretch.FEWEST) return of(x, y, 0, x.length, Math.log(10) / 8);
		final double[] unknown = new double[x.length];
		Arrays.fill(unknown, Double.NaN);
		return unknown;
	}

	/**
	 * O(n) for n points.
	 *
	 * @param from first point of the window: inside of it no point outside counts
	 * @param to the point after the window's last one
	 */
	static double[] of(final double[] x, final double[] y, final int from, final int to, final double halfWidth) {
		final PrefixSums curve = new PrefixSums(x, y);
		final double[] sum = new double[x.length + 1];
		final double[] squares = new double[x.length + 1];
		final double centre = x[x.length / 2];
		for (int i = 0; i < x.length; i++) {
			sum[i + 1] = sum[i] + x[i] - centre;
			squares[i + 1] = squares[i] + (x[i] - centre) * (x[i] - centre);
		}
		final double[] exponents = new double[x.length];
		for (int i = 0, a = 0, b = 0; i < x.length; i++) {
			final boolean inside = i >= from && i < to;
			while (x[a] < x[i] - halfWidth)
				a++;
			while (b < x.length && x[b] <= x[i] + halfWidth)
				b++;
			final int first = Math.max(inside ? from : 0, Math.min(a, i - 1));
			final int end = Math.min(inside ? to : x.length, Math.max(b, i + 2));
			final double mean = (sum[end] - sum[first]) / (end - first);
			final double variation = squares[end] - squares[first] - (end - first) * mean * mean;
			exponents[i] = curve.product(first, end, mean + centre) / variation;
		}
		return exponents;
	}
}
