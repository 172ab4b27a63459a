package org.scalinglaws.descent.quadratic;

import org.scalinglaws.ground.Require;

/**
 * A linear target with positive weights, learned by a student whose weights are squares, q_i = v_i^2, and by a linear one.
 * <p>
 * Inputs have independent coordinates of mean 0 and variance lambda_i; the risk of weights q is sum lambda_i (q_i -
 * w*_i)^2, without 1/2 and without the labels' noise. The squared student starts at v_i = startScale, the linear one
 * at 0.
 * </p>
 *
 * @param spectrum lambda, none negative
 * @param target w*, as many, all greater than 0, to 1e100: squares reach nothing else
 * @param startScale of v, 1e-100 to 1e50; from 0, v would never leave it
 */
public record SquaredRegression(double[] spectrum, double[] target, double startScale) {

	/** @throws IllegalArgumentException if a value is out of range or not finite, or the risk at the start is */
	public SquaredRegression {
		Require.spectrum("spectrum", spectrum);
		Require.length("target", Require.finite("target", Require.given("target", target)), spectrum.length);
		for (int i = 0; i < target.length; i++)
			if (!(target[i] > 0 && target[i] <= Require.LARGEST)) throw new IllegalArgumentException(
				"target must be greater than 0, to 1e100, was " + target[i] + " at " + i);
		Require.inRange("startScale", Require.positive("startScale", startScale), 1e-100, 1e50);
		Require.inRange("risk of spectrum, target and startScale at the start", startRisk(spectrum, target, startScale * startScale) + startRisk(spectrum,
			target, 0), 0, 1e300);
	}

	/** {@return the number of coordinates} */
	public int dimension() {
		return spectrum.length;
	}

	/** {@return q_i at the start} */
	public double start() {
		return startScale * startScale;
	}

	/** {@return the rate of the fastest coordinate, of both students and at any time} */
	double fastestRate() {
		double fastest = 0;
		for (int i = 0; i < spectrum.length; i++)
			fastest = Math.max(fastest, spectrum[i] * Math.max(2, 4 * Math.max(target[i], start())));
		return fastest;
	}

	/** {@return the sum of lambda_i (q - w*_i)^2 with the same q for all} */
	static double startRisk(final double[] spectrum, final double[] target, final double q) {
		double risk = 0;
		for (int i = 0; i < spectrum.length; i++)
			risk += spectrum[i] * (q - target[i]) * (q - target[i]);
		return risk;
	}
}
