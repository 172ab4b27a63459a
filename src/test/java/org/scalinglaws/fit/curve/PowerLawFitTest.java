package org.scalinglaws.fit.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link PowerLawFit} on one curve, against closed forms. */
@Tag("slow")
class PowerLawFitTest {

	private static final double[] TIMES = logarithmic(0, 6, 200);

	@ParameterizedTest
	@ValueSource(doubles = { -3, -0.75, -0.02, 0.5, 2 })
	void purePowerLawGivesItsExponent(final double exponent) {
		final PowerLawFit fit = fit(t -> 3 * Math.pow(t, exponent));
		assertEquals(exponent, fit.exponent(), 1e-12);
		assertEquals(PowerLawFit.CURVE, fit.kind());
		assertArrayEquals(new double[] { 1, 1e6 }, new double[] { fit.from(), fit.to() }, 1e-6);
		assertEquals(0, fit.high() - fit.low(), 1e-10);
		assertEquals(1, fit.rSquared(), 1e-12);
	}

	@Test
	void ranksAndSparsePointsGiveTheirExponent() {
		final double[] ranks = IntStream.rangeClosed(1, 300).asDoubleStream().toArray();
		assertEquals(-2, PowerLawFit.of(ranks, map(ranks, i -> 7 / i / i)).exponent(), 1e-12);
		final double[] sparse = logarithmic(0, 4, 9);
		assertEquals(-2, PowerLawFit.of(sparse, map(sparse, x -> 7 / x / x)).exponent(), 1e-12);
	}

	@Test
	void exponentDoesNotDependOnUnits() {
		final DoubleUnaryOperator law = t -> Math.pow(t, -1.5) * Math.exp(-t / 1e4);
		final PowerLawFit fit = fit(law);
		final PowerLawFit scaled = PowerLawFit.of(map(TIMES, t -> 1e-9 * t), map(TIMES, t -> 1e20 * law.applyAsDouble(t)));
		assertEquals(fit.exponent(), scaled.exponent(), 1e-12);
		assertEquals(fit.to() * 1e-9, scaled.to(), 1e-18);
	}

	@Test
	void cutOffEndsTheWindow() {
		// local exponent -1.5 - t/1e4: within 2 % of 1.5 up to t = 300
		final PowerLawFit fit = fit(t -> Math.pow(t, -1.5) * Math.exp(-t / 1e4));
		assertEquals(-1.5, fit.exponent(), 0.01 * 1.5);
		assertTrue(fit.to() > 30 && fit.to() < 600, "to " + fit.to());
		assertTrue(fit.low() <= fit.exponent() && fit.exponent() <= fit.high());
		assertTrue(fit.low() < -1.5 && fit.low() > -1.5 * 1.03, "low " + fit.low());
	}

