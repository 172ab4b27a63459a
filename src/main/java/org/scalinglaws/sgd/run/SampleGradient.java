package org.scalinglaws.sgd.run;

import org.scalinglaws.sgd.StepSize;

/** What one sample says about the weights: the whole of what is learned, for exact steps. Used by several threads at once. */
public interface SampleGradient {

	/**
	 * Computes the steps along the sample's input.
	 *
	 * @param projections x.w of each student
	 * @param label as the samples have it
	 * @param coefficients receives for each student {@link StepSize#perSample()} times
	 *          the derivative of the sample's loss by its projection
	 * @return whether the step may be made; not if it would overshoot as {@link StepSize}
	 *         says, or a coefficient is no number
	 */
	boolean coefficients(double[] projections, double label, StepSize stepSize, double[] coefficients);
}
