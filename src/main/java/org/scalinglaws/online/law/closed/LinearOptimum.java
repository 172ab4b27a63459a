package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Jets;
import org.scalinglaws.online.model.IndexProblem;

/** The link z: f - T = a. */
final class LinearOptimum extends OptimumMeans {

	LinearOptimum(final IndexProblem problem) {
		super(problem);
	}

	@Override
	double[] residual(final Jets of, final double[] q, final double[] c, final double[] t) {
		return q;
	}

	@Override
	double[] gradient(final Jets of, final double[] q, final double[] c, final double[] t) {
		return q;
	}

	@Override
	double[] slope(final Jets of, final double[] q, final double[] c, final double[] t) {
		return of.constant(1);
	}
}
