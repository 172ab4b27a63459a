package org.scalinglaws.retrieval.hierarchy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.DoubleDouble;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Moments, series and solutions of the hierarchy, each by sums of its own. */
class HierarchyPartsTest {

	private static final double[] SPECTRUM = { 0.6, 0.3, 0.1 }, TEACHER = { 1.5, -0.7, 2 }, START = { 0.3, 0.2, -0.1 };
	private static final SpectralMeasure MEASURE = SpectralMeasure.full(SPECTRUM, TEACHER, START);

	private static HierarchyMoments moments(final int count) {
		return HierarchyMoments.of(MEASURE, count, Progress.NONE);
	}

	/** Thirty digits of sum (lambda/lambda_1)^k lambda a b / s*. */
	@Test
	void momentsHaveThirtyDigits() {
		final HierarchyMoments moments = moments(6);
		assertEquals(6, moments.count());
		final double[][][] pairs = { { START, START }, { START, TEACHER }, { TEACHER, TEACHER } };
		final MathContext digits = new MathContext(60);
		BigDecimal energy = BigDecimal.ZERO;
		for (int i = 0; i < 3; i++)
			energy = energy.add(new BigDecimal(SPECTRUM[i]).multiply(new BigDecimal(MEASURE.teacherSquared()[i])));
		final double[][] sums = { MEASURE.startSquared(), MEASURE.startTeacher(), MEASURE.teacherSquared() };
		for (int kind = 0; kind < pairs.length; kind++)
			for (int k = 0; k <= 6; k++) {
				BigDecimal sum = BigDecimal.ZERO;
				for (int i = 0; i < 3; i++)
					sum = sum.add(new BigDecimal(SPECTRUM[i]).divide(new BigDecimal(0.6), digits).pow(k).multiply(new BigDecimal(
						SPECTRUM[i])).multiply(new BigDecimal(sums[kind][i])));
				final BigDecimal was = new BigDecimal(moments.high(kind)[k]).add(new BigDecimal(moments.low(kind)[k]));
				assertEquals(0, was.subtract(sum.divide(energy, digits)).doubleValue(), 1e-29);
			}
		assertEquals(MEASURE.teacherEnergy(), moments.teacherEnergy());
		assertEquals(1 / (0.6 * MEASURE.teacherEnergy()), moments.timeUnit(), 1e-15);
	}

	/** s_k' = 8 (1 - 3 s_1) s_(k+1) + 16 u_1 u_(k+1), u_k' = 4 (1 - 3 s_1) u_(k+1) + 8 u_1 t_(k+1), by Euler's short steps. */
	@Test
	void seriesSolveTheirEquations() {
		final int count = 4, steps = 20_000;
		final HierarchyMoments start = moments(count);
		final MomentSeries series = new MomentSeries(start);
		series.expand();
		final double end = 0.1 * series.radius();
		double[] s = java.util.Arrays.copyOf(start.high(HierarchyMoments.ENERGY), count + 1), u = java.util.Arrays.copyOf(start
			.high(HierarchyMoments.OVERLAP), count + 1);
		s[count] = u[count] = 0;
		final double[] t = start.high(HierarchyMoments.TEACHER);
		for (int n = 0; n < steps; n++) { // by Heun's method
			final double h = end / steps;
			final double[][] first = slopes(s, u, t, count), second = slopes(sum(s, first[0], h), sum(u, first[1], h), t, count);
			s = sum(sum(s, first[0], h / 2), second[0], h / 2);
			u = sum(sum(u, first[1], h / 2), second[1], h / 2);
		}
		final HierarchySolution.Piece piece = new HierarchySolution.Piece(0, series.unit(), 0, series.overlap(), series
			.energy());
		assertEquals(s[0], piece.energy(end), 1e-9);
		assertEquals(u[0], piece.overlap(end), 1e-9);
		series.advance(end / series.unit());
		assertEquals(s[0], series.energy()[0], 1e-9);
		assertEquals(u[0], series.overlap()[0], 1e-9);
		double largest = 0;
		for (int k = 0; k < count; k++)
			largest = Math.max(largest, Math.max(Math.abs(s[k]), Math.abs(u[k])));
		assertEquals(largest, series.largest(), 1e-9);
		assertEquals(Math.max(Math.abs(s[0]), Math.abs(u[0])), series.leading(), 1e-9);
	}

