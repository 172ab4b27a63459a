package org.scalinglaws.online.scaling;

import java.util.Arrays;

/**
 * The errors lambda_j E (v_j - theta_j)^2 of all features at one time.
 *
 * @param decay 2 lambda_j, the rate at which an error falls
 * @param gain lambda_j^2/B, the factor of the force
 * @param noise that is added to twice the risk in the force
 * @param forced the errors
 * @param free what they were without the force
 */
record ForcedErrors(double[] decay, double[] gain, double noise, double[] forced, double[] free) {

	static ForcedErrors start(final SourceProblem problem) {
		final double[] eigenvalue = problem.eigenvalues(), start = problem.startErrors();
		return new ForcedErrors(Arrays.stream(eigenvalue).map(lambda -> 2 * lambda).toArray(), Arrays.stream(eigenvalue)
			.map(lambda -> lambda * lambda / problem.batchSize()).toArray(), problem.effectiveNoise(), start, start);
	}

	int size() {
		return decay.length;
	}

	ForcedErrors with(final double[] newForced, final double[] newFree) {
		return new ForcedErrors(decay, gain, noise, newForced, newFree);
	}
}
