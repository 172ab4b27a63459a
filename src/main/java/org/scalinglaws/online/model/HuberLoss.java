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

	/** In deviations of the noise, below which series are exact to 1e-13 and differences are not. */
	private static final double SMALL = 0.03;

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
		final double residual = output - teacherOutput, deviation = Math.sqrt(noiseVariance);
		return Math.copySign(deviation * clipped(Math.abs(residual) / deviation, threshold / deviation), residual);
	}

	/**
	 * The mean of x + n clipped to [-b, b], n standard normal: the integral of the density over |t| &lt; b, 0 &lt; s &lt; x at
	 * s - t, so that it does not matter which is x and which b.
	 */
	private static double clipped(final double x, final double b) {
		final double less = Math.min(x, b), more = Math.max(x, b);
		if (less > SMALL) return less - excess(less - more) + excess(-less - more);
		final double y = less * less, z = more * more; // a series keeps the digits of what is small
		return less * MillsRatio.erfOfRoot(more) - more * density(more) * less * y * (1.0 / 3 + y / 60 * (z - 3) + y * y / 2520 *
			(z * (z - 10) + 15));
	}

	@Override
	public double meanSquaredSlope(final double output, final double teacherOutput, final double noiseVariance) {
		if (noiseVariance == 0) {
			final double slope = slope(output, teacherOutput);
			return slope * slope;
		}
		final double residual = Math.abs(output - teacherOutput), deviation = Math.sqrt(noiseVariance);
		final double x = residual / deviation, b = threshold / deviation;
		if (b < SMALL) {
			final double y = b * b, z = x * x; // what the square is below the threshold's takes little
			return threshold * threshold * (1 - b * density(x) * (4.0 / 3 + y * 2 / 15 * (z - 1) + y * y / 210 * (z * (z - 6) + 3)));
		}
		final double low = -b - x, high = b - x;
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

	/** E max(x + n, 0), n standard normal, x &lt;= 0. */
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
