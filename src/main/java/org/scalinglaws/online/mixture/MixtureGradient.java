package org.scalinglaws.online.mixture;

import java.util.Arrays;

import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.run.SampleGradient;

/** The derivatives of a sample's loss by the outputs. They grow at most with the outputs, so that a step never overshoots. */
record MixtureGradient(MixtureProblem problem) implements SampleGradient {

	/** Beyond this the squares of the outputs are no numbers. */
	private static final double LARGEST = 1e150;

	@Override
	public boolean coefficients(final double[] projections, final double label, final StepSize stepSize,
		final double[] coefficients)
	{
		final int trueClass = problem.trueClass(label);
		switch (problem.loss()) {
			case HALF_SQUARED -> Arrays.setAll(coefficients, k -> projections[k] - problem.target(trueClass, k));
			case LOGISTIC -> logistic(projections, trueClass, coefficients);
		}
		boolean small = true;
		for (int k = 0; k < coefficients.length; k++) {
			coefficients[k] *= stepSize.perSample();
			small &= Math.abs(coefficients[k]) < LARGEST;
		}
		return small;
	}

	private static void logistic(final double[] outputs, final int trueClass, final double[] slopes) {
		if (outputs.length == 1) {
			slopes[0] = trueClass == 0 ? -1 / (1 + Math.exp(outputs[0])) : 1 / (1 + Math.exp(-outputs[0]));
			return;
		}
		double largest = outputs[0], sum = 0;
		for (final double output : outputs)
			largest = Math.max(largest, output);
		for (int k = 0; k < slopes.length; k++)
			sum += slopes[k] = Math.exp(outputs[k] - largest);
		for (int k = 0; k < slopes.length; k++)
			slopes[k] = slopes[k] / sum - (k == trueClass ? 1 : 0);
	}
}
