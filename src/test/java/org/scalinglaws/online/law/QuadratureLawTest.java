package org.scalinglaws.online.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.online.law.closed.LinkMoments;
import org.scalinglaws.online.law.closed.SquaredMeans;
import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.law.quadrature.QuadratureMeans;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;

@Tag("slow")
class QuadratureLawTest {

	private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(100, -8.8, 8.8);

	@ParameterizedTest
	@CsvSource({ "tanh, halfSquared, 1, 1", "tanh, logistic, 1, 1", "sigmoid, squared, 1, 1", "linear, logistic, 1, 1",
		"tanh, halfSquared, 2, 1", "sigmoid, logistic, 1, 2" })
	void agreesWithIntegrals(final String link, final String loss, final int students, final int teachers) {
		final int n = students + teachers;
		LawChecks.agreeWithIntegrals(LawChecks.problem(link, loss, students, teachers, loss.equals("logistic") ? 0 : 0.3),
			LawChecks.covariance(n), n == 2 ? 8 : 4, 2e-9);
	}

	/**
	 * Where kinks of two projections nearly meet, what lies between them falls between the points of any rule. Of several
	 * units the closed form has the angle between two, and rounding over it.
	 */
	@ParameterizedTest
	@CsvSource({ "0.1, 1e-11", "1e-2, 1e-11", "1e-3, 1e-9", "1e-5, 1e-8" })
	void seesBetweenKinksThatNearlyMeet(final double gap, final double tolerance) {
		final double q = gap * gap, c = -0.3 * gap, t = 1.5;
		agreeByRelu(1, new double[] { q, c, c, t }, 1, tolerance);
		final double cross = t + c, energy = t + 2 * c + q;
		agreeByRelu(2, new double[] { energy, cross, 0.5, cross, t, 0.6, 0.5, 0.6, 1 }, 0, Math.max(1e-11, 1e-15 / gap));
	}

	/** The slopes' noise, too, of which the share that only one of both is above 0 goes with the gap. */
	@ParameterizedTest
	@CsvSource({ "0.1", "1e-3", "1e-5" })
	void noiseSeesBetweenKinks(final double gap) {
		final Loss loss = Loss.of("squared");
		final double[] one = new double[1], other = new double[1], covariance = { gap * gap, -0.3 * gap, -0.3 * gap, 1.5 };
		final StepLaw closed = StepLaw.of(new IndexProblem(Link.of("relu"), loss, 1, 1, 0));
		final StepLaw summed = StepLaw.of(new IndexProblem(Link.function(z -> Math.max(z, 0)), loss, 1, 1, 0));
		closed.at(covariance, 1);
		summed.at(covariance, 1);
		closed.noise(one);
		summed.noise(other);
		assertEquals(1, other[0] / one[0], 1e-10);
	}

	private static void agreeByRelu(final int students, final double[] covariance, final int sign, final double tolerance) {
		final Loss loss = Loss.of("squared");
		final DriftLaw closed = DriftLaw.of(new IndexProblem(Link.of("relu"), loss, students, 1, 0));
		final DriftLaw summed = DriftLaw.of(new IndexProblem(Link.function(z -> Math.max(z, 0)), loss, students, 1, 0));
		closed.at(covariance, sign);
		summed.at(covariance, sign);
		assertEquals(1, summed.loss() / closed.loss(), 1e-11);
		final double[] one = new double[covariance.length], other = one.clone();
		closed.drift(one);
		summed.drift(other);
		for (int i = 0; i < students * (students + 1); i++)
			assertEquals(one[i], other[i], tolerance * Math.abs(one[i]), "entry " + i);
	}

