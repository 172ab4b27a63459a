package org.scalinglaws.network.lasso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** {@link Lasso} against conditions, closed forms and methods that share no code with it. */
@Tag("slow")
class LassoTest {

	private static final double TOLERANCE = 1e-10;

	private static LassoSolution solve(final LassoProblem problem, final double penalty) {
		final LassoSolution solution = problem.lasso().solve(penalty, TOLERANCE, Progress.NONE);
		assertTrue(solution.converged(), solution.reason()::toString);
		assertEquals(problem.objective(solution.weights(), penalty), solution.objective(), 1e-12 * problem.energy());
		assertTrue(solution.gap() >= 0 && solution.gap() <= TOLERANCE * problem.energy());
		return solution;
	}

	/** The gap is at least the square of the violation over twice the columns' squares, here of order samples. */
	@ParameterizedTest
	@CsvSource({ "60, 200", "200, 60", "80, 80", "400, 20", "10, 500", "1, 7", "9, 1", "1, 1", "2, 3", "5, 1100" })
	void theConditionsOfOptimalityHold(final int samples, final int dimension) {
		final LassoProblem problem = LassoProblem.random(samples, dimension, 3);
		final double top = problem.lasso().penaltyMax();
		for (final double share : new double[] { 0.9, 0.3, 0.1, 0.01, 1e-4 }) {
			final LassoSolution solution = solve(problem, share * top);
			assertTrue(problem.violation(solution.weights(), share * top) < Math.sqrt(10 * samples * TOLERANCE * problem
				.energy()) / (share * top), "at " + share);
			if (share >= 0.01) assertTrue(problem.violation(solution.weights(), share * top) < 1e-6);
		}
	}

	@Test
	void orthogonalInputsAreThresholded() {
		final int d = 8; // Hadamard: columns orthogonal, of square d
		final double[] inputs = new double[d * d];
		for (int k = 0; k < d; k++)
			for (int i = 0; i < d; i++)
				inputs[k * d + i] = Integer.bitCount(k & i) % 2 == 0 ? 1 : -1;
		final double[] labels = { 3, -1, 4, 1, -5, 9, 2, -6 };
		final LassoProblem problem = new LassoProblem(inputs, labels, d);
		final double[] c = problem.correlations(new double[d]);
		for (final double penalty : new double[] { 0.5, 3, 10, 20 }) {
			final double[] expected = new double[d];
			for (int i = 0; i < d; i++)
				expected[i] = Math.signum(c[i]) * Math.max(0, Math.abs(c[i]) - penalty) / d;
			assertArrayEquals(expected, solve(problem, penalty).weights(), 1e-13);
		}
	}

	@Test
	void twoCoordinatesAsFoundOnAGrid() {
		final LassoProblem problem = new LassoProblem(new double[] { 1, 0.5, -0.3, 1, 0.8, 0.9 }, new double[] { 1, 0.2, 2 }, 2);
		for (final double penalty : new double[] { 0.05, 0.5, 1.5 }) {
			double best = Double.POSITIVE_INFINITY;
			double[] at = null;
			for (int i = -400; i <= 400; i++)
				for (int j = -400; j <= 400; j++) {
					final double[] weights = { i / 200.0, j / 200.0 };
					final double value = problem.objective(weights, penalty);
					if (value >= best) continue;
					best = value;
					at = weights;
				}
			final LassoSolution solution = solve(problem, penalty);
			assertTrue(solution.objective() <= best);
			assertArrayEquals(at, solution.weights(), 0.006); // the grid's step, the problem being well conditioned
		}
	}

	@Test
	void acceleratedProximalGradientAgrees() {
		final LassoProblem problem = LassoProblem.random(40, 90, 5);
		final double penalty = 0.1 * problem.lasso().penaltyMax();
		double squares = 0;
		for (final double x : problem.inputs())
			squares += x * x;
		final double step = 6 / squares; // the largest eigenvalue is a quarter to a twelfth of the trace
		double[] weights = new double[90];
		double[] ahead = weights;
		double t = 1;
		for (int iteration = 0; iteration < 6000; iteration++) {
			final double[] c = problem.correlations(ahead);
			final double[] next = new double[90];
			for (int i = 0; i < 90; i++) {
				final double moved = ahead[i] + step * c[i];
				next[i] = Math.signum(moved) * Math.max(0, Math.abs(moved) - step * penalty);
			}
			final double newT = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
			ahead = new double[90];
			for (int i = 0; i < 90; i++)
				ahead[i] = next[i] + (t - 1) / newT * (next[i] - weights[i]);
			t = problem.objective(next, penalty) > problem.objective(weights, penalty) ? 1 : newT;
			if (t == 1) ahead = next;
			weights = next;
		}
		assertTrue(problem.violation(weights, penalty) < 1e-9, "the second method is to be good enough itself");
		assertArrayEquals(weights, solve(problem, penalty).weights(), 1e-8);
	}

