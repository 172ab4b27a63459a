package org.scalinglaws.fit.collapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Curves of which it is known how they collapse. */
@Tag("slow")
class CollapseTest {

	private static final double MU = 0.55, NU = 0.8, RATIO = NU / MU, FLOOR = 0.7;
	private static final double[] SIZES = { 1e3, 1e4, 1e5, 1e6 };

	/** L0 + t^-mu + p^-nu. */
	private static double loss(final double time, final double size) {
		return FLOOR + Math.pow(time, -MU) + Math.pow(size, -NU);
	}

	/** Where mu t^-mu = nu p^-nu, times p to some power. */
	private static double horizon(final double size, final double wrong) {
		return Math.pow(RATIO, -1 / MU) * Math.pow(size, RATIO) * Math.pow(size, wrong);
	}

	/** Log-spaced in x, the last one 1. */
	private static double[] points(final int count) {
		return IntStream.range(0, count).mapToDouble(i -> Math.pow(10, -3 + 3. * i / (count - 1))).toArray();
	}

	private static List<LearningCurve> family(final double wrong) {
		final List<LearningCurve> curves = new ArrayList<>();
		for (final double size : SIZES) {
			final double end = horizon(size, wrong);
			final double[] times = Arrays.stream(points(40)).map(x -> x == 1 ? end : x * end).toArray();
			curves.add(new LearningCurve(size, 0, times, Arrays.stream(times).map(t -> loss(t, size)).toArray(), end));
		}
		return curves;
	}

	private static Collapse collapse(final List<LearningCurve> curves, final double floor) {
		return Collapse.of(curves, floor, Progress.NONE);
	}

	@Test
	void optimalHorizonsCollapseASumOfPowers() {
		final Collapse collapse = collapse(family(0), FLOOR);
		assertEquals(40, collapse.x().length);
		for (final double deviation : collapse.deviation())
			assertEquals(0, deviation, 1e-12);
		assertEquals(RATIO, collapse.horizonExponent(), 1e-12);
		assertEquals(0, collapse.horizonExponentStandardError(), 1e-12);
		for (final LearningCurve curve : family(0)) {
			final double[] x = curve.normalisedX(), l = curve.normalisedY(FLOOR);
			for (int i = 0; i < x.length; i++)
				assertEquals((RATIO * Math.pow(x[i], -MU) + 1) / (RATIO + 1), l[i], 1e-11 * l[i]);
		}
	}

	/** Few records at times of their own: between them a curve less its floor is straight, the curve itself is not. */
	@ParameterizedTest
	@ValueSource(ints = { 7, 30 })
	void aFittedFloorIsFoundBetweenRecords(final int records) {
		final List<LearningCurve> curves = new ArrayList<>();
		for (final double size : SIZES) {
			final double end = 1000 * Math.sqrt(size);
			final double[] times = IntStream.range(0, records).mapToDouble(i -> i == records - 1 ? end : Math.pow(end, i / (records -
				1.0))).toArray();
			curves.add(new LearningCurve(size, 0, times, Arrays.stream(times).map(t -> FLOOR + Math.pow(size, -0.3) * Math.sqrt(
				end / t)).toArray(), end));
		}
		final Collapse collapse = collapse(curves, Double.NaN);
		assertEquals(FLOOR, collapse.floor(), 1e-8);
		assertTrue(collapse.meanDeviation() < 1e-7, "" + collapse.meanDeviation());
	}

	/** Seeds that are one curve have no noise to be compared with. */
	@Test
	void copiesOfSeedsAreUndecided() {
		final List<LearningCurve> curves = new ArrayList<>();
		for (final LearningCurve curve : family(0))
			for (int run = 0; run < 3; run++)
				curves.add(new LearningCurve(curve.group(), run, curve.x(), curve.y(), curve.horizon()));
		final Collapse collapse = collapse(curves, FLOOR);
		assertEquals("undecided", collapse.supercollapse());
		assertTrue(Double.isNaN(collapse.lateRatio()));
		assertTrue(collapse.reason().contains("copies"), collapse.reason());
	}

	@Test
	void aFittedFloorIsFound() {
		final Collapse collapse = collapse(family(0), Double.NaN);
		assertEquals(FLOOR, collapse.floor(), 1e-12);
		assertTrue(collapse.meanDeviation() < 1e-10);
		assertTrue(collapse.reason().startsWith("floor fitted in [0, "), collapse.reason());
		assertFalse(collapse.reason().contains("end"), collapse.reason());
	}

