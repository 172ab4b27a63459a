package org.scalinglaws.online.model;

/**
 * A multiple of (f - y)^2.
 *
 * @param name as in {@link Loss#NAMES}
 * @param factor before the square, 1 or 1/2
 */
public record SquaredLoss(String name, double factor) implements Loss {

	@Override
	public double value(final double output, final double label) {
		return factor * (output - label) * (output - label);
	}

	@Override
	public double slope(final double output, final double label) {
		return 2 * factor * (output - label);
	}

	@Override
	public double cleanValue(final double output, final double teacherOutput) {
		return value(output, teacherOutput);
	}

	@Override
	public double meanSlope(final double output, final double teacherOutput, final double noiseVariance) {
		return slope(output, teacherOutput);
	}

	@Override
	public double meanSquaredSlope(final double output, final double teacherOutput, final double noiseVariance) {
		final double residual = output - teacherOutput;
		return 4 * factor * factor * (residual * residual + noiseVariance);
	}

	@Override
	public double meanCurvature(final double teacherOutput, final double noiseVariance) {
		return 2 * factor;
	}
}
