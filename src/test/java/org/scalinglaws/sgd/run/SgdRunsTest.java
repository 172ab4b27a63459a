package org.scalinglaws.sgd.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Runs of SGD that learn a linear teacher, of which everything can be written down. */
class SgdRunsTest {

	private static final LeastMeanSquares LINEAR = new LeastMeanSquares(new double[] { 2, 1, 0.5 }, new double[] { 1, -2,
		3 });

	private static SgdOptions options(final LearningRateSchedule schedule, final int batch, final double momentum,
		final long averageFrom, final long steps, final int runs, final int records)
	{
		return new SgdOptions(new Optimizer(schedule, batch, momentum, averageFrom), 0.1, steps, runs,
			new SgdMethod.Exact(), 7, records);
	}

	private static SgdOptions plain(final double rate, final long steps, final int runs, final int records) {
		return options(LearningRateSchedule.constant(rate), 1, 0, Optimizer.NO_AVERAGE, steps, runs, records);
	}

	private static SgdResult run(final SgdOptions options, final double[] start, final int threads,
		final Progress progress)
	{
		return new SgdRuns(3, start.length % 2 == 0 ? 2 : 1, start, options, LINEAR).exact(LINEAR, LINEAR.trace(), LINEAR
			.samples(0.1, 7), threads, progress);
	}

	/** Two students on given samples, by the definition with a velocity, at each record. */
	@Test
	void makesTheStepsOfItsDefinition() {
		final int steps = 20;
		final double[] start = { 0.5, 0, -1, 2, 0.3, 1 };
		for (final LearningRateSchedule schedule : List.of(LearningRateSchedule.constant(0.05), LearningRateSchedule.linear(
			0.1, 0.01, steps)))
			for (final int batch : new int[] { 1, 3 })
				for (final double momentum : new double[] { 0, 0.6 })
					for (final long from : new long[] { Optimizer.NO_AVERAGE, 0, 8 }) {
						final double[] inputs = LINEAR.inputs(steps * batch, 3), labels = labels(inputs);
						final Columns rows = new SgdRuns(3, 2, start, options(schedule, batch, momentum, from, 1000, 1, 1001), LINEAR)
							.exact(LINEAR, LINEAR.trace(), inputs, labels, 1, Progress.NONE).trajectory();
						assertEquals(steps + 1, rows.rows()); // as far as the samples go
						assertRows(rows, start, inputs, labels, new Optimizer(schedule, batch, momentum, from));
					}
	}

	/** Any numbers. */
	private static double[] labels(final double[] inputs) {
		final double[] labels = new double[inputs.length / 3];
		for (int i = 0; i < labels.length; i++)
			labels[i] = Math.sin(3 * i) + inputs[3 * i];
		return labels;
	}

	private static void assertRows(final Columns rows, final double[] start, final double[] inputs, final double[] labels,
		final Optimizer optimizer)
	{
		final double[][] w = { Arrays.copyOf(start, 3), Arrays.copyOfRange(start, 3, 6) }, velocity = new double[2][3],
				sum = new double[2][3];
		double time = 0;
		for (int step = 0; step < rows.rows(); step++) {
			final String where = optimizer + " after " + step;
			assertEquals(time, rows.get("time", step), 1e-12, where);
			assertEquals(step, rows.get("step", step), where);
			assertEquals(LINEAR.values(w)[0], rows.get("loss", step), 1e-12, where);
			assertEquals(w[1][0], rows.get("weight", step), 1e-12, where);
			assertEquals(0, rows.get("diverged", step), where);
			assertEquals(optimizer.averages(), rows.has("averagedLoss"));
			if (optimizer.averages()) assertEquals(average(w, sum, step, optimizer.averageFrom()), rows.get("averagedWeight",
				step), 1e-12, where);
			if (step == rows.rows() - 1) return;
			for (int k = 0; k < 2; k++) {
				final double[] gradient = new double[3];
				for (int s = step * optimizer.batchSize(); s < (step + 1) * optimizer.batchSize(); s++) {
					double residual = -(k + 1) * labels[s];
					for (int i = 0; i < 3; i++)
						residual += inputs[3 * s + i] * w[k][i];
					for (int i = 0; i < 3; i++)
						gradient[i] += residual * inputs[3 * s + i] / optimizer.batchSize();
				}
				for (int i = 0; i < 3; i++) {
					velocity[k][i] = optimizer.momentum() * velocity[k][i] + gradient[i];
					w[k][i] -= optimizer.schedule().rate(step) * velocity[k][i];
				}
			}
			time += optimizer.schedule().rate(step);
		}
	}

