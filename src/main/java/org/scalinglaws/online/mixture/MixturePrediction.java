package org.scalinglaws.online.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * What one-pass stochastic gradient descent on a mixture of classes does on the average, without a simulation: the exact
 * moments of one step after the other, in which means and covariances of the outputs are taken for their means over the
 * runs (mean field); that is off by the order of the learning rate.
 * <p>
 * Where the recursion is slow it leaps over many steps at once ({@link ModeLeaps}). A sweep costs the dimension times a
 * number that grows from 1 for two classes to hundreds for four. The columns are time (the sum of the learning rates),
 * step, overlaps, energies, loss, error and diverged. With one student overlapc and energyc are mean and variance of its
 * output on class c; with several overlapkc is the mean of student k's output on class c, and energyklc the covariance
 * of those of k and l. The loss and the error, the probability that an input is taken for one of another class, are over
 * all inputs.
 * </p>
 *
 * <pre>
 * Columns trajectory = new MixturePrediction(problem, weights, LearningRateSchedule.constant(1e-3), 1, 1e-8).solve(100_000,
 * 	200, Progress.NONE);
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2510.14074">arXiv 2510.14074</a>
 */
public final class MixturePrediction {

	private final MixtureProblem problem;
	private final double[][] weights;
	private final LearningRateSchedule schedule;
	private final int batchSize;
	private final double tolerance;
	private final long shortestLeap;

	/**
	 * @param weights at the start, dimension x students, student after student
	 * @param batchSize samples per step, in [1, 10^9]
	 * @param tolerance target relative error that leaps may make, in [1e-12, 1e-2]
	 * @throws IllegalArgumentException if a parameter is missing, of another length or out of range
	 */
	public MixturePrediction(final MixtureProblem problem, final double[] weights, final LearningRateSchedule schedule,
		final int batchSize, final double tolerance)
	{
		this(problem, weights, schedule, batchSize, tolerance, ModeLeaps.SHORTEST_LEAP);
	}

	/** @param shortestLeap in steps; more than there are to take plain steps only */
	MixturePrediction(final MixtureProblem problem, final double[] weights, final LearningRateSchedule schedule,
		final int batchSize, final double tolerance, final long shortestLeap)
	{
		this.problem = Require.given("problem", problem);
		this.weights = problem.byStudent(weights);
		this.schedule = Require.given("schedule", schedule);
		this.batchSize = Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
		this.shortestLeap = shortestLeap;
	}

	/**
	 * Follows the recursion, with records evenly spaced in the logarithm of the step.
	 *
	 * @param steps in [1, 10^15]
	 * @param records number of rows at most, the start included; in [2, 10^6]
	 * @return up to the last step, to divergence (then the last row has diverged = 1 and the values before it), or to a
	 *         cancel, which the metadata tell
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public Columns solve(final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, LearningRateSchedule.MAX_STEPS);
		Require.inRange("records", records, 2, 1_000_000);
		final Recorded modes = new Recorded();
		final ModeRun run = ModeLeaps.run(modes, schedule::rate, schedule.smoothParts(steps), LogSteps.upTo(steps, records),
			shortestLeap, progress);
		return modes.rows.metadata("steps", (long) run.end()).metadata("plainSteps", run.plainSteps()).metadata("leaps", run
			.steps()).metadata("passes", run.passes()).metadata("canceled", !run.complete()).build().with(problem.metadata());
	}

	/** The modes with the rows of the trajectory. */
	private final class Recorded extends MixtureModes {

		private final Columns.Builder rows;
		private double[] row;

		Recorded() {
			super(problem, weights, schedule::rate, batchSize, tolerance);
			final List<String> names = new ArrayList<>(List.of("time", "step"));
			names.addAll(observables.columns());
			names.add("diverged");
			rows = Columns.builder(names);
			row = new double[names.size()];
		}

		@Override
		public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
			final double[] values = values(scalars);
			row = Arrays.copyOf(row, row.length);
			System.arraycopy(values, 0, row, 2, values.length);
			add(at);
		}

		/** Repeats the last record, marked. */
		@Override
		public void diverged(final double at) {
			row[row.length - 1] = 1;
			add(at);
		}

		private void add(final double at) {
			row[0] = schedule.time(at);
			row[1] = at;
			rows.row(row);
		}
	}
}
