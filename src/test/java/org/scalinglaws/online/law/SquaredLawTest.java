package org.scalinglaws.online.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

@Tag("slow")
class SquaredLawTest {

	@ParameterizedTest
	@CsvSource({ "linear, squared, 1, 1", "square, squared, 1, 1", "square, halfSquared, 2, 1", "erf, squared, 1, 1",
		"erf, halfSquared, 2, 1", "erf, halfSquared, 1, 2" })
	void agreesWithIntegrals(final String link, final String loss, final int students, final int teachers) {
		// differences of fourth order over 2e-3: 1e-11 of fifth derivatives of order 1 to 100; the law of H is 10 times looser
		final int n = students + teachers;
		LawChecks.agreeWithIntegrals(LawChecks.problem(link, loss, students, teachers, 0.3), LawChecks.covariance(n), n == 2 ? 8
			: 4, 1e-9);
	}

	@ParameterizedTest
	@CsvSource({ "linear, 2, 2", "square, 1, 1", "square, 2, 2", "erf, 1, 1", "erf, 2, 2", "erf, 3, 1", "relu, 1, 1",
		"relu, 2, 1", "relu, 1, 2" })
	void derivativesAreDifferences(final String link, final int students, final int teachers) {
		LawChecks.derivativesAreDifferences(LawChecks.problem(link, "halfSquared", students, teachers, 0.3), LawChecks
			.covariance(students + teachers), 0, link.equals("relu") ? 1e-6 : 1e-8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "square", "erf" })
	void agreesWithSamplesOfFourProjections(final String link) {
		final IndexProblem problem = LawChecks.problem(link, "halfSquared", 2, 2, 0.3);
		final double[] covariance = LawChecks.covariance(4);
		final StepLaw law = StepLaw.of(problem);
		law.at(covariance, 0);
		final double[] noise = LawChecks.filled(law::noise, 4), drift = LawChecks.filled(law::drift, 8);
		sampled(covariance, GaussianMean.loss(problem), law.loss());
		for (int k = 0; k < 2; k++)
			for (int l = 0; l < 2; l++) {
				sampled(covariance, GaussianMean.product(problem, k, l), noise[2 * k + l]);
				sampled(covariance, GaussianMean.by(2 + l, GaussianMean.gradient(problem, k)), drift[4 * k + 2 + l]);
			}
	}

	private static void sampled(final double[] covariance, final ToDoubleFunction<double[]> function, final double expected) {
		final double[][] root = GaussianMean.root(covariance, 4);
		final RandomStream stream = Streams.of(1).stream("means", 0);
		final int count = 200_000;
		double sum = 0, squares = 0;
		final double[] normals = new double[4];
		for (int i = 0; i < count; i++) {
			stream.fillGaussian(normals, 0, 4);
			final double value = function.applyAsDouble(GaussianMean.projections(root, normals));
			sum += value;
			squares += value * value;
		}
		final double mean = sum / count, error = Math.sqrt((squares / count - mean * mean) / count);
		assertEquals(mean, expected, 4 * error);
		assertTrue(error < 0.05 * Math.abs(mean) + 0.1, "samples say something");
	}

	/** Two equal students are one of the same weight; the covariance is singular. */
	@ParameterizedTest
	@ValueSource(strings = { "linear", "square", "erf" })
	void equalStudentsAreOne(final String link) {
		final double[] pair = { 0.8, 0.3, 0.3, 1.1 }, all = new double[9];
		final int[] of = { 0, 0, 1 };
		for (int i = 0; i < 9; i++)
			all[i] = pair[2 * of[i / 3] + of[i % 3]];
		final StepLaw one = StepLaw.of(LawChecks.problem(link, "squared", 1, 1, 0.2)), two = StepLaw.of(LawChecks.problem(link,
			"squared", 2, 1, 0.2));
		one.at(pair, 0);
		two.at(all, 0);
		assertEquals(one.loss(), two.loss(), 1e-14);
		final double noise = LawChecks.filled(one::noise, 1)[0];
		assertEquals(noise / 4, LawChecks.filled(two::noise, 4)[1], 1e-13 * noise);
		final double[] drift = LawChecks.filled(one::drift, 2), halves = LawChecks.filled(two::drift, 6);
		assertEquals(drift[0] / 2, halves[0] + halves[1], 1e-13);
		assertEquals(drift[1] / 2, halves[2], 1e-13);
	}

