package org.scalinglaws.online.dynamics;

import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.online.model.Assignment;
import org.scalinglaws.online.model.IndexProblem;

/**
 * What a trajectory records, as {@link org.scalinglaws.online.model.IndexColumns} names it, of scalars and sums.
 *
 * @param teachers of the problem
 * @param moments tells where the scalars are
 * @param dimension d
 */
record IndexObservables(IndexProblem problem, FixedUnits teachers, VectorMoments moments, double dimension) {

	/** @param sign 0, or that of the optimum about which a single student is written */
	double[] values(final int sign, final double[] scalars, final double[] sums, final double loss) {
		if (problem.projections() == 2) return pair(sign, scalars, sums, loss);
		final int students = problem.students();
		final double[] values = new double[scalars.length + 2];
		int at = 0;
		for (int k = 0; k < students; k++)
			for (int m = 0; m < teachers.count(); m++)
				values[at++] = scalars[moments.cross(k, m)];
		for (int k = 0; k < students; k++)
			for (int l = k; l < students; l++)
				values[at++] = scalars[moments.square(k, l)];
		values[at++] = loss;
		values[at] = meanSquaredError(sums);
		return values;
	}

	/** By Cauchy's inequality squares are at least what they are on the teacher's line, where their own digits may be lost. */
	private double[] pair(final int sign, final double[] scalars, final double[] sums, final double loss) {
		final double target = teachers.energy(0), p = scalars[0], q = Math.max(scalars[1], p * p / target);
		final boolean free = problem.link().isEven();
		if (sign == 0) {
			final double reached = free ? Math.abs(p) : p;
			return new double[] { p, q, 1 - reached / target, 1 - q / target, loss, meanSquaredError(sums) };
		}
		final double c = sign * p, square = Math.max(sums[1], sums[0] * sums[0] / teachers.square(0));
		final double error = square + (free ? Math.min(0, 4 * (sign * sums[0] + teachers.square(0))) : 0);
		// 0 - x where -x would be a negative zero
		return new double[] { sign * (target + c), target + 2 * c + q, (0 - c) / target, (0 - (2 * c + q)) / target, loss, Math
			.max(0, error / dimension) };
	}

	private double meanSquaredError(final double[] sums) {
		final double[][] distances = new double[problem.students()][teachers.count()];
		for (int k = 0; k < distances.length; k++)
			for (int m = 0; m < teachers.count(); m++) {
				final double cross = sums[moments.cross(k, m)];
				distances[k][m] = Math.max(0, sums[moments.square(k, k)] - 2 * (problem.link().isEven() ? Math.abs(cross) : cross) +
					teachers.square(m));
			}
		return Assignment.meanSquaredError(distances, dimension);
	}
}
