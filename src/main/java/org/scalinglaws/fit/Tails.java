package org.scalinglaws.fit;

import org.apache.commons.math3.special.Beta;

/**
 * Chances, without the model's further parameters, of a likelihood ratio as large as
 * seen, from chi2 of both models.
 */
final class Tails {

	private Tails() {
		// static functions only
	}

	/**
	 * One more parameter, of either sign: F of 1 and the given degrees of freedom.
	 *
	 * @param known nu, the degrees of freedom in the unit of chi2
	 * @param freedom those of the larger model
	 */
	static double free(final double chi2, final double larger, final double known, final double freedom) {
		final double share = share(chi2, larger, known);
		return freedom > 0 ? Beta.regularizedBeta(1 - share, freedom / 2, 0.5) : Double.NaN;
	}

	/**
	 * One more parameter that cannot be negative: the ratio is 1 in half of the cases
	 * (Chernoff, Ann. Math. Stat. 25 (1954) 573), and the chance is 1 there.
	 */
	static double bounded(final double chi2, final double larger, final double known, final double freedom) {
		return larger < chi2 ? free(chi2, larger, known, freedom) / 2 : 1;
	}

	/**
	 * One more direction at the best of many places: at most that of one place plus
	 * that of passing from place to place (Davies, Biometrika 74 (1987) 33; Knowles and
	 * Siegmund, Int. Stat. Rev. 57 (1989) 205).
	 *
	 * @param path of the unit vector of the further direction, in radians
	 */
	static double searched(final double chi2, final double larger, final double known, final double freedom,
		final double path)
	{
		final double passing = path / Math.PI * Math.pow(1 - share(chi2, larger, known), (freedom - 1) / 2);
		return Math.min(1, free(chi2, larger, known, freedom) + passing);
	}

	/** The part of all squares that the larger model takes away. */
	private static double share(final double chi2, final double larger, final double known) {
		return known + chi2 > 0 ? Math.max(0, Math.min(1, (chi2 - larger) / (known + chi2))) : 0;
	}
}