	@Test
	void crossoverBeginsTheWindow() {
		// local exponent -0.75 z/(1 + z) with z = (t/10)^0.75: 1 % off at t = 4600
		final PowerLawFit fit = fit(t -> 1 / (1 + Math.pow(t / 10, 0.75)));
		assertEquals(-0.75, fit.exponent(), 0.01 * 0.75);
		assertTrue(fit.from() > 500 && fit.from() < 2e4, "from " + fit.from());
		assertEquals(1e6, fit.to(), 1e-3);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e2, 1e4 })
	void brokenPowerGivesItsLongerPart(final double kink) {
		final PowerLawFit fit = fit(t -> t < kink ? Math.pow(t / kink, -0.5) : Math.pow(t / kink, -2));
		assertEquals(kink < 1e3 ? -2 : -0.5, fit.exponent(), 1e-3);
		assertTrue(kink < 1e3 ? fit.from() > kink : fit.to() < kink);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1, 10, 100, 1e4, 1e6 })
	void exponentialIsNoPowerLaw(final double scale) {
		final PowerLawFit fit = fit(t -> Math.exp(-t / scale));
		assertEquals(PowerLawFit.NONE, fit.kind());
		for (final double number : new double[] { fit.exponent(), fit.standardError(), fit.low(), fit.high(), fit.from(), fit
			.to(), fit.rSquared() })
			assertTrue(Double.isNaN(number));
	}

	@Test
	void logarithmAndNoiseAndShortDataAreNoPowerLaw() {
		assertEquals(PowerLawFit.NONE, fit(t -> 1 + Math.log(t)).kind());
		final Random random = new Random(1);
		final double[] rough = map(TIMES, t -> Math.exp(-t / 1e3 + 0.05 * random.nextGaussian()));
		assertEquals(PowerLawFit.NONE, PowerLawFit.of(TIMES, rough).kind());
		final double[] half = logarithmic(0, 0.5, 50);
		assertEquals(PowerLawFit.NONE, PowerLawFit.of(half, map(half, x -> 1 / x)).kind());
		assertEquals(PowerLawFit.NONE, PowerLawFit.of(new double[0], new double[0]).kind());
		assertEquals(PowerLawFit.NONE, PowerLawFit.of(new double[] { 1, 2 }, new double[] { 1, 2 }).kind());
	}

	@Test
	void constantHasExponentZeroButPlateauIsNotChosen() {
		final PowerLawFit constant = fit(t -> 2.5);
		assertEquals(PowerLawFit.CURVE, constant.kind());
		assertEquals(0, constant.exponent(), 1e-12);
		assertEquals(1, constant.rSquared());
		for (final double value : new double[] { 1e-300, 1e308 })
			assertEquals(1, fit(x -> value).rSquared(), "of whatever size");
		// four decades of plateau, two of decay
		final PowerLawFit decay = fit(t -> t < 1e4 ? 1 : Math.pow(t / 1e4, -1.25));
		assertEquals(-1.25, decay.exponent(), 1e-6);
	}

	@Test
	void givenWindowIsNotSearched() {
		final PowerLawFit fit = PowerLawFit.of(TIMES, map(TIMES, t -> Math.exp(-t)), 1, 8);
		final double[] x = Arrays.stream(TIMES).filter(t -> t <= 8).toArray();
		double meanX = 0, meanY = 0, products = 0, squares = 0;
		for (final double t : x) {
			meanX += Math.log(t) / x.length;
			meanY -= t / x.length;
		}
		for (final double t : x) {
			products += (Math.log(t) - meanX) * (-t - meanY);
			squares += Math.pow(Math.log(t) - meanX, 2);
		}
		assertEquals(products / squares, fit.exponent(), 1e-12);
		assertArrayEquals(new double[] { 1, 8 }, new double[] { fit.from(), fit.to() });
		assertEquals(PowerLawFit.CURVE, fit.kind());
		assertTrue(fit.low() < -5 && fit.high() > -2, "range of the local exponent -t");
	}

	@Test
	void oneGivenEndIsHeld() {
		final double[] y = map(TIMES, t -> t < 1e4 ? Math.pow(t / 1e4, -0.5) : Math.pow(t / 1e4, -2));
		assertEquals(-2, PowerLawFit.of(TIMES, y, 1e4, Double.NaN).exponent(), 1e-9);
		final PowerLawFit fit = PowerLawFit.of(TIMES, y, Double.NaN, 1e2);
		assertEquals(-0.5, fit.exponent(), 1e-9);
		assertEquals(100, fit.to());
	}

	@Test
	void nonPositiveValuesEndTheStretch() {
		final double[] x = new double[TIMES.length + 1];
		System.arraycopy(TIMES, 0, x, 1, TIMES.length);
		final double[] y = map(x, t -> t == 0 || t > 1e5 ? 0 : Math.pow(t, -1));
		y[190] = 1; // one positive value beyond the gap
		final PowerLawFit fit = PowerLawFit.of(x, y);
		assertEquals(-1, fit.exponent(), 1e-12);
		assertTrue(fit.to() <= 1e5);
		assertEquals(Arrays.stream(x).filter(t -> t == 0 || t > 1e5).count(), fit.details().leftOut());
	}

	@Test
	void scatteredCurveCovers() {
		// 1000 curves, seeds 0 to 999: the standard error of a coverage of 0.95 is 0.007
		int searched = 0, given = 0;
		for (int seed = 0; seed < 1000; seed++) {
			final Random random = new Random(seed);
			final double[] y = map(TIMES, t -> Math.pow(t, -1.2) * Math.exp(0.1 * random.nextGaussian()));
			final PowerLawFit fit = PowerLawFit.of(TIMES, y);
			assertEquals(PowerLawFit.SCATTER, fit.kind());
			if (fit.low() <= -1.2 && -1.2 <= fit.high()) searched++;
			final PowerLawFit fixed = PowerLawFit.of(TIMES, y, 1, 1e6);
			if (fixed.low() <= -1.2 && -1.2 <= fixed.high()) given++;
		}
		assertTrue(searched >= 930 && searched <= 970, "searched " + searched);
		assertTrue(given >= 930 && given <= 970, "given " + given);
	}

	@Test
	void driftingSpectrumHasAWideInterval() {
		// local exponent 1 + 0.2 ln i: from 1.3 at rank 5 to 2 at rank 150
		final double[] ranks = IntStream.rangeClosed(1, 256).asDoubleStream().toArray();
		final Random random = new Random(3);
		final double[] y = map(ranks, i -> Math.exp(-Math.log(i) - 0.1 * Math.log(i) * Math.log(i) + 0.02 * random
			.nextGaussian()));
		final PowerLawFit fit = PowerLawFit.of(ranks, y, 5, 150);
		assertEquals(PowerLawFit.SCATTER, fit.kind());
		assertTrue(fit.low() < -1.85 && fit.high() > -1.6, fit.low() + " " + fit.high());
	}

	@Test
	void detailsHoldResidualsAndLocalExponents() {
		final PowerLawFit fit = fit(t -> Math.pow(t, -1.5) * Math.exp(-t / 1e4));
		final PowerLawFit.Details details = fit.details();
		for (int i = 10; i < 180; i++) {
			final double t = details.x()[i];
			// a slope over a quarter of the window averages t/1e4 over a factor of at most 4
			assertEquals(-1.5 - t / 1e4, details.localExponents()[i], 1e-3 + t / 1e4);
		}
		double sum = 0;
		for (int i = 0; i < details.x().length; i++)
			if (details.x()[i] >= fit.from() && details.x()[i] <= fit.to()) sum += details.residuals()[i];
		assertEquals(0, sum, 1e-12);
	}

	/** Exact laws of 3 to 7 points over three decades, and of ten at equal distances over one; no other curve passes. */
	@Test
	void fewPointsAreFittedIfTheyLieAlongALine() {
		for (int n = 3; n <= 7; n++) {
			final double[] x = logarithmic(0, 3, n);
			final PowerLawFit fit = PowerLawFit.of(x, map(x, t -> 2 * Math.pow(t, -0.5)));
			assertEquals(-0.5, fit.exponent(), 1e-13);
			assertEquals(PowerLawFit.CURVE, fit.kind());
			assertEquals(PowerLawFit.FITTED, fit.reason());
			assertEquals(1e3, fit.to() / fit.from(), 1e-9);
			for (final DoubleUnaryOperator other : List.<DoubleUnaryOperator> of(t -> Math.exp(-t / 100), t -> 1 + Math.log(t),
				t -> Math.exp(-t / 1000)))
			{
				final PowerLawFit none = PowerLawFit.of(x, map(x, other));
				assertEquals(PowerLawFit.NONE, none.kind());
				assertTrue(none.reason().startsWith("no decade has a constant exponent: local ones go from "), none.reason());
			}
			final double[][] runs = new double[3][];
			for (int r = 0; r < 3; r++) {
				final double factor = 1 + 0.1 * r;
				runs[r] = map(x, t -> factor * Math.pow(t, -0.5));
			}
			assertEquals(-0.5, PowerLawFit.ofRuns(x, runs).exponent(), 1e-13);
		}
		final double[] even = IntStream.rangeClosed(1, 10).mapToDouble(i -> 10. * i).toArray();
		assertEquals(-2, PowerLawFit.of(even, map(even, t -> Math.pow(t, -2))).exponent(), 1e-12);
		assertEquals(PowerLawFit.NONE, PowerLawFit.of(even, map(even, t -> Math.exp(-t / 30))).kind());
	}

	/** Four points with errors of +5, -5, -5, +5 % stand on two degrees of freedom: 4.303 by tables of Student's t. */
	@Test
	void fewScatteredPointsHaveWideIntervals() {
		final double[] x = { 1, 10, 100, 1000 }, sign = { 1, -1, -1, 1 };
		final double[] y = IntStream.range(0, 4).mapToDouble(i -> Math.exp(0.05 * sign[i]) * Math.pow(x[i], -0.5)).toArray();
		final PowerLawFit fit = PowerLawFit.of(x, y);
		assertEquals(PowerLawFit.SCATTER, fit.kind());
		assertEquals(-0.5, fit.exponent(), 1e-12);
		final double error = Math.sqrt(4 * 0.05 * 0.05 / 2 / 5) / Math.log(10); // sum of squares of log10 x: 5
		assertEquals(error, fit.standardError(), 1e-12);
		assertEquals(-0.5 + 4.303 * error, fit.high(), 1e-3 * error);
	}

	@Test
	void withoutAFitItsReasonIsSaid() {
		assertEquals("a fit needs 3 points or more with x > 0 and y > 0 next to each other, had 2", PowerLawFit.of(
			new double[] { 1, 10, 100 }, new double[] { 1, 1, 0 }).reason());
		final double[] half = logarithmic(0, 0.5, 50);
		assertEquals("a window is a decade of x or more, the points span 0.5; give from and to for a fit to all of them",
			PowerLawFit.of(half, map(half, x -> 1 / x)).reason());
	}

	@Test
	void observationsAreSortedAndTakenTogether() {
		final double[] x = { 100, 1, Double.NaN, 10, 1, 10, 1000 }, y = { 0.1, 0.5, 7, Double.NaN, 2, 0.3, 0.03 };
		final Observations all = Observations.of(x, new double[][] { y });
		assertArrayEquals(new double[] { 1, 10, 100, 1000 }, all.x());
		assertArrayEquals(new double[] { 1, 0.3, 0.1, 0.03 }, all.runs()[0], 1e-15); // the geometric mean of 0.5 and 2
		assertEquals(2, all.leftOut());
		assertEquals(2, all.repeated());
		final Observations zero = Observations.of(new double[] { 1, 1, 2, 2, 3 }, new double[][] { { 4, 0, 0, -1, 5 } });
		assertArrayEquals(new double[] { 4, 0, 5 }, zero.runs()[0]);
		assertEquals(1, zero.leftOut());
		final Observations runs = Observations.of(new double[] { 2, 1, 3 }, new double[][] { { 2, 1, 3 }, { 5, Double.NaN, 6 } });
		assertArrayEquals(new double[] { 2, 3 }, runs.x());
		assertArrayEquals(new double[] { 5, 6 }, runs.runs()[1]);
		message("runs must have one value at each x, had several at 1.0", () -> Observations.of(new double[] { 1, 1 },
			new double[2][2]));
	}

	/** All numbers that x can be, though the ratio of the ends is none. */
	@Test
	void xMaySpanAllNumbers() {
		final double[] x = new double[61];
		Arrays.setAll(x, i -> Math.pow(10, 10 * i - 300));
		final PowerLawFit fit = PowerLawFit.of(x, map(x, value -> Math.pow(value, -0.5)));
		assertEquals(0, fit.details().leftOut());
		assertEquals(-0.5, fit.exponent(), 1e-12);
		assertArrayEquals(new double[] { x[0], x[60] }, new double[] { fit.from(), fit.to() });
		final double[] gap = map(x, value -> value == x[10] ? 0 : 1 / Math.sqrt(value));
		assertEquals(11, PowerLawFit.of(x, gap).details().leftOut(), "the longer side of a gap");
	}

	@Test
	void badInputIsNamed() {
		final double[] x = { 1, 2, 3 };
		message("y must have length 3, was 2", () -> PowerLawFit.of(x, new double[2]));
		message("x must be strictly ascending, was 1.0 after 1.0 at 1", () -> PowerLawFit.of(new double[] { 1, 1, 2 }, x));
		message("y must be finite, was NaN at 1", () -> PowerLawFit.of(x, new double[] { 1, Double.NaN, 2 }));
		message("from must be finite and greater than 0, was -1", () -> PowerLawFit.of(x, x, -1, 2));
		message("to must be greater than from = 2.0, was 2.0", () -> PowerLawFit.of(x, x, 2, 2));
		message("from and to must enclose at least 3 neighbouring points with x > 0 and y > 0, were 2 in [1.0, 2.0]",
			() -> PowerLawFit.of(x, x, 1, 2));
		message("x is required, was not given", () -> PowerLawFit.of(null, x));
		message("mean of y over the runs must be finite, was Infinity at 1", () -> PowerLawFit.ofRuns(x, new double[][] { { 1,
			1e308, 1 }, { 1, 1e308, 1 } }));
	}

	private static void message(final String expected, final Runnable work) {
		assertEquals(expected, assertThrows(IllegalArgumentException.class, work::run).getMessage());
	}

	private static PowerLawFit fit(final DoubleUnaryOperator law) {
		return PowerLawFit.of(TIMES, map(TIMES, law));
	}

	private static double[] map(final double[] x, final DoubleUnaryOperator law) {
		return Arrays.stream(x).map(law).toArray();
	}

	private static double[] logarithmic(final double from, final double to, final int count) {
		return IntStream.range(0, count).mapToDouble(i -> Math.pow(10, from + (to - from) * i / (count - 1))).toArray();
	}
}