	@Test
	void weightsAreLinearInThePenaltyWhereTheSignsStay() {
		final LassoProblem problem = LassoProblem.random(50, 80, 7);
		final double penalty = 0.2 * problem.lasso().penaltyMax();
		final double[] a = solve(problem, penalty).weights();
		final double[] b = solve(problem, penalty * (1 - 1e-4)).weights();
		final double[] c = solve(problem, penalty * (1 - 2e-4)).weights();
		double moved = 0;
		for (int i = 0; i < a.length; i++) {
			assertEquals(Math.signum(a[i]), Math.signum(c[i]), "choose another penalty");
			assertEquals((a[i] + c[i]) / 2, b[i], 1e-11);
			moved = Math.max(moved, Math.abs(c[i] - a[i]));
		}
		assertTrue(moved > 1e-6);
	}

	@Test
	void thePathIsTheSingleSolutions() {
		final LassoProblem problem = LassoProblem.random(60, 120, 9);
		final double[] penalties = problem.lasso().penalties(30, 1e-2);
		assertEquals(penalties[0] * 1e-2, penalties[29], 1e-12 * penalties[29]);
		final List<LassoSolution> path = problem.lasso().path(penalties, TOLERANCE, Progress.NONE);
		assertEquals(30, path.size());
		for (int i = 0; i < 30; i++) {
			final LassoSolution single = solve(problem, penalties[i]);
			assertTrue(path.get(i).converged());
			assertEquals(penalties[i], path.get(i).penalty());
			assertEquals(single.objective(), path.get(i).objective(), TOLERANCE * problem.energy());
			assertArrayEquals(single.weights(), path.get(i).weights(), 1e-7);
			final LassoSolution warm = problem.lasso().solve(penalties[i], TOLERANCE, path.get(i).weights(), Progress.NONE);
			assertEquals(0, warm.iterations());
		}
		final double[] ascending = { penalties[20], penalties[3], penalties[0], penalties[10] };
		for (final LassoSolution solution : problem.lasso().path(ascending, TOLERANCE, Progress.NONE))
			assertEquals(solve(problem, solution.penalty()).objective(), solution.objective(), TOLERANCE * problem.energy());
	}

	@Test
	void theGapBoundsTheDistanceFromTheMinimum() {
		final LassoProblem problem = LassoProblem.random(50, 100, 11);
		final double penalty = 0.1 * problem.lasso().penaltyMax();
		final LassoSolution exact = solve(problem, penalty);
		final RandomStream stream = Streams.of(12).stream("perturbation", 0);
		for (double size = 1e-6; size < 1; size *= 10) {
			final double[] start = exact.weights().clone();
			for (int i = 0; i < start.length; i++)
				start[i] += size * stream.nextGaussian();
			// the tolerance 1 accepts every start whose gap is not above that of zero weights
			final LassoSolution there = problem.lasso().solve(penalty, 1, start, Progress.NONE);
			assertTrue(there.objective() - exact.objective() <= there.gap() + exact.gap());
			if (size < 1e-2) assertArrayEquals(start, there.weights(), 0);
			assertTrue(there.gap() > 0);
		}
		for (final double tolerance : new double[] { 1e-1, 1e-2, 1e-3, 1e-5 }) {
			final LassoSolution rough = problem.lasso().solve(penalty, tolerance, Progress.NONE);
			assertTrue(rough.gap() <= tolerance * problem.energy());
			assertTrue(rough.objective() - exact.objective() <= rough.gap() + exact.gap());
		}
	}

	@Test
	void zeroWeightsFromTheLargestPenaltyOn() {
		final LassoProblem problem = LassoProblem.random(30, 50, 13);
		final double top = problem.lasso().penaltyMax();
		for (final double penalty : new double[] { top, 2 * top, 1e300 }) {
			final LassoSolution solution = solve(problem, penalty);
			assertArrayEquals(new double[50], solution.weights(), 0);
			assertEquals(0, solution.gap());
		}
		final double[] below = solve(problem, top * (1 - 1e-4)).weights();
		int count = 0;
		for (final double w : below)
			if (w != 0) count++;
		assertEquals(1, count);
	}