	private static double[][] slopes(final double[] s, final double[] u, final double[] t, final int count) {
		final double[][] slopes = new double[2][count + 1];
		for (int k = 0; k < count; k++) {
			slopes[0][k] = 8 * (1 - 3 * s[0]) * s[k + 1] + 16 * u[0] * u[k + 1];
			slopes[1][k] = 4 * (1 - 3 * s[0]) * u[k + 1] + 8 * u[0] * t[k + 1];
		}
		return slopes;
	}

	private static double[] sum(final double[] a, final double[] b, final double factor) {
		final double[] sum = a.clone();
		for (int i = 0; i < sum.length; i++)
			sum[i] += factor * b[i];
		return sum;
	}

	/** Units of powers of two change no digit: the same s and u at the same time. */
	@Test
	void unitsDoNotMatter() {
		final MomentSeries plain = new MomentSeries(moments(6)), scaled = new MomentSeries(moments(6));
		for (int step = 0; step < 12; step++) {
			plain.expand();
			scaled.expand();
			scaled.rescale();
			scaled.expand();
			final double length = 0.1 * plain.radius();
			final double part = length / scaled.time(1);
			plain.advance(length / plain.unit());
			scaled.advance(part);
			assertEquals(plain.energy()[0], Math.scalb(scaled.energy()[0], scaled.amplitude()), 1e-12 * plain.leading());
			assertEquals(plain.overlap()[0], Math.scalb(scaled.overlap()[0], scaled.amplitude()), 1e-12 * plain.leading());
		}
		scaled.rescale();
		assertTrue(scaled.leading() >= 0.5 && scaled.leading() < 2);
		final MomentSeries one = new MomentSeries(moments(1));
		one.rescale();
		assertEquals(0, one.amplitude());
	}

	/** Many moments are the flow itself, and few are until late. */
	@ParameterizedTest
	@ValueSource(ints = { 6, 20 })
	void followsTheFlow(final int count) {
		final double end = count == 6 ? 0.12 : 0.5;
		final HierarchySolution solution = new MomentHierarchy(MEASURE, count).solve(end, Progress.NONE);
		assertEquals(StopReason.END_TIME, solution.reason());
		assertEquals(end, solution.reached(), 1e-15);
		final double[] times = solution.times(4);
		assertArrayEquals(new double[] { 0, end / 3, 2 * end / 3, end }, times, 1e-15);
		final var flow = new GradientFlow(MEASURE, 1e-11).solve(times, 1, false, Progress.NONE).trajectory();
		for (int n = 0; n < 4; n++) {
			assertEquals(flow.get("overlap", n), solution.overlap(times[n]), 1e-4 * MEASURE.teacherEnergy());
			assertEquals(flow.get("energy", n), solution.energy(times[n]), 1e-4 * MEASURE.teacherEnergy());
		}
		assertTrue(Double.isNaN(solution.blowUpTime()));
	}

	/** Loss and gaps are those of u and s, errors those beside the flow in parts of s*. */
	@Test
	void comparisonsHoldWhatFollowsFromTheMoments() {
		final HierarchySolution solution = new MomentHierarchy(MEASURE, 4).solve(0.3, Progress.NONE);
		final Columns table = HierarchyComparison.of(MEASURE, solution, 5, Progress.NONE);
		final double scale = MEASURE.teacherEnergy();
		assertEquals(5, table.rows());
		for (final Row row : table) {
			final double u = solution.overlap(row.get("time")), s = solution.energy(row.get("time"));
			assertEquals(u, row.get("overlap"));
			assertEquals(s, row.get("energy"));
			assertEquals(3 * s * s + 3 * scale * scale - 4 * u * u - 2 * scale * s, row.get("loss"), 1e-12 * scale * scale);
			assertEquals(1 - Math.abs(u) / scale, row.get("overlapGap"), 1e-15);
			assertEquals(1 - s / scale, row.get("energyGap"), 1e-15);
			assertEquals(Math.abs(u - row.get("flowOverlap")) / scale, row.get("overlapError"), 1e-15);
			assertEquals(Math.abs(s - row.get("flowEnergy")) / scale, row.get("energyError"), 1e-15);
		}
		assertTrue(table.last("energyError") > 1e-6, "nothing to compare");
		final HierarchySolution canceled = new MomentHierarchy(MEASURE, 4).solve(1, new Looks(1));
		assertEquals(StopReason.CANCELED, canceled.reason());
		assertEquals(0, HierarchyComparison.of(MEASURE, canceled, 5, Progress.NONE).rows());
	}

