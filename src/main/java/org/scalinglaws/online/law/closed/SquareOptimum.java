package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Jets;
import org.scalinglaws.online.model.IndexProblem;

/** The link z^2: f - T = a (a + 2t), s' = 2 (a + t), where t stands for sign t; polynomials. */
final class SquareOptimum extends OptimumMeans {

	/** In E a^2 (a + 2t)^2 (a + t)^2: factor, powers of q, c and E t^2. */
	private static final int[][] TERMS = { { 15, 3, 0, 0 }, { 90, 2, 1, 0 }, { 39, 2, 0, 1 }, { 156, 1, 2, 0 }, { 108, 1, 1,
		1 }, { 72, 0, 3, 0 }, { 12, 1, 0, 2 }, { 48, 0, 2, 1 } };

	SquareOptimum(final IndexProblem problem) {
		super(problem);
	}

	/** 3 q^2 + 12 q c + 4 q t + 8 c^2. */
	@Override
	double[] residual(final Jets of, final double[] q, final double[] c, final double[] t) {
		final double[] factor = of.plus(of.plus(of.times(3, q), 12, c), 4, t);
		return of.plus(of.times(q, factor), 8, of.times(c, c));
	}

	@Override
	double[] gradient(final Jets of, final double[] q, final double[] c, final double[] t) {
		double[] sum = of.constant(0);
		for (final int[] term : TERMS) {
			double[] product = of.constant(4 * term[0]);
			for (int i = 0; i < 3; i++)
				for (int power = 0; power < term[1 + i]; power++)
					product = of.times(product, i == 0 ? q : i == 1 ? c : t);
			sum = of.plus(sum, product);
		}
		return sum;
	}

	@Override
	double[] slope(final Jets of, final double[] q, final double[] c, final double[] t) {
		return of.times(4, of.plus(of.plus(q, 2, c), t));
	}
}
