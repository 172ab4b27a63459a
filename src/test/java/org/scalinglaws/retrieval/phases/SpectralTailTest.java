package org.scalinglaws.retrieval.phases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

class SpectralTailTest {

	private static final double[] TIMES = { 0, 1, 10, 1000 };

	private static RetrievalProblem problem(final int d, final double a, final String normalization, final long seed) {
		final double[] spectrum = PowerLaw.spectrum(d, a);
		return new RetrievalProblem(spectrum, Teachers.random(spectrum, normalization, Streams.of(seed)));
	}

	private static double[] times(final double factor, final double[] vector) {
		return Arrays.stream(vector).map(x -> factor * x).toArray();
	}

	/** The original gradient flow w' = 4 (s* - 3s) Qw + 8 u Qw* by the classical Runge-Kutta rule, in place. */
	private static void flow(final RetrievalProblem problem, final double[] w, final double time, final int steps) {
		final int d = w.length;
		final double h = time / steps;
		final double target = problem.teacherEnergy();
		final double[] point = new double[d], slope = new double[d], sum = new double[d];
		for (int step = 0; step < steps; step++) {
			System.arraycopy(w, 0, point, 0, d);
			Arrays.fill(sum, 0);
			for (int stage = 0; stage < 4; stage++) {
				slope(problem, target, point, slope);
				for (int i = 0; i < d; i++) {
					sum[i] += (stage == 1 || stage == 2 ? 2 : 1) * slope[i];
					point[i] = w[i] + (stage == 2 ? h : h / 2) * slope[i];
				}
			}
			for (int i = 0; i < d; i++)
				w[i] += h / 6 * sum[i];
		}
	}

	private static void slope(final RetrievalProblem problem, final double target, final double[] w,
		final double[] slope)
	{
		double s = 0, u = 0;
		for (int i = 0; i < w.length; i++) {
			s += problem.spectrum()[i] * w[i] * w[i];
			u += problem.spectrum()[i] * w[i] * problem.teacher()[i];
		}
		for (int i = 0; i < w.length; i++)
			slope[i] = problem.spectrum()[i] * (4 * (target - 3 * s) * w[i] + 8 * u * problem.teacher()[i]);
	}

	/**
	 * What is neglected: terms of relative order b1/s*, about the gap, and a delay
	 * of the relaxation by T (below 4 here) and by the integral of b1/s* (about a t
	 * b1/s*). The deviation must not be larger, and fall with time.
	 */
	@ParameterizedTest
	@CsvSource({ "300, 1.5, energy, 1", "300, 2, energy, 2", "300, 2, norm, 3", "300, 3, norm, 4" })
	void followsTheFlowToFirstOrder(final int d, final double a, final String normalization, final long seed) {
		final RetrievalProblem problem = problem(d, a, normalization, seed);
		final double[] w = StartingWeights.onSphere(d, 1, 1, Streams.of(seed));
		final double[] start = w.clone();
		final double step = 0.1 / problem.teacherEnergy();
		double now = 0, last = Double.POSITIVE_INFINITY;
		for (final double time : new double[] { 20, 150, 600 }) {
			flow(problem, w, time - now, (int) ((time - now) / step));
			now = time;
			final Observables flow = Observables.of(problem, w, 0);
			final SpectralTail tail = SpectralTail.of(problem, start, flow.overlap() > 0 ? 1 : -1);
			final Observables theory = tail.at(time);
			final double late = 4 / problem.teacherEnergy() + 1.5 * a * time * flow.energyGap();
			final double slope = Math.log(theory.loss() / tail.at(1.1 * time).loss()) / Math.log(1.1);
			final double bound = 2 * flow.overlapGap() + slope * late / time;
			final double[] expected = flow.values(), was = theory.values();
			double worst = 0;
			for (int i = 0; i < 5; i++) {
				assertEquals(1, was[i] / expected[i], bound, Observables.COLUMNS.get(i) + " at " + time);
				if (i > 1) worst = Math.max(worst, Math.abs(was[i] / expected[i] - 1));
			}
			// the error's slope is -4 loss/d
			assertEquals(flow.meanSquaredError(), theory.meanSquaredError(), 4 * flow.loss() / d * late);
			assertTrue(worst < 0.9 * last, worst + " after " + last);
			last = worst;
		}
	}

