package org.scalinglaws.online.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The polynomials that arXiv 2511.18661 and its second moments lead to, written out. */
class OptimumLawTest {

	private static final double NOISE = 0.05;

	@Test
	void aboutTheOriginItIsPhaseRetrieval() {
		final double s = 0.7, u = 0.3, t = 1.2;
		final StepLaw law = StepLaw.of(LawChecks.problem("square", "squared", 1, 1, NOISE));
		law.at(new double[] { s, u, u, t }, 0);
		assertEquals(3 * s * s + 3 * t * t - 4 * u * u - 2 * s * t, law.loss(), 1e-12);
		assertArrayEquals(new double[] { 4 * (3 * s - t), -8 * u }, LawChecks.filled(law::drift, 2), 1e-12);
		final double mean = 15 * s * s * s - 6 * s * s * t - 24 * s * u * u + 3 * s * t * t + 12 * t * u * u + NOISE * s;
		assertEquals(16 * mean, LawChecks.filled(law::noise, 1)[0], 1e-12);
		final double pp = 90 * s * s - 24 * (s * t + 2 * u * u) + 6 * t * t + 2 * NOISE, pq = -48 * s * u + 24 * t * u;
		final double qq = -12 * s * s + 12 * (s * t + 2 * u * u);
		assertArrayEquals(new double[] { 16 * pp, 16 * pq, 16 * pq, 16 * qq }, LawChecks.filled(law::curvature, 4), 1e-11);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1e-9", "-1, 1e-9", "1, 0.1", "-1, 0.1" })
	void aboutAnOptimumNothingCancels(final int sign, final double size) {
		final double q = size, c = 0.3 * size * sign, t = 1.2, shifted = sign * c;
		final StepLaw law = StepLaw.of(LawChecks.problem("square", "squared", 1, 1, 0));
		law.at(new double[] { q, c, c, t }, sign);
		final double loss = 4 * t * q + 8 * c * c + 12 * shifted * q + 3 * q * q;
		assertEquals(loss, law.loss(), 1e-14 * loss);
		assertArrayEquals(new double[] { 8 * t + 24 * shifted + 12 * q, sign * (16 * shifted + 12 * q) }, LawChecks.filled(
			law::drift, 2), 1e-14);
		final double noise = 12 * t * t * q + 48 * t * c * c + 39 * t * q * q + 108 * t * q * shifted + 72 * c * c * shifted +
			15 * q * q * q + 90 * q * q * shifted + 156 * q * c * c;
		assertEquals(16 * noise, LawChecks.filled(law::noise, 1)[0], 1e-13 * noise);
	}

	@ParameterizedTest
	@CsvSource({ "square, 1", "square, -1", "linear, 1", "relu, 1", "erf, 1" })
	void isTheSameLawInOtherVariables(final String link, final int sign) {
		final double q = 0.4, c = 0.25, t = 1.2;
		final StepLaw law = StepLaw.of(LawChecks.problem(link, "halfSquared", 1, 1, NOISE));
		law.at(new double[] { q, c, c, t }, sign);
		final double loss = law.loss(), noise = LawChecks.filled(law::noise, 1)[0];
		final double[] about = LawChecks.filled(law::drift, 2), curvature = LawChecks.filled(law::curvature, 4);
		final double u = c + sign * t;
		law.at(new double[] { q + 2 * sign * c + t, u, u, t }, 0);
		assertEquals(law.loss(), loss, 1e-13);
		assertEquals(LawChecks.filled(law::noise, 1)[0], noise, 1e-12);
		// d/dt at fixed a = d/dt + sign d/dz
		final double[] direct = LawChecks.filled(law::drift, 2), h = LawChecks.filled(law::curvature, 4);
		assertArrayEquals(new double[] { direct[0], direct[1] + sign * direct[0] }, about, 1e-13);
		assertArrayEquals(new double[] { h[0], h[1] + sign * h[0], h[1] + sign * h[0], h[3] + 2 * sign * h[1] + h[0] },
			curvature, 1e-11);
		LawChecks.derivativesAreDifferences(LawChecks.problem(link, "squared", 1, 1, NOISE), new double[] { q, c, c, t }, sign,
			1e-8);
	}

	/** Close to the optimum half of the inputs see a linear link. */
	@Test
	void reluKeepsItsDigits() {
		final double q = 1e-12; // the next order is 1e-6
		final StepLaw law = StepLaw.of(LawChecks.problem("relu", "squared", 1, 1, 0));
		law.at(new double[] { q, 0.1 * q, 0.1 * q, 1.2 }, 1);
		assertEquals(q / 2, law.loss(), 1e-5 * q);
		assertArrayEquals(new double[] { 1, 0 }, LawChecks.filled(law::drift, 2), 1e-5);
		assertEquals(2 * q, LawChecks.filled(law::noise, 1)[0], 1e-5 * q);
		assertEquals(4, LawChecks.filled(law::curvature, 4)[0], 1e-4);
	}

	@Test
	void refusesTheSignByName() {
		final DriftLaw two = DriftLaw.of(LawChecks.problem("square", "squared", 2, 1, 0));
		assertEquals("sign must be 0 with several units, was 1", assertThrows(IllegalArgumentException.class, () -> two.at(
			new double[9], 1)).getMessage());
		final DriftLaw linear = DriftLaw.of(LawChecks.problem("linear", "squared", 1, 1, 0));
		assertEquals("sign must be one of [0, 1] with link linear, was -1", assertThrows(IllegalArgumentException.class,
			() -> linear.at(new double[4], -1)).getMessage());
	}
}
