package org.scalinglaws.retrieval.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod.Leaping;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

@Tag("slow")
class LeapingSgdTest {

	private static final int AUTOMATIC = Leaping.AUTOMATIC;
	private static final double[] SPECTRUM = { 0.15, 0.5, 0.05, 0.3 }; // in no order
	private static final double[] TEACHER = { 0.7, 0.9, 1.3, -1.1 };
	private static final double[] START = { -0.6, 0.4, 1.0, 0.2 };
	private static final RetrievalProblem PROBLEM = new RetrievalProblem(SPECTRUM, TEACHER);

	/**
	 * Means and second moments of the first step, whatever the head: with F = f^2, f =
	 * (p^2 - q^2 - noise) p, by Stein's identity twice E[x_i f] = lambda_i ((3s - s*)
	 * w_i - 2 u w*_i) and E[x_i x_j F] = lambda_i delta_ij E F + lambda_i lambda_j (w_i
	 * w_j E F_pp + (w_i w*_j + w_j w*_i) E F_pq + w*_i w*_j E F_qq); samples of a batch
	 * are independent.
	 */
	@Test
	void aStepIsExactInLaw() {
		final int runs = 10_000;
		final double rate = 0.02, noise = 0.3;
		final double s = product(START, START), u = product(START, TEACHER), t = product(TEACHER, TEACHER);
		final double f = 15 * s * s * s - 6 * s * s * t - 24 * s * u * u + 3 * s * t * t + 12 * t * u * u + noise * s;
		final double fpp = 90 * s * s - 24 * (s * t + 2 * u * u) + 6 * t * t + 2 * noise;
		final double fpq = -48 * s * u + 24 * t * u, fqq = -12 * s * s + 12 * (s * t + 2 * u * u);
		final double[] mean = IntStream.range(0, 4).mapToDouble(i -> SPECTRUM[i] * ((3 * s - t) * START[i] - 2 * u *
			TEACHER[i])).toArray();
		for (int head = 0; head <= 4; head++)
			for (final int batch : head % 2 == 0 ? new int[] { 1 } : new int[] { 1, 3 }) {
				final double[] ends = simulation(PROBLEM, START, Optimizer.plain(LearningRateSchedule.constant(rate), batch),
					noise, 1, runs, new Leaping(0.05, head, 1), 3).run(2, Progress.NONE).weights();
				for (int i = 0; i < 4; i++) {
					final int first = i;
					assertMean(START[i] - 4 * rate * mean[i], IntStream.range(0, runs).mapToDouble(k -> ends[4 * k + first]));
					for (int j = 0; j <= i; j++) {
						final int second = j;
						final double square = (i == j ? SPECTRUM[i] * f : 0) + SPECTRUM[i] * SPECTRUM[j] * (START[i] * START[j] *
							fpp + (START[i] * TEACHER[j] + START[j] * TEACHER[i]) * fpq + TEACHER[i] * TEACHER[j] * fqq);
						final double expected = 16 * rate * rate * (square + (batch - 1) * mean[i] * mean[j]) / batch;
						assertMean(expected, IntStream.range(0, runs).mapToDouble(k -> (ends[4 * k + first] - START[first]) *
							(ends[4 * k + second] - START[second])));
					}
				}
			}
	}

	/** Within five standard errors. */
	private static void assertMean(final double expected, final DoubleStream values) {
		final Moments moments = Moments.of(values.toArray());
		assertEquals(expected, moments.mean, 5 * moments.error());
	}

	/**
	 * Against the exact method over 3000 runs each, started on the way out: means within
	 * a percent and three standard errors, spreads within 15 percent, three times or more
	 * what they scatter (2 to 5 percent).
	 */
	@Test
	void followsTheLawOfExactSteps() {
		final LearningRateSchedule constant = LearningRateSchedule.constant(5e-3);
		compare(2, Optimizer.plain(constant, 1), 0.05, 300, Leaping.automatic());
		compare(1.5, Optimizer.plain(constant, 1), 0, 600, Leaping.automatic());
		compare(2, Optimizer.plain(constant, 1), 0.05, 300, new Leaping(0.3, 0, AUTOMATIC));
		compare(1.5, Optimizer.plain(LearningRateSchedule.cosine(1e-2, 1e-4, 300), 4), 0.5, 300, Leaping.automatic());
		compare(1.5, Optimizer.plain(LearningRateSchedule.warmupStableDecay(5e-3, 1e-4, 400, 100, 200), 1), 0.05, 400,
			new Leaping(0.05, AUTOMATIC, 20));
	}

