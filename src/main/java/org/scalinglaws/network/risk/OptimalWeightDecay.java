package org.scalinglaws.network.risk;

import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;

/**
 * The weight decay of least excess risk at a number of samples.
 * <p>
 * The risk is followed over a grid of decays around sqrt(n_eff / d); where it is
 * least, the zero of its exact derivative is found between the neighbours.
 * </p>
 *
 * @param weightDecay the optimum; 0 if the risk falls down to the least decay of the
 *          grid, as it does once all of the target is above the noise; infinite if
 *          nothing beats the zero estimator
 * @param state the solution there, or at the least or the largest decay
 */
public record OptimalWeightDecay(double weightDecay, State state) {

	/** Grid of decays in units of sqrt(n_eff / d). */
	private static final double LEAST = 1e-5, MOST = 1e3, RATIO = 1.6;

	private static final double EQUAL = 1e-6;

	/**
	 * Finds the optimum.
	 *
	 * @param evolution of either network
	 * @param samples n, at least 1
	 * @param effectiveSamples n, or n/d for quadratic networks
	 * @param noiseVariance Delta, at least 0
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static OptimalWeightDecay of(final StateEvolution evolution, final double samples,
		final double effectiveSamples, final double noiseVariance)
	{
		final double unit = Math.sqrt(effectiveSamples / evolution.dimension());
		final State zero = evolution.solve(new Setting(samples, unit * MOST, noiseVariance));
		State state = zero, best = zero;
		double at = unit * MOST;
		for (double decay = at / RATIO; decay > unit * LEAST; decay /= RATIO) {
			state = evolution.solve(new Setting(samples, decay, noiseVariance), state);
			if (state.risk() >= best.risk()) continue;
			best = state;
			at = decay;
		}
		if (best.risk() > evolution.zeroRisk() * (1 - EQUAL)) return new OptimalWeightDecay(Double.POSITIVE_INFINITY, zero);
		if (at / RATIO <= unit * LEAST) return new OptimalWeightDecay(0, best);
		final State start = best;
		final double low = Math.log(at / RATIO), high = Math.log(at * RATIO);
		if (!(slope(evolution, samples, low, noiseVariance, start) < 0 && slope(evolution, samples, high, noiseVariance,
			start) > 0)) return new OptimalWeightDecay(at, best);
		final double root = new BracketingNthOrderBrentSolver(1e-12, 1e-10, 1e-14, 5).solve(100, log -> slope(evolution,
			samples, log, noiseVariance, start), low, high);
		return new OptimalWeightDecay(Math.exp(root), evolution.solve(new Setting(samples, Math.exp(root), noiseVariance),
			start));
	}

	private static double slope(final StateEvolution evolution, final double samples, final double logDecay,
		final double noiseVariance, final State start)
	{
		return evolution.solve(new Setting(samples, Math.exp(logDecay), noiseVariance), start).exponentInWeightDecay();
	}
}
