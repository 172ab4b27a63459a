package org.scalinglaws.descent.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Notes;
import org.scalinglaws.task.Progress;

/** Each method by itself, without the other that takes its place where it stalls: ends, work and progress. */
class DualMethodsTest {

	private static final Problem PROBLEM = Problem.of(40, 12, 3, 5);

	/** From 0 up, and through what lies between. */
	private static void assertAllTheWay(final Notes notes) {
		final List<Double> parts = notes.fractions();
		assertTrue(parts.get(0) == 0);
		assertTrue(parts.stream().allMatch(part -> part >= 0 && part <= 1), parts.toString());
		assertTrue(parts.stream().filter(part -> part > 0.05 && part < 0.95).count() >= 3, parts.toString());
	}

	private static Design design(final Progress progress) {
		return new Design(PROBLEM.inputs(), PROBLEM.labels().length, 1, progress);
	}

	/** To the same weights, in as many steps as an error per step asks for. */
	@ParameterizedTest
	@CsvSource({ "2, 0.3, 53, 53, 5", "3, 0.3, 69, 69, 6", "4, 0.05, 249, 313, 10", "10, 0.7, 95, 96, 8" })
	void bothEndAtTheMinimum(final int depth, final double scale, final int steps, final int tried, final int iterations) {
		final FactorPowers powers = FactorPowers.of(depth, depth * Math.log(scale));
		final Notes flowing = new Notes(), searching = new Notes();
		final DualEnd flow = new DualFlow(design(Progress.NONE), powers, PROBLEM.labels()).run(flowing);
		final DualEnd minimum = new DualNewton(design(Progress.NONE), powers, PROBLEM.labels()).run(searching);
		for (final DualEnd end : List.of(flow, minimum)) {
			assertEquals(StopReason.CONVERGED, end.reason());
			final double[] outputs = Problem.outputs(PROBLEM.inputs(), end.weights());
			assertTrue(Problem.distance(outputs, PROBLEM.labels()) <= 1.1e-10);
			assertEquals(Problem.distance(outputs, PROBLEM.labels()), end.residual(), 1e-14);
		}
		assertArrayEquals(minimum.weights(), flow.weights(), 1e-5);
		assertEquals(steps, flow.iterations(), 0.02 * steps);
		assertEquals(tried, flowing.fractions().size(), 0.02 * tried);
		assertEquals(iterations, minimum.iterations(), 1);
		assertAllTheWay(flowing);
		assertAllTheWay(searching);
	}

	/** What no weights reach: repeated inputs with other labels. The flow goes on until nothing moves. */
	@Test
	void aFlowEndsWhereNothingMoves() {
		final Design design = new Design(new double[] { 1, 2, 1, 2 }, 2, 1, Progress.NONE);
		final DualEnd end = new DualFlow(design, FactorPowers.of(2, 0), new double[] { 1, 3 }).run(Progress.NONE);
		assertEquals(StopReason.STATIONARY, end.reason());
		assertEquals(Math.sqrt(2 / 10.0), end.residual(), 1e-6);
		assertEquals(2, end.weights()[0] + 2 * end.weights()[1], 1e-6);
	}

	/** Smaller and smaller starts: each tells how far it is. */
	@Test
	void lowerStartsTellHowFarTheyAre() {
		final Problem dense = Problem.of(60, 20, 60, 3);
		final Notes notes = new Notes();
		final DualEnd end = new DualNewton(new Design(dense.inputs(), 20, 1, Progress.NONE), FactorPowers.of(10, 10 * Math.log(
			1e-6)), dense.labels()).run(notes);
		assertEquals(StopReason.CONVERGED, end.reason());
		assertEquals(114, end.iterations(), 5);
		assertAllTheWay(notes);
		assertEquals(1, notes.last());
	}

	/** Products with the inputs, which are what a system costs, by the looks at the progress. */
	@ParameterizedTest
	@CsvSource({ "60, 20, 3, 4, 7, 9", "2000, 160, 3, 17, 7, 9", "2000, 160, 0.3, 26, 26, 26", "2000, 160, 0.02, 27, 27, 26" })
	void systemsCostFewProducts(final int dimension, final int samples, final double decay, final int first,
		final int second, final int third)
	{
		final int[] products = { first, second, third };
		final Problem problem = Problem.of(dimension, samples, 5, 3);
		final Looks looks = new Looks(Integer.MAX_VALUE);
		final Design design = new Design(problem.inputs(), samples, 1, looks);
		final CurvatureSolver solver = new CurvatureSolver(design);
		for (int again = 0; again < 3; again++) {
			final double shift = 0.1 * again;
			final double[] slopes = IntStream.range(0, dimension).mapToDouble(i -> Math.exp(-decay * (i * 7 % dimension) / samples -
				shift * Math.sin(i))).toArray();
			final int before = looks.count();
			solver.solve(slopes, problem.labels(), 1e-9);
			assertEquals(products[again], looks.count() - before, 1);
		}
	}
}
