package org.scalinglaws.spectrum;

import org.scalinglaws.ground.Require;

/** The power-law spectrum lambda_i = i^-a / H with H = sum_j j^-a, of trace 1. */
public final class PowerLaw {

	/** The largest dimension of a spectrum that is held coordinate by coordinate. */
	public static final int MAX_DIMENSION = 100_000_000;

	private PowerLaw() {
		// static factory only
	}

	/**
	 * The eigenvalues in descending order.
	 *
	 * @param dimension d in [1, 1e8]
	 * @param exponent a in [0, 20]; 0 is the isotropic spectrum 1/d
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] spectrum(final int dimension, final double exponent) {
		Require.inRange("dimension", dimension, 1, MAX_DIMENSION);
		Require.inRange("exponent", exponent, 0, 20);
		final double[] spectrum = new double[dimension];
		double sum = 0;
		for (int i = dimension - 1; i >= 0; i--) { // smallest first, for the sum's last digits
			spectrum[i] = Math.pow(i + 1, -exponent);
			sum += spectrum[i];
		}
		for (int i = 0; i < dimension; i++)
			spectrum[i] /= sum;
		return spectrum;
	}
}
