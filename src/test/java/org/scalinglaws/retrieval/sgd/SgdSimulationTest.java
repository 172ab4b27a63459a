package org.scalinglaws.retrieval.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

class SgdSimulationTest {

	private static final double[] SPECTRUM = { 0.5, 0.3, 0.15, 0.05 };
	private static final double[] TEACHER = { 0.9, -1.1, 0.7, 1.3 };
	private static final double[] START = { 0.4, 0.2, -0.6, 1.0 };
	private static final RetrievalProblem PROBLEM = new RetrievalProblem(SPECTRUM, TEACHER);

	/**
	 * The exact means of w_i^2 and w_i w*_i after one step: F = (p^2 - q^2 -
	 * noise)^2 p^2 with p = x.w and q = x.w* jointly normal, and Stein's identity
	 * twice for E[x_i^2 F].
	 */
	@Test
	void oneStepHasItsExactMeans() {
		final int runs = 40_000;
		final double rate = 0.02, noise = 0.3;
		final double[] ends = new SgdSimulation(PROBLEM, START, rate, noise, 1, runs, 1, 4, 2).run(2, Progress.NONE)
			.weights();
		double s = 0, u = 0, t = 0;
		for (int i = 0; i < 4; i++) {
			s += SPECTRUM[i] * START[i] * START[i];
			u += SPECTRUM[i] * START[i] * TEACHER[i];
			t += SPECTRUM[i] * TEACHER[i] * TEACHER[i];
		}
		final double f = 15 * s * s * s - 6 * s * s * t - 24 * s * u * u + 3 * s * t * t + 12 * t * u * u + noise * s;
		final double fpp = 90 * s * s - 24 * (s * t + 2 * u * u) + 6 * t * t + 2 * noise;
		final double fpq = -48 * s * u + 24 * t * u;
		final double fqq = -12 * s * s + 12 * (s * t + 2 * u * u);
		for (int i = 0; i < 4; i++) {
			final double l = SPECTRUM[i], v = START[i] * START[i], p = START[i] * TEACHER[i], r = TEACHER[i] * TEACHER[i];
			final double square = v - 8 * rate * l * ((3 * s - t) * v - 2 * u * p) + 16 * rate * rate * (l * f + l * l * (fpp *
				v + 2 * fpq * p + fqq * r));
			final double product = p - 4 * rate * l * ((3 * s - t) * p - 2 * u * r);
			assertMean(square, ends, i, 1);
			assertMean(product, ends, i, TEACHER[i]);
		}
	}

	/** The mean over runs of w_i^2 (factor 1) or of w_i times the factor, within five standard errors. */
	private static void assertMean(final double expected, final double[] ends, final int i, final double factor) {
		final int runs = ends.length / 4;
		double sum = 0, squares = 0;
		for (int run = 0; run < runs; run++) {
			final double w = ends[4 * run + i];
			final double value = factor == 1 ? w * w : w * factor;
			sum += value;
			squares += value * value;
		}
		final double mean = sum / runs;
		final double error = Math.sqrt((squares / runs - mean * mean) / runs);
		assertEquals(expected, mean, 5 * error, "coordinate " + i);
	}

	/** The same numbers by the definition, one sample and one coordinate after the other; only rounding differs. */
	@Test
	void followsTheDefinition() {
		for (final int batch : new int[] { 1, 2, 7 }) {
			final int steps = 300;
			final SgdSimulation simulation = new SgdSimulation(PROBLEM, START, 5e-3, 0.05, steps, 1, batch, 9, 10);
			final double[] inputs = RetrievalSamples.inputs(SPECTRUM, steps * batch, stream(9, "inputs", 0));
			final double[] labels = RetrievalSamples.labels(inputs, TEACHER, 0.05, stream(9, "labelNoise", 0));
			assertArrayEquals(slow(inputs, labels, 5e-3, batch), simulation.run(1, Progress.NONE).weights(), 1e-12);
		}
	}

	private static double[] slow(final double[] inputs, final double[] labels, final double rate, final int batch) {
		final double[] w = START.clone();
		for (int first = 0; first < labels.length; first += batch) {
			final double[] gradient = new double[4];
			for (int sample = first; sample < first + batch; sample++) {
				double response = 0;
				for (int i = 0; i < 4; i++)
					response += inputs[4 * sample + i] * w[i];
				for (int i = 0; i < 4; i++)
					gradient[i] += 4 * (response * response - labels[sample]) * response * inputs[4 * sample + i] / batch;
			}
			for (int i = 0; i < 4; i++)
				w[i] -= rate * gradient[i];
		}
		return w;
	}

