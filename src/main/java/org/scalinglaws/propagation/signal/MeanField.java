package org.scalinglaws.propagation.signal;

import org.scalinglaws.ground.Require;

/**
 * Random layers of infinite width at the length that they keep: h' = W phi(h) + b with W_ij ~ N(0, weightDeviation^2/width)
 * and b_i ~ N(0, biasDeviation^2).
 *
 * @param activation phi
 * @param weightDeviation sigma_w
 * @param biasDeviation sigma_b
 * @param fixedPoint the mean square q* of preactivations with q* = sigma_w^2 E phi^2 + sigma_b^2; 0 only where no other is
 * @param slope sigma_w^2 E phi'^2 at q*, by which a small distance of two inputs grows in a layer
 * @param curvature kappa = sigma_w^2 q* E phi''^2/2, with which it grows less: rho' = slope rho - curvature rho^2
 */
public record MeanField(Activation activation, double weightDeviation, double biasDeviation, double fixedPoint,
	double slope, double curvature)
{

	/** Of both deviations. */
	public static final double GREATEST = 100;

	/**
	 * Finds the length. E phi^2 of the three activations is concave in the variance, so that besides 0 there is at most one
	 * fixed point, which Newton's steps from above approach without passing it.
	 *
	 * @param weightDeviation 0 to 100
	 * @param biasDeviation 0 to 100
	 * @throws IllegalArgumentException if a deviation is out of range
	 */
	public static MeanField of(final Activation activation, final double weightDeviation, final double biasDeviation) {
		Require.inRange("weightDeviation", weightDeviation, 0, GREATEST);
		Require.inRange("biasDeviation", biasDeviation, 0, GREATEST);
		final double weights = weightDeviation * weightDeviation, bias = biasDeviation * biasDeviation;
		final double gain = activation.slopeAtZero() * activation.slopeAtZero();
		if (bias == 0 && weights * gain <= 1) return new MeanField(activation, weightDeviation, biasDeviation, 0, weights *
			gain, 0);
		double q = weights * activation.greatestMeanSquare() + bias;
		NormalMoments at = activation.moments(q);
		while (true) {
			final double less = q - (q - weights * at.meanSquare() - bias) / (1 - weights * at.growth());
			if (!(less < q && less > 0)) break;
			q = less;
			at = activation.moments(q);
		}
		return new MeanField(activation, weightDeviation, biasDeviation, q, weights * at.slopeSquare(), weights * q * at
			.curvatureSquare() / 2);
	}

	/** {@return whether all preactivations vanish in the end, so that a distance of their directions means nothing} */
	public boolean isSilent() {
		return fixedPoint == 0;
	}
}
