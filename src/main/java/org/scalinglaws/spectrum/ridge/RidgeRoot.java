package org.scalinglaws.spectrum.ridge;

/**
 * df1 - m (1 - u) as a function of kappa, m = min(P, N), u = 1 - df1/m given ridge/kappa, and Newton's step for its root
 * in ln kappa, taken where it is nearly a power: on the logarithms of df1, of what df1 lacks of the rank, or of m u.
 */
final class RidgeRoot {

	private final RidgeSums sums;
	private final double least, ratio, gap, ridge;
	private double free, freeSlope, difference;

	RidgeRoot(final RidgeSums sums, final double least, final double ratio, final double gap, final double ridge) {
		this.sums = sums;
		this.least = least;
		this.ratio = ratio;
		this.gap = gap;
		this.ridge = ridge;
	}

	void at(final double kappa) {
		final double shrink = ridge / kappa, root = Math.sqrt(gap * gap + 4 * ratio * shrink);
		free = shrink == 0 ? 0 : 2 * shrink / (gap + root);
		freeSlope = shrink == 0 ? 0 : shrink / root;
		sums.against(least, kappa);
		difference = sums.excess() + least * free;
	}

	/** u. */
	double free() {
		return free;
	}

	/** Falls with kappa, the root is where it is 0. */
	double difference() {
		return difference;
	}

	/** By which ln kappa is to change. */
	double step() {
		final double rank = sums.spectrum().rank();
		if (least >= rank) { // m u = m - df1
			final double right = -sums.excess();
			return Math.log1p(difference / right) / (freeSlope / free + sums.slope() / right);
		}
		if (2 * least > rank) { // rank - df1 = rank - m + m u
			final double left = rank - least - sums.excess(), right = rank - least + least * free;
			return Math.log1p(difference / left) / (sums.slope() / left + least * freeSlope / right);
		}
		final double right = least * (1 - free); // df1 = m (1 - u)
		if (!(right > 0)) return difference / (sums.slope() + least * freeSlope);
		return Math.log1p(difference / right) / (sums.slope() / (right + difference) + least * freeSlope / right);
	}
}
