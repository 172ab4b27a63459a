package org.scalinglaws.linear;

import java.util.Arrays;

import org.scalinglaws.task.Progress;

/**
 * The eigenvalues of D + p p' - m m' with D diagonal, one by one, in O(d) memory
 * and O(d^2) time.
 * <p>
 * Sylvester's law of inertia, applied to [[D - x, U], [U', -S^-1]] with U = (p,
 * m) and S = diag(1, -1), counts the eigenvalues below x as #(D_i &lt; x) + n(M) -
 * 1, where n is the number of negative eigenvalues of M = -S^-1 - U'(D - x)^-1 U,
 * which is 2 x 2. p p' can move an eigenvalue up to the next diagonal element, m
 * m' down to the one before: bisection between the two finds it, as often as it
 * is there.
 * </p>
 * <p>
 * Close to a D_i, M is nearly of rank one and its determinant cancels; where the
 * sign is in doubt it is computed again in twice the precision. So small
 * eigenvalues come to all digits, which a dense solver does not give.
 * </p>
 *
 * @param diagonal of D
 * @param plus p, as long
 * @param minus m, as long
 */
public record DiagonalPlusRankTwo(double[] diagonal, double[] plus, double[] minus) {

	private static final int MAX_BISECTIONS = 200;

	/** The eigenvalues in descending order; NaN from where it was canceled. */
	public double[] eigenvalues(final Progress progress) {
		final double[] sorted = diagonal.clone();
		Arrays.sort(sorted);
		final int d = sorted.length;
		final double up = DotProducts.inOrder(plus, plus), down = DotProducts.inOrder(minus, minus);
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
			if (countBelow(middle, 0x1p-20 * floor) > rank) high = middle;
			else low = middle;
		}
		return low + (high - low) / 2;
	}

	/** Relative to the eigenvalue, unless it may be 0. */
	private static double width(final double low, final double high, final double floor) {
		final double relative = 0x1p-52 * Math.max(Math.abs(low), Math.abs(high));
		return low <= 0 && high >= 0 ? Math.max(floor, relative) : relative;
	}

	/** @param tiny how far above x a diagonal element is taken to be that equals it */
	private int countBelow(final double x, final double tiny) {
		final double least = Math.max(tiny, 0x1p-60 * Math.abs(x));
		int below = 0;
		double pp = -1, pm = 0, mm = 1;
		for (int i = 0; i < diagonal.length; i++) {
			final double gap = diagonal[i] - x;
			if (gap < 0) below++;
			if (plus[i] == 0 && minus[i] == 0) continue;
			final double inverse = 1 / (gap == 0 ? least : gap);
			pp -= plus[i] * plus[i] * inverse;
			pm -= plus[i] * minus[i] * inverse;
			mm -= minus[i] * minus[i] * inverse;
		}
		final double product = pp * mm, square = pm * pm;
		final double doubt = 0x1p-52 * (64 + diagonal.length) * (Math.abs(product) + square);
		final double sign = Math.abs(product - square) > doubt ? product - square : preciseDeterminant(x, least);
		if (sign < 0) return below;
		return pp + mm < 0 ? below + 1 : below - 1;
	}

	/** det M in twice the precision. */
	private double preciseDeterminant(final double x, final double least) {
		final DoubleDouble pp = new DoubleDouble(), pm = new DoubleDouble(), mm = new DoubleDouble();
		pp.set(-1, 0);
		mm.set(1, 0);
		for (int i = 0; i < diagonal.length; i++) {
			final double gap = diagonal[i] - x;
			final double inverse = -1 / (gap == 0 ? least : gap);
			add(pp, plus[i], plus[i], inverse);
			add(pm, plus[i], minus[i], inverse);
			add(mm, minus[i], minus[i], inverse);
		}
		final DoubleDouble determinant = new DoubleDouble();
		determinant.addProduct(pp.high(), pp.low(), mm.high(), mm.low());
		determinant.addProduct(-pm.high(), -pm.low(), pm.high(), pm.low());
		return determinant.high();
	}

	/** sum += a b c. */
	private static void add(final DoubleDouble sum, final double a, final double b, final double c) {
		sum.addProduct(a * b, Math.fma(a, b, -(a * b)), c, 0);
	}
}