	/** 2 x - x^2 has its top at 1, of which a part up to 0.9 does not know; what falls has none. */
	@Test
	void topsAreFound() {
		final HierarchySolution.Piece piece = new HierarchySolution.Piece(3, 0.5, 0, new double[] { 1, 1 }, new double[] { 5, 2,
			-1 });
		assertEquals(1, piece.top(1.5), 1e-12);
		assertTrue(Double.isNaN(piece.top(0.9)));
		assertTrue(Double.isNaN(new HierarchySolution.Piece(0, 1, 0, new double[1], new double[] { 1, -1, 0.1 }).top(1)));
		assertEquals(1 + 0.4, piece.overlap(3.2), 1e-14);
		assertEquals(5 + 2 * 0.4 - 0.16, piece.energy(3.2), 1e-14);
	}

	/** A time belongs to the last piece that begins before it; units of time and energy; rounding as a truncated exponential. */
	@Test
	void solutionsAreMadeOfPieces() {
		final List<HierarchySolution.Piece> pieces = List.of(piece(0, 0), piece(1, 1), piece(2, 3), piece(3, 5));
		final HierarchyPeak peak = new HierarchyPeak(8, 1, 0);
		final HierarchySolution solution = new HierarchySolution(pieces, 2, 10, 8, Double.NaN, peak, StopReason.END_TIME, 3);
		for (final double time : new double[] { 0, 0.5, 2, 3.9, 4, 5.9, 6, 8 }) {
			final int index = (int) Math.min(3, time / 2);
			assertEquals(10 * index, solution.overlap(time), 1e-15);
			assertEquals(20 * index, solution.energy(time), 1e-15);
			final double g = pieces.get(index).growth();
			assertEquals(DoubleDouble.EPSILON * (1 + g + g * g / 2), solution.roundOff(time), 1e-45);
		}
		assertArrayEquals(new double[] { 0, 4, 8 }, solution.times(3));
		for (final StopReason reason : new StopReason[] { StopReason.PEAK, StopReason.BLOW_UP })
			assertArrayEquals(new double[] { 0, 2, 4, 6 }, new HierarchySolution(pieces, 2, 10, 8, Double.NaN, peak, reason, 3)
				.times(4));
		assertEquals(0, new HierarchySolution(List.of(), 2, 10, 0, Double.NaN, peak, StopReason.CANCELED, 3).times(3).length);
	}

	private static HierarchySolution.Piece piece(final double start, final double growth) {
		return new HierarchySolution.Piece(start, 1, growth, new double[] { start }, new double[] { 2 * start });
	}

	@Test
	void peaksAreComparedByTheirLogarithms() {
		final HierarchyPeak low = HierarchyPeak.of(1, 0.75, 3), high = HierarchyPeak.of(2, 1, 2000);
		assertEquals(6, low.energy());
		assertEquals(Math.log10(6), low.log10Energy(), 1e-15);
		assertEquals(Double.POSITIVE_INFINITY, high.energy());
		assertEquals(2000 * Math.log10(2), high.log10Energy(), 1e-12);
		assertSame(high, low.or(high));
		assertSame(high, high.or(low));
		assertSame(low, low.or(null));
		final HierarchyPeak equal = HierarchyPeak.of(9, 0.75, 3);
		assertSame(low, low.or(equal));
		final HierarchyPeak units = low.inUnits(2, 100);
		assertEquals(new HierarchyPeak(2, 600, Math.log10(6) + 2), units);
	}
}
