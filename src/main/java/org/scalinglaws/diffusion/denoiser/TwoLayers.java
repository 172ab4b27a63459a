package org.scalinglaws.diffusion.denoiser;

/**
 * The product P P' per noise level, started aligned: w = Q/(a + b u) with a = Q + (1 - Q) e, b = Q (1 - e)/lambda and e =
 * exp(-8 eta tau lambda), of which the integral is elementary.
 *
 * @param start Q, the weight of each mode at time 0, greater than 0
 * @param learningRate eta
 */
record TwoLayers(double start, double learningRate) implements DenoiserLaw {

	@Override
	public double weight(final double eigenvalue, final double u, final double time) {
		return start / (constant(eigenvalue, time) + slope(eigenvalue, time) * u);
	}

	@Override
	public double logShrinkage(final double eigenvalue, final double uFrom, final double uTo, final double time) {
		final double a = constant(eigenvalue, time), b = slope(eigenvalue, time);
		final double whole = Math.log(uTo / uFrom);
		return whole * (1 - start) * fading(eigenvalue, time) / a + start / a * Math.log1p(b * (uTo - uFrom) / (a + b * uFrom));
	}

	private double fading(final double eigenvalue, final double time) {
		return Math.exp(-8 * learningRate * time * eigenvalue);
	}

	private double constant(final double eigenvalue, final double time) {
		return start + (1 - start) * fading(eigenvalue, time);
	}

	private double slope(final double eigenvalue, final double time) {
		final double rate = 8 * learningRate * time;
		return start * (eigenvalue > 0 ? -Math.expm1(-rate * eigenvalue) / eigenvalue : rate);
	}
}