	@Test
	void inputsAreScaledNormalsAndLabelsAreSquaresWithNoise() {
		final int n = 50_000;
		final double[] inputs = RetrievalSamples.inputs(SPECTRUM, n, stream(2, "inputs", 0));
		final double[] clean = RetrievalSamples.labels(inputs, TEACHER, 0, stream(2, "labelNoise", 0));
		final double[] noisy = RetrievalSamples.labels(inputs, TEACHER, 0.4, stream(2, "labelNoise", 0));
		final double[] variance = new double[4];
		double noise = 0;
		for (int sample = 0; sample < n; sample++) {
			double response = 0;
			for (int i = 0; i < 4; i++) {
				variance[i] += inputs[4 * sample + i] * inputs[4 * sample + i] / n;
				response += inputs[4 * sample + i] * TEACHER[i];
			}
			assertEquals(response * response, clean[sample], 1e-12 * (1 + clean[sample]));
			noise += (noisy[sample] - clean[sample]) * (noisy[sample] - clean[sample]) / n;
		}
		final double relative = 5 * Math.sqrt(2.0 / n); // five standard errors of a normal's variance
		for (int i = 0; i < 4; i++)
			assertEquals(1, variance[i] / SPECTRUM[i], relative);
		assertEquals(0.4, noise, 0.4 * relative);
	}

	@Test
	void givenSamplesAreTheDrawnOnesToTheBit() {
		for (final int d : new int[] { 1, 2, 3, 4, 5, 127, 130 })
			for (final int batch : new int[] { 1, 3 }) {
				final RetrievalProblem problem = problem(d, 1.5);
				final SgdSimulation simulation = new SgdSimulation(problem, start(d), 2e-3, 0.1, 500, 1, batch, 31, 40);
				final double[] inputs = RetrievalSamples.inputs(problem.spectrum(), 500 * batch, stream(31, "inputs", 0));
				final double[] labels = RetrievalSamples.labels(inputs, problem.teacher(), 0.1, stream(31, "labelNoise", 0));
				final SgdResult drawn = simulation.run(1, Progress.NONE);
				final SgdResult given = simulation.run(inputs, labels, 1, Progress.NONE);
				assertArrayEquals(drawn.weights(), given.weights(), 0, "d = " + d);
				assertSame(drawn.trajectory(), given.trajectory());
			}
	}

	@Test
	void givenSamplesAreSeenOnce() {
		final double[] inputs = RetrievalSamples.inputs(SPECTRUM, 17, stream(1, "inputs", 0));
		final double[] labels = RetrievalSamples.labels(inputs, TEACHER, 0, stream(1, "labelNoise", 0));
		final SgdSimulation simulation = new SgdSimulation(PROBLEM, START, 1e-3, 0, 1000, 2, 5, 1, 100);
		final Columns trajectory = simulation.run(inputs, labels, 2, Progress.NONE).trajectory();
		assertArrayEquals(new double[] { 0, 1, 2, 3, 0, 1, 2, 3 }, trajectory.column("step"), 0);
		assertArrayEquals(Arrays.copyOfRange(trajectory.column("loss"), 0, 4), Arrays.copyOfRange(trajectory.column(
			"loss"), 4, 8), 0); // both runs see the same samples
	}

	@Test
	void theSameBitsForAnyNumberOfThreads() {
		final SgdSimulation simulation = new SgdSimulation(problem(50, 2), start(50), 1e-3, 0.05, 2000, 11, 1, 5, 30);
		final SgdResult one = simulation.run(1, Progress.NONE);
		for (final int threads : new int[] { 2, 8 }) {
			final SgdResult many = simulation.run(threads, Progress.NONE);
			assertSame(one.trajectory(), many.trajectory());
			assertArrayEquals(one.weights(), many.weights(), 0);
		}
		final SgdResult first = new SgdSimulation(problem(50, 2), start(50), 1e-3, 0.05, 2000, 1, 1, 5, 30).run(1,
			Progress.NONE);
		assertArrayEquals(Arrays.copyOf(one.weights(), 50), first.weights(), 0); // nor do other runs matter
	}

