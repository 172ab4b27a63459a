package org.scalinglaws.retrieval.flow;

import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.table.Columns;

/**
 * The gradient flow of phase retrieval at given times.
 *
 * @param trajectory one row per time: time, {@link Observables#COLUMNS}, diverged,
 *          overlapRate = du/dt, energyRate = ds/dt, and the higher overlaps and
 *          energies that were asked for
 * @param sign of the optimum that the flow approaches: the sign of u once |u|/s*
 *          has exceeded 1/2, of u itself before that, 0 where u = 0
 * @param startCoefficient per node alpha in w = alpha w(0) + beta w*, at the end
 * @param teacherCoefficient per node beta
 * @param snapshots alpha and beta at each recorded time, if asked for
 * @param steps taken
 * @param passes over the nodes
 * @param complete false if it was canceled before the last time
 */
public record FlowSolution(Columns trajectory, int sign, double[] startCoefficient, double[] teacherCoefficient,
	java.util.List<double[][]> snapshots, long steps, long passes, boolean complete)
{

	/**
	 * The weights at the end.
	 *
	 * @param start w(0), one value per node of the full measure
	 * @param teacher w*
	 * @return alpha w(0) + beta w*
	 * @throws IllegalArgumentException if a length is not the number of nodes
	 */
	public double[] weights(final double[] start, final double[] teacher) {
		return weights(startCoefficient, teacherCoefficient, start, teacher);
	}

	/**
	 * The weights at recorded time k, as {@link #weights(double[], double[])}.
	 */
	public double[] weights(final int k, final double[] start, final double[] teacher) {
		return weights(snapshots.get(k)[0], snapshots.get(k)[1], start, teacher);
	}

	private static double[] weights(final double[] alpha, final double[] beta, final double[] start,
		final double[] teacher)
	{
		org.scalinglaws.ground.Require.length("weights", start, alpha.length);
		org.scalinglaws.ground.Require.length("teacher", teacher, alpha.length);
		final double[] weights = new double[alpha.length];
		for (int j = 0; j < weights.length; j++)
			weights[j] = alpha[j] * start[j] + beta[j] * teacher[j];
		return weights;
	}
}
