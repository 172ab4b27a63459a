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

	/** {@return the predicted optimal decay over sqrt(n/d): sqrt(2 Delta log(d/n)) for n below d/3, else NaN; or 4 sqrt(Delta)} */
	double optimalDecayFactor(double effectiveSamples, double dimension, double noiseVariance);

	/** {@return the constant of the peak at interpolation, R lambda^(2/3) / Delta^(4/3) as lambda vanishes} */
	double peakConstant();

	/** {@return the risk where the decay's threshold cuts a power law: (1 + 1/(2 gamma - 1)) (lambda sqrt(d) / n)^(2 - 1/gamma); twice that at a quarter of the threshold} */
	double underfittingRisk(double effectiveSamples, double weightDecay, double dimension, double exponent);

	/** {@return the risk that decay alone leaves where the samples determine the target: n (d lambda)^2 / (n - d)^3, or 2n for n in the bracket; else NaN} */
	double biasRisk(double effectiveSamples, double weightDecay, double dimension);

	/** {@return how many samples count where an interpolating network has no noise: n / (2 log(d/n)) or n, for n below d/3, else NaN} */
	double countedSamples(double effectiveSamples, double dimension);

	/** {@return the state evolution on the power law of a dimension and an exponent gamma, on few nodes} */
	StateEvolution powerLaw(double dimension, double exponent);

	/** {@return the Bayes-optimal risk on the same target: coefficients normal of variances i^-2gamma, or eigenvectors Haar} */
	BayesOptimal bayesOptimal(double dimension, double exponent);
}
