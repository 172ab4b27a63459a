package org.scalinglaws.diffusion.denoiser;

import org.scalinglaws.ground.Require;

/**
 * A linear diffusion model in training: at each noise level sigma a linear denoiser W learns by gradient flow on E|W (x +
 * sigma z) - x|^2 for centred data x, and samples are drawn by the probability-flow equation from sigmaTo down to
 * sigmaFrom, starting with variance sigmaTo^2. In the eigenbasis of the data's covariance each mode learns by itself, and
 * both its weight and the variance of what is drawn are known in closed form.
 * <p>
 * What is drawn of a mode at last has the variance sigmaTo^2 (lambda + sigmaFrom^2)/(lambda + sigmaTo^2).
 * </p>
 * Source: Wang and Pehlevan, arXiv 2503.03206. Logarithms of variances are computed, to 1e-14 or so, so that variances keep
 * their digits at all times.
 */
public final class Denoiser {

	/** Of eigenvalues, rates and times; all products stay finite. */
	public static final double LARGEST = 1e50;

	private final DenoiserLaw law;
	private final double uFrom, uTo;

	/**
	 * @param layers 1, or 2 for the symmetric product P P'
	 * @param start the weight of each mode at time 0, in [0, 1000]; greater than 0 for two layers, which leave 0 never
	 * @param learningRate of gradient flow, greater than 0, to 1e50
	 * @param sigmaFrom least noise level, at which sampling ends; greater than 0
	 * @param sigmaTo greatest noise level, greater than sigmaFrom, to 1e50
	 * @throws IllegalArgumentException if one of them is out of range
	 */
	public Denoiser(final int layers, final double start, final double learningRate, final double sigmaFrom,
		final double sigmaTo)
	{
		Require.inRange("layers", layers, 1, 2);
		Require.inRange("start", start, 0, 1000);
		if (layers == 2 && start == 0) throw new IllegalArgumentException(
			"start must be greater than 0 for two layers, which else never leave 0, was 0");
		Require.inRange("learningRate", Require.positive("learningRate", learningRate), 0, LARGEST);
		Require.inRange("sigmaFrom", Require.positive("sigmaFrom", sigmaFrom), 1e-50, LARGEST);
		Require.inRange("sigmaTo", Require.positive("sigmaTo", sigmaTo), 1e-50, LARGEST);
		if (!(sigmaFrom < sigmaTo)) throw new IllegalArgumentException("sigmaFrom must be less than sigmaTo = " + Require.text(
			sigmaTo) + ", was " + Require.text(sigmaFrom));
		law = layers == 1 ? new OneLayer(start, learningRate) : new TwoLayers(start, learningRate);
		uFrom = sigmaFrom * sigmaFrom;
		uTo = sigmaTo * sigmaTo;
	}

	/**
	 * Requires variances of data.
	 *
	 * @return the spectrum
	 * @throws IllegalArgumentException if one is negative, not finite or greater than 1e50, or all are 0
	 */
	public static double[] checked(final double[] spectrum) {
		Require.spectrum("spectrum", spectrum);
		for (int i = 0; i < spectrum.length; i++)
			Require.inRange("spectrum at " + i, spectrum[i], 0, LARGEST);
		return spectrum;
	}

	/** {@return the weight of a mode at the least noise level} */
	public double weight(final double eigenvalue, final double time) {
		return law.weight(eigenvalue, uFrom, time);
	}

	/** {@return the weight of a mode at any noise level} */
	public double weight(final double eigenvalue, final double sigma, final double time) {
		return law.weight(eigenvalue, sigma * sigma, time);
	}

	/** {@return the variance of a mode in what is drawn at that time of training} */
	public double variance(final double eigenvalue, final double time) {
		return Math.exp(logVariance(eigenvalue, time));
	}

	/** {@return its logarithm} */
	public double logVariance(final double eigenvalue, final double time) {
		return Math.log(uTo) - law.logShrinkage(eigenvalue, uFrom, uTo, time);
	}

	/** {@return by how much its logarithm rises in the whole of training; negative if it falls} */
	public double rise(final double eigenvalue) {
		return finalLogVariance(eigenvalue) - logVariance(eigenvalue, 0);
	}

	/** {@return its logarithm after endless training} */
	public double finalLogVariance(final double eigenvalue) {
		return Math.log(uTo) + Math.log((eigenvalue + uFrom) / (eigenvalue + uTo));
	}
}
