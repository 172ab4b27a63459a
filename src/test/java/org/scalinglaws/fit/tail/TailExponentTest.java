package org.scalinglaws.fit.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exponents of tails: closed forms, ranks, and coverage of the intervals over samples. */
@Tag("slow")
class TailExponentTest {

	@Test
	void givenStartIsTheClosedForm() {
		final double[] values = new double[30];
		for (int i = 0; i < 30; i++)
			values[i] = i < 10 ? 0.5 : 2 * Math.exp(i - 9); // logarithms of the excess: 1, ..., 20
		final TailExponent tail = TailExponent.of(values, 2);
		assertEquals(1 + 20 / 210., tail.exponent(), 1e-14);
		assertEquals(20 / 210. / Math.sqrt(20), tail.standardError(), 1e-14);
		assertEquals(20, tail.count());
		assertEquals(2, tail.from(), 1e-15);
		// quantiles of chi squared of 40 degrees of freedom, from tables
		assertEquals(1 + 24.433 / 420, tail.low(), 1e-6);
		assertEquals(1 + 59.342 / 420, tail.high(), 1e-6);
	}

	/** Values i^-gamma are the quantiles of a density of exponent 1 + 1/gamma, off by about log(2 pi k) / (2 k) of it. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.75, 1, 1.5 })
	void ranksHaveOneMoreThanTheInverseExponent(final double gamma) {
		final double[] values = new double[2000];
		for (int i = 0; i < values.length; i++)
			values[i] = Math.pow(i + 1, -gamma);
		final TailExponent tail = TailExponent.of(values);
		assertEquals(1 / gamma, tail.exponent() - 1, Math.log(2 * Math.PI * 2000) / 2000 / gamma);
		assertTrue(tail.count() > 1500, tail.toString());
	}

	@ParameterizedTest
	@CsvSource({ "1.5, 100, 1000", "2.5, 100, 1000", "4, 1000, 500" })
	void intervalsCoverTheExponent(final double exponent, final int count, final int samples) {
		final Random random = new Random(11);
		int given = 0, searched = 0;
		for (int k = 0; k < samples; k++) {
			final double[] values = pareto(random, count, exponent);
			given += covers(TailExponent.of(values, 1), exponent);
			searched += covers(TailExponent.of(values), exponent);
		}
		final double error = 3 * Math.sqrt(0.95 * 0.05 / samples);
		assertEquals(0.95, given / (double) samples, error);
		// one factor for all numbers of values: 94.5 to 97 % over many samples
		assertEquals(0.96, searched / (double) samples, error + 0.015);
	}

	/** Half of the values are uniform below the tail's beginning. */
	@Test
	void beginningIsFound() {
		final Random random = new Random(12);
		int covered = 0;
		double from = 0;
		for (int k = 0; k < 400; k++) {
			final double[] values = pareto(random, 600, 2.5);
			for (int i = 0; i < 300; i++)
				values[i] = random.nextDouble();
			final TailExponent tail = TailExponent.of(values);
			covered += covers(tail, 2.5);
			from += tail.from() / 400;
			assertTrue(tail.count() <= 400, tail.toString());
		}
		assertEquals(0.955, covered / 400., 3 * Math.sqrt(0.95 * 0.05 / 400) + 0.015);
		assertEquals(1.1, from, 0.15); // never far below 1, seldom far above
	}

	@Test
	void scaleAndOrderDoNotMatter() {
		final double[] values = pareto(new Random(13), 500, 3);
		final TailExponent tail = TailExponent.of(values);
		final double[] scaled = Arrays.stream(values).map(x -> 1e-30 * x).sorted().toArray();
		assertEquals(tail.exponent(), TailExponent.of(scaled).exponent(), 1e-11);
		assertEquals(tail.from(), 1e30 * TailExponent.of(scaled).from(), 1e-12 * tail.from());
	}

	@Test
	void searchAgreesWithTheGivenStart() {
		final double[] values = pareto(new Random(14), 500, 2);
		final TailExponent searched = TailExponent.of(values);
		final TailExponent given = TailExponent.of(values, searched.from() * (1 - 1e-12));
		assertEquals(given.count(), searched.count());
		// the value at the beginning counts as fixed, or not
		assertEquals((given.exponent() - 1) * (given.count() - 1) / given.count(), searched.exponent() - 1, 1e-9);
	}

	@Test
	void badValuesAreNamed() {
		assertMessage("values[1] must be", () -> TailExponent.of(new double[] { 1, -2, 3 }));
		assertMessage("values[0] must be", () -> TailExponent.of(new double[] { Double.NaN, 2 }));
		assertMessage("from must be", () -> TailExponent.of(pareto(new Random(1), 20, 9), -1));
	}

