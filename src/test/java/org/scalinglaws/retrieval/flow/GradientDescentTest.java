package org.scalinglaws.retrieval.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.retrieval.model.LossLandscape;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Notes;
import org.scalinglaws.task.Progress;

/** Gradient descent on nodes beside the recursion of the weights themselves and the flow. */
class GradientDescentTest {

	private static double[] random(final int dimension, final double scale, final long seed) {
		final Random random = new Random(seed);
		return random.doubles(dimension).map(x -> scale * random.nextGaussian()).toArray();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.02, 1", "1.5, 0.02, 1", "1.5, 0.02, -1", "2, 0.05, 1", "2, 0.05, -1", "4, 0.01, -1" })
	void isTheRecursionOfTheWeights(final double exponent, final double learningRate, final int sign) {
		final int dimension = 20;
		final double[] spectrum = PowerLaw.spectrum(dimension, exponent), teacher = random(dimension, 1, 3);
		final double[] start = random(dimension, 0.2, 4);
		start[0] = sign * Math.copySign(0.3, teacher[0]);
		if (exponent == 0) System.arraycopy(random(dimension, 0.2, 3), 0, start, 0, dimension); // parallel to the teacher
		final RetrievalProblem problem = new RetrievalProblem(spectrum, teacher);
		final FlowSolution solution = descent(spectrum, teacher, start, learningRate).solve(2000, 60, Progress.NONE);
		final Columns trajectory = solution.trajectory();
		assertEquals(60, trajectory.rows());
		final double[] weights = start.clone();
		long step = 0;
		for (int row = 0; row < trajectory.rows(); row++) {
			for (; step < trajectory.get("step", row); step++) {
				final double[] gradient = new LossLandscape(problem, weights).gradient();
				for (int i = 0; i < dimension; i++)
					weights[i] -= learningRate * gradient[i];
			}
			assertEquals(step * learningRate, trajectory.get("time", row), 0);
			assertEquals(0, trajectory.get("diverged", row), 0);
			final double[] expected = Observables.of(problem, weights, 0).values();
			// 1e-10, and beside the optimum the weights' own last digits (loss and error are squares of these)
			for (int k = 0; k < expected.length; k++)
				assertEquals(expected[k], trajectory.get(Observables.COLUMNS.get(k), row), 1e-10 * Math.abs(expected[k]) + 1e-14 *
					(k < 4 ? 1 : Math.sqrt(expected[k]) + 1e-14), Observables.COLUMNS.get(k) + " at step " + step);
		}
		assertEquals(sign, solution.sign());
		assertArrayEquals(weights, solution.weights(start, teacher), 1e-12);
	}

	@Test
	void approachesTheFlowWithTheFirstPowerOfTheLearningRate() {
		final double[] spectrum = PowerLaw.spectrum(50, 1.5), teacher = random(50, 1, 5), start = random(50, 0.15, 6);
		final double end = 2;
		final Columns flow = new GradientFlow(SpectralMeasure.full(spectrum, teacher, start), 1e-10).solve(new double[] {
			end }, 1, false, Progress.NONE).trajectory();
		for (final String name : List.of("overlap", "energy", "loss", "meanSquaredError")) {
			final double coarse = last(descent(spectrum, teacher, start, 2e-4).solve(10_000, 2, Progress.NONE), name) - flow.get(
				name, 0);
			final double fine = last(descent(spectrum, teacher, start, 1e-4).solve(20_000, 2, Progress.NONE), name) - flow.get(
				name, 0);
			assertTrue(Math.abs(coarse) > 1e-6 * flow.get(name, 0), "too small to tell");
			assertEquals(2, coarse / fine, 0.02, name); // the next order is a hundredth of the first
		}
	}

	private static double last(final FlowSolution solution, final String name) {
		return solution.trajectory().get(name, solution.trajectory().rows() - 1);
	}

	/** At d = 1 the slope of the recursion at the optimum is 1 - 24 learningRate: stable below 1/12. */
	@Test
	void oscillatesAboveTheStabilityLimitAndConvergesBelow() {
		final double[] one = { 1 }, start = { 0.9 };
		assertEquals(0, last(descent(one, one, start, 0.99 / 12).solve(5000, 2, Progress.NONE), "loss"), 1e-20);
		assertTrue(last(descent(one, one, start, 1.05 / 12).solve(5000, 2, Progress.NONE), "loss") > 1e-4);
	}

	@Test
	void divergenceIsAResult() {
		final double[] spectrum = PowerLaw.spectrum(30, 2), teacher = random(30, 1, 7), start = random(30, 1, 8);
		for (final double learningRate : new double[] { 1, 10, 1e10, 1e300 }) {
			final FlowSolution solution = descent(spectrum, teacher, start, learningRate).solve(100_000, 50, Progress.NONE);
			final Columns trajectory = solution.trajectory();
			final int last = trajectory.rows() - 1;
			assertEquals(1, trajectory.get("diverged", last), 0);
			assertTrue(last < 49 && last >= 1);
			assertTrue(trajectory.get("step", last) > trajectory.get("step", last - 1));
			assertEquals(1, trajectory.get("time", last) / learningRate / trajectory.get("step", last), 1e-15);
			assertEquals(trajectory.get("step", last), ((Number) trajectory.metadata().get("steps")).doubleValue(), 0);
			for (int row = 0; row <= last; row++) {
				if (row < last) assertEquals(0, trajectory.get("diverged", row), 0);
				for (final double value : trajectory.row(row))
					assertTrue(Double.isFinite(value));
			}
			for (final double value : solution.weights(start, teacher))
				assertTrue(Double.isFinite(value));
			assertTrue(solution.complete());
		}
	}

	@Test
	void recordsAreTheStartAndLogSpacedSteps() {
		final double[] one = { 1 }, start = { 0.1 };
		final GradientDescent descent = descent(one, one, start, 1e-3);
		final double[] steps = descent.solve(1_000_000, 40, Progress.NONE).trajectory().column("step");
		assertEquals(40, steps.length);
		assertEquals(0, steps[0], 0);
		assertEquals(1, steps[1], 0);
		assertEquals(1_000_000, steps[39], 0);
		for (int k = 2; k < 40; k++)
			assertTrue(steps[k] > steps[k - 1]);
		assertEquals(steps[39] / steps[38], steps[38] / steps[37], 1e-3); // rounding to whole steps
		assertArrayEquals(new double[] { 0, 1, 2, 3 }, descent.solve(3, 200, Progress.NONE).trajectory().column("step"), 0);
		assertArrayEquals(new double[] { 0, 1 }, descent.solve(1, 2, Progress.NONE).trajectory().column("step"), 0);
		assertArrayEquals(new double[] { 0, 7 }, descent.solve(7, 2, Progress.NONE).trajectory().column("step"), 0);
	}

	@Test
	void binnedMeasureGivesTheFullOnesTrajectory() {
		final int dimension = 20_000;
		final double[] spectrum = PowerLaw.spectrum(dimension, 1.5), teacher = random(dimension, 1, 9), start = random(
			dimension, 1 / Math.sqrt(dimension), 10);
		final Columns full = descent(spectrum, teacher, start, 0.02).solve(1000, 20, Progress.NONE).trajectory();
		final Columns binned = new GradientDescent(Binning.of(spectrum, teacher, start, 512), 0.02).solve(1000, 20,
			Progress.NONE).trajectory();
		for (final String name : Observables.COLUMNS)
			for (int row = 0; row < 20; row++)
				assertEquals(full.get(name, row), binned.get(name, row), 1e-8 * Math.abs(full.get(name, row)), name);
	}

	@Test
	void staysAtStationaryPoints() {
		final double[] spectrum = PowerLaw.spectrum(5, 1), teacher = random(5, 1, 11);
		for (final double factor : new double[] { 0, 1, -1 }) {
			final double[] start = new double[5];
			for (int i = 0; i < 5; i++)
				start[i] = factor * teacher[i];
			final FlowSolution solution = descent(spectrum, teacher, start, 0.01).solve(500, 10, Progress.NONE);
			assertArrayEquals(start, solution.weights(start, teacher), 0);
			assertEquals((int) factor, solution.sign());
			if (factor != 0) assertArrayEquals(new double[10], solution.trajectory().column("overlapGap"), 0);
		}
	}

	@Test
	void tellsProgressAndCanBeCanceled() {
		final double[] spectrum = PowerLaw.spectrum(1000, 2), teacher = random(1000, 1, 12), start = random(1000, 0.03, 13);
		final List<Double> told = new ArrayList<>();
		final FlowSolution part = descent(spectrum, teacher, start, 1e-3).solve(1_000_000_000_000L, 100, new Progress() {

			@Override
			public void update(final double fraction) {
				told.add(fraction);
			}

			@Override
			public boolean isCanceled() {
				return told.size() >= 20;
			}
		});
		assertFalse(part.complete());
		assertEquals(true, part.trajectory().metadata().get("canceled"));
		assertTrue(part.trajectory().rows() > 1 && part.steps() >= last(part, "step") && part.steps() < 100_000);
		final Notes notes = new Notes();
		assertTrue(descent(spectrum, teacher, start, 1e-3).solve(1000, 10, notes).complete());
		assertTrue(notes.fractions().size() > 5);
		for (int k = 1; k < notes.fractions().size(); k++)
			assertTrue(notes.fractions().get(k) >= notes.fractions().get(k - 1));
		assertEquals(1, notes.last(), 0);
	}

	@Test
	void badInputIsNamed() {
		final double[] one = { 1 };
		refuses("measure", () -> new GradientDescent(null, 0.1));
		for (final double rate : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("learningRate", () -> descent(one, one, one, rate));
		for (final long steps : new long[] { 0, -1, 1_000_000_000_001L })
			refuses("steps", () -> descent(one, one, one, 0.1).solve(steps, 10, Progress.NONE));
		for (final int records : new int[] { 1, 0, -1, 1_000_001 })
			refuses("records", () -> descent(one, one, one, 0.1).solve(10, records, Progress.NONE));
	}

	private static void refuses(final String name, final Executable making) {
		final String message = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}

	private static GradientDescent descent(final double[] spectrum, final double[] teacher, final double[] start,
		final double learningRate)
	{
		return new GradientDescent(SpectralMeasure.full(spectrum, teacher, start), learningRate);
	}
}
