package org.scalinglaws.online.mixture;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeFlow;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The gradient flow dw/dt = -d loss/dw of a mixture of classes: stochastic gradient descent in the limit of small
 * learning rates. The columns are those of {@link MixturePrediction}, but step and diverged.
 *
 * @see <a href="https://arxiv.org/abs/2510.14074">arXiv 2510.14074</a>
 */
public final class MixtureFlow {

	/**
	 * What the flow gives.
	 *
	 * @param weights dimension x students, at the last recorded time
	 * @param snapshots the same at all recorded times, if asked for
	 * @param complete false if it was canceled before the last time
	 */
	public record Solution(Columns trajectory, double[] weights, List<double[]> snapshots, boolean complete) {
	}

	private final MixtureProblem problem;
	private final double[][] weights;
	private final double tolerance;

	/**
	 * @param weights at the start, dimension x students, student after student
	 * @param tolerance target relative error, in [1e-12, 1e-2]
	 * @throws IllegalArgumentException if a parameter is missing, of another length or out of range
	 */
	public MixtureFlow(final MixtureProblem problem, final double[] weights, final double tolerance) {
		this.problem = Require.given("problem", problem);
		this.weights = problem.byStudent(weights);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
	}

	/**
	 * Times to record: 0, then evenly spaced in the logarithm from about the first in which anything changes.
	 *
	 * @param records from 2
	 * @throws IllegalArgumentException if the end is below 1e-290 or records out of range
	 */
	public static double[] logarithmicTimes(final MixtureProblem problem, final double endTime, final int records) {
		return ModeFlow.times(1 / MixtureModes.fastest(problem), endTime, records);
	}

	/**
	 * Integrates the flow.
	 *
	 * @param times not negative, ascending; one row of the trajectory for each
	 * @param snapshots whether to keep the weights at all times
	 * @return up to the last time or to a cancel
	 * @throws IllegalArgumentException if times are not finite and ascending from 0 on
	 * @throws ArithmeticException if a step cannot be solved however short it is
	 */
	public Solution solve(final double[] times, final boolean snapshots, final Progress progress) {
		ModeFlow.requireTimes(times);
		final Recorded modes = new Recorded(snapshots);
		final ModeRun run = ModeFlow.run(modes, times, new double[0], progress);
		modes.rows.metadata("integratedSteps", run.steps()).metadata("passes", run.passes()).metadata("canceled", !run
			.complete());
		return new Solution(modes.rows.build().with(problem.metadata()), modes.weights(), modes.snapshots, run.complete());
	}

	/** The modes with the rows of the trajectory. */
	private final class Recorded extends MixtureModes {

		private final boolean keeps;
		private final Columns.Builder rows;
		private final List<double[]> snapshots = new ArrayList<>();

		Recorded(final boolean keeps) {
			super(problem, weights, null, 1, tolerance);
			this.keeps = keeps;
			final List<String> names = new ArrayList<>(List.of("time"));
			names.addAll(observables.columns());
			rows = Columns.builder(names);
		}

		double[] weights() {
			final int dimension = problem.dimension();
			final double[] all = new double[dimension * problem.students()];
			for (int k = 0; k < problem.students(); k++)
				System.arraycopy(nodes().component(k), 0, all, k * dimension, dimension);
			return all;
		}

		@Override
		public boolean recordsNodes() {
			return keeps;
		}

		@Override
		public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
			final double[] values = values(scalars), row = new double[1 + values.length];
			row[0] = at;
			System.arraycopy(values, 0, row, 1, values.length);
			rows.row(row);
			if (keeps) snapshots.add(weights());
		}
	}
}
