package org.scalinglaws.regression.parameters;

import org.scalinglaws.random.Streams;

/** Random features with a target to be learned on them. */
interface FeatureMap {

	/**
	 * Draws inputs and features and fits the target's labels on them.
	 *
	 * @param count p, of features; the first ones of a run are the same for any count
	 * @param components at most
	 */
	SmoothedError fit(int count, int components, double noiseVariance, Streams streams, int run);

	/** {@return what the mean of the test parameters is with all components; NaN where there is no closed form} */
	double predictedTestParameters(int count);

	/** {@return what the mean of the test error is with all components; NaN where there is no closed form} */
	double predictedTestError(int count, double noiseVariance);
}
