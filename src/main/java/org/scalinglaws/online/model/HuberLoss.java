package org.scalinglaws.online.model;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.MillsRatio;

/**
 * Half the square of a residual up to the threshold, linear beyond. Its means over normal label noise are integrals of the
 * normal distribution over the quadratic part.
 *
 * @param threshold where the quadratic part ends, greater than 0
 */
public record HuberLoss(double threshold) implements Loss {

	/** Deviations beyond which the normal density is nothing, 1e-30. */
	private static final double FAR = 11.7;

	/**
	 * @throws IllegalArgumentException if the threshold is not finite and positive
	 */
	public HuberLoss {
		Require.positive("threshold", threshold);
	}

	@Override
	public String name() {
		return "huber";
	}

	@Override
	public double value(final double output, final double label) {
		final double size = Math.abs(output - label);
		return size <= threshold ? size * size / 2 : threshold * (size - threshold / 2);
	}

	@Override
	public double slope(final double output, final double label) {
		return Math.max(-threshold, Math.min(output - label, threshold));
	}

	@Override
	public double cleanValue(final double output, final double teacherOutput) {
		return value(output, teacherOutput);
	}

	@Override
	public double meanSlope(final double output, final double teacherOutput, final double noiseVariance) {
		if (noiseVariance == 0) return slope(output, teacherOutput);
		final double residual = output - teacherOutput, size = Math.abs(residual), deviation = Math.sqrt(noiseVariance);
		// what the clipping takes away on either side
		return Math.copySign(size - deviation * (excess((size - threshold) / deviation) - excess((-size - threshold) /
			deviation)), residual);
	}

	@Override
	public double meanSquaredSlope(final double output, final double teacherOutput, final double noiseVariance) {
		if (noiseVariance == 0) {
			final double slope = slope(output, teacherOutput);
			return slope * slope;
		}
		final double residual = Math.abs(output - teacherOutput), deviation = Math.sqrt(noiseVariance);
		final double low = (-threshold - residual) / deviation, high = (threshold - residual) / deviation;
		final double atLow = density(low), atHigh = density(high);
		final double outside = below(low, atLow) + below(-high, atHigh);
		return threshold * threshold * outside + (residual * residual + noiseVariance) * (1 - outside) + deviation *
			((residual - threshold) * atLow - (residual + threshold) * atHigh);
	}

	/** {@return the probability of the quadratic part} */
	@Override
	public double meanCurvature(final double teacherOutput, final double noiseVariance) {
		return noiseVariance == 0 ? 1 : MillsRatio.erfOfRoot(threshold / Math.sqrt(noiseVariance));
	}

	/** E max(x + n, 0), n standard normal. */
	private static double excess(final double x) {
		if (x < -FAR) return 0;
		final double density = density(x);
		return x * below(x, density) + density;
	}

	/** The probability of normals below x, with the density there. */
	private static double below(final double x, final double density) {
		return x < 0 ? density * MillsRatio.at(-x) : 1 - density * MillsRatio.at(x);
	}

	private static double density(final double x) {
		return Math.abs(x) > FAR ? 0 : Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
	}
}