	@Test
	void whereThereIsNoTailItsReasonIsSaid() {
		assertNone("a tail needs 10 values or more, had 3", 3, TailExponent.of(new double[] { 1, 2, 3 }));
		assertNone("a tail needs 10 values or more, had 0", 0, TailExponent.of(new double[0]));
		final double[] sample = pareto(new Random(1), 20, 9);
		assertNone("a tail needs 10 values or more, had 0", 0, TailExponent.of(sample, 5));
		final double[] same = new double[20];
		Arrays.fill(same, 2);
		assertNone("a tail needs 5 different values or more, had 1", 20, TailExponent.of(same));
		assertNone("a tail needs 5 different values or more, had 1", 20, TailExponent.of(same, 2));
		for (int i = 0; i < 20; i++)
			same[i] = 1 + i % 3;
		assertNone("a tail needs 5 different values or more, had 3", 20, TailExponent.of(same));
		assertEquals(TailExponent.FITTED, TailExponent.of(sample).reason());
	}

	/** Kolmogorov's distance of the tail from its law, at both sides of each step. */
	@Test
	void distanceIsKolmogorovs() {
		final double[] values = pareto(new Random(15), 40, 2.2);
		final TailExponent tail = TailExponent.of(values, 1);
		final double[] sorted = Arrays.stream(values).sorted().toArray();
		double distance = 0;
		for (int i = 0; i < 40; i++) {
			final double below = 1 - Math.pow(sorted[i], 1 - tail.exponent());
			distance = Math.max(distance, Math.max(Math.abs(below - i / 40.), Math.abs(below - (i + 1) / 40.)));
		}
		assertEquals(distance, tail.distance(), 1e-12);
		// no better beginning is left among the places that are searched: here any of few values, and all of them
		final TailExponent best = TailExponent.of(values);
		for (int count = 10; count <= 40; count++) {
			if (count > 20 && count < 40 && count != best.count()) continue;
			final double from = sorted[40 - count];
			double excess = 0, worst = 0;
			for (int i = 40 - count; i < 40; i++)
				excess += Math.log(sorted[i] / from);
			for (int i = 40 - count; i < 40; i++) {
				final double below = 1 - Math.pow(sorted[i] / from, -(count - 1) / excess), rank = i - 40. + count;
				worst = Math.max(worst, Math.max(Math.abs(below - rank / count), Math.abs(below - (rank + 1) / count)));
			}
			assertTrue(best.distance() <= worst + 1e-12, "nearer with " + count + ": " + worst);
			if (count == best.count()) assertEquals(worst, best.distance(), 1e-12);
		}
		assertEquals(1.2 * (best.exponent() - 1) / Math.sqrt(best.count() - 1), best.standardError(), 1e-12);
	}

	/** Equal values stand in the tail together; five levels are enough, ten values, and values at the very start. */
	@Test
	void tiesAndStartsAreIncluded() {
		final double[] levels = { 1, 1, 1, 1, 2, 2, 3, 4, 5, 5 };
		final TailExponent tail = TailExponent.of(levels);
		assertEquals(TailExponent.FITTED, tail.reason());
		assertEquals(10, tail.count());
		assertEquals(1, tail.from());
		double excess = 0;
		for (final double value : levels)
			excess += Math.log(value);
		assertEquals(1 + 9 / excess, tail.exponent(), 1e-13);
		assertEquals(10, TailExponent.of(levels, 1).count());
		assertEquals(1 + 10 / excess, TailExponent.of(levels, 1).exponent(), 1e-13);
	}

	private static void assertNone(final String reason, final int count, final TailExponent tail) {
		assertEquals(reason, tail.reason());
		assertEquals(count, tail.count());
		for (final double number : new double[] { tail.exponent(), tail.standardError(), tail.low(), tail.high(), tail.from(), tail
			.distance() })
			assertTrue(Double.isNaN(number));
	}

	private static int covers(final TailExponent tail, final double exponent) {
		return tail.low() <= exponent && exponent <= tail.high() ? 1 : 0;
	}

	private static double[] pareto(final Random random, final int count, final double exponent) {
		final double[] values = new double[count];
		for (int i = 0; i < count; i++)
			values[i] = Math.pow(1 - random.nextDouble(), -1 / (exponent - 1));
		return values;
	}

	private static void assertMessage(final String message, final Runnable work) {
		final String was = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(was.contains(message), was);
	}
}
