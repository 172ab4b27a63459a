package org.scalinglaws.retrieval.phases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;

class EscapeRateTest {

	private static RetrievalProblem problem(final int d, final double a, final String normalization, final long seed) {
		final double[] spectrum = PowerLaw.spectrum(d, a);
		return new RetrievalProblem(spectrum, Teachers.random(spectrum, normalization, Streams.of(seed)));
	}

	/** The linearised flow's matrix 4 s* Q + 8 (Qw*)(Qw*)', which is symmetric. */
	private static DMatrixRMaj matrix(final RetrievalProblem problem) {
		final int d = problem.dimension();
		final DMatrixRMaj m = new DMatrixRMaj(d, d);
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				m.set(i, j, 8 * problem.spectrum()[i] * problem.teacher()[i] * problem.spectrum()[j] * problem.teacher()[j] +
					(i == j ? 4 * problem.teacherEnergy() * problem.spectrum()[i] : 0));
		return m;
	}

	private static EigenDecomposition_F64<DMatrixRMaj> eigen(final RetrievalProblem problem) {
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(problem.dimension(), true, true);
		eigen.decompose(matrix(problem));
		return eigen;
	}

	@ParameterizedTest
	@CsvSource({ "1, 2, energy", "2, 0, norm", "2, 3, energy", "30, 1, norm", "100, 0, energy", "100, 1.5, norm",
		"200, 2, energy", "200, 5, norm" })
	void isTheTopEigenvalueOfTheLinearisedFlow(final int d, final double a, final String normalization) {
		for (int seed = 0; seed < 5; seed++) {
			final RetrievalProblem problem = problem(d, a, normalization, seed);
			final EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(problem);
			double top = 0;
			for (int i = 0; i < d; i++)
				top = Math.max(top, eigen.getEigenvalue(i).getReal());
			assertEquals(1, EscapeRate.of(problem).rate() / top, 1e-13);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 10, 999, 1_000_000 })
	void isotropicHasAClosedForm(final int d) {
		final double[] spectrum = PowerLaw.spectrum(d, 0);
		final double[] teacher = Teachers.alternating(spectrum, "norm"); // s* = 1; rate 12 s*/d, for d = 10: 1.2
		assertEquals(1, EscapeRate.of(new RetrievalProblem(spectrum, teacher)).rate() * d / 12, 1e-14);
	}

	/** With two eigenvalues the root of a quadratic equation, however little teacher the larger one has. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-300, 1e-30, 1e-9, 1e-3, 0.5, 1 - 1e-9 })
	void twoNodesHaveAClosedForm(final double share) {
		for (final double q : new double[] { 1e-12, 0.2, 0.49, 0.5, 0.9, 1 - 1e-9 }) {
			final double m0 = share, m1 = (1 - share) / q; // energies share and 1 - share, s* = 1
			final double b = 4 * (1 - q) - 8 * share - 8 * (1 - share) * q;
			final double c = 32 * share * (1 - q);
			final double root = Math.sqrt(b * b + 4 * c);
			final double distance = b < 0 ? (root - b) / 2 : 2 * c / (b + root);
			final EscapeRate rate = EscapeRate.of(new double[] { q, 1 }, new double[] { m1, m0 });
			assertEquals(1, rate.rate() / (4 + distance), 4e-15);
			if (b > 0.1) assertEquals(1, rate.distance() / distance, 1e-13); // well conditioned only there
		}
	}

	@Test
	void eigenvaluesWithoutTeacherDoNotCount() {
		final double[] spectrum = { 0.6, 0.3, 0.08, 0.02, 0 };
		final double with = EscapeRate.of(new RetrievalProblem(spectrum, new double[] { 0, -1.2, 0.4, 0, 5 })).rate();
		final double without = EscapeRate.of(new RetrievalProblem(new double[] { 0.08, 0.3 }, new double[] { 0.4, 1.2 }))
			.rate();
		assertEquals(without, with, 1e-15);
	}

	@Test
	void scalesAsItMust() {
		final RetrievalProblem problem = problem(50, 2, "norm", 4);
		final double rate = EscapeRate.of(problem).rate();
		final double[] spectrum = Arrays.stream(problem.spectrum()).map(x -> 1e-150 * x).toArray();
		final double[] teacher = Arrays.stream(problem.teacher()).map(x -> 1e60 * x).toArray();
		// rho is of second order in Q and in w*
		assertEquals(1, EscapeRate.of(new RetrievalProblem(spectrum, teacher)).rate() / rate / 1e-180, 1e-14);
	}

	@Test
	void nodesWithNegativeWeightsAddUp() {
		final RetrievalProblem problem = problem(40, 1.5, "energy", 2);
		final int d = problem.dimension();
		final double[] eigenvalues = Arrays.copyOf(problem.spectrum(), 2 * d);
		final double[] weights = new double[2 * d];
		for (int i = 0; i < d; i++) {
			final double square = problem.teacher()[i] * problem.teacher()[i];
			eigenvalues[d + i] = eigenvalues[i];
			weights[i] = i == 0 ? square / 4 : 3 * square;
			weights[d + i] = square - weights[i];
		}
		assertEquals(1, EscapeRate.of(eigenvalues, weights).rate() / EscapeRate.of(problem).rate(), 1e-14);
	}

	/** u(t) = (Qw*)' exp(M t) w(0), by the eigenvectors, at a time when the top one is alone. */
	@Test
	void amplitudeIsThatOfTheLinearisedFlow() {
		for (int seed = 0; seed < 6; seed++) {
			final RetrievalProblem problem = problem(30, 2, "energy", seed);
			final double[] start = StartingWeights.onSphere(30, 1e-3, 1, Streams.of(seed)); // far from delta s*
			final EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(problem);
			final EscapeRate escape = EscapeRate.of(problem);
			final double t = 20;
			double overlap = 0;
			for (int k = 0; k < 30; k++) {
				final double[] v = eigen.getEigenVector(k).getData();
				double read = 0, write = 0;
				for (int i = 0; i < 30; i++) {
					read += v[i] * start[i];
					write += v[i] * problem.spectrum()[i] * problem.teacher()[i];
				}
				overlap += read * write * Math.exp((eigen.getEigenvalue(k).getReal() - escape.rate()) * t);
			}
			final double[] squares = new double[30], products = new double[30];
			for (int i = 0; i < 30; i++) {
				squares[i] = problem.teacher()[i] * problem.teacher()[i];
				products[i] = problem.teacher()[i] * start[i];
			}
			final double amplitude = escape.overlapAmplitude(problem.spectrum(), squares, products);
			assertEquals(1, amplitude / overlap, 1e-9); // the next mode is behind by exp(-20 (rho - rho_2)), rho_2 <= 4 lambda_1
			assertEquals(Math.log(0.1 / Math.abs(amplitude)) / escape.rate(), escape.escapeTime(amplitude, 0.1), 1e-12);
		}
	}