	/** Nothing is divided by what students that have nearly learned differ in from their teachers. */
	@ParameterizedTest
	@CsvSource({ "0.05, 1e-9", "1e-3, 1e-8", "1e-5, 1e-4", "1e-7, 1" })
	void unitsThatNearlyAgreeKeepTheirDigits(final double gap, final double tolerance) {
		final double[] spectrum = { 1, 0.7, 0.5 };
		final double[][] units = { { 0.5, -1, 0.3 }, { 0.2, 0.6, 1 }, { 0.5 + gap, -1, 0.3 - 2 * gap }, { 0.2, 0.6 - gap, 1 } };
		final double[] covariance = new double[16];
		for (int a = 0; a < 4; a++)
			for (int b = 0; b < 4; b++)
				for (int i = 0; i < 3; i++)
					covariance[4 * a + b] += spectrum[i] * units[a][i] * units[b][i];
		final Loss loss = Loss.of("squared");
		final DriftLaw closed = DriftLaw.of(new IndexProblem(Link.of("erf"), loss, 2, 2, 0));
		final DriftLaw summed = DriftLaw.of(new IndexProblem(Link.function(z -> Erf.erf(z / Math.sqrt(2))), loss, 2, 2, 0));
		closed.at(covariance, 0);
		summed.at(covariance, 0);
		final double[] one = new double[8], other = new double[8];
		closed.drift(one);
		summed.drift(other);
		assertArrayEquals(one, other, 1e-13);
		final double[] by = new double[8 * closed.entries().moving()], otherBy = by.clone();
		closed.driftDerivatives(by);
		summed.driftDerivatives(otherBy);
		assertArrayEquals(by, otherBy, tolerance);
	}

	/** Nothing is divided by what is left of students that vanish, whether means are integrated in pairs or all at once. */
	@ParameterizedTest
	@CsvSource({ "1e-2, 1", "1e-4, 1", "1e-6, 1", "0, 1", "1e-2, 2", "1e-4, 2", "1e-6, 2", "0, 2" })
	void studentsThatVanishKeepTheirDigits(final double scale, final int teachers) {
		final int n = 2 + teachers;
		final double[] covariance = LawChecks.covariance(n);
		for (int i = 0; i < n; i++)
			covariance[i] = covariance[n * i] = covariance[i] * (i == 0 ? scale * scale : scale);
		final Loss loss = Loss.of("squared");
		final DriftLaw closed = DriftLaw.of(new IndexProblem(Link.of("erf"), loss, 2, teachers, 0));
		final DriftLaw summed = DriftLaw.of(new IndexProblem(Link.function(z -> Erf.erf(z / Math.sqrt(2))), loss, 2, teachers,
			0));
		closed.at(covariance, 0);
		summed.at(covariance, 0);
		assertEquals(closed.loss(), summed.loss(), 1e-11);
		final double[] one = LawChecks.filled(closed::drift, 2 * n), other = LawChecks.filled(summed::drift, 2 * n);
		for (int i = 0; i < one.length; i++)
			assertEquals(one[i], other[i], i == 0 ? 1e-8 : 1e-10, "entry " + i);
		final int by = closed.entries().moving();
		assertArrayEquals(LawChecks.filled(closed::driftDerivatives, 2 * n * by), LawChecks.filled(summed::driftDerivatives, 2 *
			n * by), 1e-2);
	}

