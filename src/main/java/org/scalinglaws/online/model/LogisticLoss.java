package org.scalinglaws.online.model;

import static org.scalinglaws.online.model.NamedLink.sigmoid;

import org.scalinglaws.random.RandomStream;

/** log(1 + e^-yf) with labels y = +-1 of probability sigmoid(+-T), T the teacher's output. */
record LogisticLoss() implements Loss {

	@Override
	public String name() {
		return "logistic";
	}

	@Override
	public double value(final double output, final double label) {
		return softplus(-label * output);
	}

	@Override
	public double slope(final double output, final double label) {
		return -label * sigmoid(-label * output);
	}

	@Override
	public double cleanValue(final double output, final double teacherOutput) {
		return softplus(-Math.abs(output)) + Math.abs(output) * sigmoid(output > 0 ? -teacherOutput : teacherOutput);
	}

	/** {@return sigmoid(f) - sigmoid(T)} */
	@Override
	public double meanSlope(final double output, final double teacherOutput, final double noiseVariance) {
		return sigmoid(output) - sigmoid(teacherOutput);
	}

	@Override
	public double meanSquaredSlope(final double output, final double teacherOutput, final double noiseVariance) {
		final double wrong = sigmoid(-output), right = sigmoid(output);
		return sigmoid(teacherOutput) * wrong * wrong + sigmoid(-teacherOutput) * right * right;
	}

	@Override
	public double meanCurvature(final double teacherOutput, final double noiseVariance) {
		return sigmoid(teacherOutput) * sigmoid(-teacherOutput);
	}

	@Override
	public double label(final double teacherOutput, final double noiseDeviation, final RandomStream stream) {
		return stream.nextDouble() < sigmoid(teacherOutput) ? 1 : -1;
	}

	/** log(1 + e^x). */
	private static double softplus(final double x) {
		return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
	}
}
