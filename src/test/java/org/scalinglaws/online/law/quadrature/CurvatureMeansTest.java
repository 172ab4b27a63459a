package org.scalinglaws.online.law.quadrature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.sgd.floor.Curvatures;

class CurvatureMeansTest {

	private static Curvatures means(final Link link, final String loss, final double noise, final double energy) {
		return CurvatureMeans.of(new IndexProblem(link, Loss.of(loss, 0.7), 1, 1, noise), energy);
	}

	private static void assertMeans(final double[][] expected, final Curvatures means, final double tolerance) {
		assertArrayEquals(expected[0], means.drift(), tolerance * expected[0][0]);
		assertArrayEquals(expected[1], means.square(), tolerance * expected[1][0]);
		assertArrayEquals(expected[2], means.noise(), tolerance * expected[2][0]);
		assertArrayEquals(expected[3], means.loss(), tolerance * expected[3][0]);
	}

	/** With s the energy: psi = 8 s t^2, and 16 v s t^2; z^3 of a script has psi = 9 s^2 t^4. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 1, 7 })
	void powersHaveTheMomentsOfNormals(final double s) {
		assertMeans(new double[][] { { 8 * s, 24 * s }, { 192 * s * s, 960 * s * s, 6720 * s * s }, { 3.2 * s, 9.6 * s }, { 8 *
			s, 24 * s } }, means(Link.of("square"), "squared", 0.2, s), 1e-10);
		final double ss = s * s, squared = 81 * ss * ss;
		assertMeans(new double[][] { { 27 * ss, 135 * ss }, { 105 * squared, 945 * squared, 10395 * squared }, { 5.4 * ss, 27 *
			ss }, { 27 * ss, 135 * ss } }, means(Link.function(z -> z * z * z), "halfSquared", 0.2, s), 1e-7);
	}

	/** s'^2 = (2/pi) exp(-s t^2), E exp(-a t^2/2) t^2k = (2k - 1)!! (1 + a)^-(k + 1/2). */
	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 1, 40 })
	void erfHasMomentsOfNarrowerNormals(final double s) {
		final double a = 1 + 2 * s, b = 1 + 4 * s, one = 4 / Math.PI, two = one * one;
		final double[] psi = { one / Math.sqrt(a), one / Math.sqrt(a) / a };
		assertMeans(new double[][] { psi, { two / Math.sqrt(b), two / Math.sqrt(b) / b, 3 * two / Math.sqrt(b) / b / b }, { 2 *
			0.1 * psi[0], 2 * 0.1 * psi[1] }, psi }, means(Link.of("erf"), "squared", 0.1, s), 1e-10);
	}

	/** A relu is the linear link on half of the inputs; |z| is it on all, and a script's kinks are found. */
	@Test
	void kinksDoNotHurt() {
		final double[][] half = { { 0.5, 0.5 }, { 0.5, 0.5, 1.5 }, { 0.05, 0.05 }, { 0.5, 0.5 } };
		assertMeans(half, means(Link.of("relu"), "halfSquared", 0.1, 3), 1e-10);
		assertMeans(half, means(Link.function(z -> Math.max(z, 0)), "halfSquared", 0.1, 3), 1e-9);
		assertMeans(new double[][] { { 1, 1 }, { 1, 1, 3 }, { 0.1, 0.1 }, { 1, 1 } }, means(Link.function(Math::abs),
			"halfSquared", 0.1, 3), 1e-9);
	}

	/** A relu that begins beyond 0 is the linear link on fewer inputs: moments of the normal law above 0.4 of 2 deviations. */
	@Test
	void kinksMayLieAnywhere() {
		final double above = 0.5 * Erf.erfc(0.2 / Math.sqrt(2)), density = Math.exp(-0.02) / Math.sqrt(2 * Math.PI);
		final double second = above + 0.2 * density, fourth = 3 * second + 0.008 * density;
		assertMeans(new double[][] { { above, second }, { above, second, fourth }, { 0.1 * above, 0.1 * second }, { above,
			second } }, means(Link.function(z -> Math.max(z - 0.4, 0)), "halfSquared", 0.1, 4), 1e-9);
	}

	/** Quadratic with the probability p of a residual within 0.7, whose square there and 0.49 beyond are the noise. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.01, 0.5, 10 })
	void huberClipsTheNoise(final double variance) {
		final double p = variance == 0 ? 1 : Erf.erf(0.7 / Math.sqrt(2 * variance));
		double noise = 0;
		final int n = 200_000;
		for (int i = 0; i < n; i++) { // midpoints
			final double x = (i + 0.5) / n * 18 - 9;
			noise += 18.0 / n * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * Math.min(0.49, variance * x * x);
		}
		assertMeans(new double[][] { { p, p }, { p * p, p * p, 3 * p * p }, { noise, noise }, { 1, 1 } }, means(Link.of(
			"linear"), "huber", variance, 2), 1e-8); // the rule's step squared, for its kinks
	}

	/** By a fine midpoint rule, and differences of the loss for its curvature and noise. */
	@ParameterizedTest
	@CsvSource({ "linear, 1", "tanh, 1", "tanh, 9", "sigmoid, 4", "square, 0.5", "erf, 0.1" })
	void logisticHasTheNoiseOfItsLabels(final String name, final double energy) {
		final Link link = Link.of(name);
		final Loss loss = Loss.of("logistic");
		final DoubleUnaryOperator slope = z -> (link.value(z + 1e-5) - link.value(z - 1e-5)) / 2e-5;
		final double[] drift = new double[2], square = new double[3], noise = new double[2];
		final int n = 4000;
		for (int i = 0; i < n; i++) {
			final double t = (i + 0.5) / n * 18 - 9, weight = 18.0 / n * Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
			final double z = Math.sqrt(energy) * t, f = link.value(z), s = slope.applyAsDouble(z), p = 1 / (1 + Math.exp(-f));
			final double plus = (loss.value(f + 1e-4, 1) - loss.value(f - 1e-4, 1)) / 2e-4;
			final double minus = (loss.value(f + 1e-4, -1) - loss.value(f - 1e-4, -1)) / 2e-4;
			final double curvature = (loss.value(f + 1e-3, 1) - 2 * loss.value(f, 1) + loss.value(f - 1e-3, 1)) / 1e-6;
			for (int k = 0; k < 3; k++) {
				final double factor = weight * Math.pow(t, 2 * k), psi = curvature * s * s;
				square[k] += factor * psi * psi;
				if (k == 2) continue;
				drift[k] += factor * psi;
				noise[k] += factor * s * s * (p * plus * plus + (1 - p) * minus * minus);
			}
		}
		assertMeans(new double[][] { drift, square, noise, drift }, means(link, "logistic", 0, energy), 1e-6);
	}

	@Test
	void limitsAreSaid() {
		assertEquals(0, means(Link.function(z -> 3), "squared", 0.1, 1).drift()[0]);
		final IndexProblem two = new IndexProblem(Link.of("erf"), Loss.of("squared"), 2, 2, 0);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> CurvatureMeans.of(two, 1)).getMessage().startsWith(
			"students + teachers "));
		assertThrows(IllegalArgumentException.class, () -> means(Link.of("erf"), "squared", 0, 0));
	}
}
