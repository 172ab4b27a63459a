package org.scalinglaws.diffusion.denoiser;

import org.scalinglaws.integrate.ExponentialIntegral;

/**
 * One matrix per noise level: 1 - w = (1 - e) u/(lambda + u) + (1 - Q) e with e = exp(-2 eta tau (lambda + u)). Both parts
 * are of one sign where Q is at most 1, and their integrals are differences of Ein and of E1, which keep their digits.
 *
 * @param start Q, the weight of each mode at time 0
 * @param learningRate eta
 */
record OneLayer(double start, double learningRate) implements DenoiserLaw {

	@Override
	public double weight(final double eigenvalue, final double u, final double time) {
		final double rate = 2 * learningRate * time * (eigenvalue + u);
		return start * Math.exp(-rate) - Math.expm1(-rate) * (eigenvalue / (eigenvalue + u));
	}

	@Override
	public double logShrinkage(final double eigenvalue, final double uFrom, final double uTo, final double time) {
		final double rate = 2 * learningRate * time;
		final double learned = ExponentialIntegral.ein(rate * (eigenvalue + uTo)) - ExponentialIntegral.ein(rate * (eigenvalue +
			uFrom));
		return learned + (1 - start) * Math.exp(-rate * eigenvalue) * fading(rate, uFrom, uTo);
	}

	/** The integral of exp(-rate u)/u. */
	private static double fading(final double rate, final double from, final double to) {
		if (rate * from > 1) return ExponentialIntegral.e1(rate * from) - ExponentialIntegral.e1(rate * to);
		return Math.log(to / from) + ExponentialIntegral.ein(rate * from) - ExponentialIntegral.ein(rate * to);
	}
}
