package org.scalinglaws.retrieval.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Progress;

class LossLandscapeTest {

	private static final double[] SPECTRUM = { 0.5, 0.3, 0.15, 0.05, 0 };
	private static final double[] TEACHER = { 0.8, -1.3, 0.4, 1.1, 2 };
	private static final RetrievalProblem PROBLEM = new RetrievalProblem(SPECTRUM, TEACHER);

	private static double[] eigenvalues(final RetrievalProblem problem, final double... weights) {
		return new LossLandscape(problem, weights).hessianEigenvalues(Progress.NONE);
	}

	private static CriticalPoint kind(final RetrievalProblem problem, final double... weights) {
		return new LossLandscape(problem, weights).kind();
	}

	private static double[] random(final int d, final long seed) {
		return new SplittableRandom(seed).doubles(d, -2, 2).toArray();
	}

	private static double[] times(final double factor, final double[] vector) {
		return Arrays.stream(vector).map(x -> factor * x).toArray();
	}

	/** A point of u = 0 and s = s* / 3, by Gram-Schmidt in the metric Q. */
	private static double[] saddle(final RetrievalProblem problem, final long seed) {
		final double[] w = random(problem.dimension(), seed);
		for (int pass = 0; pass < 2; pass++) {
			final double overlap = Observables.of(problem, w, 0).overlap() / problem.teacherEnergy();
			for (int i = 0; i < w.length; i++)
				w[i] -= overlap * problem.teacher()[i];
		}
		return times(Math.sqrt(problem.teacherEnergy() / 3 / Observables.of(problem, w, 0).energy()), w);
	}

	/** The definition E[((x.w)^2 - (x.w*)^2)^2], sampled. */
	@Test
	void lossIsTheExpectationOfTheDefinition() {
		final double[] w = random(5, 3);
		final SplittableRandom random = new SplittableRandom(11);
		final int samples = 400_000;
		double sum = 0, square = 0;
		for (int n = 0; n < samples; n++) {
			double own = 0, target = 0;
			for (int i = 0; i < 5; i++) {
				final double x = Math.sqrt(SPECTRUM[i]) * random.nextGaussian();
				own += x * w[i];
				target += x * TEACHER[i];
			}
			final double value = (own * own - target * target) * (own * own - target * target);
			sum += value;
			square += value * value;
		}
		final double mean = sum / samples;
		final double error = Math.sqrt((square / samples - mean * mean) / samples);
		assertEquals(mean, new LossLandscape(PROBLEM, w).loss(), 4 * error);
		assertTrue(error < 0.03 * mean, "the test has no power: " + error + " of " + mean);
	}

	/** Differences of the loss and of the gradient, far from and near to the minima. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void gradientAndHessianAreTheDerivativesOfTheLoss(final long seed) {
		final double[] w = random(5, seed);
		if (seed > 3) for (int i = 0; i < 5; i++)
			w[i] = (seed == 4 ? -1 : 1) * TEACHER[i] + 0.02 * w[i];
		final double h = 1e-4; // error h^2 third derivative / 6 and 1e-16 / h: 1e-7 and 1e-12
		final double[] gradient = new LossLandscape(PROBLEM, w).gradient();
		final DMatrixRMaj hessian = new DMatrixRMaj(5, 5);
		for (int i = 0; i < 5; i++) {
			final double[] plus = w.clone(), minus = w.clone();
			plus[i] += h;
			minus[i] -= h;
			final LossLandscape up = new LossLandscape(PROBLEM, plus), down = new LossLandscape(PROBLEM, minus);
			assertEquals((up.loss() - down.loss()) / (2 * h), gradient[i], 1e-6);
			for (int j = 0; j < 5; j++)
				hessian.set(i, j, (up.gradient()[j] - down.gradient()[j]) / (2 * h));
		}
		assertArrayEquals(dense(hessian), eigenvalues(PROBLEM, w), 1e-6);
	}

	/** At w* + 1e-7 v the loss is 1e-14 of its terms: exact arithmetic tells what it is. */
	@Test
	void lossAndGradientKeepTheirDigitsNearTheMinimum() {
		for (final int sign : new int[] { 1, -1 }) {
			final double[] w = random(5, 8);
			for (int i = 0; i < 5; i++)
				w[i] = sign * (TEACHER[i] + 1e-7 * w[i]);
			BigDecimal s = BigDecimal.ZERO, u = BigDecimal.ZERO, t = BigDecimal.ZERO;
			for (int i = 0; i < 5; i++) {
				final BigDecimal q = new BigDecimal(SPECTRUM[i]), x = new BigDecimal(w[i]), y = new BigDecimal(TEACHER[i]);
				s = s.add(q.multiply(x).multiply(x));
				u = u.add(q.multiply(x).multiply(y));
				t = t.add(q.multiply(y).multiply(y));
			}
			final BigDecimal loss = s.multiply(s).add(t.multiply(t)).multiply(BigDecimal.valueOf(3)).subtract(u.multiply(u)
				.multiply(BigDecimal.valueOf(4))).subtract(s.multiply(t).multiply(BigDecimal.valueOf(2)));
			final LossLandscape landscape = new LossLandscape(PROBLEM, w);
			assertEquals(1, landscape.loss() / loss.round(MathContext.DECIMAL64).doubleValue(), 1e-8); // 1e-16 / 1e-7
			final BigDecimal factor = s.multiply(BigDecimal.valueOf(12)).subtract(t.multiply(BigDecimal.valueOf(4)));
			for (int i = 0; i < 4; i++) {
				final double exact = new BigDecimal(SPECTRUM[i]).multiply(factor.multiply(new BigDecimal(w[i])).subtract(u
					.multiply(new BigDecimal(8 * TEACHER[i])))).doubleValue();
				assertEquals(1, landscape.gradient()[i] / exact, 1e-8);
			}
		}
	}

