package org.scalinglaws.regression.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.spectrum.ridge.RidgeSums;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

@Tag("slow")
class RidgeRunsTest {

	private static final int D = 400;
	private static final double[] SPECTRUM = new double[D], TARGET = new double[D];

	static { // the setting of the theory page: k^-1.5, r = 0.6
		Arrays.setAll(SPECTRUM, i -> Math.pow(i + 1, -1.5));
		Arrays.setAll(TARGET, i -> Math.sqrt(Math.pow(i + 1, -1 - 2 * 1.5 * 0.6) / SPECTRUM[i]));
	}

	/** Theory is that of endless dimension: at 400 it is off by less than a percent, beside the errors of 40 runs. */
	@ParameterizedTest
	@CsvSource({ "0, 1e-4, 0.01958", "0, 1e-3, 0.01469", "0, 1e-2, 0.01527", "0, 1e-1, 0.05576", "75, 1e-3, 0",
		"150, 1e-3, 0", "300, 1e-3, 0", "1200, 1e-3, 0", "75, 0, 0", "600, 0, 0" })
	void theoryIsTheMeanOfRuns(final double features, final double ridge, final double published) {
		final RidgeProblem problem = new RidgeProblem(150, features, ridge, 0.01);
		final RidgeTheory theory = RidgeTheory.of(new RidgeSums(RidgeSpectrum.of(SPECTRUM, TARGET, 0, Progress.NONE)),
			problem, 0);
		if (published > 0) assertEquals(published, theory.risk() + 0.01, 5.1e-6);
		final Columns runs = RidgeRuns.of(SPECTRUM, TARGET, problem, 40, 3, Progress.NONE);
		assertEquals(40, runs.rows());
		final Columns mean = RunSummary.of(runs.with("all", 0), "all").table();
		assertNear(theory.risk(), mean, "risk", 0.01);
		assertNear(theory.trainingError(), mean, "trainingError", 0.01);
		if (ridge > 0) assertNear(theory.degreesOfFreedom(), mean, "degreesOfFreedom", 0.01);
		if (ridge > 0) assertNear(theory.risk() + 0.01, mean, "crossValidation", 0.02);
	}

	private static void assertNear(final double theory, final Columns mean, final String column, final double share) {
		assertEquals(theory, mean.get(column + "Mean", 0), 3 * mean.get(column + "StandardError", 0) + share * theory, column);
	}

	@Test
	void theSameBitsOnOneThread() {
		final RidgeProblem problem = new RidgeProblem(12, 15, 0.01, 0.1);
		final Columns many = RidgeRuns.of(SPECTRUM, TARGET, problem, 5, 1, Progress.NONE);
		Parallel.workers(1, thread -> { // nothing within is shared among threads
			final Columns one = RidgeRuns.of(SPECTRUM, TARGET, problem, 5, 1, Progress.NONE);
			for (final String name : many.names())
				assertArrayEquals(many.column(name), one.column(name), name);
		});
		assertTrue(RidgeRuns.of(SPECTRUM, TARGET, problem, 5, 2, Progress.NONE).get("risk", 0) != many.get("risk", 0));
	}

	/** Without noise and with more samples than inputs the target is found. */
	@Test
	void enoughSamplesFindTheTarget() {
		final Columns runs = RidgeRuns.of(new double[] { 2, 1, 0.5 }, new double[] { 1, -1, 3 }, new RidgeProblem(5, 0, 0, 0),
			2, 1, Progress.NONE);
		for (int run = 0; run < 2; run++) {
			assertEquals(0, runs.get("risk", run), 1e-24);
			assertEquals(0, runs.get("trainingError", run), 1e-24);
			assertEquals(3, runs.get("degreesOfFreedom", run), 1e-14);
		}
	}

	@Test
	void wrongAndTooMuchIsNamed() {
		refuses("samples must be a whole number, was 1.5", SPECTRUM, new RidgeProblem(1.5, 0, 0, 0));
		refuses("samples x inputs must be at most 50000000, was 400000000", SPECTRUM, new RidgeProblem(1e6, 0, 0, 0));
		refuses("(samples + inputs) x features must be at most 50000000, was 210000000", SPECTRUM, new RidgeProblem(20600,
			1e4, 0, 0));
		refuses("the smaller of samples and features must be at most 2048, was 3000", SPECTRUM, new RidgeProblem(5000, 3000,
			0, 0));
		refuses("target must have length 3, was 400", new double[] { 1, 1, 1 }, new RidgeProblem(5, 0, 0, 0));
	}

	private static void refuses(final String message, final double[] spectrum, final RidgeProblem problem) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> RidgeRuns.of(spectrum, TARGET, problem, 1, 1,
			Progress.NONE)).getMessage());
	}

	@Test
	void cancelEndsIt() {
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> RidgeRuns.of(SPECTRUM, TARGET, new RidgeProblem(50, 0, 0, 0), 1, 1,
			canceled));
		final double[] ones = { 1, 1, 1 }; // while the samples are drawn, too
		assertThrows(CancellationException.class, () -> RidgeRuns.of(ones, ones, new RidgeProblem(2000, 0, 0.1, 0), 1, 1,
			new Looks(1000)));
		assertThrows(CancellationException.class, () -> RidgeRuns.of(SPECTRUM, TARGET, new RidgeProblem(5, 3, 0.1, 0), 1, 1,
			new Looks(300)));
	}
}
