package org.scalinglaws.spectrum;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/** The power-law spectrum lambda_i = i^-a / H with H = sum_j j^-a, of trace 1. */
public final class PowerLaw {

	/** The largest dimension of a spectrum that is held coordinate by coordinate. */
	public static final int MAX_DIMENSION = 100_000_000;

	private PowerLaw() {
		// static functions only
	}

	/**
	 * The eigenvalues in descending order.
	 *
	 * @param dimension d in [1, 1e8]
	 * @param exponent a in [0, 20]; 0 is the isotropic spectrum 1/d
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] spectrum(final int dimension, final double exponent) {
		return spectrum(dimension, exponent, Progress.NONE);
	}

	/**
	 * As above, for dimensions that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] spectrum(final int dimension, final double exponent, final Progress progress) {
		Require.inRange("dimension", dimension, 1, MAX_DIMENSION);
		Require.inRange("exponent", exponent, 0, 20);
		final double[] spectrum = new double[dimension];
		final double[] sum = { 0 };
		Pieces.forEach(dimension, progress, (from, to) -> sum[0] = fill(spectrum, dimension - from, dimension - to,
			-exponent, sum[0]));
		for (int i = 0; i < dimension; i++)
			spectrum[i] /= sum[0];
		return spectrum;
	}

	/** Powers of the ranks from high down to above low, and the sum so far: smallest first, for its last digits. */
	private static double fill(final double[] powers, final int high, final int low, final double power,
		final double before)
	{
		double sum = before;
		for (int rank = high; rank > low; rank--) {
			powers[rank - 1] = Math.pow(rank, power);
			sum += powers[rank - 1];
		}
		return sum;
	}

	/**
	 * The normalisation H = sum of j^-a over j = 1 ... d, in constant time: the
	 * first terms one by one, the rest by the Euler-Maclaurin formula.
	 *
	 * @param dimension d in [1, 1e15], rounded down to a whole number
	 * @param exponent a in [0, 20]
	 * @return H, to about 1e-15 relative
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double harmonic(final double dimension, final double exponent) {
		final double last = Math.floor(Require.inRange("dimension", dimension, 1, 1e15));
		Require.inRange("exponent", exponent, 0, 20);
		final double from = Math.min(last, 128);
		double sum = from < last ? remainder(from, last, exponent) : Math.pow(last, -exponent);
		for (int j = (int) from - 1; j >= 1; j--)
			sum += Math.pow(j, -exponent);
		return sum;
	}

	/** The sum of j^-a over j = from ... to by Euler-Maclaurin; what is left out is below (a / from)^7 / 3e4 of a term. */
	private static double remainder(final double from, final double to, final double a) {
		final double ratio = Math.log(to / from);
		final double z = (1 - a) * ratio; // the integral, also where a is close to 1
		final double integral = Math.pow(from, 1 - a) * ratio * (Math.abs(z) < 1e-9 ? 1 + z / 2 : Math.expm1(z) / z);
		return integral + ends(from, a, 1) + ends(to, a, -1);
	}

	/**
	 * The sum of j^-a over all j from one on, in constant time.
	 *
	 * @param from a whole number in [1, 1e15]
	 * @param exponent a in (1, 1000]
	 * @return the sum, to about 1e-14 relative
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double tail(final double from, final double exponent) {
		Require.inRange("from", from, 1, 1e15);
		Require.inRange("exponent", exponent, Math.nextUp(1.0), 1000);
		final double smooth = Math.max(from, Math.max(128, Math.ceil(8 * exponent))); // from where the formula holds
		double sum = smooth * Math.pow(smooth, -exponent) / (exponent - 1) + ends(smooth, exponent, 1);
		for (double j = smooth - 1; j >= from; j--)
			sum += Math.pow(j, -exponent);
		return sum;
	}

	private static double ends(final double x, final double a, final int side) {
		final double first = a / x / 12;
		final double third = a * (a + 1) * (a + 2) / (x * x * x) / 720;
		final double fifth = a * (a + 1) * (a + 2) * (a + 3) * (a + 4) / Math.pow(x, 5) / 30240;
		return Math.pow(x, -a) * (0.5 + side * (first - third + fifth));
	}
}