	private static void compare(final double exponent, final Optimizer optimizer, final double noise, final long steps,
		final Leaping method)
	{
		final int d = 40, runs = 3000;
		final RetrievalProblem problem = problem(d, exponent);
		final double[] start = start(problem, 0.3);
		final Columns exact = simulation(problem, start, optimizer, noise, steps, runs, new SgdMethod.Exact(), 1).run(2,
			Progress.NONE).trajectory();
		final Columns leaping = simulation(problem, start, optimizer, noise, steps, runs, method, 2).run(2, Progress.NONE)
			.trajectory();
		for (final String column : List.of("overlap", "energy", "meanSquaredError")) {
			final Moments a = Moments.of(last(exact, column, steps)), b = Moments.of(last(leaping, column, steps));
			assertEquals(a.mean, b.mean, 0.01 * a.mean + 3 * Math.hypot(a.error(), b.error()), column + method);
			assertEquals(1, b.deviation() / a.deviation(), 0.15, column + method);
		}
	}

	/** Absolute values at the last step, of runs that came there. */
	private static double[] last(final Columns table, final String column, final long steps) {
		return IntStream.range(0, table.rows()).filter(row -> table.get("step", row) == steps && table.get("diverged",
			row) == 0).mapToDouble(row -> Math.abs(table.get(column, row))).toArray();
	}

	/** At a rate at which about a quarter of runs diverges; counts are binomial. */
	@Test
	void asManyRunsDiverge() {
		final int runs = 1500;
		final RetrievalProblem problem = problem(30, 2);
		final double[] start = start(problem, 0.05);
		final Optimizer optimizer = Optimizer.plain(LearningRateSchedule.constant(2e-2), 1);
		final double exact = simulation(problem, start, optimizer, 0.05, 500, runs, new SgdMethod.Exact(), 1).run(2,
			Progress.NONE).divergedRuns();
		final SgdResult leaping = simulation(problem, start, optimizer, 0.05, 500, runs, Leaping.automatic(), 2).run(2,
			Progress.NONE);
		final double part = (exact + leaping.divergedRuns()) / (2 * runs);
		assertTrue(part > 0.05 && part < 0.5, "was " + part);
		assertEquals(exact, leaping.divergedRuns(), 3 * Math.sqrt(2 * runs * part * (1 - part)));
	}

	@Test
	void divergedRunsEndAtTheWeightsBefore() {
		final RetrievalProblem problem = problem(30, 2);
		final SgdResult result = simulation(problem, start(problem, 0), Optimizer.plain(LearningRateSchedule.constant(1),
			1), 0, 5000, 6, Leaping.automatic(), 2).run(2, Progress.NONE);
		final Columns table = result.trajectory();
		assertEquals(6, result.divergedRuns());
		for (int run = 0; run < 6; run++) {
			final int row = 2 * run + 1;
			assertEquals(1, table.get("diverged", row));
			assertTrue(table.get("step", row) >= 1 && table.get("step", row) < 5000);
			assertEquals(Observables.of(problem, result.weights(), 30 * run).energy(), table.get("energy", row));
			assertTrue(Double.isFinite(table.get("loss", row)));
		}
	}

	@Test
	void theSameBitsForAnyNumberOfThreads() {
		final RetrievalProblem problem = problem(50, 2);
		final Optimizer optimizer = Optimizer.plain(LearningRateSchedule.constant(1e-3), 2);
		final SgdResult one = simulation(problem, start(problem, 0), optimizer, 0.05, 2000, 7, Leaping.automatic(), 5).run(1,
			Progress.NONE);
		for (final int threads : new int[] { 2, 8 }) {
			final SgdResult many = simulation(problem, start(problem, 0), optimizer, 0.05, 2000, 7, Leaping.automatic(), 5)
				.run(threads, Progress.NONE);
			assertArrayEquals(one.weights(), many.weights(), 0);
			assertArrayEquals(one.trajectory().column("loss"), many.trajectory().column("loss"), 0);
			assertEquals(one.trajectory().metadata(), many.trajectory().metadata());
		}
		final SgdResult first = simulation(problem, start(problem, 0), optimizer, 0.05, 2000, 1, Leaping.automatic(), 5).run(
			1, Progress.NONE);
		assertArrayEquals(Arrays.copyOf(one.weights(), 50), first.weights(), 0); // nor do other runs matter
		assertFalse(one.weights()[0] == one.weights()[50]);
	}