	@Test
	void criticalPointsAreFound() {
		assertEquals(CriticalPoint.MAXIMUM, kind(PROBLEM, new double[5]));
		assertEquals(CriticalPoint.MINIMUM, kind(PROBLEM, TEACHER.clone()));
		assertEquals(CriticalPoint.MINIMUM, kind(PROBLEM, times(-1, TEACHER)));
		for (int seed = 0; seed < 50; seed++) {
			assertEquals(CriticalPoint.SADDLE, kind(PROBLEM, saddle(PROBLEM, seed)));
			assertEquals(CriticalPoint.NONE, kind(PROBLEM, random(5, seed)));
		}
		assertEquals("saddle", CriticalPoint.SADDLE.toString());
		// a coordinate of eigenvalue 0 is free
		assertEquals(CriticalPoint.MINIMUM, kind(PROBLEM, 0.8, -1.3, 0.4, 1.1, -77));
		assertEquals(CriticalPoint.MAXIMUM, kind(PROBLEM, 0, 0, 0, 0, -77));
	}

	@Test
	void nearlyCriticalIsNotCritical() {
		assertEquals(CriticalPoint.NONE, kind(PROBLEM, times(1 + 1e-11, TEACHER)));
		assertEquals(CriticalPoint.NONE, kind(PROBLEM, times(1e-30, TEACHER)));
		assertEquals(CriticalPoint.NONE, kind(PROBLEM, 1e-200, 0, 0, 0, 0));
		assertEquals(CriticalPoint.NONE, kind(PROBLEM, times(1 - 1e-11, saddle(PROBLEM, 1))));
		assertEquals(CriticalPoint.NONE, kind(PROBLEM, times(1 / Math.sqrt(3), TEACHER)));
		// learned but for the last coordinate, which has 1e-16 of the energy
		final double[] spectrum = PowerLaw.spectrum(1000, 5);
		final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(1));
		final double[] w = teacher.clone();
		w[999] = 0;
		assertEquals(CriticalPoint.NONE, kind(new RetrievalProblem(spectrum, teacher), w));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1e-100, 1", "1, 1e-60", "1e-20, 1e30", "1e100, 1e-40" })
	void kindsDoNotDependOnScale(final double ofSpectrum, final double ofWeights) {
		final double[] spectrum = times(ofSpectrum, PowerLaw.spectrum(300, 2));
		final double[] teacher = times(ofWeights, Teachers.random(spectrum, "norm", Streams.of(2)));
		final RetrievalProblem problem = new RetrievalProblem(spectrum, teacher);
		assertEquals(CriticalPoint.MINIMUM, kind(problem, teacher.clone()));
		assertEquals(CriticalPoint.SADDLE, kind(problem, saddle(problem, 5)));
		assertEquals(CriticalPoint.NONE, kind(problem, times(1e-8, teacher)));
		assertEquals(CriticalPoint.NONE, kind(problem, times(1 + 1e-9, teacher)));
	}

	@Test
	void oneAndTwoDimensions() {
		final RetrievalProblem one = new RetrievalProblem(new double[] { 2 }, new double[] { 3 }); // s* = 18
		assertArrayEquals(new double[] { -12 * 18 * 2 }, eigenvalues(one, 0), 1e-11); // L = 3 (s - s*)^2 = 12 (w^2 - 9)^2
		assertArrayEquals(new double[] { 12 * 8 * 9 }, eigenvalues(one, 3), 1e-11);
		assertEquals(12 * 25, new LossLandscape(one, new double[] { 2 }).loss(), 1e-12);
		assertEquals(-48 * 2 * 5, new LossLandscape(one, new double[] { 2 }).gradient()[0], 1e-12);
		assertEquals(CriticalPoint.NONE, kind(one, Math.sqrt(3)));
		final RetrievalProblem two = new RetrievalProblem(new double[] { 0.5, 0.5 }, new double[] { 1, 0 });
		// u = 0, s = s*/3 = 1/6: w = (0, 1/sqrt 3); Hessian diag(-8/4, 24/12)
		assertEquals(CriticalPoint.SADDLE, kind(two, 0, Math.sqrt(1. / 3)));
		assertArrayEquals(new double[] { 2, -2 }, eigenvalues(two, 0, Math.sqrt(1. / 3)), 1e-14);
		assertEquals(CriticalPoint.MINIMUM, kind(two, -1, 0));
	}