	@Test
	void runsHaveTheSameBitsWhicheverIsTheFirst() {
		for (final SgdMethod method : new SgdMethod[] { new SgdMethod.Exact(), SgdMethod.Leaping.automatic() }) {
			final Optimizer optimizer = Optimizer.plain(LearningRateSchedule.constant(1e-3), 1);
			final SgdResult all = new SgdSimulation(problem(50, 2), start(50), new SgdOptions(optimizer, 0.05, 500, 3, method, 5,
				30)).run(1, Progress.NONE);
			final SgdResult last = new SgdSimulation(problem(50, 2), start(50), new SgdOptions(optimizer, 0.05, 500, 1, 2, method,
				5, 30)).run(1, Progress.NONE);
			assertArrayEquals(Arrays.copyOfRange(all.weights(), 100, 150), last.weights(), 0);
			for (int row = 0; row < 30; row++)
				assertArrayEquals(all.trajectory().row(60 + row), last.trajectory().row(row), 0);
			assertEquals(2L, last.trajectory().metadata().get("firstRun"));
		}
	}

	@Test
	void runsAndSeedsDiffer() {
		final SgdResult result = new SgdSimulation(PROBLEM, START, 1e-2, 0, 50, 2, 1, 5, 3).run(1, Progress.NONE);
		final SgdResult other = new SgdSimulation(PROBLEM, START, 1e-2, 0, 50, 1, 1, 6, 3).run(1, Progress.NONE);
		assertFalse(result.weights()[0] == result.weights()[4]);
		assertFalse(result.weights()[0] == other.weights()[0]);
	}

	/** Turning start and teacher by a sign leaves the labels, and so turns all weights with the start alone. */
	@Test
	void signsAreSymmetric() {
		final RetrievalProblem turned = new RetrievalProblem(SPECTRUM, negative(TEACHER));
		final double[] plain = new SgdSimulation(PROBLEM, START, 5e-3, 0.05, 400, 1, 1, 3, 5).run(1, Progress.NONE)
			.weights();
		assertArrayEquals(plain, new SgdSimulation(turned, START, 5e-3, 0.05, 400, 1, 1, 3, 5).run(1, Progress.NONE)
			.weights(), 0);
		assertArrayEquals(negative(plain), new SgdSimulation(PROBLEM, negative(START), 5e-3, 0.05, 400, 1, 1, 3, 5).run(1,
			Progress.NONE).weights(), 0);
	}

	/** Coordinates may be numbered in any order; sums are rounded otherwise, no more. */
	@Test
	void coordinatesArePermutable() {
		final int n = 400;
		final double[] inputs = RetrievalSamples.inputs(SPECTRUM, n, stream(1, "inputs", 0));
		final double[] labels = RetrievalSamples.labels(inputs, TEACHER, 0, stream(1, "labelNoise", 0));
		final double[] permuted = new double[inputs.length];
		for (int sample = 0; sample < n; sample++)
			System.arraycopy(permuted(Arrays.copyOfRange(inputs, 4 * sample, 4 * sample + 4)), 0, permuted, 4 * sample, 4);
		final RetrievalProblem other = new RetrievalProblem(permuted(SPECTRUM), permuted(TEACHER));
		final double[] expected = new SgdSimulation(PROBLEM, START, 5e-3, 0, n, 1, 1, 1, 5).run(inputs, labels, 1,
			Progress.NONE).weights();
		assertArrayEquals(permuted(expected), new SgdSimulation(other, permuted(START), 5e-3, 0, n, 1, 1, 1, 5).run(permuted,
			labels, 1, Progress.NONE).weights(), 1e-12);
	}

	@Test
	void theTeacherStaysWithoutNoise() {
		for (final double[] w : List.of(TEACHER, negative(TEACHER))) {
			final SgdResult result = new SgdSimulation(PROBLEM, w, 1e-2, 0, 1000, 1, 1, 1, 5).run(1, Progress.NONE);
			assertArrayEquals(w, result.weights(), 0);
		}
	}

