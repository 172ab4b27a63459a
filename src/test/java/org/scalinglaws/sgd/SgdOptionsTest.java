package org.scalinglaws.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.scalinglaws.sgd.SgdMethod.Leaping;
import org.scalinglaws.table.Columns;

/** What may be asked for, what a step may be, and when to record. */
class SgdOptionsTest {

	private static final LearningRateSchedule RATE = LearningRateSchedule.constant(0.5);
	private static final Optimizer PLAIN = Optimizer.plain(RATE, 1);

	private static SgdOptions options(final double noise, final long steps, final int runs, final long firstRun,
		final long seed, final int records)
	{
		return new SgdOptions(PLAIN, noise, steps, runs, firstRun, new SgdMethod.Exact(), seed, records);
	}

	/** The ends of each range are allowed, what lies beyond them is refused by its name. */
	@Test
	void rangesIncludeTheirEnds() {
		options(0, 1, 1_000_000, 0, 0, 1_000_000); // two rows a run
		options(Double.MAX_VALUE, 1_000_000_000_000_000L, 100, 1_000_000_000_000_000L, (1L << 53) - 1, 1_000_000);
		assertBad("runs x records", () -> options(0, 1_000_000_000_000_000L, 101, 0, 0, 1_000_000));
		assertBad("runs", () -> options(0, 1, 0, 0, 0, 2));
		assertBad("runs", () -> options(0, 1, 1_000_001, 0, 0, 2));
		assertBad("firstRun", () -> options(0, 1, 1, -1, 0, 2));
		assertBad("firstRun", () -> options(0, 1, 1, 1_000_000_000_000_001L, 0, 2));
		assertBad("steps", () -> options(0, 0, 1, 0, 0, 2));
		assertBad("steps", () -> options(0, 1_000_000_000_000_001L, 1, 0, 0, 2));
		assertBad("noiseVariance", () -> options(-1e-300, 1, 1, 0, 0, 2));
		assertBad("seed", () -> options(0, 1, 1, 0, 1L << 53, 2));
		assertBad("records", () -> options(0, 1, 1, 0, 0, 1));
		assertBad("records", () -> options(0, 1, 1, 0, 0, 1_000_001));
		assertBad("optimizer", () -> new SgdOptions(null, 0, 1, 1, new SgdMethod.Exact(), 0, 2));
		assertBad("method", () -> new SgdOptions(PLAIN, 0, 1, 1, null, 0, 2));
	}

	@Test
	void optimizersHaveMomentumBelowOne() {
		final Optimizer optimizer = new Optimizer(RATE, 1_000_000_000, 0, LearningRateSchedule.MAX_STEPS);
		assertTrue(optimizer.averages());
		assertTrue(new Optimizer(RATE, 1, Math.nextDown(1.0), 0).averages());
		assertFalse(PLAIN.averages());
		assertEquals(new Optimizer(RATE, 3, 0, -1), Optimizer.plain(RATE, 3));
		for (final double momentum : new double[] { -1e-300, 1, Double.NaN })
			assertBad("momentum", () -> new Optimizer(RATE, 1, momentum, 0));
		assertBad("schedule", () -> new Optimizer(null, 1, 0, 0));
		assertBad("batchSize", () -> new Optimizer(RATE, 0, 0, 0));
		assertBad("batchSize", () -> new Optimizer(RATE, 1_000_000_001, 0, 0));
		assertBad("averageFrom", () -> new Optimizer(RATE, 1, 0, -2));
		assertBad("averageFrom", () -> new Optimizer(RATE, 1, 0, LearningRateSchedule.MAX_STEPS + 1));
	}

	@Test
	void leapsHaveAKappaAHeadAndAWindow() {
		new Leaping(Leaping.LARGEST_KAPPA, 0, 1);
		new Leaping(1e-300, Integer.MAX_VALUE, LearningRateSchedule.MAX_STEPS);
		assertEquals(new Leaping(0.05, -1, -1), Leaping.automatic());
		for (final double kappa : new double[] { 0, -0.1, Math.nextUp(Leaping.LARGEST_KAPPA), Double.NaN })
			assertBad("kappa", () -> new Leaping(kappa, 1, 1));
		assertBad("head", () -> new Leaping(0.1, -2, 1));
		for (final long window : new long[] { 0, -2, LearningRateSchedule.MAX_STEPS + 1 })
			assertBad("window", () -> new Leaping(0.1, 1, window));
	}

	@Test
	void optionsAreWrittenDown() {
		final SgdOptions options = new SgdOptions(Optimizer.plain(RATE, 4), 0.25, 9, 3, 5, Leaping.automatic(), 6, 7);
		final Map<String, Object> leaping = options.describe(Columns.builder("x")).build().metadata();
		assertEquals(Map.of("learningRate", 0.5, "noiseVariance", 0.25, "steps", 9L, "runs", 3L, "firstRun", 5L, "batchSize",
			4L, "seed", 6L, "records", 7L, "method", "leaping"), leaping);
		assertEquals("exact", new SgdOptions(PLAIN, 0, 1, 1, new SgdMethod.Exact(), 0, 2).describe(Columns.builder("x"))
			.build().metadata().get("method"));
		assertEquals(new SgdOptions(Optimizer.plain(RATE, 4), 2, 9, 3, 5, Leaping.automatic(), 6, 7), options
			.withNoiseVariance(2));
		assertEquals(0, new SgdOptions(PLAIN, 0, 1, 1, new SgdMethod.Exact(), 0, 2).firstRun());
	}

