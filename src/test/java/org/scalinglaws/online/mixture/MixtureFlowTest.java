package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The flow against an explicit solver, its closed form for squares, and descent at ever smaller rates. */
@Tag("slow")
class MixtureFlowTest {

	/** Minus the gradient of the loss by central differences of the loss itself. */
	private record Descent(MixtureProblem problem, MixtureObservables observables) implements
		FirstOrderDifferentialEquations
	{

		@Override
		public int getDimension() {
			return problem.dimension() * problem.students();
		}

		@Override
		public void computeDerivatives(final double t, final double[] y, final double[] slopes) {
			final double step = 1e-3;
			for (int i = 0; i < y.length; i++) {
				final double[] moved = y.clone();
				double slope = 0;
				for (int far = -2; far <= 2; far++) {
					moved[i] = y[i] + far * step;
					slope += new double[] { 1, -8, 0, 8, -1 }[far + 2] * loss(moved) / (12 * step);
				}
				slopes[i] = -slope;
			}
		}

		private double loss(final double[] y) {
			final double[][] scalars = observables.scalars(problem.byStudent(y));
			double loss = 0;
			for (int c = 0; c < scalars.length; c++)
				loss += problem.probabilities()[c] * observables.law(c).loss(scalars[c]);
			return loss;
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, LOGISTIC", "3, HALF_SQUARED" })
	void descendsTheLoss(final int classes, final MixtureLoss loss) {
		final int dimension = classes == 2 ? 6 : 2;
		final MixtureProblem problem = Mixtures.uneven(classes, dimension, loss);
		final double[] start = Mixtures.flat(Mixtures.weights(problem.students(), dimension, 0.5)), expected = start.clone();
		final double[] times = { 0, 0.5, 2 };
		final MixtureFlow.Solution solution = new MixtureFlow(problem, start, 1e-9).solve(times, true, Progress.NONE);
		new DormandPrince853Integrator(1e-6, 1, 1e-9, 1e-9).integrate(new Descent(problem, new MixtureObservables(problem)), 0,
			expected, 2, expected);
		assertArrayEquals(expected, solution.weights(), 1e-8);
		assertArrayEquals(start, solution.snapshots().get(0));
		assertArrayEquals(solution.weights(), solution.snapshots().get(2));
		final MixtureObservables observables = new MixtureObservables(problem);
		for (int k = 0; k < times.length; k++) {
			final double[] row = solution.trajectory().row(k);
			assertEquals(times[k], row[0]);
			assertArrayEquals(observables.values(observables.scalars(problem.byStudent(solution.snapshots().get(k)))), Arrays
				.copyOfRange(row, 1, row.length), 1e-8);
		}
	}

	/** w = H^-1 b + exp(-H t) (w(0) - H^-1 b) with H the mean of x x' and b that of y x. */
	@Test
	void squaresRelaxExponentially() {
		final int dimension = 30;
		final double time = 7;
		final MixtureProblem problem = Mixtures.uneven(2, dimension, MixtureLoss.HALF_SQUARED);
		final double[] start = Mixtures.flat(Mixtures.weights(1, dimension, 0.5)), expected = new double[dimension];
		final double[][] matrix = new double[dimension][dimension];
		final double[] drive = new double[dimension];
		for (int c = 0; c < 2; c++)
			for (int i = 0; i < dimension; i++) {
				final double mean = problem.probabilities()[c] * problem.means()[c][i];
				drive[i] += mean * problem.label(c);
				matrix[i][i] += problem.probabilities()[c] * problem.spectra()[c][i];
				for (int j = 0; j < dimension; j++)
					matrix[i][j] += mean * problem.means()[c][j];
			}
		final SymmetricEigen eigen = new SymmetricEigen(matrix, true);
		for (int rank = 0; rank < dimension; rank++) {
			final double[] vector = eigen.vector(rank);
			double at = 0, to = 0;
			for (int i = 0; i < dimension; i++) {
				at += vector[i] * start[i];
				to += vector[i] * drive[i] / eigen.value(rank);
			}
			for (int i = 0; i < dimension; i++)
				expected[i] += vector[i] * (to + Math.exp(-eigen.value(rank) * time) * (at - to));
		}
		assertArrayEquals(expected, new MixtureFlow(problem, start, 1e-10).solve(new double[] { time }, false, Progress.NONE)
			.weights(), 1e-9);
	}

	/** Descent at small rates differs by their order. */
	@ParameterizedTest
	@CsvSource({ "2", "3" })
	void descentComesToTheFlow(final int classes) {
		final int dimension = 20;
		final MixtureProblem problem = Mixtures.uneven(classes, dimension, MixtureLoss.LOGISTIC);
		final double[] start = Mixtures.flat(Mixtures.weights(problem.students(), dimension, 0.5));
		final double flow = new MixtureFlow(problem, start, 1e-9).solve(new double[] { 4 }, false, Progress.NONE).trajectory()
			.last("loss");
		final double[] gaps = new double[2];
		for (int i = 0; i < 2; i++)
			gaps[i] = new MixturePrediction(problem, start, LearningRateSchedule.constant(4e-3 / (1 + i)), 1, 1e-9).solve(1000 *
				(1 + i), 2, Progress.NONE).last("loss") - flow;
		assertTrue(gaps[0] > 1e-5);
		assertEquals(2, gaps[0] / gaps[1], 0.02);
	}

	/** Inputs in another unit: the first time in which anything changes is that of its square, by means or by variances. */
	@ParameterizedTest
	@CsvSource({ "0.5, 0.1", "10, 2" })
	void timesGoWithTheInputs(final double variance, final double mean) {
		final double[][] firsts = new double[2][];
		for (int i = 0; i < 2; i++) {
			final double unit = i == 0 ? 1 : 3;
			firsts[i] = MixtureFlow.logarithmicTimes(Mixtures.opposite(new double[] { unit * mean, 0 }, new double[] { unit * unit *
				variance, 0 }, MixtureLoss.LOGISTIC), 1e6 / unit / unit, 5);
			assertEquals(1 / Math.max(unit * unit * mean * mean, unit * unit * variance), firsts[i][1], 1e-12);
		}
		assertEquals(firsts[0][1] / 9, firsts[1][1], 1e-12);
	}

	@Test
	void itSaysWhetherItCameToItsEnd() {
		final MixtureFlow flow = new MixtureFlow(Mixtures.zeroOne(10), new double[10], 1e-8);
		final double[] times = { 0, 1, 2, 3, 1000 };
		final MixtureFlow.Solution whole = flow.solve(times, true, Progress.NONE), part = flow.solve(times, true, new Looks(3));
		assertEquals(false, whole.trajectory().metadata().get("canceled"));
		assertEquals(5, whole.snapshots().size());
		assertTrue(whole.complete() && !part.complete());
		assertEquals(true, part.trajectory().metadata().get("canceled"));
		assertTrue(part.trajectory().rows() < 5);
		assertEquals("logistic", part.trajectory().metadata().get("loss"));
	}

	@Test
	void timesBeginWithZero() {
		final double[] times = MixtureFlow.logarithmicTimes(Mixtures.zeroOne(10), 1000, 5);
		assertEquals(0, times[0]);
		assertEquals(1, times[1]);
		assertEquals(1000, times[4]);
		assertEquals(times[3] / times[2], times[2] / times[1], 1e-9);
		final Columns table = new MixtureFlow(Mixtures.zeroOne(10), new double[10], 1e-8).solve(times, false, Progress.NONE)
			.trajectory();
		assertEquals(Math.log(2), table.get("loss", 0), 1e-12);
		assertEquals(5, table.rows());
	}
}
