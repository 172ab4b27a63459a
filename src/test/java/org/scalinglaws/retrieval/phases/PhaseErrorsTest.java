package org.scalinglaws.retrieval.phases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;

class PhaseErrorsTest {

	private static final double DELTA = 0.1, EPSILON = 0.05;
	private static final int RUNS = 7;

	/** Runs that are logistic curves, each a little later than the one before. */
	private static Columns runs(final double delay) {
		final Columns.Builder rows = Columns.builder("run", "time", "overlapGap", "energyGap", "diverged");
		for (int run = 0; run < RUNS; run++)
			for (int k = 0; k <= 200; k++) {
				final double gap = 1 / (1 + Math.exp(0.05 * k - 5 - delay * run * run));
				rows.row(run, 0.05 * k, gap, gap, 0);
			}
		return rows.build();
	}

	/** Against the definition, each run left out by the algebra of tables. */
	@Test
	void isTheJackknife() {
		final Columns runs = runs(0.02);
		final Phases[] without = new Phases[RUNS];
		for (int left = 0; left < RUNS; left++) {
			final int run = left;
			without[left] = Phases.find(runs.where("run", value -> value != run), DELTA, EPSILON);
		}
		final Phases errors = PhaseErrors.of(runs, DELTA, EPSILON);
		assertError(without, Phases::escapeTime, errors);
		assertError(without, Phases::crossingTime, errors);
		assertError(without, Phases::convergenceTime, errors);
	}

	private static void assertError(final Phases[] without, final ToDoubleFunction<Phases> time, final Phases errors) {
		double mean = 0, squares = 0;
		for (final Phases phases : without)
			mean += time.applyAsDouble(phases) / RUNS;
		for (final Phases phases : without)
			squares += Math.pow(time.applyAsDouble(phases) - mean, 2);
		assertTrue(time.applyAsDouble(errors) > 1e-3);
		assertEquals(Math.sqrt(squares * (RUNS - 1) / RUNS), time.applyAsDouble(errors), 1e-9);
	}

	/** For small shifts the time of the mean is the mean of the times, whose standard error is known. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-3, 1e-2 })
	void isTheStandardErrorOfAMean(final double delay) {
		double mean = 0, squares = 0;
		for (int run = 0; run < RUNS; run++)
			mean += delay * run * run / RUNS;
		for (int run = 0; run < RUNS; run++)
			squares += Math.pow(delay * run * run - mean, 2);
		final double expected = Math.sqrt(squares / (RUNS - 1) / RUNS);
		// the curvature of the curves adds a part of the order of the shifts, 36 delay at most
		assertEquals(expected, PhaseErrors.of(runs(delay), DELTA, EPSILON).escapeTime(), 36 * delay * expected);
	}

	@Test
	void leavesOutDivergedRuns() {
		final Columns runs = runs(0.02);
		final Columns diverged = Columns.stack("copy", runs, runs.with("run", RUNS).with("diverged", 1).with("overlapGap", 5))
			.without("copy");
		assertEquals(PhaseErrors.of(runs, DELTA, EPSILON), PhaseErrors.of(diverged, DELTA, EPSILON));
	}

	@Test
	void oneRunHasNoError() {
		assertTrue(Double.isNaN(PhaseErrors.of(runs(0).where("run", run -> run == 0), DELTA, EPSILON).escapeTime()));
	}
}