	/** Of large energies q erf is nearly a sign: asin(q/(1 + q)) has the tangent q/sqrt(1 + 2q). */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 1e8, 1e16, 1e30, 1e100 })
	void erfKeepsTheDigitsOfLargeWeights(final double energy) {
		final StepLaw law = StepLaw.of(LawChecks.problem("erf", "squared", 1, 1, 0));
		final double cross = 0.3 * Math.sqrt(energy), root = Math.sqrt(2 + 1.91 * energy), own = Math.sqrt(1 + 2 * energy);
		law.at(new double[] { energy, cross, cross, 1 }, 0);
		assertEquals(2 / Math.PI * Math.atan(energy / own) + 1. / 3 - 4 / Math.PI * Math.atan(cross / root), law.loss(), 1e-14);
		final double[] drift = LawChecks.filled(law::drift, 2);
		assertEquals(1, drift[0] / (4 / Math.PI / (1 + energy) * (1 / own + cross / root)), 1e-13);
		assertEquals(1, drift[1] / (-4 / Math.PI / root), 1e-13);
		// slopes see what is near 0, where they take 2 from the inverse of the student's variance
		final double more = 1 + 2 * energy;
		final double[] seen = { energy / more, cross / more, cross / more, 1 - 2 * cross * cross / more };
		final double mean = new GaussianMean(seen, 2, 4).of(z -> Math.pow(Erf.erf(z[0] / Math.sqrt(2)) - Erf.erf(z[1] / Math.sqrt(
			2)), 2));
		assertEquals(1, LawChecks.filled(law::noise, 1)[0] / (8 / Math.PI / own * mean), 1e-9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "linear", "square", "erf", "relu" })
	void zeroWeightsGiveFiniteNumbers(final String link) {
		final StepLaw law = StepLaw.of(LawChecks.problem(link, "squared", 1, 1, 0.2));
		law.at(new double[] { 0, 0, 0, 1.1 }, 0);
		for (final double[] numbers : new double[][] { { law.loss() }, LawChecks.filled(law::drift, 2), LawChecks.filled(
			law::noise, 1), LawChecks.filled(law::curvature, 4), LawChecks.filled(law::driftDerivatives, 4), LawChecks.filled(
				law::curvatureDerivatives, 8) })
			assertTrue(Arrays.stream(numbers).allMatch(Double::isFinite), Arrays.toString(numbers));
	}

	/** E[g^2] and E[loss] of relu in polar coordinates: the radius apart, the angle between the kinks. */
	@ParameterizedTest
	@ValueSource(doubles = { -0.6, 0, 0.35, 0.89 })
	void reluAgreesWithPolarIntegration(final double cross) {
		final IndexProblem problem = LawChecks.problem("relu", "squared", 1, 1, 0.2);
		final double[] covariance = { 0.8, cross, cross, 1.1 };
		final StepLaw law = StepLaw.of(problem);
		law.at(covariance, 0);
		final Polar polar = new Polar(covariance);
		assertEquals(polar.mean((z, t) -> Math.pow(Math.max(z, 0) - Math.max(t, 0), 2)), law.loss(), 1e-13);
		assertEquals(polar.mean((z, t) -> z > 0 ? 4 * Math.pow(z - Math.max(t, 0), 2) : 0) + 0.4, LawChecks.filled(law::noise,
			1)[0], 1e-12);
		// E[g z] = B_zz D_zz + B_zt D_zt, E[g t] likewise
		final double gz = polar.mean((z, t) -> z > 0 ? 2 * (z - Math.max(t, 0)) * z : 0), gt = polar.mean((z, t) -> z > 0 ? 2 *
			(z - Math.max(t, 0)) * t : 0);
		final double[] drift = LawChecks.filled(law::drift, 2), curvature = LawChecks.filled(law::curvature, 4);
		assertEquals(gz, 0.8 * drift[0] + cross * drift[1], 1e-13);
		assertEquals(gt, cross * drift[0] + 1.1 * drift[1], 1e-13);
		// E[(F - noise) t^2] = 1.1 E[F - noise] + sum B B H: of degree four
		final double free = polar.mean((z, t) -> z > 0 ? 4 * Math.pow(z - Math.max(t, 0), 2) : 0);
		final double fourth = polar.fourth((z, t) -> z > 0 ? 4 * Math.pow(z - Math.max(t, 0), 2) * t * t : 0);
		final StepLaw clean = StepLaw.of(LawChecks.problem("relu", "squared", 1, 1, 0));
		clean.at(covariance, 0);
		clean.curvature(curvature);
		assertEquals(fourth, 1.1 * free + cross * cross * curvature[0] + 2 * 1.1 * cross * curvature[1] + 1.21 * curvature[3],
			1e-11);
	}

	@Test
	void reluTakesThreeProjectionsAndRefusesFour() {
		final double[] pair = { 0.8, 0.3, 0.3, 1.1 };
		final StepLaw one = StepLaw.of(LawChecks.problem("relu", "squared", 1, 1, 0.2));
		one.at(pair, 0);
		// a second student that nearly is the first
		final double tiny = 1e-9;
		final StepLaw two = StepLaw.of(LawChecks.problem("relu", "squared", 2, 1, 0.2));
		two.at(new double[] { 0.8, 0.8, 0.3, 0.8, 0.8 + tiny, 0.3, 0.3, 0.3, 1.1 }, 0);
		assertEquals(one.loss(), two.loss(), 1e-8);
		assertEquals(LawChecks.filled(one::noise, 1)[0] / 4, LawChecks.filled(two::noise, 4)[1], 1e-4);
	}
}
