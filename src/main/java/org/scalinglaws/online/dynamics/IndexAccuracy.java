package org.scalinglaws.online.dynamics;

import org.scalinglaws.modes.VectorMoments;

/**
 * To which accuracy the scalars of an index problem are wanted: relative to themselves, the loss and the gaps.
 *
 * @param students K
 * @param teachers M of them
 * @param moments tells where the scalars are
 * @param tolerance target relative error of the columns; the gaps' is a hundred times larger
 */
record IndexAccuracy(int students, FixedUnits teachers, VectorMoments moments, double tolerance) {

	/** Estimates in units of the tolerance that are allowed: they are about twenty times the error where all is slow. */
	private static final double VALUE_FACTOR = 5, GAP_FACTOR = 3500, SQUARE_FACTOR = 50;

	/** Gaps, loss and errors are relative down to this part of their start. */
	private static final double FLOOR = 1e-20;
	private static final double ROUND_OFF = 3e-15;

	/** About the origin the size to which a scalar is wanted: an overlap may pass through 0. */
	double scale(final int scalar, final double[] scalars) {
		final double size = Math.abs(scalars[scalar]);
		for (int k = 0; k < students; k++) {
			final double energy = Math.abs(scalars[moments.square(k, k)]);
			for (int m = 0; m < teachers.count(); m++)
				if (scalar == moments.cross(k, m)) return orFloor(size + 1e-4 * Math.sqrt(energy * teachers.energy(m)));
			for (int l = k; l < students; l++)
				if (scalar == moments.square(k, l)) return orFloor(size + 1e-4 * Math.sqrt(energy * Math.abs(scalars[moments.square(
					l, l)])));
		}
		throw new IllegalArgumentException("scalar must be that of a pair of units, was " + scalar);
	}

	/** Exactly at the origin a scalar has no size of its own, and a first guess of 0 could never be corrected. */
	private double orFloor(final double size) {
		return size > 0 ? size + Double.MIN_NORMAL : FLOOR * teachers.energy(0);
	}

	/**
	 * About the origin the error in units of what is allowed; the loss of several units ends at rounding.
	 *
	 * @param drift derivatives of the loss as its law lays them out
	 */
	double error(final double[] scalars, final double[] sums, final double[] scalarErrors, final double[] sumErrors,
		final double[] drift, final double loss)
	{
		final int n = students + teachers.count();
		double largest = 0, ofLoss = 0, roundOff = 0;
		for (int p = 0; p < scalars.length; p++)
			largest = Math.max(largest, scalarErrors[p] / scale(p, scalars));
		for (int k = 0; k < students; k++) {
			final double target = teachers.square(Math.min(k, teachers.count() - 1));
			largest = Math.max(largest, sumErrors[moments.square(k, k)] / (Math.abs(sums[moments.square(k, k)]) + target));
			for (int a = k; a < n; a++) {
				final int scalar = a < students ? moments.square(k, a) : moments.cross(k, a - students);
				final double slope = Math.abs(drift[k * n + a]) / (k == a ? 2 : 1);
				ofLoss += slope * scalarErrors[scalar];
				roundOff += slope * Math.abs(scalars[scalar]);
			}
		}
		final double allowed = VALUE_FACTOR * tolerance;
		return Math.max(largest / allowed, ofLoss / (4 * allowed * loss + ROUND_OFF * roundOff + Double.MIN_NORMAL));
	}

	/** About an optimum the size to which e'Qw* or e'Qe is wanted: a gap down to 1e-20. */
	double scaleOfError(final int scalar, final double[] scalars) {
		return Math.abs(scalars[scalar]) + FLOOR * teachers.energy(0) + (scalar == 0 ? 1e-3 * Math.abs(scalars[1]) : 0);
	}

	/** About an optimum the error in units of what is allowed, as phase retrieval's: c = sign e'Qw*, q = e'Qe. */
	double errorOfError(final int sign, final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		final double target = teachers.energy(0), floor = FLOOR * target, c = sign * scalars[0], q = scalars[1];
		final double errorC = scalarErrors[0], errorQ = scalarErrors[1], errorS = 2 * errorC + errorQ;
		final double value = VALUE_FACTOR * tolerance, gap = GAP_FACTOR * tolerance, squares = SQUARE_FACTOR * tolerance;
		// the part of e along w* can be far smaller than e: its digits end at those of e
		final double roundOff = ROUND_OFF * Math.sqrt(Math.abs(q) * target);
		double largest = Math.max(errorC / (value * (target + c)), errorS / (value * Math.abs(target + 2 * c + q)));
		largest = Math.max(largest, sumErrors[1] / (squares * (Math.abs(sums[1]) + FLOOR * teachers.square(0))));
		largest = Math.max(largest, errorC / (gap * scaleOfError(0, scalars) + roundOff));
		largest = Math.max(largest, errorS / (gap * (Math.abs(2 * c + q) + 1e-3 * Math.abs(q) + floor) + roundOff));
		return Math.max(largest, errorQ / (squares * scaleOfError(1, scalars)));
	}
}
