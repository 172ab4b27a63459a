package org.scalinglaws.integrate;

/**
 * The exponential integral E1(x) = -Ei(-x), the integral of e^-t/t from x to infinity, and its entire part Ein(x) = E1(x) +
 * ln x + gamma, the integral of (1 - e^-t)/t from 0 to x, which stays small where x does.
 * <p>
 * A power series where x is small, elsewhere the continued fraction from its far end. Relative error below 1e-15, as far
 * as the value is not below the least normal number.
 * </p>
 * Source: Abramowitz and Stegun, 5.1.11 and 5.1.22 in its contracted form.
 */
public final class ExponentialIntegral {

	/** Euler's constant. */
	private static final double GAMMA = 0.5772156649015329;

	/** Beyond it the three parts of E1 cancel. */
	private static final double SERIES_TO = 0.5;

	/** Beyond it the series is the longer way to Ein. */
	private static final double ENTIRE_TO = 2;

	/** Of the series, there. */
	private static final int TERMS = 26;

	/** e^-x is zero beyond. */
	private static final double END = 746;

	private ExponentialIntegral() {
		// static functions only
	}

	/**
	 * E1.
	 *
	 * @param x greater than 0; at 0 the value is infinite
	 */
	public static double e1(final double x) {
		if (x <= SERIES_TO) return series(x) - Math.log(x) - GAMMA;
		return x > END ? 0 : Math.exp(-x) / fraction(x);
	}

	/**
	 * Ein.
	 *
	 * @param x at least 0
	 */
	public static double ein(final double x) {
		if (x <= ENTIRE_TO) return series(x);
		return e1(x) + Math.log(x) + GAMMA;
	}

	/** The sum of -(-x)^k/(k k!) from k = 1. */
	private static double series(final double x) {
		double sum = 0, term = x;
		for (int k = 1; k <= TERMS && sum + term / k != sum; k++) {
			sum += term / k;
			term *= -x / (k + 1);
		}
		return sum;
	}

	/** x + 1 - 1/(x + 3 - 4/(x + 5 - ...)), whose levels count the less the larger x is. */
	private static double fraction(final double x) {
		final int levels = 8 + (int) (100 / x);
		double fraction = x + 2 * levels + 1;
		for (int level = levels; level >= 1; level--)
			fraction = x + 2 * level - 1 - (double) level * level / fraction;
		return fraction;
	}
}
