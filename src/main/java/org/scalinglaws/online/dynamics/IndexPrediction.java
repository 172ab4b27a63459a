package org.scalinglaws.online.dynamics;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.online.law.StepLaw;
import org.scalinglaws.online.model.IndexColumns;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * What one-pass stochastic gradient descent on an {@link IndexProblem} does on the average, without a simulation: the exact
 * change of the first and second moments of the weights in one step, with the covariance of the projections taken for its
 * mean (mean field, the only approximation: its error is of the order of the learning rate).
 * <p>
 * Steps cost one sweep over the nodes; where the recursion is slow it leaps over many of them. It describes runs that have
 * not diverged, at learning rates well below the largest stable one.
 * </p>
 *
 * <pre>
 * NodeMoments nodes = BinnedSpectrum.of(spectrum, new double[][] { weights, teacher }, 1e-8, Progress.NONE).moments();
 * Columns trajectory = new IndexPrediction(nodes, problem, LearningRateSchedule.constant(1e-3), 1, 1e-8).solve(100_000, 200,
 * 	Progress.NONE).trajectory();
 * </pre>
 */
public final class IndexPrediction {

	/** Steps below which a leap costs more than they: more if a step's law costs next to nothing. */
	private static final long AUTOMATIC = 0, SHORTEST_OF_INTEGRALS = 32;

	private final NodeMoments weights;
	private final double unit;
	private final IndexProblem problem;
	private final LearningRateSchedule schedule;
	private final int batchSize;
	private final double tolerance;
	private final long shortestLeap;

	/**
	 * @param weights moments of the K students at the start and then of the M teachers
	 * @param schedule learning rates: w_k changes by -rate d loss/d w_k
	 * @param batchSize samples per step, in [1, 10^9]
	 * @param tolerance relative error that leaps may make (gaps: a hundred times more), in [1e-12, 1e-2]
	 * @throws IllegalArgumentException if a parameter is missing or out of range, or the means of a step cannot be computed for
	 *           the problem
	 */
	public IndexPrediction(final NodeMoments weights, final IndexProblem problem, final LearningRateSchedule schedule,
		final int batchSize, final double tolerance)
	{
		this(weights, problem, schedule, batchSize, tolerance, AUTOMATIC);
	}

	/** @param shortestLeap in steps; more than there are to take plain steps only, 0 to choose */
	IndexPrediction(final NodeMoments weights, final IndexProblem problem, final LearningRateSchedule schedule,
		final int batchSize, final double tolerance, final long shortestLeap)
	{
		this.weights = Require.given("weights", weights);
		unit = weights.unit();
		this.problem = Require.given("problem", problem);
		this.schedule = Require.given("schedule", schedule);
		this.batchSize = Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
		this.shortestLeap = shortestLeap;
	}

	/**
	 * What comes out.
	 *
	 * @param trajectory columns time (the sum of the learning rates so far), step, {@link IndexColumns} and diverged; it ends
	 *          with a row of diverged = 1 and the last finite record if the recursion diverges
	 * @param sign of the optimum approached by one student of one teacher, 0 if none or for several units
	 * @param diverged whether the recursion diverged
	 * @param canceled whether it was stopped before its end
	 */
	public record Result(Columns trajectory, int sign, boolean diverged, boolean canceled) {
	}

	/**
	 * Follows the recursion, with records evenly spaced in the logarithm of the step.
	 *
	 * @param steps in [1, 10^15]
	 * @param records number of rows at most, the start included; in [2, 10^6]
	 * @return up to the last step, to divergence, or to a cancel
	 * @throws IllegalArgumentException if a parameter is out of range, or the start is too large for a finite loss
	 */
	public Result solve(final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, LearningRateSchedule.MAX_STEPS);
		Require.inRange("records", records, 2, 1_000_000);
		final Recursion recursion = new Recursion();
		final long shortest = shortestLeap != AUTOMATIC ? shortestLeap : recursion.step.isClosedForm()
			? ModeLeaps.SHORTEST_LEAP : SHORTEST_OF_INTEGRALS;
		final ModeRun run = ModeLeaps.run(recursion, schedule::rate, schedule.smoothParts(steps), LogSteps.upTo(steps,
			records), shortest, progress);
		recursion.rows.metadata("steps", (long) run.end()).metadata("plainSteps", run.plainSteps()).metadata("leaps", run
			.steps()).metadata("passes", run.passes()).metadata("canceled", !run.complete());
		return new Result(recursion.rows.build().with(problem.metadata()), recursion.sign(), run.diverged(), !run.complete());
	}

	/** The state that changes, and its records. */
	private final class Recursion extends IndexModes {

		private final StepLaw step;
		private final StepCoefficients coefficients;
		private final Columns.Builder rows;
		private double[] row;

		Recursion() {
			this(StepLaw.of(IndexPrediction.this.problem));
		}

		private Recursion(final StepLaw step) {
			super(weights.inUnits(unit), IndexPrediction.this.problem, step, new VectorMoments(IndexPrediction.this.problem.students(),
				IndexPrediction.this.problem.teachers(), true, false), tolerance);
			this.step = step;
			coefficients = new StepCoefficients(step, moments, scalarOfEntry(), batchSize);
			final List<String> names = new ArrayList<>(List.of("time", "step"));
			names.addAll(IndexColumns.of(super.problem));
			names.add("diverged");
			rows = Columns.builder(names);
		}

		/** In steps. */
		@Override
		public double shortestTime(final double at, final double[] scalars) {
			return super.shortestTime(at, scalars) / rate(at);
		}

		private double rate(final double at) {
			return schedule.rate(at) * unit;
		}

		@Override
		public void values(final double[] scalars, final double at, final double[] values) {
			evaluate(scalars);
			coefficients.values(rate(at), values);
		}

		@Override
		public void derivatives(final double[] scalars, final double at, final double[][] by) {
			evaluate(scalars);
			coefficients.derivatives(rate(at), by);
			share(by);
		}

		@Override
		public void linearise(final double[] scalars, final double at, final double[] values, final double[][] by) {
			evaluate(scalars);
			coefficients.values(rate(at), values);
			coefficients.derivatives(rate(at), by);
			share(by);
		}

		@Override
		public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
			final double[] values = values(scalars, sums);
			values[values.length - 1] /= unit; // the mean squared error
			row = new double[3 + values.length];
			row[0] = schedule.time(at);
			row[1] = at;
			System.arraycopy(values, 0, row, 2, values.length);
			rows.row(row);
		}

		/** Repeats the last record, marked. */
		@Override
		public void diverged(final double at) {
			row[0] = schedule.time(at);
			row[1] = at;
			row[row.length - 1] = 1;
			rows.row(row);
		}
	}
}
