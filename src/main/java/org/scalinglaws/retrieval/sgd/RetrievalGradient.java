package org.scalinglaws.retrieval.sgd;

import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.leap.LeapLaw;
import org.scalinglaws.sgd.run.SampleGradient;

/**
 * The gradient 4 ((x.w)^2 - y) (x.w) x of a sample; its step overshoots x.w by 4
 * learningRate |(x.w)^2 - y| trace. A tail moves at the speed max(8 s*, 4 |3s - s*|, 8
 * |u|): 8 s* at the optimum, more while s is beyond it.
 */
final class RetrievalGradient implements SampleGradient, LeapLaw, LeapLaw.Rule {

	private final double teacherEnergy;

	RetrievalGradient(final RetrievalProblem problem) {
		teacherEnergy = problem.teacherEnergy();
	}

	@Override
	public boolean coefficients(final double[] projections, final double label, final StepSize stepSize,
		final double[] coefficients)
	{
		final double response = projections[0];
		coefficients[0] = coefficient(response, response * response - label, stepSize);
		return !Double.isNaN(coefficients[0]);
	}

	@Override
	public double coefficient(final double response, final double teacherResponse, final double noise,
		final StepSize stepSize)
	{
		return coefficient(response, response * response - teacherResponse * teacherResponse - noise, stepSize);
	}

	private static double coefficient(final double response, final double residual, final StepSize stepSize) {
		return 4 * Math.abs(residual) <= stepSize.largestGrowth() ? 4 * stepSize.perSample() * residual * response
			: Double.NaN;
	}

	@Override
	public LeapLaw.Rule rule(final long run) {
		return this;
	}

	@Override
	public double speed(final double energy, final double overlap) {
		return Math.max(leastSpeed(), Math.max(4 * Math.abs(3 * energy - teacherEnergy), 8 * Math.abs(overlap)));
	}

	@Override
	public double leastSpeed() {
		return 8 * teacherEnergy;
	}

	@Override
	public String leastSpeedName() {
		return "8 s*";
	}
}