	/** The same means by jets of closed forms and by Hermite moments, second derivatives and all. */
	@ParameterizedTest
	@CsvSource({ "erf, 1, 1, 1e-10", "erf, 2, 1, 1e-9", "square, 1, 1, 1e-10", "relu, 1, 1, 1e-8" })
	void agreesWithClosedForms(final String link, final int students, final int teachers, final double tolerance) {
		final IndexProblem problem = LawChecks.problem(link, "squared", students, teachers, 0.2);
		final CovarianceEntries entries = CovarianceEntries.of(problem);
		final double[] covariance = LawChecks.covariance(entries.size());
		final CovarianceJet[][] jets = new CovarianceJet[2][1 + students * (students + 1) / 2];
		for (int i = 0; i < 2; i++) {
			for (int j = 0; j < jets[i].length; j++)
				jets[i][j] = new CovarianceJet(entries);
			final Means means = i == 0 ? new SquaredMeans(problem, LinkMoments.of(link)) : new QuadratureMeans(problem, problem
				.link());
			means.at(covariance, 0, jets[i][0], Arrays.copyOfRange(jets[i], 1, jets[i].length));
		}
		for (int j = 0; j < jets[0].length; j++) {
			final CovarianceJet closed = jets[0][j], summed = jets[1][j];
			assertEquals(closed.value(), summed.value(), 1e-10 * closed.value());
			final int moving = j == 0 ? entries.moving() : entries.count();
			for (int p = 0; p < moving; p++) {
				assertEquals(closed.by(p), summed.by(p), tolerance * (1 + Math.abs(closed.by(p))));
				for (int q = 0; q < moving; q++) {
					final double second = closed.by(p, q);
					assertEquals(second, summed.by(p, q), tolerance * (1 + Math.abs(second)), j + ": " + p + q);
				}
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "tanh, halfSquared, 0.1, 0", "tanh, logistic, 0, 0", "tanh, huber, 0, 0", "relu, huber, 0.01, 0",
		"tanh, squared, 0.1, 1", "relu, logistic, 0, 1", "erf, squared, 0, 1" })
	void derivativesAreDifferences(final String link, final String loss, final double noise, final int sign) {
		LawChecks.derivativesAreDifferences(LawChecks.problem(link, loss, 1, 1, noise), LawChecks.covariance(2), sign, 1e-7);
	}

	/** Kinks against means of functions without derivatives: N, and D and H contracted with B (Stein). */
	@ParameterizedTest
	@CsvSource({ "relu, huber, 0", "tanh, huber, 0", "relu, logistic, 0", "sigmoid, huber, 0.0004", "erf, huber, 0.3",
		"square, huber, 0" })
	void kinksAreIntegratedOver(final String link, final String loss, final double noise) {
		final IndexProblem problem = LawChecks.problem(link, loss, 1, 1, noise);
		final double[] b = { 0.8, 0.35, 0.35, 1.1 };
		final StepLaw law = StepLaw.of(problem);
		law.at(b, 0);
		final GaussianMean mean = new GaussianMean(b, 2, 60); // 960 points an axis leave 7e-6 of kinks and jumps
		final double[] drift = LawChecks.filled(law::drift, 2), curvature = LawChecks.filled(law::curvature, 4);
		final double noiseMean = LawChecks.filled(law::noise, 1)[0];
		assertEquals(mean.of(GaussianMean.loss(problem)), law.loss(), 1e-6);
		assertEquals(mean.of(GaussianMean.product(problem, 0, 0)), noiseMean, 1e-5);
		assertEquals(mean.of(z -> z[0] * GaussianMean.gradient(problem, 0).applyAsDouble(z)), b[0] * drift[0] + b[1] * drift[1],
			1e-5);
		assertEquals(mean.of(z -> z[1] * z[1] * GaussianMean.product(problem, 0, 0).applyAsDouble(z)), 1.1 * noiseMean + 0.35 *
			0.35 * curvature[0] + 2 * 1.1 * 0.35 * curvature[1] + 1.21 * curvature[3], 1e-5);
	}

	/** A teacher of norm 1 and a student along it: one normal is left. */
	@ParameterizedTest
	@CsvSource({ "tanh, halfSquared", "linear, logistic", "tanh, logistic", "sigmoid, huber" })
	void collinearProjectionsAreOne(final String link, final String loss) {
		final IndexProblem problem = LawChecks.problem(link, loss, 1, 1, loss.equals("logistic") ? 0 : 0.2);
		final double c = 0.6;
		final double[] b = { c * c, c, c, 1 };
		final StepLaw law = StepLaw.of(problem);
		law.at(b, 0);
		final double[] drift = LawChecks.filled(law::drift, 2), curvature = LawChecks.filled(law::curvature, 4);
		final DoubleUnaryOperator g = t -> GaussianMean.gradient(problem, 0).applyAsDouble(new double[] { c * t, t });
		final DoubleUnaryOperator squared = t -> GaussianMean.product(problem, 0, 0).applyAsDouble(new double[] { c * t, t });
		assertEquals(mean(t -> GaussianMean.loss(problem).applyAsDouble(new double[] { c * t, t })), law.loss(), 1e-10);
		assertEquals(mean(squared), LawChecks.filled(law::noise, 1)[0], 1e-10);
		assertEquals(mean(t -> t * g.applyAsDouble(t)), c * drift[0] + drift[1], 1e-10);
		assertEquals(mean(t -> (t * t - 1) * squared.applyAsDouble(t)), c * c * curvature[0] + 2 * c * curvature[1] +
			curvature[3], 1e-9);
	}

	/** f - T is -0.4 t, clipped at 0.7: integrals of a normal up to 1.75, and Stein's lemma. */
	@Test
	void clippedResidualsOfOneNormalHaveClosedForms() {
		final StepLaw law = StepLaw.of(LawChecks.problem("linear", "huber", 1, 1, 0));
		law.at(new double[] { 0.36, 0.6, 0.6, 1 }, 0);
		final double inside = Erf.erf(1.75 / Math.sqrt(2)), density = Math.exp(-1.75 * 1.75 / 2) / Math.sqrt(2 * Math.PI);
		final double second = inside - 2 * 1.75 * density; // of t^2 inside
		final double[] drift = LawChecks.filled(law::drift, 2);
		assertEquals(0.08 * second + 0.7 * (0.8 * density - 0.35 * (1 - inside)), law.loss(), 1e-12);
		assertEquals(0.16 * second + 0.49 * (1 - inside), LawChecks.filled(law::noise, 1)[0], 1e-12);
		assertEquals(-0.4 * inside, 0.6 * drift[0] + drift[1], 1e-12);
	}

	private static double mean(final DoubleUnaryOperator function) {
		return RULE.integrate(t -> function.applyAsDouble(t) * Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI));
	}