	/** Sums that are rounded otherwise, no more: the largest eigenvalues are the head wherever they stand. */
	@Test
	void coordinatesArePermutable() {
		final RetrievalProblem problem = problem(30, 1.5);
		final double[] start = start(problem, 0.1);
		final int[] order = IntStream.range(0, 30).map(i -> i * 7 % 30).toArray();
		final RetrievalProblem other = new RetrievalProblem(permuted(problem.spectrum(), order), permuted(problem.teacher(),
			order));
		final Optimizer optimizer = Optimizer.plain(LearningRateSchedule.constant(1e-3), 1);
		final Leaping method = new Leaping(0.2, 3, 10);
		final double[] expected = simulation(problem, start, optimizer, 0.1, 500, 1, method, 4).run(1, Progress.NONE)
			.weights();
		assertArrayEquals(permuted(expected, order), simulation(other, permuted(start, order), optimizer, 0.1, 500, 1,
			method, 4).run(1, Progress.NONE).weights(), 1e-10);
	}

	/** With the whole spectrum as head steps are those of the definition, on the numbers drawn for them. */
	@Test
	void aHeadOfAllCoordinatesMakesPlainSteps() {
		final double rate = 5e-3;
		final int steps = 400;
		final RetrievalProblem sorted = new RetrievalProblem(new double[] { 0.5, 0.3, 0.15, 0.05 }, TEACHER);
		final double[] w = START.clone(), numbers = new double[steps * 6];
		Streams.of(8).stream("leapingSteps", 0).fillGaussian(numbers, 0, numbers.length);
		for (int k = 0; k < steps; k++) {
			double p = 0, q = 0;
			for (int i = 0; i < 4; i++) {
				p += Math.sqrt(sorted.spectrum()[i]) * numbers[6 * k + i] * w[i];
				q += Math.sqrt(sorted.spectrum()[i]) * numbers[6 * k + i] * TEACHER[i];
			}
			for (int i = 0; i < 4; i++)
				w[i] -= 4 * rate * (p * p - q * q) * p * Math.sqrt(sorted.spectrum()[i]) * numbers[6 * k + i];
		}
		assertArrayEquals(w, simulation(sorted, START, Optimizer.plain(LearningRateSchedule.constant(rate), 1), 0, steps, 1,
			new Leaping(0.05, 4, AUTOMATIC), 8).run(1, Progress.NONE).weights(), 1e-12);
	}

	@Test
	void degenerateTailsStayFinite() {
		final double[] zero = new double[4], some = { 0, 0.4, 0, 0 };
		for (final double[] teacher : List.of(TEACHER, new double[] { 0, 0.9, 0, 0 }))
			for (final double[] spectrum : List.of(SPECTRUM, new double[] { 0, 0.7, 0, 0.3 }, new double[] { 0, 1, 0, 0 }))
				for (final double[] start : List.of(START, zero, some, teacher, scaled(teacher, -0.3)))
					for (int head = 0; head <= 4; head++)
						for (final double noise : new double[] { 0, 0.1 }) {
							final double[] ends = simulation(new RetrievalProblem(spectrum, teacher), start, Optimizer.plain(
								LearningRateSchedule.constant(5e-3), 1), noise, 300, 2, new Leaping(0.1, head, AUTOMATIC), 1).run(1,
									Progress.NONE).weights();
							assertTrue(Arrays.stream(ends).allMatch(Double::isFinite));
							for (int i = 0; i < 4; i++)
								if (spectrum[i] == 0) assertEquals(start[i], ends[i], 0);
							if (start == zero || start == teacher && noise == 0) assertArrayEquals(start, Arrays.copyOf(ends, 4),
								1e-12);
						}
	}

