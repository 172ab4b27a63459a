package org.scalinglaws.online.sgd;

import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.run.SampleGradient;

/**
 * The gradient dloss/df df/dz_k x of a sample, z_k = x.w_k. Its step overshoots where it
 * would throw z_k more than 10^12 times over the larger of |z_k| and the teachers' scale,
 * or z_k itself is beyond 10^150, whose square nearly overflows.
 */
record IndexGradient(IndexProblem problem, double scale) implements SampleGradient {

	private static final double LARGEST_PROJECTION = 1e150;

	/** @param scale sqrt(w*'Qw*) of the largest teacher */
	IndexGradient {
	}

	@Override
	public boolean coefficients(final double[] projections, final double label, final StepSize stepSize,
		final double[] coefficients)
	{
		final double slope = problem.loss().slope(problem.output(projections), label);
		final double lossStep = stepSize.perSample() * slope; // in this order: the bits of phase retrieval's own code
		for (int k = 0; k < coefficients.length; k++) {
			final double outputSlope = problem.studentWeight() * problem.link().slope(projections[k]);
			if (!isWithin(projections[k], slope * outputSlope, stepSize)) return false;
			coefficients[k] = lossStep * outputSlope;
		}
		return true;
	}

	/** Whether the derivative g of the loss by a projection z makes a step that does not overshoot; not if it is NaN. */
	boolean isWithin(final double z, final double g, final StepSize stepSize) {
		return Math.abs(g) <= stepSize.largestGrowth() * Math.max(Math.abs(z), scale) && Math.abs(
			z) <= LARGEST_PROJECTION;
	}
}