	@ParameterizedTest
	@CsvSource({ "tanh, halfSquared, 0.1", "relu, logistic, 0", "tanh, huber, 0", "sigmoid, logistic, 0" })
	void zeroWeightsGiveFiniteNumbers(final String link, final String loss, final double noise) {
		final StepLaw law = StepLaw.of(LawChecks.problem(link, loss, 1, 1, noise));
		for (final double teacher : new double[] { 1.1, 0 }) {
			law.at(new double[] { 0, 0, 0, teacher }, 0);
			for (final double[] numbers : new double[][] { { law.loss() }, LawChecks.filled(law::drift, 2), LawChecks.filled(
				law::noise, 1), LawChecks.filled(law::curvature, 4), LawChecks.filled(law::driftDerivatives, 4), LawChecks.filled(
					law::curvatureDerivatives, 8) })
				assertTrue(Arrays.stream(numbers).allMatch(Double::isFinite), Arrays.toString(numbers));
		}
	}

	/** Close to the optimum g is s'(t)^2 a, the loss half of that times a. */
	@ParameterizedTest
	@CsvSource({ "tanh, 1", "erf, 1", "sigmoid, 1" })
	void nothingIsLostAboutAnOptimum(final String name, final int sign) {
		final double q = 1e-12; // a is 1e-6: rounding 1e-10, the next order 1e-6
		final StepLaw law = StepLaw.of(LawChecks.problem(name, "halfSquared", 1, 1, 0));
		law.at(new double[] { q, 0.1 * q, 0.1 * q, 1.2 }, sign);
		final Link link = Link.of(name);
		final double rate = mean(t -> Math.pow(link.slope(Math.sqrt(1.2) * t), 2));
		assertEquals(rate * q / 2, law.loss(), 1e-5 * q);
		assertEquals(rate, LawChecks.filled(law::drift, 2)[0], 1e-5);
		final double fourth = mean(t -> Math.pow(link.slope(Math.sqrt(1.2) * t), 4));
		assertEquals(fourth * q, LawChecks.filled(law::noise, 1)[0], 1e-5 * q);
		assertEquals(2 * fourth, LawChecks.filled(law::curvature, 4)[0], 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "tanh, logistic, 1", "relu, huber, 1", "square, logistic, -1" })
	void aboutAnOptimumItIsTheSameLaw(final String link, final String loss, final int sign) {
		final double q = 0.4, c = 0.25, t = 1.2, u = c + sign * t;
		final StepLaw law = StepLaw.of(LawChecks.problem(link, loss, 1, 1, 0));
		law.at(new double[] { q, c, c, t }, sign);
		final double value = law.loss(), noise = LawChecks.filled(law::noise, 1)[0];
		final double[] about = LawChecks.filled(law::drift, 2), curvature = LawChecks.filled(law::curvature, 4);
		law.at(new double[] { q + 2 * sign * c + t, u, u, t }, 0);
		final double[] direct = LawChecks.filled(law::drift, 2), h = LawChecks.filled(law::curvature, 4);
		assertEquals(law.loss(), value, 1e-9);
		assertEquals(LawChecks.filled(law::noise, 1)[0], noise, 1e-9);
		assertArrayEquals(new double[] { direct[0], direct[1] + sign * direct[0] }, about, 1e-9);
		assertArrayEquals(new double[] { h[0], h[1] + sign * h[0], h[1] + sign * h[0], h[3] + 2 * sign * h[1] + h[0] },
			curvature, 1e-8);
	}

