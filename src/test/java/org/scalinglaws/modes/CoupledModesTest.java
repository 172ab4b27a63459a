package org.scalinglaws.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.task.Progress;

/** The engine on problems that know nothing of learning and have closed forms. */
class CoupledModesTest {

	private static final int NODES = 40;
	private static final double[] LAMBDA = IntStream.rangeClosed(1, NODES).mapToDouble(i -> Math.pow(i, -2.5)).toArray();
	private static final double[] START = new Random(1).doubles(NODES, 0.5, 1.5).toArray();
	private static final double[] ONES = ones(NODES);
	private static final double[] TIMES = IntStream.range(0, 25).mapToDouble(k -> k == 0 ? 0 : Math.pow(10, k / 4.0 - 1))
		.toArray();

	private static double[] ones(final int count) {
		return IntStream.range(0, count).mapToDouble(i -> 1).toArray();
	}

	/** Half of the modes feed back what makes the whole slower than any of them, or grow. */
	@ParameterizedTest
	@CsvSource({ "0.3, 1e-6", "0.3, 1e-9", "-2, 1e-8", "-20, 1e-8", "0.7, 1e-8" })
	void flowsAreThoseOfTheMatrixExponential(final double gain, final double tolerance) {
		final LinearModes modes = new LinearModes(LAMBDA, START, ONES, gain, 1, tolerance);
		final ModeRun run = ModeFlow.run(modes, TIMES, new double[0], Progress.NONE);
		assertTrue(run.complete());
		assertEquals(TIMES.length, modes.records.size());
		for (final double[] record : modes.records) {
			final double[] exact = LinearModes.exact(LAMBDA, START, gain, 1, record[0], false);
			assertEquals(exact[0], record[1], tolerance * Math.abs(exact[0]) + 1e-18, "scalar at " + record[0]);
			assertEquals(exact[1], record[2], tolerance * Math.abs(exact[1]) + 1e-18, "sum at " + record[0]);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.3, 0.5", "-0.8, 0.5", "0.3, 1.8", "0.3, 1e-3" })
	void leapsAreThoseOfTheMatrixPower(final double gain, final double speed) {
		final LinearModes modes = new LinearModes(LAMBDA, START, ONES, gain, speed, 1e-9);
		final long steps = 300_000;
		final ModeRun run = ModeLeaps.run(modes, step -> speed, new double[] { steps }, LogSteps.upTo(steps, 30),
			ModeLeaps.SHORTEST_LEAP, Progress.NONE);
		assertTrue(run.complete());
		assertFalse(run.diverged());
		assertTrue(run.plainSteps() < 20_000, "plain steps " + run.plainSteps());
		for (final double[] record : modes.records) {
			final double[] exact = LinearModes.exact(LAMBDA, START, gain, speed, record[0], true);
			assertEquals(exact[0], record[1], 2e-9 * Math.abs(exact[0]), "scalar at " + record[0]);
			assertEquals(exact[1], record[2], 2e-9 * Math.abs(exact[1]), "sum at " + record[0]);
		}
	}

	/** Slopes that come with a record are those of the exact solution there. */
	@Test
	void slopesAreThoseOfTheSolution() {
		final LinearModes modes = new LinearModes(LAMBDA, START, ONES, 0.3, 1, 1e-10);
		ModeFlow.run(modes, TIMES, new double[0], Progress.NONE);
		for (final double[] record : modes.records) {
			final double h = 1e-4 * (record[0] + 0.1);
			final double slope = (LinearModes.exact(LAMBDA, START, 0.3, 1, record[0] + h, false)[0] - LinearModes.exact(LAMBDA,
				START, 0.3, 1, record[0] - h, false)[0]) / (2 * h);
			assertEquals(slope, record[3], 1e-5 * Math.abs(slope), "at " + record[0]);
		}
	}

	/** A tighter tolerance never costs fewer steps nor leaves a larger error, and a step's error falls with the order. */
	@Test
	void aLadderOfTolerances() {
		double errorBefore = Double.POSITIVE_INFINITY, stepsBefore = 0;
		double loosest = 0, fewest = 0;
		for (final double tolerance : new double[] { 1e-3, 1e-5, 1e-7, 1e-9 }) {
			final LinearModes modes = new LinearModes(LAMBDA, START, ONES, -2, 1, tolerance);
			final ModeRun run = ModeFlow.run(modes, new double[] { 1e4 }, new double[0], Progress.NONE);
			final double exact = LinearModes.exact(LAMBDA, START, -2, 1, 1e4, false)[0];
			final double error = Math.abs(modes.records.get(0)[1] / exact - 1);
			assertTrue(error < tolerance, error + " at " + tolerance);
			assertTrue(run.steps() >= stepsBefore && error <= errorBefore, "at " + tolerance);
			if (loosest == 0) {
				loosest = error;
				fewest = run.steps();
			}
			errorBefore = error;
			stepsBefore = run.steps();
		}
		final double order = Math.log(loosest / errorBefore) / Math.log(stepsBefore / fewest);
		assertTrue(order > 6, "observed order " + order + ", " + stepsBefore + " steps");
	}

	/** Sweeps do not depend on how many nodes stand for the same modes: the cost is linear in the nodes. */
	@ParameterizedTest
	@ValueSource(ints = { 3, 30 })
	void costIsLinearInTheNodes(final int copies) {
		final double[] lambda = new double[NODES * copies], start = lambda.clone(), weight = lambda.clone();
		for (int i = 0; i < lambda.length; i++) {
			lambda[i] = LAMBDA[i / copies];
			start[i] = START[i / copies] / copies;
			weight[i] = 1.0 / copies;
		}
		final LinearModes few = new LinearModes(LAMBDA, START, ONES, 0.3, 1, 1e-8), many = new LinearModes(lambda, start,
			weight, 0.3, 1, 1e-8);
		final ModeRun ofFew = ModeFlow.run(few, TIMES, new double[0], Progress.NONE);
		final ModeRun ofMany = ModeFlow.run(many, TIMES, new double[0], Progress.NONE);
		assertEquals(ofFew.steps(), ofMany.steps());
		assertEquals(ofFew.passes(), ofMany.passes());
		for (int k = 0; k < TIMES.length; k++)
			assertArrayEquals(Arrays.copyOf(few.records.get(k), 3), Arrays.copyOf(many.records.get(k), 3), 1e-12 * Math.abs(few.records
				.get(k)[2]));
	}

	/** A recursion that grows without bounds is noticed at the step where it happens. */
	@Test
	void divergenceIsNoticed() {
		final LinearModes modes = new LinearModes(new double[] { 1 }, new double[] { 1 }, ONES, 0, 3, 1e-8);
		final ModeRun run = ModeLeaps.run(modes, step -> 3, new double[] { 1e6 }, new long[] { 0, 1_000_000 },
			ModeLeaps.SHORTEST_LEAP, Progress.NONE);
		assertTrue(run.diverged());
		assertEquals(Math.ceil(100 / Math.log10(2)), run.end(), 1); // (1 - 3)^k beyond 1e100
	}

	@Test
	void aCancelEndsWithWhatThereIs() {
		final LinearModes modes = new LinearModes(LAMBDA, START, ONES, 0.3, 1, 1e-8);
		final ModeRun run = ModeFlow.run(modes, TIMES, new double[0], new Progress() {

			@Override
			public void update(final double fraction) {
				// of no interest
			}

			@Override
			public boolean isCanceled() {
				return modes.records.size() > 5;
			}
		});
		assertFalse(run.complete());
		assertTrue(modes.records.size() > 5 && modes.records.size() < TIMES.length);
	}
}