	/** Of the first weight of the last student, over all iterates from a step on; before it, the iterate itself. */
	private static double average(final double[][] w, final double[][] sum, final int step, final long from) {
		if (step < from) return w[1][0];
		sum[1][0] += w[1][0];
		return sum[1][0] / (step - from + 1);
	}

	/** E e <- (1 - rate Q) E e with e = w - w*, whatever the noise. */
	@Test
	void drawnSamplesPullTheMeanToTheTeacher() {
		final int runs = 4000, steps = 10;
		final double[] ends = run(plain(0.03, steps, runs, 2), new double[3], 2, Progress.NONE).weights();
		for (int i = 0; i < 3; i++) {
			double sum = 0, squares = 0;
			for (int r = 0; r < runs; r++) {
				sum += ends[3 * r + i];
				squares += ends[3 * r + i] * ends[3 * r + i];
			}
			final double mean = sum / runs, error = Math.sqrt((squares / runs - mean * mean) / runs);
			final double expected = LINEAR.teacher()[i] * (1 - Math.pow(1 - 0.03 * LINEAR.spectrum()[i], steps));
			assertEquals(expected, mean, 5 * error);
			assertTrue(error < 0.02 * Math.abs(expected), "nothing tested: " + error);
		}
	}

	/** Each run has its start, its samples by its number, and its rows; threads do not matter. */
	@Test
	void runsAreTheirOwn() {
		final double[] starts = { 0, 0, 0, 1, 1, 1, -2, 0, 2, 4, 5, 6, 7, 8, 9 };
		final SgdResult all = run(plain(0.05, 30, 5, 4), starts, 1, Progress.NONE), many = run(plain(0.05, 30, 5, 4), starts,
			3, Progress.NONE);
		assertArrayEquals(all.weights(), many.weights(), 0);
		for (int row = 0; row < 20; row++)
			assertArrayEquals(all.trajectory().row(row), many.trajectory().row(row), 0);
		for (int r = 0; r < 5; r++) {
			final SgdOptions one = new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(0.05), 1), 0.1, 30, 1, r,
				new SgdMethod.Exact(), 7, 4);
			final SgdResult alone = run(one, Arrays.copyOfRange(starts, 3 * r, 3 * r + 3), 1, Progress.NONE);
			assertArrayEquals(Arrays.copyOfRange(all.weights(), 3 * r, 3 * r + 3), alone.weights(), 0);
			for (int row = 0; row < 4; row++)
				assertArrayEquals(all.trajectory().row(4 * r + row), alone.trajectory().row(row), 0);
			assertEquals(r, alone.trajectory().get("run", 0));
			assertEquals((long) r, alone.trajectory().metadata().get("firstRun"));
			assertEquals(3L, alone.trajectory().metadata().get("dimension"));
		}
		assertEquals(9, starts[14], "the starts are only read");
	}

	/** Several students have starts of their own in each run, and no thread is left. */
	@Test
	void studentsStartWhereTheirRunSays() {
		final double[] starts = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1, -2, -3, -4, -5, -6 };
		final SgdResult all = new SgdRuns(3, 2, starts, plain(0.05, 5, 3, 2), LINEAR).exact(LINEAR, LINEAR.trace(), LINEAR
			.samples(0.1, 7), 3, Progress.NONE);
		for (int r = 0; r < 3; r++) {
			final SgdOptions one = new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(0.05), 1), 0.1, 5, 1, r,
				new SgdMethod.Exact(), 7, 2);
			assertArrayEquals(run(one, Arrays.copyOfRange(starts, 6 * r, 6 * r + 6), 1, Progress.NONE).weights(), Arrays
				.copyOfRange(all.weights(), 6 * r, 6 * r + 6), 0);
		}
		assertTrue(Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("Scaling Laws SGD"))
			.allMatch(thread -> ends(thread)));
	}

	/** Whether it ends within ten seconds; a pool that was not shut down would wait for work for ever. */
	private static boolean ends(final Thread thread) {
		try {
			thread.join(10_000);
		}
		catch (final InterruptedException exc) {
			throw new IllegalStateException(exc);
		}
		return !thread.isAlive();
	}

	/** A batch that is stopped midway leaves the weights as after the last whole step. */
	@Test
	void batchesAreStoppedMidway() {
		final int batch = 1_000_000;
		final Looks looks = new Looks(3);
		final SgdResult result = run(options(LearningRateSchedule.constant(0.1), batch, 0, Optimizer.NO_AVERAGE, 10, 1, 2),
			new double[] { 1, 2, 3 }, 1, looks);
		assertTrue(result.canceled());
		assertArrayEquals(new double[] { 1, 2, 3 }, result.weights());
		assertEquals(2 * 349_525 / 1e7, looks.last(), 1e-4, "parts of a step are told");
	}

	/** Too large a rate: the error grows until a step would overshoot by 10^12; rows and weights end before it. */
	@Test
	void divergedRunsEndWithTheirLastFiniteValues() {
		final SgdResult result = run(plain(50, 1000, 3, 1001), new double[] { 5, 5, 5 }, 2, Progress.NONE);
		assertEquals(3, result.divergedRuns());
		assertEquals(3L, result.trajectory().metadata().get("divergedRuns"));
		assertFalse(result.canceled());
		result.trajectory().groups("run").forEach((run, rows) -> {
			final int last = rows.rows() - 1;
			assertTrue(last < 30, "growth by about 100 a step");
			assertEquals(1, rows.get("diverged", last));
			assertEquals(0, rows.get("diverged", last - 1));
			assertEquals(last, rows.get("step", last), "the step that diverged counts");
			assertEquals(rows.get("loss", last - 1), rows.get("loss", last));
			assertEquals(rows.get("weight", last - 1), result.weights()[3 * (int) (double) run]);
		});
		final SgdOptions fine = plain(0.1, 50, 2, 3);
		assertEquals(0, run(fine, new double[] { 5, 5, 5 }, 1, Progress.NONE).divergedRuns());
	}

	/** A step must not overshoot with the largest growth allowed, nor a batch of which one sample does. */
	@Test
	void anOvershootingSampleLeavesTheWeightsAlone() {
		final double bound = 1e12 / (0.5 * LINEAR.trace()); // of |g|
		for (final int batch : new int[] { 1, 2 })
			for (final double part : new double[] { 0.99, 1.01 }) {
				final double[] inputs = new double[3 * batch], labels = new double[batch];
				inputs[3 * batch - 2] = 1;
				labels[batch - 1] = part * bound;
				final SgdResult result = new SgdRuns(3, 1, new double[3], options(LearningRateSchedule.constant(0.5), batch, 0,
					Optimizer.NO_AVERAGE, 1, 1, 2), LINEAR).exact(LINEAR, LINEAR.trace(), inputs, labels, 1, Progress.NONE);
				assertEquals(part > 1 ? 1 : 0, result.divergedRuns());
				assertEquals(part > 1 ? 0 : part * bound * 0.5 / batch, result.weights()[1], 1e-3);
			}
	}

	@Test
	void recordsThatAreNotFiniteMarkTheRun() {
		final SgdRecorder upTo = new SgdRecorder() {

			@Override
			public List<String> columns() {
				return List.of("loss");
			}

			@Override
			public double[] values(final double[][] weights) {
				return new double[] { weights[0][1] < -1.5 ? Double.NaN : weights[0][1] };
			}
		};
		final SgdRuns runs = new SgdRuns(3, 1, new double[3], plain(0.05, 400, 1, 401), upTo);
		final SgdResult result = runs.exact(LINEAR, LINEAR.trace(), LINEAR.samples(0, 1), 1, Progress.NONE);
		final Columns rows = result.trajectory();
		final int last = rows.rows() - 1;
		assertEquals(1, result.divergedRuns());
		assertTrue(rows.get("loss", last) >= -1.5 && rows.get("loss", last) == rows.get("loss", last - 1));
		assertEquals(1, rows.get("diverged", last));
		final String message = assertThrows(IllegalArgumentException.class, () -> new SgdRuns(3, 1, new double[] { 0, 0, 0, 0,
			-2, 0 }, plain(0.05, 1, 2, 2), upTo)).getMessage();
		assertEquals("weights must have a finite loss, was NaN in run 1", message);
	}

	/** After the first look that says so nothing moves; what was done is told once, and never falls ({@link Looks}). */
	@Test
	void tellsOfItsStepsAndStops() {
		final Looks whole = new Looks(Integer.MAX_VALUE), early = new Looks(1);
		run(plain(0.01, 1_000_000, 3, 30), new double[3], 1, whole);
		assertEquals(1, whole.last(), 1e-12);
		assertTrue(whole.count() >= 3 * 1_000_000L * 3 / (1 << 20), "looks: " + whole.count());
		assertTrue(whole.count() < 40 + 3 * 1_000_000L * 3 / (1 << 20), "looks: " + whole.count());
		final SgdResult none = run(plain(0.01, 1_000_000, 2, 30), new double[] { 1, 2, 3 }, 1, early);
		assertTrue(none.canceled());
		assertEquals(0, none.trajectory().rows());
		assertArrayEquals(new double[] { 1, 2, 3, 1, 2, 3 }, none.weights());
	}

	@Test
	void aRunThatFailsStopsAllAndSaysWhich() {
		final AtomicInteger begun = new AtomicInteger();
		final SgdRuns runs = new SgdRuns(3, 1, new double[3], plain(0.01, 100, 50, 2), LINEAR);
		final IllegalStateException failure = assertThrows(IllegalStateException.class, () -> runs.exact(LINEAR, LINEAR
			.trace(), run -> {
				begun.incrementAndGet();
				if (run == 1) throw new ArithmeticException("no samples");
				return LINEAR.samples(0, 1).apply(run);
			}, 2, Progress.NONE));
		assertEquals("run 1 failed: java.lang.ArithmeticException: no samples", failure.getMessage());
		assertTrue(begun.get() >= 2);
	}

	@Test
	void anInterruptCancelsAndIsKept() {
		Thread.currentThread().interrupt();
		final SgdResult result = run(plain(0.01, 100_000_000, 2, 2), new double[3], 2, Progress.NONE);
		assertTrue(Thread.interrupted());
		assertTrue(result.canceled());
		Thread.currentThread().interrupt();
		final SgdResult alone = run(plain(0.01, 100_000_000, 1, 2), new double[3], 1, Progress.NONE);
		assertTrue(Thread.interrupted());
		assertTrue(alone.canceled());
	}

	@Test
	void whatDoesNotFitIsNamed() {
		final SgdOptions options = plain(0.1, 5, 2, 2);
		for (final int length : new int[] { 0, 2, 4, 9 })
			assertBad("weights", () -> new SgdRuns(3, 1, new double[length], options, LINEAR));
		assertBad("dimension x students x runs", () -> new SgdRuns(Integer.MAX_VALUE, 2, new double[3], options, LINEAR));
		final SgdRuns runs = new SgdRuns(3, 1, new double[3], options, LINEAR);
		for (final int length : new int[] { 0, 4, 5 })
			assertBad("inputs", () -> runs.exact(LINEAR, 1, new double[length], new double[1], 1, Progress.NONE));
		assertBad("labels", () -> runs.exact(LINEAR, 1, new double[6], new double[1], 1, Progress.NONE));
		assertBad("threads", () -> runs.exact(LINEAR, 1, new double[6], new double[2], 0, Progress.NONE));
		final SgdRuns batches = new SgdRuns(3, 1, new double[3], options(LearningRateSchedule.constant(1), 3, 0,
			Optimizer.NO_AVERAGE, 1, 1, 2), LINEAR);
		assertBad("batchSize", () -> batches.exact(LINEAR, 1, new double[6], new double[2], 1, Progress.NONE));
		final SgdRuns leaping = new SgdRuns(3, 1, new double[3], new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(
			1), 1), 0, 1, 1, SgdMethod.Leaping.automatic(), 1, 2), LINEAR);
		assertBad("method", () -> leaping.exact(LINEAR, 1, new double[6], new double[2], 1, Progress.NONE));
	}

	private static void assertBad(final String name, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