	/**
	 * Started at the teacher, label noise spreads the weights with covariance
	 * learningRate x noiseVariance x identity, to leading order in the learning rate;
	 * the correction measured at d = 30, a = 1.5 is 3 percent.
	 */
	@Test
	void noiseSetsTheFloor() {
		final double rate = 1e-3, noise = 0.05;
		final RetrievalProblem problem = problem(20, 0);
		final Columns trajectory = new SgdSimulation(problem, problem.teacher(), rate, noise, 60_000, 60, 1, 8, 2).run(2,
			Progress.NONE).trajectory();
		double sum = 0, squares = 0;
		for (int run = 0; run < 60; run++) {
			final double error = trajectory.get("meanSquaredError", 2 * run + 1);
			sum += error / 60;
			squares += error * error / 60;
		}
		final double standardError = Math.sqrt((squares - sum * sum) / 60);
		assertEquals(rate * noise, sum, 5 * standardError + 0.05 * rate * noise);
	}

	/** Each record holds the observables of the weights after its step, and the first those of the start. */
	@Test
	void recordsHoldTheObservables() {
		final SgdSimulation simulation = new SgdSimulation(PROBLEM, START, 5e-3, 0.05, 1000, 2, 1, 3, 12);
		final SgdResult result = simulation.run(1, Progress.NONE);
		final Columns trajectory = result.trajectory();
		assertEquals(List.of("time", "step", "run", "overlap", "energy", "overlapGap", "energyGap", "loss",
			"meanSquaredError", "diverged"), trajectory.names());
		assertEquals(24, trajectory.rows());
		for (int run = 0; run < 2; run++) {
			assertObservables(Observables.of(PROBLEM, START, 0), trajectory, 12 * run);
			assertObservables(Observables.of(PROBLEM, result.weights(), 4 * run), trajectory, 12 * run + 11);
		}
		for (int row = 0; row < 24; row++) {
			assertEquals(trajectory.get("step", row) * 5e-3, trajectory.get("time", row));
			assertEquals(row / 12, trajectory.get("run", row));
			final SgdResult shorter = row % 12 == 0 ? null : new SgdSimulation(PROBLEM, START, 5e-3, 0.05, (long) trajectory
				.get("step", row), 2, 1, 3, 2).run(1, Progress.NONE);
			if (shorter != null) assertObservables(Observables.of(PROBLEM, shorter.weights(), row / 12 * 4), trajectory, row);
		}
	}

	private static void assertObservables(final Observables expected, final Columns table, final int row) {
		final double[] actual = Arrays.copyOfRange(table.row(row), 3, 9);
		assertArrayEquals(expected.values(), actual, 0);
	}

	@Test
	void stepsAreLogSpaced() {
		assertArrayEquals(new long[] { 0, 1, 2, 3 }, LogSteps.upTo(3, 200));
		assertArrayEquals(new long[] { 0, 1 }, LogSteps.upTo(1, 200));
		assertArrayEquals(new long[] { 0, 7 }, LogSteps.upTo(7, 2));
		assertArrayEquals(new long[] { 0, 1, 10, 100, 1000 }, LogSteps.upTo(1000, 5));
		for (final long last : new long[] { 199, 200, 1000, 1_000_000, 1_000_000_000_000_000L }) {
			final long[] steps = LogSteps.upTo(last, 200);
			assertEquals(200, steps.length);
			assertEquals(last, steps[199]);
			for (int i = 1; i < 200; i++)
				assertTrue(steps[i] > steps[i - 1]);
			for (int i = 2; i < 200; i++) // even in the logarithm but for rounding to whole numbers
				if (steps[i] > 1000) assertEquals(Math.pow(last / 1e3, 1 / 200.0), (double) steps[i] / steps[i - 1], 0.1);
		}
	}

	@Test
	void aHopelessLearningRateEndsInDivergedRows() {
		final SgdSimulation simulation = new SgdSimulation(problem(30, 2), start(30), 1, 0, 5000, 6, 1, 2, 50);
		final SgdResult result = simulation.run(2, Progress.NONE);
		final Columns trajectory = result.trajectory();
		assertEquals(6, result.divergedRuns());
		assertEquals(6L, trajectory.metadata().get("divergedRuns"));
		assertFinite(result);
		double diverged = 0;
		for (int row = 0; row < trajectory.rows(); row++) {
			final boolean lastOfRun = row + 1 == trajectory.rows() || trajectory.get("run", row + 1) != trajectory.get("run",
				row);
			assertEquals(lastOfRun ? 1 : 0, trajectory.get("diverged", row));
			if (lastOfRun) {
				assertTrue(trajectory.get("step", row) > trajectory.get("step", row - 1));
				final int run = (int) trajectory.get("run", row);
				assertObservables(Observables.of(simulation.problem(), result.weights(), 30 * run), trajectory, row);
			}
			diverged += trajectory.get("diverged", row);
		}
		assertEquals(6, diverged);
	}

