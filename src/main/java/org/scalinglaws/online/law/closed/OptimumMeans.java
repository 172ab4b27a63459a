package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Jets;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.SquaredLoss;

/**
 * Squared losses of one student about an optimum: functions of q = E a^2, c = sign E a t and E t^2, with a = z - sign t, in
 * which nothing cancels where a is small.
 */
public abstract class OptimumMeans implements Means {

	private static final int[] PLACE = { 0, 1, 2 };

	private final double factor;
	private final double noiseVariance;
	private final Jets jets = new Jets(3);

	OptimumMeans(final IndexProblem problem) {
		factor = ((SquaredLoss) problem.loss()).factor();
		noiseVariance = problem.noiseVariance();
	}

	/**
	 * Of one student and teacher with a squared loss, or null if the link has no closed form about an optimum.
	 */
	public static OptimumMeans of(final IndexProblem problem) {
		switch (problem.link().name()) {
			case "linear":
				return new LinearOptimum(problem);
			case "square":
				return new SquareOptimum(problem);
			case "relu":
				return new ReluOptimum(problem);
			default:
				return null;
		}
	}

	@Override
	public final void at(final double[] covariance, final int sign, final CovarianceJet loss, final CovarianceJet[] noise) {
		jets.reset();
		final double[] q = jets.variable(0, covariance[0]), c = jets.times(sign, jets.variable(1, covariance[1]));
		final double[] t = jets.variable(2, covariance[3]);
		loss.fill(0);
		loss.add(factor, residual(jets, q, c, t), PLACE);
		if (noise == null) return;
		noise[0].fill(0);
		final double[] whole = jets.plus(gradient(jets, q, c, t), noiseVariance, slope(jets, q, c, t));
		noise[0].add(4 * factor * factor, whole, PLACE);
	}

	/** E (f - T)^2. */
	abstract double[] residual(Jets of, double[] q, double[] c, double[] t);

	/** E (f - T)^2 s'^2. */
	abstract double[] gradient(Jets of, double[] q, double[] c, double[] t);

	/** E s'^2. */
	abstract double[] slope(Jets of, double[] q, double[] c, double[] t);
}
