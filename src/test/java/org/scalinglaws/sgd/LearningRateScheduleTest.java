package org.scalinglaws.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {

	private static final long STEPS = 1000;

	private static final Map<String, LearningRateSchedule> ALL = Map.of("constant", LearningRateSchedule.constant(0.3),
		"linear", LearningRateSchedule.linear(0.3, 0.02, STEPS), "exponential", LearningRateSchedule.exponential(0.3, 1e-4,
			STEPS), "growing", LearningRateSchedule.exponential(0.3, 0.7, STEPS), "even", LearningRateSchedule.exponential(0.3,
				0.3, STEPS), "cosine", LearningRateSchedule.cosine(0.3, 0.02, STEPS), "warm-up", LearningRateSchedule
					.warmupStableDecay(0.3, 0.02, STEPS, 100, 250), "power", LearningRateSchedule.power(0.3, 0.5, 20, STEPS),
		"harmonic", LearningRateSchedule.power(0.3, 1, 0.25, STEPS));

	@Test
	void timeIsTheSumOfTheRates() {
		ALL.forEach((name, schedule) -> {
			double sum = 0;
			for (int step = 0; step <= 1200; step++) {
				assertEquals(sum, schedule.time(step), 2e-13 * (1 + sum), name + " at " + step);
				assertTrue(schedule.rate(step) > 0 && schedule.rate(step) <= schedule.largest(), name + " at " + step);
				sum += schedule.rate(step);
			}
		});
	}

	@Test
	void timeBetweenStepsIsSmooth() {
		// a smooth sum grows from x to x + 1 by the rate at x for every real x
		ALL.forEach((name, schedule) -> {
			for (final double x : new double[] { 0.5, 33.3, 98.7, 100.4, 500.25, 748.9, 750.5, 998.5, 1000.5 })
				assertEquals(schedule.rate(x), schedule.time(x + 1) - schedule.time(x), 1e-12 * schedule.time(x + 1), name +
					" at " + x);
		});
	}

	@Test
	void rateIsSmoothBetweenKinks() {
		ALL.forEach((name, schedule) -> {
			for (int step = 1; step < 1200; step++) {
				final int at = step;
				if (java.util.Arrays.stream(schedule.kinks()).anyMatch(kink -> kink == at)) continue;
				final double bend = schedule.rate(step + 1e-3) - 2 * schedule.rate(step) + schedule.rate(step - 1e-3);
				assertEquals(0, bend, 2e-5 * schedule.rate(step), name + " at " + step); // a kink's is of order 1e-3
			}
		});
	}

	@Test
	void reachesWhatItWasAskedFor() {
		assertEquals(0.02, ALL.get("linear").rate(STEPS), 0);
		assertEquals(0.16, ALL.get("linear").rate(500), 1e-15);
		assertEquals(0.3 * Math.sqrt(1e-4 / 0.3), ALL.get("exponential").rate(500), 1e-15);
		assertEquals(0.16, ALL.get("cosine").rate(500), 1e-15);
		assertEquals(0.02 + 0.28 * (1 + Math.cos(Math.PI / 5)) / 2, ALL.get("cosine").rate(200), 1e-15);
		assertEquals(0.3 / 101, ALL.get("warm-up").rate(0), 1e-16);
		assertEquals(0.3, ALL.get("warm-up").rate(100), 0);
		assertEquals(0.3, ALL.get("warm-up").rate(750), 0);
		assertEquals(0.16, ALL.get("warm-up").rate(875), 1e-15);
		assertEquals(0.1, ALL.get("power").rate(160), 1e-15); // (1 + 160/20)^-1/2 = 1/3
		assertEquals(0.02, ALL.get("warm-up").rate(5000), 0);
	}

	@Test
	void longSumsAreThoseOfTheZetaFunction() {
		// sum_{k=1}^n 1/k = log n + 0.5772156649... + 1/(2n), here with the rate 1/(1 + step)
		final LearningRateSchedule harmonic = LearningRateSchedule.power(1, 1, 1, 1_000_000_000L);
		assertEquals(Math.log(1e9) + 0.57721566490153286 + 0.5e-9, harmonic.time(1e9), 1e-12 * 21);
		// sum_{k=1}^n k^-1/2 = 2 sqrt(n) + zeta(1/2) + 1/(2 sqrt(n))
		final LearningRateSchedule root = LearningRateSchedule.power(1, 0.5, 1, 1_000_000_000_000L);
		assertEquals(2e6 - 1.4603545088095868 + 5e-7, root.time(1e12), 1e-12 * 2e6);
	}

	@Test
	void partsEndAtKinks() {
		assertArrayEquals(new double[] { 100, 750, 900 }, ALL.get("warm-up").smoothParts(900));
		assertArrayEquals(new double[] { 100, 750, 1000, 1500 }, ALL.get("warm-up").smoothParts(1500));
		assertArrayEquals(new double[] { 10 }, ALL.get("constant").smoothParts(10));
	}

	/** Without warm-up, decay or stable part, or with one step of them: sums of what is meant, and no jumps at the joins. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 1", "0, 12", "1, 0", "1, 1", "1, 11", "12, 0", "11, 1", "5, 7", "4, 6" })
	void partsOfAScheduleMayBeEmpty(final int warm, final int decay) {
		final int steps = 12;
		for (final double last : new double[] { 0.3e-12, 0.03, 0.3, 3 }) {
			final LearningRateSchedule schedule = LearningRateSchedule.warmupStableDecay(0.3, last, steps, warm, decay);
			double sum = 0;
			for (int k = 0; k < 15; k++) {
				assertEquals(sum, schedule.time(k), 1e-15 * 15 * schedule.largest(), "step " + k);
				final double rate = k < warm ? 0.3 * (k + 1) / (warm + 1) : k < steps - decay ? 0.3 : k >= steps ? last : 0.3 + (last -
					0.3) * (k - steps + decay) / decay;
				assertEquals(rate, schedule.rate(k), 1e-15 * schedule.largest(), "step " + k);
				sum += rate;
			}
			for (final int join : new int[] { warm, steps - decay, steps })
				if (join > 0 && (join < steps || decay > 0)) assertEquals(schedule.rate(join), schedule.rate(join - 1e-9), 1e-8 * schedule
					.largest());
		}
	}

	/** Times are numbers at the largest rates and numbers of steps. */
	@Test
	void theLargestSumsAreNumbers() {
		final double rate = LearningRateSchedule.LARGEST_RATE;
		final long steps = LearningRateSchedule.MAX_STEPS;
		for (final LearningRateSchedule schedule : new LearningRateSchedule[] { LearningRateSchedule.constant(rate),
			LearningRateSchedule.linear(rate, rate, steps), LearningRateSchedule.exponential(rate / 1e12, rate, steps),
			LearningRateSchedule.cosine(rate / 1e12, rate, steps), LearningRateSchedule.warmupStableDecay(rate, rate, steps, 0, steps) })
			assertTrue(schedule.time(steps) < Double.POSITIVE_INFINITY, schedule::toString);
		final String message = assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.linear(rate, 10 * rate, 1))
			.getMessage();
		assertTrue(message.startsWith("finalLearningRate must be in [1.0E278, 1.0E290]"), message);
	}

	@Test
	void refusesRatesOfZeroWithTheNearestAllowedValue() {
		for (final double last : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.linear(0.5, last,
				10)).getMessage();
			assertTrue(message.startsWith("finalLearningRate must be in [5.0E-13, 5.0E11]") && message.endsWith("was " + last),
				message);
		}
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.constant(0));
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.cosine(-1, 0.1, 10));
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.exponential(1, 0.1, 0));
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.warmupStableDecay(1, 0.1, 10, 11, 0));
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.warmupStableDecay(1, 0.1, 10, 5, 6));
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.power(1, -0.1, 1, 10));
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.power(1, 50, 1, 10));
		assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.power(1, 1, 0, 10));
	}
}
