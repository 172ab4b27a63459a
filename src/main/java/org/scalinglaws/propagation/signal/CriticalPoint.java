package org.scalinglaws.propagation.signal;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.Bisection;

/**
 * Where the slope is 1 for a bias deviation: below this weight deviation any two inputs become one, above it they stay
 * apart.
 * <p>
 * At a mean square q of preactivations the slope is 1 for sigma_w^2 = 1/E phi'^2, and q is the fixed point for
 * sigma_b^2 = q - sigma_w^2 E phi^2, which rises with q from 0 without end for all three activations. So there is one
 * critical weight deviation for each bias deviation.
 * </p>
 *
 * @param weightDeviation sigma_w
 * @param biasDeviation sigma_b
 * @param fixedPoint q*
 * @param curvature kappa, the metric factor: distances fall like 1/(kappa layer)
 */
public record CriticalPoint(double weightDeviation, double biasDeviation, double fixedPoint, double curvature) {

	/**
	 * Finds it.
	 *
	 * @param biasDeviation 0 to 100
	 * @throws IllegalArgumentException if it is out of range
	 */
	public static CriticalPoint of(final Activation activation, final double biasDeviation) {
		Require.inRange("biasDeviation", biasDeviation, 0, MeanField.GREATEST);
		if (biasDeviation == 0) return new CriticalPoint(1 / activation.slopeAtZero(), 0, 0, 0);
		final double variance = biasDeviation * biasDeviation;
		double high = 1;
		while (biasVariance(activation, high) < variance)
			high *= 2;
		final double q = Bisection.first(one -> biasVariance(activation, one) >= variance, 0, high);
		final NormalMoments at = activation.moments(q);
		return new CriticalPoint(1 / Math.sqrt(at.slopeSquare()), biasDeviation, q, q * at.curvatureSquare() / at
			.slopeSquare() / 2);
	}

	/** With which a mean square of preactivations is kept where the slope is 1. */
	private static double biasVariance(final Activation activation, final double q) {
		final NormalMoments at = activation.moments(q);
		return q - at.meanSquare() / at.slopeSquare();
	}
}