	/** One coordinate, and two, with every head, against exact steps. */
	@Test
	void smallDimensions() {
		for (int d = 1; d <= 2; d++) {
			final RetrievalProblem problem = new RetrievalProblem(PowerLaw.spectrum(d, 1), Arrays.copyOf(TEACHER, d));
			final Optimizer optimizer = Optimizer.plain(LearningRateSchedule.constant(2e-3), 1);
			final double[] start = Arrays.copyOf(START, d);
			final Moments exact = Moments.of(last(simulation(problem, start, optimizer, 0.05, 200, 3000,
				new SgdMethod.Exact(), 1).run(2, Progress.NONE).trajectory(), "energy", 200));
			for (int head = 0; head <= d; head++) {
				final Moments leaping = Moments.of(last(simulation(problem, start, optimizer, 0.05, 200, 3000, new Leaping(0.05,
					head, AUTOMATIC), 2).run(2, Progress.NONE).trajectory(), "energy", 200));
				assertEquals(exact.mean, leaping.mean, 5 * Math.hypot(exact.error(), leaping.error()), d + " " + head);
				assertEquals(1, leaping.deviation() / exact.deviation(), 0.15);
			}
		}
	}

	@Test
	void windowsMeetKappa() {
		final RetrievalProblem problem = problem(300, 1.5);
		final double[] start = start(problem, 0);
		final LearningRateSchedule warmup = LearningRateSchedule.warmupStableDecay(2e-3, 1e-5, 20_000, 3000, 10_000);
		for (final double kappa : new double[] { 0.01, 0.05, 0.3 }) {
			final Map<String, Object> automatic = simulation(problem, start, Optimizer.plain(warmup, 1), 0.05, 20_000, 1,
				new Leaping(kappa, AUTOMATIC, AUTOMATIC), 1).run(1, Progress.NONE).trajectory().metadata();
			assertEquals("leaping", automatic.get("method"));
			final double met = (double) automatic.get("kappa");
			assertTrue(met <= kappa * (1 + 1e-12) && met > 0.8 * kappa, "was " + met);
			assertTrue((long) automatic.get("longestWindow") > 1 && (long) automatic.get("windows") < 2000);
		}
		final Optimizer constant = Optimizer.plain(LearningRateSchedule.constant(1e-3), 1);
		final Map<String, Object> headGiven = metadata(problem, start, constant, 7, AUTOMATIC);
		assertEquals(7L, headGiven.get("smallestHead"));
		assertEquals(7L, headGiven.get("largestHead"));
		assertEquals(0.05, (double) headGiven.get("kappa"), 0.001);
		final Map<String, Object> windowGiven = metadata(problem, start, constant, AUTOMATIC, 50);
		assertEquals(50L, windowGiven.get("longestWindow"));
		final double[] spectrum = problem.spectrum();
		final int head = (int) Arrays.stream(spectrum).filter(l -> 8 * l * 1e-3 * 50 > 0.05).count(); // s* = 1
		assertEquals((long) head, windowGiven.get("largestHead"));
		assertEquals(0.0, metadata(problem, start, constant, 0, 1).get("kappa"));
	}

	private static Map<String, Object> metadata(final RetrievalProblem problem, final double[] start,
		final Optimizer optimizer, final int head, final long window)
	{
		return simulation(problem, start, optimizer, 0, 5000, 1, new Leaping(0.05, head, window), 1).run(1, Progress.NONE)
			.trajectory().metadata();
	}

	@Test
	void tailsMoveFasterBeyondTheOptimum() {
		final RetrievalGradient law = new RetrievalGradient(PROBLEM);
		final double t = PROBLEM.teacherEnergy();
		assertEquals(8 * t, law.speed(0, 0), 1e-12);
		assertEquals(8 * t, law.speed(t, -t), 1e-12);
		assertEquals(20 * t, law.speed(2 * t, t), 1e-12);
	}

	@Test
	void recordsHoldTheObservables() {
		final RetrievalProblem problem = problem(60, 1.5);
		final SgdSimulation simulation = new SgdSimulation(problem, start(problem, 0), new SgdOptions(Optimizer.plain(
			LearningRateSchedule.linear(2e-3, 1e-3, 3000), 1), 0.05, 3000, 2, Leaping.automatic(), 3, 12));
		final SgdResult result = simulation.run(1, Progress.NONE);
		final Columns table = result.trajectory();
		assertEquals(24, table.rows());
		for (int run = 0; run < 2; run++) {
			assertEquals(3000, table.get("step", 12 * run + 11));
			assertEquals(simulation.options().optimizer().schedule().time(3000), table.get("time", 12 * run + 11));
			assertArrayEquals(Observables.of(problem, result.weights(), 60 * run).values(), Arrays.copyOfRange(table.row(12 *
				run + 11), 3, 9), 0);
		}
	}