	@Test
	void escapeTimeIsNeverNegativeAndInfiniteWithoutAmplitude() {
		final EscapeRate escape = EscapeRate.of(new double[] { 1 }, new double[] { 1 });
		assertEquals(12, escape.rate(), 1e-14);
		assertEquals(0, escape.escapeTime(0.5, 0.1));
		assertEquals(Double.POSITIVE_INFINITY, escape.escapeTime(0, 0.1));
		assertEquals(Math.log(0.1e12) / 12, escape.escapeTime(-1e-12, 0.1), 1e-13);
	}

	@Test
	void badInputIsRefused() {
		refuses("teacherSquared must have length 2", new double[] { 1, 1 }, new double[] { 1 });
		refuses("spectrum must not be negative", new double[] { 1, -1 }, new double[] { 1, 1 });
		refuses("spectrum must be finite", new double[] { 1, Double.NaN }, new double[] { 1, 1 });
		refuses("teacherSquared must be finite", new double[] { 1, 1 }, new double[] { 1, Double.POSITIVE_INFINITY });
		refuses("teacher must have an energy", new double[] { 1, 0 }, new double[] { 0, 1 });
		refuses("teacherSquared must be positive at the largest", new double[] { 1, 0.9 }, new double[] { -1, 3 });
		assertThrows(IllegalArgumentException.class, () -> EscapeRate.of(new double[] { 1 }, new double[] { 1 }).escapeTime(
			1, Double.NaN));
	}

	/** Ill-behaved weights, as far from a measure as can be: a root is a root all the same. */
	@Test
	void anySignedWeightsGiveARoot() {
		final SplittableRandom random = new SplittableRandom(9);
		for (int trial = 0; trial < 200; trial++) {
			final double[] eigenvalues = random.doubles(8).toArray();
			final double[] weights = random.doubles(8, -0.3, 1).toArray();
			eigenvalues[0] = 1.1;
			weights[0] = 0.3;
			final double energy = energy(eigenvalues, weights);
			if (energy < 0.1) continue;
			final double rate = EscapeRate.of(eigenvalues, weights).rate();
			double sum = 0, size = 0;
			for (int i = 0; i < 8; i++) {
				final double term = 8 * weights[i] * eigenvalues[i] * eigenvalues[i] / (rate - 4 * eigenvalues[i] * energy);
				sum += term;
				size += Math.abs(term) * rate / (rate - 4 * eigenvalues[i] * energy);
			}
			assertEquals(1, sum, 1e-14 * size);
		}
	}

	private static double energy(final double[] eigenvalues, final double[] weights) {
		double sum = 0;
		for (int i = 0; i < weights.length; i++)
			sum += eigenvalues[i] * weights[i];
		return sum;
	}

	private static void refuses(final String message, final double[] eigenvalues, final double[] squares) {
		final String was = assertThrows(IllegalArgumentException.class, () -> EscapeRate.of(eigenvalues, squares))
			.getMessage();
		assertTrue(was.startsWith(message), was);
	}
}
