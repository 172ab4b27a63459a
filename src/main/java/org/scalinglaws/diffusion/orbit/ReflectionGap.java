package org.scalinglaws.diffusion.orbit;

/**
 * What the average over a template x0 and its mirror image -x0 takes off the variance of the gradient: the mean of
 * 4 (x.x0)^2 (1 - tanh^2(x.x0/sigma^2)) for x = x0 + sigma z, which depends on the norm r of x0 alone.
 * <p>
 * With y = x.x0/r the density's factor exp(r y/sigma^2) and 1/cosh^2 together, made even, leave one 1/cosh: the gap is
 * 4 r^2 sigma^2 exp(-r^2/2 sigma^2) E[t^2/cosh(r t/sigma)] over a standard normal t. The integrand is analytic in a strip, so
 * that the trapezoidal rule with steps a fraction of its width is exact to rounding, at any noise level; Gauss-Hermite
 * quadrature is not, as its nodes miss the narrow peak of 1/cosh where the noise is small.
 * </p>
 */
public final class ReflectionGap {

	private ReflectionGap() {
		// static function only
	}

	/**
	 * The gap.
	 *
	 * @param norm of the template, greater than 0
	 * @param noiseLevel sigma, greater than 0
	 * @return the difference of the variances, relative error below 1e-13
	 */
	public static double of(final double norm, final double noiseLevel) {
		final double ratio = norm / noiseLevel;
		final double step = Math.min(0.5, 0.2 / ratio), end = Math.min(10, 45 / ratio);
		double sum = 0;
		for (int i = 1; i * step < end; i++) {
			final double t = i * step;
			sum += t * t * Math.exp(-t * t / 2) / Math.cosh(ratio * t);
		}
		final double mean = 2 * step * sum / Math.sqrt(2 * Math.PI);
		return 4 * norm * norm * noiseLevel * noiseLevel * Math.exp(-ratio * ratio / 2) * mean;
	}
}