	/** Compared with the formula itself, which knows no interpolation and no common points. */
	@ParameterizedTest
	@ValueSource(doubles = { -0.15, 0.15 })
	void aWrongExponentDoesNotCollapse(final double wrong) {
		final Collapse collapse = collapse(family(wrong), FLOOR);
		double largest = 0;
		for (int k = 0; k < collapse.x().length; k++) {
			final double x = collapse.x()[k];
			final double[] l = Arrays.stream(SIZES).map(p -> (loss(x * horizon(p, wrong), p) - FLOOR) / (loss(horizon(p, wrong),
				p) - FLOOR)).toArray();
			final double expected = relative(l);
			assertEquals(expected, collapse.deviation()[k], 1e-10);
			largest = Math.max(largest, expected);
		}
		assertTrue(largest > 0.03, () -> "no difference to see");
		assertEquals(RATIO + wrong, collapse.horizonExponent(), 1e-12);
	}

	@Test
	void aWrongFloorDestroysTheCollapse() {
		final double exact = collapse(family(0), FLOOR).meanDeviation(), below = collapse(family(0), FLOOR - 1e-3)
			.meanDeviation();
		assertTrue(exact < 1e-12);
		assertTrue(below > 0.1, () -> "deviation " + below); // of losses less floor that go down to 4e-5
		assertTrue(collapse(family(0), -1e6).meanDeviation() < 1e-5); // any curves are alike, seen from there
	}

	@Test
	void theFloorIsNotBelowZero() {
		final List<LearningCurve> curves = family(0).stream().map(curve -> new LearningCurve(curve.group(), 0, curve.x(), Arrays
			.stream(curve.y()).map(y -> y - FLOOR).toArray(), curve.horizon())).toList();
		final Collapse collapse = collapse(curves, Double.NaN);
		assertEquals(0, collapse.floor());
		assertTrue(collapse.reason().contains("lower end"), collapse.reason());
	}

	@Test
	void powerLawsAreExactBetweenTheirPoints() {
		final List<LearningCurve> curves = new ArrayList<>();
		for (int p = 1; p <= 3; p++) {
			final double[] x = points(30 + 7 * p); // hardly two points alike
			final int size = p;
			curves.add(new LearningCurve(p, 0, x, Arrays.stream(x).map(t -> 2 + size * Math.pow(t, -0.4)).toArray(), 1));
		}
		final Collapse collapse = collapse(curves, 2);
		for (final double deviation : collapse.deviation())
			assertEquals(0, deviation, 1e-12);
		for (int k = 1; k < collapse.x().length; k++)
			for (final LearningCurve curve : curves) {
				final double from = collapse.x()[k - 1], to = collapse.x()[k];
				assertTrue(Arrays.stream(curve.x()).anyMatch(x -> x >= from && x < to), () -> "from " + from + " to " + to);
			}
	}

	/** Groups of 2, 3 and 5 runs, by the definition in plain loops. */
	@Test
	void spreadsAreThoseOfTheDefinition() {
		final Random random = new Random(5);
		final int[] seeds = { 2, 3, 5 };
		final double[][][] y = new double[3][][];
		final double[] x = { 0.25, 0.5, 0.75, 1 };
		final List<LearningCurve> curves = new ArrayList<>();
		for (int g = 0; g < 3; g++) {
			y[g] = new double[seeds[g]][];
			for (int r = 0; r < seeds[g]; r++) {
				y[g][r] = Arrays.stream(x).map(t -> 1 + Math.exp(0.1 * random.nextGaussian()) / t).toArray();
				final double end = 100 * (g + 1);
				curves.add(new LearningCurve(g + 1, r, Arrays.stream(x).map(t -> t * end).toArray(), y[g][r], end));
			}
		}
		Collections.shuffle(curves, random);
		final Collapse collapse = collapse(curves, 0.5);
		assertArrayEquals(x, collapse.x(), 1e-15);
		for (int k = 0; k < x.length; k++) {
			final List<Double> all = new ArrayList<>();
			double pooled = 0;
			for (final double[][] group : y) {
				double mean = 0, squares = 0;
				for (final double[] run : group) {
					all.add((run[k] - 0.5) / (run[3] - 0.5));
					mean += (run[k] - 0.5) / group.length;
				}
				for (final double[] run : group)
					squares += Math.pow((run[k] - 0.5) / mean - 1, 2);
				pooled += squares;
			}
			assertEquals(relative(all.stream().mapToDouble(l -> l).toArray()), collapse.deviation()[k], 1e-13);
			assertEquals(Math.sqrt(pooled / 7), collapse.noiseFloor()[k], 1e-13);
		}
	}