	@Test
	void zeroLabelsGiveZeroWeights() {
		final LassoProblem problem = new LassoProblem(LassoProblem.random(6, 10, 1).inputs(), new double[6], 10);
		final LassoSolution solution = problem.lasso().solve(0.1, TOLERANCE, Progress.NONE);
		assertTrue(solution.converged());
		assertEquals(0, solution.objective());
		assertArrayEquals(new double[10], solution.weights(), 0);
		assertThrows(IllegalArgumentException.class, () -> problem.lasso().penalties(10, 0.1));
	}

	@Test
	void dependentAndZeroColumnsAreNoObstacle() {
		final LassoProblem base = LassoProblem.random(30, 20, 15);
		final double[] inputs = new double[30 * 70];
		for (int k = 0; k < 30; k++)
			for (int i = 0; i < 20; i++) {
				final double x = base.inputs()[k * 20 + i];
				inputs[k * 70 + i] = x;
				inputs[k * 70 + 20 + i] = x;
				inputs[k * 70 + 40 + i] = -x; // and ten columns of zeros
			}
		final LassoProblem problem = new LassoProblem(inputs, base.labels(), 70);
		final double top = base.lasso().penaltyMax();
		for (final double share : new double[] { 0.5, 0.05, 1e-3 })
			assertEquals(solve(base, share * top).objective(), solve(problem, share * top).objective(), TOLERANCE * base
				.energy());
		// from a start that uses all copies
		final double[] start = new double[70];
		Arrays.fill(start, 0.1);
		final LassoSolution solution = problem.lasso().solve(0.05 * top, TOLERANCE, start, Progress.NONE);
		assertTrue(solution.converged(), solution.reason()::toString);
		assertEquals(solve(base, 0.05 * top).objective(), solution.objective(), TOLERANCE * base.energy());
	}

	@Test
	@Timeout(60)
	void nearlyDependentColumnsEndSoon() {
		for (int seed = 0; seed < 20; seed++) {
			final int dimension = 20 + 4 * seed;
			final LassoProblem problem = LassoProblem.random(60 - 2 * seed, dimension, 23 + seed);
			for (int i = 0; i < problem.inputs().length; i++) // correlations of 0.999 with the column before
				if (i % dimension > 0) problem.inputs()[i] = 0.999 * problem.inputs()[i - 1] + 0.02 * problem.inputs()[i];
			final double top = problem.lasso().penaltyMax();
			for (final double share : new double[] { 0.1, 1e-3, 1e-5 }) {
				final double single = solve(problem, share * top).objective();
				final double[] penalties = { top, 0.5 * (1 + share) * top, share * top };
				final LassoSolution last = problem.lasso().path(penalties, TOLERANCE, Progress.NONE).get(2);
				assertTrue(last.converged(), last.reason()::toString);
				assertEquals(single, last.objective(), TOLERANCE * problem.energy());
			}
		}
	}

	/** Pairs of columns so near that their products do not tell them apart: as soon and as well as pairs that are. */
	@ParameterizedTest
	@CsvSource({ "50, 20, 3e-6", "50, 20, 1e-6", "50, 20, 1e-7", "50, 20, 1e-8", "50, 20, 1e-10", "30, 100, 1e-6",
		"30, 100, 1e-8" })
	void nearlyEqualColumnsAreSolvedAsWell(final int samples, final int dimension, final double difference) {
		for (int seed = 0; seed < 10; seed++) {
			final LassoProblem problem = LassoProblem.random(samples, dimension, 31 + seed);
			for (int i = 0; i < problem.inputs().length; i++)
				if (i % 2 > 0) problem.inputs()[i] = problem.inputs()[i - 1] + difference * problem.inputs()[i];
			for (final double share : new double[] { 0.1, 1e-3, 1e-5 }) {
				final LassoSolution solution = problem.lasso().solve(share * problem.lasso().penaltyMax(), 1e-13, Progress.NONE);
				assertTrue(solution.converged(), solution.reason() + " at " + share);
				assertTrue(solution.iterations() < 1000, () -> solution.iterations() + " at " + share);
			}
		}
	}

	@Test
	void allZeroInputsAreSolvedByZero() {
		final LassoSolution solution = new Lasso(new double[12], new double[] { 1, 2, 3 }).solve(1e-3, TOLERANCE,
			Progress.NONE);
		assertTrue(solution.converged());
		assertArrayEquals(new double[4], solution.weights(), 0);
		assertEquals(7, solution.objective());
	}

