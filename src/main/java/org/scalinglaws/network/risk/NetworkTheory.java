package org.scalinglaws.network.risk;

/**
 * What the theory of the risk asks of a network: how its samples count, its
 * landmarks along them, and its solutions on power-law targets.
 */
public interface NetworkTheory {

	/** {@return the samples that have the effect of n in the laws of both networks: n of the diagonal, n d of the quadratic one} */
	double samples(double effectiveSamples, double dimension);

	/** {@return the effective samples of a number of samples} */
	double effectiveSamples(double samples, double dimension);

	/** {@return the effective samples at which an interpolating network has just enough parameters: d, or d/4 for positive matrices} */
	double interpolation(double dimension);

	/** {@return the effective samples that determine a target of full rank where there is no noise: d, or d/2 for symmetric matrices} */
	double identification(double dimension);

	/** {@return what interpolated noise costs, rho: 1 / log (d/n), or (n/d)^(2/5)} */
	double overfitting(double effectiveSamples, double dimension);

	/** {@return d log rho / d log n} */
	double overfittingExponent(double effectiveSamples, double dimension);

	/** {@return the state evolution on the power law of a dimension and an exponent gamma, on few nodes} */
	StateEvolution powerLaw(double dimension, double exponent);

	/** {@return the Bayes-optimal risk on the same target: coefficients normal of variances i^-2gamma, or eigenvectors Haar} */
	BayesOptimal bayesOptimal(double dimension, double exponent);
}