	@Test
	void momentsOfNodesGiveTheSameSums() {
		final RetrievalProblem problem = problem(300, 1.5, "norm", 5);
		final double[] start = StartingWeights.onSphere(300, 2, 1, Streams.of(1));
		// pairs of equal eigenvalues, held once as coordinates and once as nodes of multiplicity two
		final double[] spectrum = problem.spectrum().clone();
		final double[] nodes = new double[150], two = new double[150], ss = new double[150], st = new double[150],
				tt = new double[150];
		for (int i = 0; i < 300; i++) {
			spectrum[i] = spectrum[i / 2 * 2];
			nodes[i / 2] = spectrum[i];
			two[i / 2] = 2;
			ss[i / 2] += start[i] * start[i];
			st[i / 2] += start[i] * problem.teacher()[i];
			tt[i / 2] += problem.teacher()[i] * problem.teacher()[i];
		}
		final RetrievalProblem paired = new RetrievalProblem(spectrum, problem.teacher());
		for (final int sign : new int[] { 1, -1 })
			for (final double time : TIMES)
				close(SpectralTail.of(paired, start, sign).at(time), SpectralTail.ofMoments(nodes, two, ss, st, tt, sign).at(
					time));
		assertEquals(SpectralTail.predictedSign(paired, start), SpectralTail.predictedSign(nodes, st, tt));
	}

	private static void close(final Observables expected, final Observables was) {
		for (int i = 0; i < 6; i++)
			assertEquals(1, was.values()[i] / expected.values()[i], 1e-12, Observables.COLUMNS.get(i));
	}

	@Test
	void oppositeStartEndsAtTheOppositeTeacher() {
		final RetrievalProblem problem = problem(100, 2, "energy", 6);
		final double[] start = StartingWeights.onSphere(100, 1e-12, 1, Streams.of(3));
		final SpectralTail one = SpectralTail.of(problem, start), other = SpectralTail.of(problem, times(-1, start));
		assertEquals(-one.sign(), other.sign());
		assertEquals(-one.at(50).overlap(), other.at(50).overlap());
		assertArrayEquals(Arrays.copyOfRange(one.at(50).values(), 1, 6), Arrays.copyOfRange(other.at(50).values(), 1, 6));
		assertEquals(one.sign() * problem.teacherEnergy(), one.at(1e4).overlap(), 1e-3);
	}

	/** Small starts end where the growing mode says, even if u(0) says otherwise. */
	@Test
	void predictsTheSignThatTheFlowEndsWith() {
		int turned = 0;
		for (int seed = 0; seed < 40; seed++) {
			final RetrievalProblem problem = problem(100, 1.5, "energy", seed);
			final double[] start = StartingWeights.onSphere(100, 1e-6, 1, Streams.of(seed));
			final double[] w = start.clone();
			flow(problem, w, 80, 2000);
			final double end = Observables.of(problem, w, 0).overlap();
			assertTrue(Math.abs(end) > 0.5, "not escaped: " + end);
			assertEquals(Math.signum(end), SpectralTail.predictedSign(problem, start));
			if (end * Observables.of(problem, start, 0).overlap() < 0) turned++;
		}
		assertTrue(turned > 0, "the test has no power");
		final RetrievalProblem problem = problem(100, 1.5, "energy", 1);
		assertEquals(-1, SpectralTail.predictedSign(problem, times(-0.6, problem.teacher())));
		assertEquals(1, SpectralTail.predictedSign(problem, new double[100]));
	}

