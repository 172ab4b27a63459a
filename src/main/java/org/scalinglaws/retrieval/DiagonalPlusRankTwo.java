package org.scalinglaws.retrieval;

import java.util.Arrays;

import org.scalinglaws.task.Progress;

/**
 * The eigenvalues of D + p p' - m m' with D diagonal, one by one, in O(d) memory
 * and O(d^2) time.
 * <p>
 * Sylvester's law of inertia, applied to [[D - x, U], [U', -S^-1]] with U = (p,
 * m) and S = diag(1, -1), counts the eigenvalues below x as #(D_i &lt; x) + n(-S^-1
 * - U'(D - x)^-1 U) - 1, n the number of negative eigenvalues of that 2 x 2
 * matrix. p p' can move an eigenvalue up to the next diagonal element, m m' down
 * to the one before: bisection between the two finds it, as often as it is there.
 * </p>
 */
record DiagonalPlusRankTwo(double[] diagonal, double[] plus, double[] minus) {

	private static final int MAX_BISECTIONS = 200;

	/** The eigenvalues in descending order; NaN from where it was canceled. */
	double[] eigenvalues(final Progress progress) {
		final double[] sorted = diagonal.clone();
		Arrays.sort(sorted);
		final int d = sorted.length;
		final double up = square(plus), down = square(minus);
		final double scale = Math.max(Math.abs(sorted[0]), Math.abs(sorted[d - 1])) + up + down;
		final double[] eigenvalues = new double[d];
		Arrays.fill(eigenvalues, Double.NaN);
		for (int k = d - 1; k >= 0 && !progress.isCanceled(); k--) {
			final double low = k == 0 ? sorted[0] - down : Math.max(sorted[k - 1], sorted[k] - down);
			final double high = k == d - 1 ? sorted[k] + up : Math.min(sorted[k + 1], sorted[k] + up);
			eigenvalues[d - 1 - k] = bisect(k, low, high, 0x1p-80 * scale);
			progress.update((double) (d - k) / d);
		}
		return eigenvalues;
	}

	private double bisect(final int rank, final double from, final double to, final double floor) {
		double low = from, high = to;
		for (int i = 0; i < MAX_BISECTIONS && high - low > width(low, high, floor); i++) {
			final double middle = low + (high - low) / 2;
			if (countBelow(middle) > rank) high = middle;
			else low = middle;
		}
		return low + (high - low) / 2;
	}

	/** Relative to the eigenvalue, unless it may be 0. */
	private static double width(final double low, final double high, final double floor) {
		final double relative = 0x1p-52 * Math.max(Math.abs(low), Math.abs(high));
		return low <= 0 && high >= 0 ? Math.max(floor, relative) : relative;
	}

	private int countBelow(final double x) {
		int below = 0;
		double pp = -1, pm = 0, mm = 1;
		for (int i = 0; i < diagonal.length; i++) {
			final double gap = diagonal[i] - x;
			if (gap < 0) below++;
			if (plus[i] == 0 && minus[i] == 0) continue;
			final double inverse = 1 / (gap == 0 ? Double.MIN_NORMAL * 0x1p60 : gap);
			pp -= plus[i] * plus[i] * inverse;
			pm -= plus[i] * minus[i] * inverse;
			mm -= minus[i] * minus[i] * inverse;
		}
		return below - 1 + negative(pp, pm, mm);
	}

	/** The number of negative eigenvalues of [[a, b], [b, c]]; scaled, so that nothing overflows near a pole. */
	private static int negative(final double a, final double b, final double c) {
		final double scale = Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
		final double determinant = a / scale * (c / scale) - b / scale * (b / scale);
		if (determinant < 0) return 1;
		return a + c < 0 ? 2 : 0;
	}

	private static double square(final double[] vector) {
		double sum = 0;
		for (final double value : vector)
			sum += value * value;
		return sum;
	}
}