	/** Eigenvalues in another unit, weights in one over its root, rates in one over it; a power of four, to the last digit. */
	@ParameterizedTest
	@ValueSource(ints = { -320, -250, 1, 150 })
	void noUnitMatters(final int fourths) {
		final double unit = Math.scalb(1.0, 2 * fourths), root = Math.scalb(1.0, fourths);
		final RetrievalProblem problem = problem(60, 1.5), other = new RetrievalProblem(times(unit, problem.spectrum()), times(1 /
			root, problem.teacher()));
		final double[] start = start(problem, 0);
		for (final int batch : new int[] { 1, 4 }) {
			final SgdResult expected = new SgdSimulation(problem, start, new SgdOptions(Optimizer.plain(LearningRateSchedule
				.warmupStableDecay(5e-3, 1e-4, 3000, 0, 1000), batch), 0.05, 3000, 2, Leaping.automatic(), 3, 12)).run(1,
				Progress.NONE);
			final SgdResult found = new SgdSimulation(other, times(1 / root, start), new SgdOptions(Optimizer.plain(
				LearningRateSchedule.warmupStableDecay(5e-3 / unit, 1e-4 / unit, 3000, 0, 1000), batch), 0.05, 3000, 2, Leaping
					.automatic(), 3, 12)).run(1, Progress.NONE);
			assertEquals(0, found.divergedRuns());
			assertArrayEquals(expected.weights(), times(root, found.weights()), 0);
			for (final String name : List.of("overlap", "energy", "loss"))
				assertArrayEquals(expected.trajectory().column(name), found.trajectory().column(name), 0, name);
		}
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}

	/** Windows of one step between the first records have a head of all coordinates, later ones a small head or none. */
	@Test
	void headsGrowAndShrink() {
		final RetrievalProblem problem = problem(5000, 2);
		for (final double noise : new double[] { 0, 0.1 }) {
			final SgdResult result = new SgdSimulation(problem, start(problem, 0), new SgdOptions(Optimizer.plain(
				LearningRateSchedule.cosine(1e-3, 1e-9, 20_000), 1), noise, 20_000, 1, Leaping.automatic(), 3, 100)).run(1,
				Progress.NONE);
			assertEquals(5000L, result.trajectory().metadata().get("largestHead"));
			assertTrue((long) result.trajectory().metadata().get("smallestHead") < 10);
			assertEquals(100, result.trajectory().rows());
			assertTrue(Arrays.stream(result.weights()).allMatch(Double::isFinite));
		}
	}

	@Test
	void whatCannotBeIsRefused() {
		final LearningRateSchedule rate = LearningRateSchedule.constant(1e-2);
		final Leaping automatic = Leaping.automatic();
		assertBad("momentum must be 0", () -> simulation(PROBLEM, START, new Optimizer(rate, 1, 0.5,
			Optimizer.NO_AVERAGE), 0, 10, 1, automatic, 1));
		assertBad("averageFrom must be -1", () -> simulation(PROBLEM, START, new Optimizer(rate, 1, 0, 0), 0, 10, 1,
			automatic, 1));
		assertBad("method must be exact", () -> simulation(PROBLEM, START, Optimizer.plain(rate, 1), 0, 10, 1, automatic, 1)
			.run(new double[8], new double[2], 1, Progress.NONE));
		assertBad("head must be in [0, 4]", () -> simulation(PROBLEM, START, Optimizer.plain(rate, 1), 0, 10, 1,
			new Leaping(0.05, 5, AUTOMATIC), 1));
		for (final double kappa : new double[] { 0, -1, 0.31, Double.NaN })
			assertBad("kappa must be in (0, 0.3]", () -> new Leaping(kappa, 0, 1));
		assertBad("head must be", () -> new Leaping(0.05, -2, 1));
		assertBad("window must be", () -> new Leaping(0.05, 1, 0));
		final RetrievalProblem simple = new RetrievalProblem(new double[] { 0.125, 0.5, 0.0625, 0.25 }, new double[] { 0, 1, 0,
			1 }); // s* = 0.75
		final LearningRateSchedule binary = LearningRateSchedule.constant(1 / 48.0);
		assertBad("kappa = 8 s* lambda_{head+1} learningRate window must be at most 0.05, was 0.125 with head 1 and window " +
			"4: use a window of at most 1, a head of at least 3, or a kappa of at least 0.125", () -> simulation(simple,
				START, Optimizer.plain(binary, 1), 0, 10, 1, new Leaping(0.05, 1, 4), 1));
		for (final Leaping allowed : List.of(new Leaping(0.05, 1, 1), new Leaping(0.05, 3, 4), new Leaping(0.125, 1, 4)))
			assertEquals(10, simulation(simple, START, Optimizer.plain(binary, 1), 0, 10, 1, allowed, 1).run(1, Progress.NONE)
				.trajectory().get("step", 1));
	}