	@Test
	void divergenceIsFoundAtTheStepAndAtAnyScale() {
		final double[] inputs = new double[40]; // nothing to learn from but the sixth sample
		Arrays.fill(inputs, 20, 24, 1);
		final double[] labels = new double[10];
		labels[5] = 1e300;
		final SgdResult result = new SgdSimulation(PROBLEM, START, 1e-3, 0, 10, 1, 1, 1, 3).run(inputs, labels, 1,
			Progress.NONE);
		assertArrayEquals(new double[] { 0, 1, 6 }, result.trajectory().column("step"), 0);
		assertArrayEquals(new double[] { 0, 0, 1 }, result.trajectory().column("diverged"), 0);
		assertArrayEquals(START, result.weights(), 0);
		for (final double scale : new double[] { 1e-60, 1, 1e60 }) {
			final double[] teacher = scaled(TEACHER, scale);
			assertFinite(new SgdSimulation(new RetrievalProblem(SPECTRUM, teacher), scaled(START, scale), 1 / scale / scale, 0,
				3000, 4, 1, 1, 10).run(1, Progress.NONE));
			final SgdResult calm = new SgdSimulation(new RetrievalProblem(SPECTRUM, teacher), scaled(START, scale), 1e-3 /
				scale / scale, 0, 3000, 4, 1, 1, 10).run(1, Progress.NONE);
			assertEquals(0, calm.divergedRuns()); // units are no reason to diverge
			assertFinite(calm);
		}
	}

	private static void assertFinite(final SgdResult result) {
		for (int row = 0; row < result.trajectory().rows(); row++)
			for (final double value : result.trajectory().row(row))
				assertTrue(Double.isFinite(value));
		for (final double value : result.weights())
			assertTrue(Double.isFinite(value));
	}

	@Test
	void startsMayDifferByRunAndStayAsTheyAre() {
		final double[] starts = { 0.1, 0.2, 0.3, 0.4, -1, 2, -3, 4 };
		final double[] copy = starts.clone();
		final Columns trajectory = new SgdSimulation(PROBLEM, starts, 1e-4, 0, 10, 2, 1, 1, 2).run(2, Progress.NONE)
			.trajectory();
		assertArrayEquals(copy, starts, 0);
		assertObservables(Observables.of(PROBLEM, starts, 0), trajectory, 0);
		assertObservables(Observables.of(PROBLEM, starts, 4), trajectory, 2);
	}

	@Test
	void oneAndTwoCoordinates() {
		for (final int d : new int[] { 1, 2 }) {
			final double[] ones = new double[d];
			Arrays.fill(ones, 1);
			final RetrievalProblem problem = new RetrievalProblem(PowerLaw.spectrum(d, 1), ones);
			final Columns trajectory = new SgdSimulation(problem, start(d), 2e-3, 0, 20_000, 3, 1, 1, 20).run(1,
				Progress.NONE).trajectory();
			for (int run = 0; run < 3; run++) // converges to the teacher at the rate of the Hessian, exp(-8 lambda t)
				assertTrue(trajectory.get("meanSquaredError", 20 * run + 19) < 1e-6);
		}
	}

	/** The looks are milliseconds apart; two threads may look once more. */
	@Test
	@Timeout(60)
	void cancelStopsAtOnceAndLeavesWholeRows() {
		for (final int batch : new int[] { 1, 1_000_000_000 }) {
			final Looks looks = new Looks(100);
			final SgdResult result = new SgdSimulation(problem(1000, 2), start(1000), 1e-3, 0, 1_000_000_000_000L, 5, batch,
				1, 100).run(2, looks);
			assertTrue(looks.count() <= 102, "looked " + looks.count() + " times");
			assertTrue(result.canceled());
			assertEquals(true, result.trajectory().metadata().get("canceled"));
			assertEquals(0, result.trajectory().get("step", 0));
			assertEquals(5000, result.weights().length);
			assertFinite(result);
		}
	}

