package org.scalinglaws.retrieval.prediction;

import org.scalinglaws.integrate.DiscreteRadau;

/** The coefficients of {@link StepMoments} at the five stages of a leap, and their derivatives. */
final class StageCoefficients {

	private static final int S = DiscreteRadau.STAGES;

	final double[][] values = new double[S][StepMoments.COUNT];
	final double[][] byC = new double[S][StepMoments.COUNT];
	final double[][] byQ = new double[S][StepMoments.COUNT];

	/** @param learningRate at the stages 1..5 */
	void set(final StepMoments moments, final double[] c, final double[] q, final double[] learningRate) {
		for (int k = 0; k < S; k++) {
			moments.values(c[k + 1], q[k + 1], learningRate[k + 1], values[k]);
			moments.derivatives(c[k + 1], q[k + 1], learningRate[k + 1], byC[k], byQ[k]);
		}
	}

	/** The largest relative growth in one step, of e^2 or e w*, of a node at any stage; not below 0. */
	double largestGrowth(final double[] eigenvalue) {
		double largest = 0;
		for (final double[] stage : values)
			largest = Math.max(largest, largestGrowth(stage, eigenvalue));
		return largest;
	}

	static double largestGrowth(final double[] coefficients, final double[] eigenvalue) {
		double largest = 0;
		for (final double lambda : eigenvalue)
			largest = Math.max(largest, lambda * Math.max(coefficients[StepMoments.R], 2 * coefficients[StepMoments.R] +
				lambda * coefficients[StepMoments.X]));
		return largest;
	}
}