	/** Signs of the curvature at the critical points, as Proposition 2 has them. */
	@Test
	void hessianHasTheSignsOfItsKind() {
		final double[] at0 = eigenvalues(PROBLEM, new double[5]);
		assertEquals(0, at0[0], 1e-15);
		assertTrue(at0[1] < 0);
		final double[] atTeacher = eigenvalues(PROBLEM, TEACHER.clone());
		assertTrue(atTeacher[3] > 0);
		assertEquals(0, atTeacher[4], 1e-15);
		final double[] atSaddle = eigenvalues(PROBLEM, saddle(PROBLEM, 3));
		assertTrue(atSaddle[0] > 0.1 && atSaddle[4] < -0.1, Arrays.toString(atSaddle));
		for (int i = 1; i < 4; i++)
			assertEquals(0, atSaddle[i], 1e-14);
	}

	@ParameterizedTest
	@CsvSource({ "3, 0", "4, 1", "50, 0", "60, 2", "120, 1.5", "40, 5" })
	void eigenvaluesEqualThoseOfTheDenseMatrix(final int d, final double a) {
		final double[] spectrum = PowerLaw.spectrum(d, a);
		spectrum[d / 2] = 0; // unsorted, and with a zero
		final RetrievalProblem problem = new RetrievalProblem(spectrum, Teachers.random(spectrum, "energy", Streams.of(d)));
		for (final double[] w : new double[][] { random(d, d), times(0.2, random(d, 1)), problem.teacher(), saddle(problem,
			7), new double[d], StartingWeights.onSphere(d, 1e-12, 1, Streams.of(1)) })
		{
			final double[] dense = dense(hessian(problem, w));
			final double scale = Math.max(dense[0], -dense[d - 1]);
			assertArrayEquals(dense, eigenvalues(problem, w), 2e-14 * scale * Math.sqrt(d));
		}
	}

	/** What the dense solver cannot: small eigenvalues to all digits. At the minimum they interlace with 8 s* lambda. */
	@Test
	void smallEigenvaluesKeepTheirDigits() {
		final double[] spectrum = PowerLaw.spectrum(400, 5); // down to 1e-13
		final double[] teacher = Teachers.alternating(spectrum, "energy");
		final RetrievalProblem problem = new RetrievalProblem(spectrum, teacher);
		final double[] eigenvalues = eigenvalues(problem, teacher);
		final double poles = 8 * problem.teacherEnergy();
		for (int k = 1; k < 400; k++) {
			final double x = eigenvalues[k];
			assertTrue(x >= poles * spectrum[k] && x <= poles * spectrum[k - 1], "at " + k);
			double secular = 1, size = 1; // 1 + 16 sum (lambda w*)^2 / (8 lambda - x) = 0
			for (int i = 0; i < 400; i++) {
				final double term = 16 * spectrum[i] * spectrum[i] * teacher[i] * teacher[i] / (poles * spectrum[i] - x);
				secular += term;
				size += Math.abs(term) * Math.abs(x / (poles * spectrum[i] - x));
			}
			assertEquals(0, secular, 1e-15 * size, "at " + k);
		}
	}

	@Test
	void badInputIsRefused() {
		refuses("weights is required", PROBLEM, null);
		refuses("weights must have length 5, was 4", PROBLEM, new double[4]);
		refuses("weights must be finite", PROBLEM, new double[] { 1, 2, Double.NaN, 0, 0 });
		refuses("weights must be small enough", PROBLEM, times(1e90, TEACHER));
		final double[] spectrum = PowerLaw.spectrum(10_001, 1);
		final LossLandscape large = new LossLandscape(new RetrievalProblem(spectrum, spectrum), spectrum);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> large.hessianEigenvalues(Progress.NONE)).getMessage()
			.contains("[1, 10000], was 10001"));
	}

	private static void refuses(final String message, final RetrievalProblem problem, final double[] weights) {
		final String was = assertThrows(IllegalArgumentException.class, () -> new LossLandscape(problem, weights))
			.getMessage();
		assertTrue(was.startsWith(message), was);
	}

	private static DMatrixRMaj hessian(final RetrievalProblem problem, final double[] w) {
		final Observables point = Observables.of(problem, w, 0);
		final int d = w.length;
		final DMatrixRMaj h = new DMatrixRMaj(d, d);
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				h.set(i, j, problem.spectrum()[i] * problem.spectrum()[j] * (24 * w[i] * w[j] - 8 * problem.teacher()[i] *
					problem.teacher()[j]) + (i == j ? (12 * point.energy() - 4 * problem.teacherEnergy()) * problem.spectrum()[i]
						: 0));
		return h;
	}

	private static double[] dense(final DMatrixRMaj matrix) {
		final int d = matrix.numRows;
		for (int i = 0; i < d; i++)
			for (int j = 0; j < i; j++)
				matrix.set(j, i, matrix.get(i, j));
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, false, true);
		eigen.decompose(matrix);
		final double[] values = new double[d];
		for (int i = 0; i < d; i++)
			values[i] = -eigen.getEigenvalue(i).getReal();
		Arrays.sort(values);
		return times(-1, values);
	}
}
