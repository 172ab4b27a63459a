package org.scalinglaws.online.dynamics;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeFlow;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.online.law.DriftLaw;
import org.scalinglaws.online.model.IndexColumns;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The gradient flow of the population loss of an {@link IndexProblem}, w_k' = -d E[loss]/d w_k: stochastic gradient descent
 * in the limit of small learning rates, with the sum of the learning rates for the time.
 * <p>
 * Students stay w_k(t) = sum_l alpha_kl(lambda, t) w_l(0) + sum_m beta_km(lambda, t) w*_m, of which the matrices come out on
 * the nodes.
 * </p>
 */
public final class IndexFlow {

	private final NodeMoments weights;
	private final IndexProblem problem;
	private final double tolerance;

	/**
	 * @param weights moments of the K students at the start and then of the M teachers
	 * @param tolerance target relative error of the columns (gaps: a hundred times more), in [1e-12, 1e-2]
	 * @throws IllegalArgumentException if a parameter is missing or out of range
	 */
	public IndexFlow(final NodeMoments weights, final IndexProblem problem, final double tolerance) {
		this.weights = Require.given("weights", weights);
		this.problem = Require.given("problem", problem);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
	}

	/**
	 * What comes out.
	 *
	 * @param trajectory columns time, {@link IndexColumns} and diverged, one row per time
	 * @param sign of the optimum approached by one student of one teacher, 0 if none or for several units
	 * @param propagator at the end, [student][vector][node]: the part of each student at the start, then of each teacher
	 * @param snapshots the same at each recorded time, if asked for
	 * @param canceled whether it was stopped before its end
	 */
	public record Result(Columns trajectory, int sign, double[][][] propagator, List<double[][][]> snapshots,
		boolean canceled)
	{
	}

	/**
	 * Times from 0 to an end, evenly spaced in the logarithm from the first in which anything changes.
	 *
	 * @param records at least 2
	 * @throws IllegalArgumentException if the end is below 1e-290 or records out of range
	 */
	public double[] logarithmicTimes(final double endTime, final int records) {
		double energy = 0;
		for (int m = problem.students(); m < problem.projections(); m++)
			energy = Math.max(energy, weights.energy(m, m));
		return ModeFlow.times(1 / (8 * weights.largestEigenvalue() * energy), endTime, records);
	}

	/**
	 * Integrates the flow.
	 *
	 * @param times not negative, ascending; one row of the trajectory for each
	 * @param snapshots whether to keep the propagator at all times
	 * @throws IllegalArgumentException if times are not finite and ascending, the means cannot be computed for the problem, or
	 *           the start is too large for a finite loss
	 * @throws ArithmeticException if a step cannot be solved however short it is
	 */
	public Result solve(final double[] times, final boolean snapshots, final Progress progress) {
		ModeFlow.requireTimes(times);
		final Flow flow = new Flow(snapshots);
		final ModeRun run = ModeFlow.run(flow, times, new double[0], progress);
		return new Result(flow.rows.metadata("steps", run.steps()).metadata("passes", run.passes()).metadata("canceled", !run
			.complete()).build().with(problem.metadata()), flow.sign(), flow.propagator(), flow.kept, !run.complete());
	}

	/** The state that changes, and its records. */
	private final class Flow extends IndexModes {

		private final DriftLaw mean;
		private final int[] scalarOf;
		private final double[] drift;
		private final double[] driftBy;
		private final boolean keep;
		private final List<double[][][]> kept = new ArrayList<>();
		private final Columns.Builder rows;

		Flow(final boolean keep) {
			this(DriftLaw.of(IndexFlow.this.problem), keep);
		}

		private Flow(final DriftLaw mean, final boolean keep) {
			super(weights, IndexFlow.this.problem, mean, new VectorMoments(IndexFlow.this.problem.students(),
				IndexFlow.this.problem.teachers(), false, true), tolerance);
			this.mean = mean;
			this.keep = keep;
			scalarOf = scalarOfEntry();
			drift = new double[students * (students + teachers)];
			driftBy = new double[drift.length * scalarOf.length];
			final List<String> names = new ArrayList<>(List.of("time"));
			names.addAll(IndexColumns.of(super.problem));
			names.add("diverged");
			rows = Columns.builder(names);
		}

		@Override
		public void values(final double[] scalars, final double at, final double[] values) {
			evaluate(scalars);
			setValues(values);
		}

		@Override
		public void derivatives(final double[] scalars, final double at, final double[][] by) {
			evaluate(scalars);
			setDerivatives(by);
		}

		@Override
		public void linearise(final double[] scalars, final double at, final double[] values, final double[][] by) {
			evaluate(scalars);
			setValues(values);
			setDerivatives(by);
		}

		private void setValues(final double[] values) {
			mean.drift(drift);
			for (int i = 0; i < drift.length; i++)
				values[i] = -drift[i];
		}

		private void setDerivatives(final double[][] by) {
			mean.driftDerivatives(driftBy);
			for (int e = 0; e < scalarOf.length; e++)
				for (int i = 0; i < drift.length; i++)
					by[scalarOf[e]][i] = -driftBy[i * scalarOf.length + e];
			share(by);
		}

		@Override
		public boolean recordsNodes() {
			return keep;
		}

		@Override
		public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
			final double[] values = values(scalars, sums), row = new double[2 + values.length];
			row[0] = at;
			System.arraycopy(values, 0, row, 1, values.length);
			rows.row(row);
			if (keep) kept.add(propagator());
		}

		private double[][][] propagator() {
			final double[][][] parts = new double[students][students + teachers][];
			for (int k = 0; k < students; k++)
				for (int a = 0; a < students + teachers; a++)
					parts[k][a] = nodes().component(moments.propagator(k, a)).clone();
			for (int j = 0; j < nodes().size() && sign() != 0; j++)
				parts[0][1][j] += sign(); // of w, not of w - sign w*
			return parts;
		}
	}
}