	@Test
	void progressEndsAtOne() {
		final double[] last = { 0 };
		final Progress progress = new Progress() {

			@Override
			public void update(final double fraction) {
				assertTrue(fraction >= last[0] && fraction <= 1);
				last[0] = fraction;
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};
		final SgdResult result = new SgdSimulation(problem(100, 2), start(100), 1e-3, 0, 30_000, 3, 1, 1, 10).run(1,
			progress);
		assertEquals(1, last[0]);
		assertFalse(result.canceled());
		assertEquals(false, result.trajectory().metadata().get("canceled"));
	}

	@Test
	void stepsAllocateNothing() {
		final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
			.getThreadMXBean();
		final long id = Thread.currentThread().getId();
		final SgdSimulation few = new SgdSimulation(problem(10, 2), start(10), 1e-3, 0.1, 1000, 1, 1, 1, 2);
		final SgdSimulation many = new SgdSimulation(problem(10, 2), start(10), 1e-3, 0.1, 1_000_000, 1, 1, 1, 2);
		few.run(1, Progress.NONE);
		many.run(1, Progress.NONE);
		final long start = threads.getThreadAllocatedBytes(id);
		few.run(1, Progress.NONE);
		final long middle = threads.getThreadAllocatedBytes(id);
		many.run(1, Progress.NONE);
		final long end = threads.getThreadAllocatedBytes(id);
		assertTrue(end - middle < middle - start + 10_000, (end - middle) + " bytes"); // 999000 steps more
	}

	@Test
	void metadataHoldsTheParameters() {
		final Columns trajectory = new SgdSimulation(PROBLEM, START, 1e-3, 0.5, 10, 2, 3, 4, 5).run(1, Progress.NONE)
			.trajectory();
		assertEquals(1e-3, trajectory.metadata().get("learningRate"));
		assertEquals(0.5, trajectory.metadata().get("noiseVariance"));
		assertEquals(10L, trajectory.metadata().get("steps"));
		assertEquals(2L, trajectory.metadata().get("runs"));
		assertEquals(3L, trajectory.metadata().get("batchSize"));
		assertEquals(4L, trajectory.metadata().get("seed"));
		assertEquals(5L, trajectory.metadata().get("records"));
		assertEquals(0L, trajectory.metadata().get("divergedRuns"));
	}

	@Test
	void badParametersAreNamed() {
		final double[] nan = { 1, 2, Double.NaN, 4 };
		assertBad("problem", () -> new SgdSimulation(null, START, 1e-3, 0, 1, 1, 1, 1, 2));
		assertBad("weights", () -> simulation(null, 1e-3, 0, 1, 1, 1, 1, 2));
		assertBad("weights", () -> simulation(new double[0], 1e-3, 0, 1, 1, 1, 1, 2));
		assertBad("weights", () -> simulation(new double[8], 1e-3, 0, 1, 3, 1, 1, 2));
		assertBad("weights", () -> simulation(nan, 1e-3, 0, 1, 1, 1, 1, 2));
		assertBad("weights", () -> simulation(scaled(START, 1e100), 1e-3, 0, 1, 1, 1, 1, 2));
		for (final double rate : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertBad("learningRate", () -> simulation(START, rate, 0, 1, 1, 1, 1, 2));
		for (final double noise : new double[] { -1e-9, Double.NaN, Double.POSITIVE_INFINITY })
			assertBad("noiseVariance", () -> simulation(START, 1e-3, noise, 1, 1, 1, 1, 2));
		for (final long steps : new long[] { 0, -1, Long.MAX_VALUE })
			assertBad("steps", () -> simulation(START, 1e-3, 0, steps, 1, 1, 1, 2));
		for (final int runs : new int[] { 0, -1, 1_000_001 })
			assertBad("runs", () -> simulation(START, 1e-3, 0, 1, runs, 1, 1, 2));
		assertBad("runs x records", () -> simulation(START, 1e-3, 0, 1_000_000, 1_000_000, 1, 1, 1_000_000));
		for (final int batch : new int[] { 0, -1, 1_000_000_001 })
			assertBad("batchSize", () -> simulation(START, 1e-3, 0, 1, 1, batch, 1, 2));
		for (final long seed : new long[] { -1, 1L << 53 })
			assertBad("seed", () -> simulation(START, 1e-3, 0, 1, 1, 1, seed, 2));
		for (final int records : new int[] { 1, 0, 1_000_001 })
			assertBad("records", () -> simulation(START, 1e-3, 0, 1, 1, 1, 1, records));
		assertBad("threads", () -> simulation(START, 1e-3, 0, 1, 1, 1, 1, 2).run(0, Progress.NONE));
	}

	@Test
	void badSamplesAreNamed() {
		final SgdSimulation simulation = simulation(START, 1e-3, 0, 10, 1, 3, 1, 2);
		assertBad("inputs", () -> simulation.run(null, new double[3], 1, Progress.NONE));
		assertBad("inputs", () -> simulation.run(new double[11], new double[3], 1, Progress.NONE));
		assertBad("inputs", () -> simulation.run(new double[0], new double[0], 1, Progress.NONE));
		assertBad("inputs", () -> simulation.run(new double[] { 1, 2, 3, Double.NaN }, new double[1], 1, Progress.NONE));
		assertBad("labels", () -> simulation.run(new double[12], null, 1, Progress.NONE));
		assertBad("labels", () -> simulation.run(new double[12], new double[4], 1, Progress.NONE));
		assertBad("labels", () -> simulation.run(new double[12], new double[] { 1, 2, Double.NEGATIVE_INFINITY }, 1,
			Progress.NONE));
		assertBad("batchSize", () -> simulation.run(new double[8], new double[2], 1, Progress.NONE));
		final RandomStream stream = stream(1, "x", 0);
		assertBad("samples", () -> RetrievalSamples.inputs(SPECTRUM, 0, stream));
		assertBad("samples", () -> RetrievalSamples.inputs(SPECTRUM, Integer.MAX_VALUE, stream));
		assertBad("spectrum", () -> RetrievalSamples.inputs(new double[] { 1, -1 }, 3, stream));
		assertBad("spectrum", () -> RetrievalSamples.inputs(new double[0], 3, stream));
		assertBad("inputs", () -> RetrievalSamples.labels(new double[7], TEACHER, 0, stream));
		assertBad("inputs", () -> RetrievalSamples.labels(null, TEACHER, 0, stream));
		assertBad("teacher", () -> RetrievalSamples.labels(new double[8], null, 0, stream));
		assertBad("inputs", () -> RetrievalSamples.labels(new double[8], new double[0], 0, stream));
		assertBad("teacher", () -> RetrievalSamples.labels(new double[1], new double[] { Double.NaN }, 0, stream));
		assertBad("noiseVariance", () -> RetrievalSamples.labels(new double[8], TEACHER, -1, stream));
	}

	private static SgdSimulation simulation(final double[] weights, final double rate, final double noise,
		final long steps, final int runs, final int batch, final long seed, final int records)
	{
		return new SgdSimulation(PROBLEM, weights, rate, noise, steps, runs, batch, seed, records);
	}

	private static void assertBad(final String name, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}

	private static void assertSame(final Columns expected, final Columns actual) {
		assertEquals(expected.rows(), actual.rows());
		for (int row = 0; row < expected.rows(); row++)
			assertArrayEquals(expected.row(row), actual.row(row), 0);
	}

	/** A power-law spectrum and a random teacher of energy 1. */
	private static RetrievalProblem problem(final int d, final double exponent) {
		final double[] spectrum = PowerLaw.spectrum(d, exponent);
		final double[] teacher = new double[d];
		stream(77, "teacher", 0).fillGaussian(teacher, 0, d);
		final double energy = new RetrievalProblem(spectrum, teacher).teacherEnergy();
		return new RetrievalProblem(spectrum, scaled(teacher, 1 / Math.sqrt(energy)));
	}

	private static double[] start(final int d) {
		final double[] start = new double[d];
		stream(78, "weights", 0).fillGaussian(start, 0, d);
		return scaled(start, 1 / Math.sqrt(d));
	}

	private static RandomStream stream(final long seed, final String purpose, final long run) {
		return Streams.of(seed).stream(purpose, run);
	}

	private static double[] scaled(final double[] values, final double factor) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}

	private static double[] negative(final double[] values) {
		return scaled(values, -1);
	}

	private static double[] permuted(final double[] four) {
		return new double[] { four[2], four[0], four[3], four[1] };
	}
}
