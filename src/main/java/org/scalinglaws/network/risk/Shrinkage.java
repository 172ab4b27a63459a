package org.scalinglaws.network.risk;


/**
 * What soft thresholding at threshold t leaves of a target seen through noise of
 * level delta, with derivatives: the right-hand sides of the state evolution.
 *
 * @param risk E |estimate - target|^2, in the units of the target's energy
 * @param degreesOfFreedom divergence of the estimate, in the units of the samples
 * @param lostFreedom what the degrees of freedom lack to those without threshold,
 *          to its own last digits
 * @param riskByNoiseLevel derivative in delta
 * @param riskByThreshold derivative in t
 * @param freedomByNoiseLevel derivative of the degrees of freedom in delta
 * @param freedomByThreshold derivative of the degrees of freedom in t
 */
public record Shrinkage(double risk, double degreesOfFreedom, double lostFreedom, double riskByNoiseLevel,
	double riskByThreshold, double freedomByNoiseLevel, double freedomByThreshold)
{

	/**
	 * Samples less degrees of freedom, from whichever of degrees of freedom and lost
	 * ones is smaller: near the peak of interpolation their difference decides.
	 *
	 * @param all the degrees of freedom without threshold
	 */
	double rest(final double samples, final double all) {
		return degreesOfFreedom < lostFreedom ? samples - degreesOfFreedom : samples - all + lostFreedom;
	}

	/** A target that can be seen through noise and thresholded. */
	interface Target {

		/** The risk of the zero estimator. */
		double energy();

		/** The degrees of freedom without threshold. */
		double allFreedom();

		/** How large noise alone is seen: {@link NoiseEdge}. */
		double noiseEdge(double noiseLevel);

		/** A value beyond which a threshold leaves nothing of the target without noise. */
		double largest();

		/**
		 * The shrinkage.
		 *
		 * @param noiseLevel delta, positive
		 * @param threshold t, positive
		 */
		Shrinkage at(double noiseLevel, double threshold);
	}
}