	private static double relative(final double[] values) {
		final double mean = Arrays.stream(values).average().getAsDouble();
		return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1)) / mean;
	}

	/**
	 * Curves t^-0.5 p^0.3 with factors exp(0.05 z): one for a whole run, which its end divides away, or one for each
	 * point, of which that of the end comes on top.
	 */
	private static List<LearningCurve> noisy(final boolean whole, final int runs, final Random random) {
		final List<LearningCurve> curves = new ArrayList<>();
		for (int p = 1; p <= 4; p++)
			for (int r = 0; r < runs; r++) {
				final double size = p, factor = Math.exp(0.05 * random.nextGaussian());
				final double[] x = points(20);
				curves.add(new LearningCurve(p, r, x, Arrays.stream(x).map(t -> Math.pow(size, 0.3) / Math.sqrt(t) * (whole ? factor
					: Math.exp(0.05 * random.nextGaussian()))).toArray(), 1));
			}
		return curves;
	}

	@Test
	void noiseOfWholeRunsIsBelowItsFloorEverywhere() {
		final Collapse collapse = collapse(noisy(true, 10, new Random(1)), 0);
		assertEquals("yes", collapse.supercollapse());
		assertEquals(0, collapse.lateRatio(), 1e-12);
		assertEquals(collapse.x()[0], collapse.collapseFrom());
		for (int k = 0; k < 19; k++) {
			assertEquals(0, collapse.deviation()[k], 1e-12);
			assertEquals(0.05, collapse.noiseFloor()[k], 4 * 0.05 / Math.sqrt(72)); // of 36 degrees of freedom
		}
	}

	@Test
	void independentNoiseIsAboveItsFloor() {
		final Collapse collapse = collapse(noisy(false, 100, new Random(2)), 0);
		assertEquals("no", collapse.supercollapse());
		assertEquals(Math.sqrt(2), collapse.lateRatio(), 4 * collapse.lateRatioStandardError());
		assertTrue(Double.isNaN(collapse.collapseFrom()));
		for (int k = 0; k < 19; k++) // exp(0.05 z) has the relative deviation 0.05003, a ratio of two 0.0708
			assertEquals(Math.sqrt(Math.expm1(2 * 0.0025)), collapse.deviation()[k], 4 * collapse.deviationStandardError()[k]);
	}

	@Test
	void standardErrorsAreThoseOfRepetitions() {
		final int repetitions = 150;
		final double[] mean = new double[repetitions], deviation = new double[repetitions], noise = new double[repetitions];
		final double[] errors = new double[3];
		final Random random = new Random(3);
		for (int r = 0; r < repetitions; r++) {
			final Collapse collapse = collapse(noisy(false, 12, random), 0);
			mean[r] = collapse.meanDeviation();
			deviation[r] = collapse.deviation()[10];
			noise[r] = collapse.noiseFloor()[10];
			errors[0] += collapse.meanDeviationStandardError() / repetitions;
			errors[1] += collapse.deviationStandardError()[10] / repetitions;
			errors[2] += collapse.noiseFloorStandardError()[10] / repetitions;
		}
		final StandardDeviation spread = new StandardDeviation(); // itself known to 6 %
		assertEquals(1, errors[0] / spread.evaluate(mean), 0.2);
		assertEquals(1, errors[1] / spread.evaluate(deviation), 0.2);
		assertEquals(1, errors[2] / spread.evaluate(noise), 0.2);
	}

	/** Noise as of independent ends, of 3 % of a loss whose sizes are not far apart: the deviation alone would give 0.23. */
	@Test
	void noiseDoesNotMoveTheFloor() {
		final Random random = new Random(6);
		final int repetitions = 20;
		double mean = 0, error = 0;
		for (int r = 0; r < repetitions; r++) {
			final List<LearningCurve> curves = new ArrayList<>();
			for (double size = 100; size <= 800; size *= 2)
				for (int run = 0; run < 8; run++) {
					final double power = Math.pow(size, -0.3), end = Math.pow(size, 1.2);
					curves.add(new LearningCurve(size, run, Arrays.stream(points(20)).map(x -> x == 1 ? end : x * end).toArray(), Arrays.stream(points(
						20)).map(x -> 0.3 + power * (Math.pow(x, -0.25) + 1) * Math.exp(0.03 * random.nextGaussian())).toArray(), end));
				}
			final Collapse collapse = collapse(curves, Double.NaN);
			mean += collapse.floor() / repetitions;
			error += collapse.floorStandardError() / repetitions;
		}
		assertEquals(0.3, mean, 4 * error / Math.sqrt(repetitions));
		assertTrue(error < 0.03, "standard error " + error);
	}

	@Test
	void sameCurvesGiveSameBits() {
		final List<LearningCurve> curves = noisy(false, 5, new Random(4)), reversed = new ArrayList<>(curves);
		Collections.reverse(reversed);
		final Collapse one = collapse(curves, Double.NaN), other = collapse(reversed, Double.NaN);
		assertEquals(one.floor(), other.floor());
		assertEquals(one.floorStandardError(), other.floorStandardError());
		assertArrayEquals(one.deviationStandardError(), other.deviationStandardError());
		assertArrayEquals(one.ratioStandardError(), other.ratioStandardError());
	}

	@Test
	void whatCannotBeHadSaysWhy() {
		final Collapse single = collapse(family(0), FLOOR);
		assertTrue(Double.isNaN(single.noiseFloor()[0]) && Double.isNaN(single.deviationStandardError()[0]) && Double.isNaN(
			single.collapseFrom()));
		assertEquals("undecided", single.supercollapse());
		assertEquals("floor given; no noise floor and no standard errors: every group has one run", single.reason());
		final Collapse two = collapse(family(0).subList(0, 2), FLOOR);
		assertTrue(two.reason().endsWith("no standard error of the horizon exponent: there are two groups"), two.reason());
		final List<LearningCurve> negative = new ArrayList<>(family(0));
		negative.add(new LearningCurve(-2, 0, family(0).get(0).x(), family(0).get(0).y(), family(0).get(0).horizon()));
		final Collapse none = collapse(negative, FLOOR);
		assertTrue(Double.isNaN(none.horizonExponent()));
		assertTrue(none.reason().endsWith("groups must be greater than 0 for it, the smallest is -2"), none.reason());
	}

	@Test
	void manyPointsAreThinned() {
		final List<LearningCurve> curves = new ArrayList<>();
		for (int p = 1; p <= 2; p++) {
			final double[] x = IntStream.rangeClosed(1, 100_000).mapToDouble(i -> i).toArray();
			curves.add(new LearningCurve(p, 0, x, Arrays.stream(x).map(t -> 1 / t).toArray(), 1e5));
		}
		final Collapse collapse = collapse(curves, 0);
		assertTrue(collapse.x().length <= CommonPoints.MOST + 1 && collapse.x().length > CommonPoints.MOST / 2, () -> "had " +
			collapse.x().length);
		assertEquals(1, collapse.x()[collapse.x().length - 1]);
	}

	@Test
	void badCurvesAreRefused() {
		final double[] x = { 1, 2, 3, 4 }, y = { 4, 3, 2, 1 };
		refused("group must have 2 different values or more, had 1", List.of(curve(1, x, y, 4)), 0);
		refused("group must have 2 different values or more, had 0", List.of(), 0);
		final List<LearningCurve> two = List.of(curve(1, x, y, 4), curve(2, x, y, 4));
		refused("y must be greater than the floor, 1, was 1 in group 1, run 0", two, 1);
		refused("y must be greater than 0 for a floor to be fitted, was 0 in group 2, run 0", List.of(curve(1, x, y, 4), curve(
			2, x, new double[] { 4, 3, 2, 0 }, 4)), Double.NaN);
		refused("curves must overlap: from x = 0.98 horizons on all have values, and 2 points of each must lie between there and the end",
			List.of(curve(1, x, y, 4), curve(2, new double[] { 98, 99, 100 }, new double[] { 3, 2, 1 }, 100)), 0);
		assertThrows(CancellationException.class, () -> Collapse.of(noisy(true, 2, new Random(1)), 0, new Looks(1)));
	}

	@Test
	void badCurveIsRefused() {
		final double[] x = { 1, 2, 3, 4 }, y = { 4, 3, 2, 1 };
		refused("x of group 1, run 0 must be finite and greater than 0, was -1", new double[] { -1, 2, 3, 4 }, y, 4);
		refused("y of group 1, run 0 must be finite, was Infinity at x = 2", x, new double[] { 1, Double.POSITIVE_INFINITY, 1, 1 }, 4);
		refused("a curve must have one y at each x, group 1, run 0 has several at x = 2", new double[] { 1, 2, 2, 4 }, y, 4);
		refused("x of group 1, run 0 must ascend, was 1 after 2", new double[] { 2, 1, 3, 4 }, y, 4);
		refused("y of group 1, run 0 must have length 4, was 1", x, new double[] { 1 }, 4);
		refused("a curve must have 3 points or more up to its horizon, group 1, run 0 has 2", new double[] { 1, 2 }, new double[] {
			2, 1 }, 2);
		refused("a curve must have 3 points or more up to its horizon, group 1, run 0 has 2", x, y, 2.5);
		for (final double wrong : new double[] { 0.5, 5, Double.NaN, Double.POSITIVE_INFINITY })
			refused("curves overlap only if each reaches its horizon: that of group 1, run 0 must be in [1, 4]", x, y, wrong);
	}

	private static LearningCurve curve(final double group, final double[] x, final double[] y, final double horizon) {
		return new LearningCurve(group, 0, x, y, horizon);
	}

	private static void refused(final String message, final double[] x, final double[] y, final double horizon) {
		final String said = assertThrows(IllegalArgumentException.class, () -> curve(1, x, y, horizon)).getMessage();
		assertTrue(said.startsWith(message), said);
	}

	private static void refused(final String message, final List<LearningCurve> curves, final double floor) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> collapse(curves, floor)).getMessage());
	}
}
