package org.scalinglaws.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Progress;

/** Several groups of components, drives between them, feedback and time: beside what the vectors themselves do. */
class VectorModesTest {

	private static final int ALL = VectorModes.ALL, MOVING = VectorModes.MOVING, FIXED = VectorModes.FIXED;

	/** Sums over coordinates of products of vectors, with a weight. */
	private static double[][] overlaps(final double[][] vectors, final double[] weight) {
		final double[][] overlaps = new double[ALL][ALL];
		for (int a = 0; a < ALL; a++)
			for (int b = 0; b < ALL; b++)
				for (int i = 0; i < weight.length; i++)
					overlaps[a][b] += weight[i] * vectors[a][i] * vectors[b][i];
		return overlaps;
	}

	private static void assertRecord(final VectorModes modes, final double[] record, final double[][] weighed,
		final double[][] plain, final double tolerance)
	{
		final int scalars = MOVING * FIXED + MOVING * (MOVING + 1) / 2;
		for (int k = 0; k < MOVING; k++) {
			for (int m = 0; m < FIXED; m++) {
				assertEquals(weighed[k][MOVING + m], record[1 + modes.moments.cross(k, m)], tolerance, "at " + record[0]);
				assertEquals(plain[k][MOVING + m], record[1 + scalars + modes.moments.cross(k, m)], tolerance);
			}
			for (int l = k; l < MOVING; l++) {
				assertEquals(weighed[k][l], record[1 + modes.moments.square(k, l)], tolerance, "at " + record[0]);
				assertEquals(plain[k][l], record[1 + scalars + modes.moments.square(k, l)], tolerance);
			}
		}
	}

	/** The moving vectors, coordinate by coordinate, by another library's integrator. */
	private static final class Vectors implements FirstOrderDifferentialEquations {

		private final VectorModes modes;
		private final int d;

		Vectors(final VectorModes modes) {
			this.modes = modes;
			d = modes.lambda.length;
		}

		double[][] all(final double[] moving) {
			final double[][] all = modes.vectors.clone();
			for (int k = 0; k < MOVING; k++)
				all[k] = Arrays.copyOfRange(moving, k * d, (k + 1) * d);
			return all;
		}

		@Override
		public int getDimension() {
			return MOVING * d;
		}

		@Override
		public void computeDerivatives(final double t, final double[] moving, final double[] slopes) {
			final double[][] all = all(moving), overlaps = overlaps(all, modes.lambda);
			Arrays.fill(slopes, 0);
			for (int k = 0; k < MOVING; k++)
				for (int a = 0; a < ALL; a++) {
					final double drift = modes.drift(k, a, overlaps, t);
					for (int i = 0; i < d; i++)
						slopes[k * d + i] += modes.lambda[i] * drift * all[a][i];
				}
		}
	}

