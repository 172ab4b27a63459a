package org.scalinglaws.spectrum;

import java.util.random.RandomGenerator;

/** Chi-squared random numbers for any positive degrees of freedom, whole or not. */
public final class ChiSquared {

	private ChiSquared() {
		// static function only
	}

	/**
	 * One number, by the rejection of Marsaglia and Tsang (2000) for the gamma distribution.
	 *
	 * @param degrees of freedom, greater than 0
	 * @param random where the numbers come from: some of them, not always as many
	 */
	public static double sample(final double degrees, final RandomGenerator random) {
		final double shape = degrees / 2;
		if (shape >= 1) return 2 * gamma(shape, random);
		// of a larger shape, times a power of a uniform number
		return 2 * gamma(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
	}

	private static double gamma(final double shape, final RandomGenerator random) {
		final double d = shape - 1. / 3, c = 1 / Math.sqrt(9 * d);
		while (true) {
			final double x = random.nextGaussian(), root = 1 + c * x;
			if (root <= 0) continue;
			final double v = root * root * root;
			// StrictMath: the same numbers on every machine
			if (StrictMath.log(1 - random.nextDouble()) < x * x / 2 + d * (1 - v + StrictMath.log(v))) return d * v;
		}
	}
}