	/** A function of one's own gives what the link of that form gives. */
	@ParameterizedTest
	@CsvSource({ "tanh, halfSquared", "sigmoid, logistic", "relu, huber", "relu, squared" })
	void functionsAreTabulated(final String name, final String loss) {
		final Link named = Link.of(name);
		final double[] b = LawChecks.covariance(2);
		final StepLaw[] laws = { StepLaw.of(new IndexProblem(named, Loss.of(loss), 1, 1, 0)), StepLaw.of(new IndexProblem(Link
			.function(named::value), Loss.of(loss), 1, 1, 0)) };
		for (final StepLaw law : laws)
			law.at(b, 0);
		assertEquals(laws[0].loss(), laws[1].loss(), 1e-11);
		assertArrayEquals(LawChecks.filled(laws[0]::drift, 2), LawChecks.filled(laws[1]::drift, 2), 1e-9);
		assertArrayEquals(LawChecks.filled(laws[0]::curvature, 4), LawChecks.filled(laws[1]::curvature, 4), 1e-8);
	}

	/** Squared losses need pairs only. */
	@Test
	void driftTakesAnyNumberOfUnits() {
		final double[] b = LawChecks.covariance(3), doubled = new double[36];
		final int[] of = { 0, 0, 1, 1, 2, 2 };
		for (int i = 0; i < 36; i++)
			doubled[i] = b[3 * of[i / 6] + of[i % 6]];
		// two students of output sqrt(1)/2 (s + s) are four of which two are equal
		final DriftLaw few = DriftLaw.of(LawChecks.problem("tanh", "squared", 2, 1, 0)), many = DriftLaw.of(LawChecks.problem(
			"tanh", "squared", 4, 1, 0));
		final double[] five = new double[25];
		for (int i = 0; i < 25; i++)
			five[i] = doubled[6 * (i / 5) + i % 5];
		few.at(b, 0);
		many.at(five, 0);
		assertEquals(few.loss(), many.loss(), 1e-10);
		final double[] drift = LawChecks.filled(few::drift, 6), split = LawChecks.filled(many::drift, 20);
		assertEquals(drift[2] / 2, split[4], 1e-10);
		assertEquals(drift[1] / 2, split[2] + split[3], 1e-10);
	}

	/** Four projections with kinks, in pairs: those of a function against the closed form of relu. */
	@Test
	void driftOfKinksTakesPairs() {
		final double[] b = LawChecks.covariance(4);
		final DriftLaw closed = DriftLaw.of(LawChecks.problem("relu", "squared", 2, 2, 0)), summed = DriftLaw.of(new IndexProblem(
			Link.function(z -> Math.max(z, 0)), Loss.of("squared"), 2, 2, 0));
		closed.at(b, 0);
		summed.at(b, 0);
		assertTrue(closed.isClosedForm());
		assertEquals(closed.loss(), summed.loss(), 1e-10);
		assertArrayEquals(LawChecks.filled(closed::drift, 8), LawChecks.filled(summed::drift, 8), 1e-9);
		assertFalse(DriftLaw.of(LawChecks.problem("tanh", "huber", 1, 1, 0)).isClosedForm());
	}

	@Test
	void refusesByName() {
		refuse("students + teachers must be at most 3 for the second moment of a step with loss squared and link tanh, was 4",
			LawChecks.problem("tanh", "squared", 2, 2, 0));
		refuse("students + teachers must be at most 2 for the second moment of a step with loss logistic and link relu, " +
			"which has kinks, was 3", LawChecks.problem("relu", "logistic", 2, 1, 0));
		refuse("students + teachers must be at most 2 for the second moment of a step with loss huber and link tanh because " +
			"huber has kinks, was 3", LawChecks.problem("tanh", "huber", 1, 2, 0.05));
		refuse("students + teachers must be at most 2 for the second moment of a step with loss squared and link relu, " +
			"which has kinks, was 4", LawChecks.problem("relu", "squared", 2, 2, 0));
	}

	private static void refuse(final String message, final IndexProblem problem) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> StepLaw.of(problem)).getMessage());
	}
}