	/** Over two blocks of nodes, of which the second is not full. */
	@Test
	void flowsAreThoseOfTheVectors() {
		final VectorModes modes = new VectorModes(66, 1, false, true, 1e-8);
		final double[] times = { 0, 0.1, 1, 7, 8, 60 };
		assertTrue(ModeFlow.run(modes, times, new double[0], Progress.NONE).complete());
		assertEquals(times.length, modes.records.size());
		final Vectors vectors = new Vectors(modes);
		final DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-8, 10, 1e-12, 1e-12);
		final double[] ones = new double[66], state = new double[MOVING * 66];
		Arrays.fill(ones, 1);
		for (int k = 0; k < MOVING; k++)
			System.arraycopy(modes.vectors[k], 0, state, k * 66, 66);
		for (int n = 0; n < times.length; n++) {
			if (n > 0) integrator.integrate(vectors, times[n - 1], state, times[n], state);
			final double[][] all = vectors.all(state);
			assertEquals(times[n], modes.records.get(n)[0], 0);
			assertRecord(modes, modes.records.get(n), overlaps(all, modes.lambda), overlaps(all, ones), 1e-7);
			for (int k = 0; k < MOVING; k++)
				assertArrayEquals(all[k], modes.recordedVectors.get(n)[k], 1e-6);
		}
	}

	/** The recursion of the second moments of a coordinate, as its definition says it, step after step. */
	private static final class Moments {

		private final VectorModes modes;
		private final double[][][] moments;

		Moments(final VectorModes modes) {
			this.modes = modes;
			moments = new double[modes.lambda.length][ALL][ALL];
			for (int i = 0; i < moments.length; i++)
				for (int a = 0; a < ALL; a++)
					for (int b = 0; b < ALL; b++)
						moments[i][a][b] = modes.vectors[a][i] * modes.vectors[b][i];
		}

		double[][] overlaps(final boolean weighed) {
			final double[][] overlaps = new double[ALL][ALL];
			for (int i = 0; i < moments.length; i++)
				for (int a = 0; a < ALL; a++)
					for (int b = 0; b < ALL; b++)
						overlaps[a][b] += (weighed ? modes.lambda[i] : 1) * moments[i][a][b];
			return overlaps;
		}

		void step(final long step) {
			final double[][] overlaps = overlaps(true), drift = new double[MOVING][ALL];
			for (int k = 0; k < MOVING; k++)
				for (int a = 0; a < ALL; a++)
					drift[k][a] = modes.drift(k, a, overlaps, step);
			for (int i = 0; i < moments.length; i++)
				moments[i] = next(moments[i], modes.lambda[i], drift, overlaps);
		}

		private double[][] next(final double[][] m, final double lambda, final double[][] drift, final double[][] overlaps) {
			final double[][] next = Arrays.stream(m).map(double[]::clone).toArray(double[][]::new);
			for (int k = 0; k < MOVING; k++)
				for (int b = 0; b < ALL; b++)
					for (int a = 0; a < ALL; a++) {
						next[k][b] += lambda * drift[k][a] * m[a][b];
						next[b][k] += lambda * drift[k][a] * m[a][b];
					}
			for (int k = 0; k < MOVING; k++)
				for (int l = 0; l < MOVING; l++) {
					next[k][l] += lambda * modes.noise(k, l, overlaps);
					for (int a = 0; a < ALL; a++)
						for (int b = a; b < ALL; b++)
							next[k][l] += lambda * lambda * modes.curvature(Math.min(k, l), Math.max(k, l), a, b, overlaps) * m[a][b];
				}
			return next;
		}
	}

	/** By single steps to rounding, and by leaps to their tolerance. */
	@Test
	void recursionsAreThoseOfTheMoments() {
		final long[] recorded = { 0, 1, 3, 300, 302, 1000, 1200 };
		final VectorModes single = new VectorModes(66, 0.05, true, false, 1e-8), leaping = new VectorModes(66, 0.05, true, false,
			1e-8);
		final double[] end = { 1200 };
		final ModeRun singles = ModeLeaps.run(single, step -> 0.05, end, recorded, 5000, Progress.NONE);
		assertEquals(new ModeRun(1200, 0, 1200, 0, false, true), singles);
		final ModeRun leaps = ModeLeaps.run(leaping, step -> 0.05, end, recorded, 16, Progress.NONE);
		assertTrue(leaps.complete() && leaps.plainSteps() < 400 && leaps.end() == 1200, leaps::toString);
		final Moments moments = new Moments(single);
		int next = 0;
		for (long step = 0; step <= 1200; step++) {
			if (step == recorded[next]) {
				assertEquals(step, single.records.get(next)[0], 0);
				assertEquals(step, leaping.records.get(next)[0], 0);
				final double[][] weighed = moments.overlaps(true), plain = moments.overlaps(false);
				assertRecord(single, single.records.get(next), weighed, plain, 1e-12);
				assertRecord(leaping, leaping.records.get(next++), weighed, plain, 1e-6);
			}
			moments.step(step);
		}
	}
}