	@Test
	void stepsAllocateNothing() {
		final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
			.getThreadMXBean();
		final long id = Thread.currentThread().getId();
		final RetrievalProblem problem = problem(30, 2);
		final long[] bytes = new long[3];
		for (int i = 0; i < 3; i++) {
			final SgdSimulation simulation = simulation(problem, start(problem, 0), Optimizer.plain(LearningRateSchedule
				.linear(1e-3, 5e-4, 2_000_000), 1), 0.1, i == 2 ? 2_000_000 : 20_000, 1, Leaping.automatic(), 1);
			final long before = threads.getThreadAllocatedBytes(id);
			simulation.run(1, Progress.NONE);
			bytes[i] = threads.getThreadAllocatedBytes(id) - before;
		}
		assertEquals(bytes[1], bytes[2], 20_000, "a hundred times the steps");
	}

	@Test
	void cancelsAtOnce() {
		final RetrievalProblem problem = problem(20_000, 2);
		for (final int batch : new int[] { 1, 1_000_000_000 })
			for (final Leaping method : List.of(Leaping.automatic(), new Leaping(0.05, 0, 1))) {
				final Looks looks = new Looks(50);
				final SgdResult result = simulation(problem, start(problem, 0), Optimizer.plain(LearningRateSchedule.constant(
					1e-3), batch), 0, 1_000_000_000_000L, 3, method, 1).run(2, looks);
				assertTrue(looks.count() <= 52, "looked " + looks.count() + " times");
				assertTrue(result.canceled());
				assertTrue(Arrays.stream(result.weights()).allMatch(Double::isFinite));
			}
	}

	private static void assertBad(final String beginning, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(beginning), message);
	}

	private static SgdSimulation simulation(final RetrievalProblem problem, final double[] start,
		final Optimizer optimizer, final double noise, final long steps, final int runs, final SgdMethod method,
		final long seed)
	{
		return new SgdSimulation(problem, start, new SgdOptions(optimizer, noise, steps, runs, method, seed, 2));
	}

	private static double product(final double[] v, final double[] w) {
		return IntStream.range(0, 4).mapToDouble(i -> SPECTRUM[i] * v[i] * w[i]).sum();
	}

	private static double[] permuted(final double[] values, final int[] order) {
		return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
	}

	private static double[] scaled(final double[] values, final double factor) {
		return Arrays.stream(values).map(value -> value * factor).toArray();
	}

	/** A power-law spectrum and a random teacher of energy 1. */
	private static RetrievalProblem problem(final int d, final double exponent) {
		final double[] spectrum = PowerLaw.spectrum(d, exponent), teacher = new double[d];
		Streams.of(77).stream("teacher", 0).fillGaussian(teacher, 0, d);
		final double energy = new RetrievalProblem(spectrum, teacher).teacherEnergy();
		return new RetrievalProblem(spectrum, scaled(teacher, 1 / Math.sqrt(energy)));
	}

	/** A part of the teacher and a random vector of length about 1. */
	private static double[] start(final RetrievalProblem problem, final double overlap) {
		final int d = problem.dimension();
		final double[] start = new double[d];
		Streams.of(78).stream("weights", 0).fillGaussian(start, 0, d);
		for (int i = 0; i < d; i++)
			start[i] = start[i] / Math.sqrt(d) + overlap * problem.teacher()[i];
		return start;
	}

	/** Mean and variance of so many values. */
	private record Moments(double mean, double variance, int count) {

		static Moments of(final double[] values) {
			final double mean = Arrays.stream(values).average().orElse(Double.NaN);
			return new Moments(mean, Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN),
				values.length);
		}

		double error() {
			return Math.sqrt(variance / count);
		}

		double deviation() {
			return Math.sqrt(variance);
		}
	}
}