	@Test
	void oneCoordinateHasItsClosedForm() {
		final RetrievalProblem problem = new RetrievalProblem(new double[] { 2 }, new double[] { 3 }); // s* = 18
		final Observables o = SpectralTail.of(problem, new double[] { 2 }, 1).at(0.001);
		final double decay = Math.exp(-8 * 18 * 2 * 0.001);
		// e0 = -1: b1 = 2 * 3 * decay, b2 = 2 decay^2
		assertEquals((2 * decay + decay * decay) / 18, o.overlapGap(), 1e-15);
		assertEquals(4 * decay / 18, o.energyGap(), 1e-15);
		assertEquals(18 * 8 * decay * decay, o.loss(), 1e-12);
		assertEquals(decay * decay, o.meanSquaredError(), 1e-15);
		assertEquals(18 - 2 * decay - decay * decay, o.overlap(), 1e-13);
		assertEquals(18 - 4 * decay, o.energy(), 1e-13);
	}

	@Test
	void trajectoryHasARowPerTime() {
		final RetrievalProblem problem = problem(20, 2, "norm", 6);
		final SpectralTail tail = SpectralTail.of(problem, new double[20]);
		final Columns table = tail.trajectory(TIMES, Progress.NONE);
		assertEquals(List.of("time", "overlap", "energy", "overlapGap", "energyGap", "loss", "meanSquaredError"), table
			.names());
		assertArrayEquals(TIMES, table.column("time"));
		for (int row = 0; row < 4; row++)
			assertArrayEquals(tail.at(TIMES[row]).values(), Arrays.copyOfRange(table.row(row), 1, 7));
		assertEquals(1L, table.metadata().get("sign"));
		assertEquals(1, table.get("meanSquaredError", 0), 1e-14); // |w*|^2 = d and w(0) = 0
	}

	@Test
	void eigenvalueZeroKeepsItsErrorAndNothingIsNaN() {
		final RetrievalProblem problem = new RetrievalProblem(new double[] { 0.9, 0.1, 0 }, new double[] { 1, 1, 2 });
		final Observables o = SpectralTail.of(problem, new double[] { 0.1, 0, 1 }).at(1e300);
		assertArrayEquals(new double[] { 1, 1, 0, 0, 0, 1. / 3 }, o.values(), 1e-15);
	}

	@Test
	void cancelLeavesTheRowsSoFar() {
		final int[] polls = { 0 };
		final Progress progress = new Progress() {

			@Override
			public void update(final double fraction) {
				// not needed
			}

			@Override
			public boolean isCanceled() {
				return ++polls[0] > 4;
			}
		};
		final Columns table = SpectralTail.of(problem(20, 2, "norm", 6), new double[20]).trajectory(TIMES, progress);
		assertTrue(table.rows() < 4);
		assertEquals(true, table.metadata().get("canceled"));
	}

	@Test
	void badInputIsRefused() {
		final RetrievalProblem problem = problem(3, 2, "norm", 6);
		final double[] three = { 1, 1, 1 };
		refuses("weights is required", () -> SpectralTail.of(problem, null));
		refuses("weights must have length 3", () -> SpectralTail.of(problem, new double[2]));
		refuses("weights must be finite", () -> SpectralTail.of(problem, new double[] { 0, Double.NaN, 0 }));
		refuses("sign must be one of", () -> SpectralTail.of(problem, three, 0));
		refuses("time must be in", () -> SpectralTail.of(problem, three).at(-1));
		refuses("time must be in", () -> SpectralTail.of(problem, three).at(Double.NaN));
		refuses("multiplicity must have length", () -> SpectralTail.ofMoments(three, new double[2], three, three, three,
			1));
		refuses("startTeacher is required", () -> SpectralTail.ofMoments(three, three, three, null, three, 1));
		refuses("sum of multiplicity", () -> SpectralTail.ofMoments(three, new double[3], three, three, three, 1));
		refuses("teacher energy", () -> SpectralTail.ofMoments(three, three, three, three, new double[3], 1));
		refuses("times must ascend", () -> SpectralTail.requireTimes(new double[] { 1, 1 }));
		refuses("times must be at least 0", () -> SpectralTail.requireTimes(new double[] { -1, 1 }));
		refuses("times must be finite", () -> SpectralTail.requireTimes(new double[] { 1, Double.POSITIVE_INFINITY }));
	}

	private static void refuses(final String message, final org.junit.jupiter.api.function.Executable call) {
		final String was = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(was.startsWith(message), was);
	}
}
