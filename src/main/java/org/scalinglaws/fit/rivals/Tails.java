package org.scalinglaws.fit.rivals;

import org.apache.commons.math3.special.Beta;

/**
 * Chances, if the smaller of two models holds, of an F as large as seen or larger,
 * where F is the squares taken away by one more parameter in units of what is left.
 */
final class Tails {

	private Tails() {
		// static functions only
	}

	/** A parameter of either sign. */
	static double free(final double f, final double freedom) {
		return freedom > 0 ? Beta.regularizedBeta(freedom / (freedom + Math.max(0, f)), freedom / 2, 0.5) : Double.NaN;
	}

	/**
	 * A parameter that cannot be negative: F is 0 in half of the cases (Chernoff, Ann.
	 * Math. Stat. 25 (1954) 573), and the chance is 1 there.
	 */
	static double bounded(final double f, final double freedom) {
		return f > 0 ? free(f, freedom) / 2 : 1;
	}

	/**
	 * A parameter at the best of many places: at most the chance at one place plus
	 * that of passing from place to place (Davies, Biometrika 74 (1987) 33; Knowles and
	 * Siegmund, Int. Stat. Rev. 57 (1989) 205).
	 *
	 * @param path of the unit vector of the parameter's direction, in radians
	 */
	static double searched(final double f, final double freedom, final double path) {
		final double passing = path / Math.PI * Math.pow(freedom / (freedom + Math.max(0, f)), (freedom - 1) / 2);
		return Math.min(1, free(f, freedom) + passing);
	}
}