	@Test
	void scalesDropOut() {
		final LassoProblem problem = LassoProblem.random(30, 60, 17);
		final double penalty = 0.1 * problem.lasso().penaltyMax();
		final double[] weights = solve(problem, penalty).weights();
		for (final double scale : new double[] { 1e-60, 1e60 }) {
			final double[] labels = problem.labels().clone();
			for (int k = 0; k < labels.length; k++)
				labels[k] *= scale;
			final double[] scaled = solve(new LassoProblem(problem.inputs(), labels, 60), penalty * scale).weights();
			for (int i = 0; i < weights.length; i++)
				assertEquals(weights[i], scaled[i] / scale, 1e-7);
		}
	}

	@Test
	void anImpossibleToleranceEndsWithItsReason() {
		final LassoProblem problem = LassoProblem.random(60, 90, 19);
		final double penalty = 0.05 * problem.lasso().penaltyMax();
		final LassoSolution solution = problem.lasso().solve(penalty, 0, Progress.NONE);
		assertTrue(solution.converged() || solution.reason() == StopReason.STALLED);
		assertTrue(solution.gap() < 1e-13 * problem.energy());
	}

	@Test
	void cancellationLeavesTheBestSoFar() {
		final LassoProblem problem = LassoProblem.random(100, 300, 21);
		final double penalty = 0.01 * problem.lasso().penaltyMax();
		for (int polls = 0; polls < 60; polls += 3) {
			final LassoSolution solution = problem.lasso().solve(penalty, TOLERANCE, cancelingAfter(polls));
			assertEquals(StopReason.CANCELED, solution.reason());
			assertFalse(solution.converged());
			assertEquals(problem.objective(solution.weights(), penalty), solution.objective(), 1e-12 * problem.energy());
			assertTrue(solution.objective() - solve(problem, penalty).objective() <= solution.gap() + TOLERANCE * problem
				.energy());
		}
		final List<LassoSolution> path = problem.lasso().path(problem.lasso().penalties(100, 1e-2), TOLERANCE,
			cancelingAfter(100));
		assertTrue(path.size() > 1 && path.size() < 100);
		assertEquals(StopReason.CANCELED, path.get(path.size() - 1).reason());
		assertTrue(path.get(path.size() - 2).converged());
	}

	private static Progress cancelingAfter(final int polls) {
		final AtomicInteger left = new AtomicInteger(polls);
		return new Progress() {

			@Override
			public void update(final double fraction) {
				assertTrue(fraction >= 0 && fraction <= 1, () -> "fraction " + fraction);
			}

			@Override
			public boolean isCanceled() {
				return left.getAndDecrement() <= 0;
			}
		};
	}

	@Test
	void badInputIsNamed() {
		refuses("inputs is required", () -> new Lasso(null, new double[1]));
		refuses("labels is required", () -> new Lasso(new double[1], null));
		refuses("labels must have at least one", () -> new Lasso(new double[1], new double[0]));
		refuses("inputs must have a length", () -> new Lasso(new double[5], new double[2]));
		refuses("inputs must have a length", () -> new Lasso(new double[0], new double[2]));
		refuses("inputs must be finite", () -> new Lasso(new double[] { 1, Double.NaN }, new double[2]));
		refuses("labels must be finite", () -> new Lasso(new double[2], new double[] { 1, Double.NEGATIVE_INFINITY }));
		refuses("largest absolute value of inputs must be in", () -> new Lasso(new double[] { 1e200 }, new double[1]));
		final Lasso lasso = new Lasso(new double[] { 1, 2 }, new double[] { 1 });
		for (final double penalty : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			refuses("penalty must be finite and greater than 0", () -> lasso.solve(penalty, 1e-10, Progress.NONE));
			refuses("penalty must be finite and greater than 0", () -> lasso.path(new double[] { 1, penalty }, 1e-10,
				Progress.NONE));
		}
		for (final double tolerance : new double[] { -1, 2, Double.NaN })
			refuses("tolerance must be in [0, 1]", () -> lasso.solve(1, tolerance, Progress.NONE));
		refuses("start must have length 2, was 1", () -> lasso.solve(1, 1e-10, new double[1], Progress.NONE));
		refuses("start must be finite", () -> lasso.solve(1, 1e-10, new double[] { Double.NaN, 0 }, Progress.NONE));
	}

	private static void refuses(final String message, final Runnable work) {
		final String was = String.valueOf(assertThrows(IllegalArgumentException.class, work::run).getMessage());
		assertTrue(was.startsWith(message), was);
	}
}
