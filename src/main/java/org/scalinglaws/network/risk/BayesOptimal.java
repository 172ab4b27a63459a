package org.scalinglaws.network.risk;

/** Bayes-optimal estimation of a network's target. */
public interface BayesOptimal {

	/**
	 * Solves for the risk, to about 1e-12 relative.
	 *
	 * @param samples n, positive
	 * @param noiseVariance Delta, not negative
	 * @throws IllegalArgumentException if one of them is not so
	 */
	BayesRisk solve(double samples, double noiseVariance);
}