	/** Rate over batch size, and the largest |g| with rate |g| trace at most 10^12, of each step. */
	@Test
	void stepSizesFollowTheSchedule() {
		final LearningRateSchedule falling = LearningRateSchedule.exponential(0.8, 0.05, 4); // halves
		final StepSize step = new StepSize(Optimizer.plain(falling, 5), 2.5);
		assertEquals(1, step.change());
		for (int k = 0; k < 6; k++) {
			if (k > 0) step.at(k);
			final double rate = 0.8 * Math.pow(2, -Math.min(k, 4));
			assertEquals(rate / 5, step.perSample(), 1e-15);
			assertEquals(1e12, rate * step.largestGrowth() * 2.5, 1e-2);
			assertEquals(k == 0 ? 1 : k > 4 ? 1 : 0.5, step.change(), 1e-14);
		}
		final StepSize same = new StepSize(Optimizer.plain(RATE, 2), 1);
		same.at(1_000_000);
		assertEquals(0.25, same.perSample());
		assertEquals(1, same.change());
		assertEquals(4e300, new StepSize(Optimizer.plain(LearningRateSchedule.constant(1e-290), 1), 1e-5).largestGrowth());
	}

	@Test
	void recordsAreEvenInTheLogarithm() {
		assertArrayEquals(new long[] { 0, 1, 10, 100, 1000, 10_000 }, LogSteps.upTo(10_000, 6));
		assertArrayEquals(new long[] { 0, 1, 8, 64, 512, 4096, 32_768 }, LogSteps.upTo(32_768, 7));
		assertArrayEquals(new long[] { 0, 1, 2, 3, 4, 5 }, LogSteps.upTo(5, 100));
		assertArrayEquals(new long[] { 0, 1, 2, 3, 4, 5 }, LogSteps.upTo(5, 6));
		assertArrayEquals(new long[] { 0, 1 }, LogSteps.upTo(1, 2));
		assertArrayEquals(new long[] { 0, 77 }, LogSteps.upTo(77, 2));
		final long[] steps = LogSteps.upTo(1_000_000_000_000_000L, 1000);
		assertEquals(1000, steps.length);
		assertEquals(1_000_000_000_000_000L, steps[999]);
		for (int i = 1; i < 999; i++) {
			assertTrue(steps[i] > steps[i - 1]);
			if (steps[i] > 10_000) assertEquals((double) steps[i] / steps[i - 1], (double) steps[i + 1] / steps[i], 2e-4);
		}
	}

	/** Each kind says where it is not smooth, whether it is constant, and its largest rate, at whichever end that is. */
	@Test
	void schedulesKnowThemselves() {
		final double[] end = { 10 };
		assertEquals(0.5, RATE.largest());
		assertEquals(0.5, RATE.rate(1e15));
		assertTrue(RATE.isConstant());
		assertEquals(0, RATE.kinks().length);
		for (final LearningRateSchedule schedule : new LearningRateSchedule[] { LearningRateSchedule.linear(0.1, 0.3, 10),
			LearningRateSchedule.exponential(0.3, 0.1, 10), LearningRateSchedule.cosine(0.1, 0.3, 10), LearningRateSchedule
				.power(0.3, 2, 5, 10) }) {
			assertFalse(schedule.isConstant());
			assertEquals(0.3, schedule.largest());
			assertArrayEquals(end, schedule.kinks());
			assertEquals(schedule.rate(10), schedule.rate(50), "stays at its last rate");
			assertEquals(schedule.time(10) + 5 * schedule.rate(10), schedule.time(15), 1e-14);
		}
		final LearningRateSchedule up = LearningRateSchedule.warmupStableDecay(0.1, 0.3, 10, 2, 3);
		assertEquals(0.3, up.largest());
		assertEquals(0.1, LearningRateSchedule.warmupStableDecay(0.1, 0.01, 10, 2, 3).largest());
		assertArrayEquals(new double[] { 2, 7, 10 }, up.kinks());
		assertEquals(0.1 / 3, up.rate(0), 1e-16);
		assertEquals(0.075, LearningRateSchedule.power(0.3, 2, 5, 10).rate(5), 1e-16); // (1 + 5/5)^-2
	}

	/** A schedule of the largest ratios is still one; steps and rates at the ends of their ranges. */
	@Test
	void schedulesIncludeTheEndsOfTheirRanges() {
		LearningRateSchedule.linear(1, 1e-12, 1);
		LearningRateSchedule.linear(1, 1e12, LearningRateSchedule.MAX_STEPS);
		LearningRateSchedule.warmupStableDecay(1, 1, 10, 10, 0);
		LearningRateSchedule.warmupStableDecay(1, 1, 10, 0, 10);
		LearningRateSchedule.warmupStableDecay(1, 1, 10, 4, 6);
		assertEquals(1e-12, LearningRateSchedule.power(1, 0.9999999 * 12 * Math.log(10) / Math.log1p(2), 5, 10).rate(10), 1e-17);
		assertBad("power", () -> LearningRateSchedule.power(1, 1.0001 * 12 * Math.log(10) / Math.log1p(2), 5, 10));
		assertBad("finalLearningRate", () -> LearningRateSchedule.linear(1, 0.99e-12, 1));
		assertBad("finalLearningRate", () -> LearningRateSchedule.linear(1, 1.01e12, 1));
		assertBad("steps", () -> LearningRateSchedule.cosine(1, 1, LearningRateSchedule.MAX_STEPS + 1));
		assertBad("decaySteps", () -> LearningRateSchedule.warmupStableDecay(1, 1, 10, 4, 7));
		assertBad("learningRate", () -> LearningRateSchedule.constant(1.01e290));
		assertBad("learningRate", () -> LearningRateSchedule.exponential(0.99e-290, 1e-293, 1));
		assertBad("learningRate", () -> LearningRateSchedule.power(1.01e290, 0, 1, 1));
		assertBad("learningRate", () -> LearningRateSchedule.linear(1.01e290, 1e290, 1));
	}

	private static void assertBad(final String name, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
