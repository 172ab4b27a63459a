package org.scalinglaws.perceptron.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.GaussRule;

/** The parts of the perceptron's equations: each beside its own equation, and all derivatives beside differences. */
class SaddleEquationsTest {

	private static final double H = 1e-4;

	/** Of fourth order. */
	private static double slope(final DoubleUnaryOperator function, final double x) {
		return (8 * (function.applyAsDouble(x + H) - function.applyAsDouble(x - H)) - function.applyAsDouble(x + 2 * H) + function
			.applyAsDouble(x - 2 * H)) / (12 * H);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -8, -1.3, 0, 0.4, 2, 5 })
	void normalLawIsThatOfTheErrorFunction(final double x) {
		final double tail = Erf.erfc(x / Math.sqrt(2)) / 2, density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
		assertEquals(density, NormalLaw.density(x), 1e-15);
		assertEquals(tail, NormalLaw.tail(x), 1e-12 * tail);
		assertEquals(density / (Erf.erfc(-x / Math.sqrt(2)) / 2), NormalLaw.hazard(x), 1e-11 * NormalLaw.hazard(x));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 0.3", "0.01, 2, -4", "30, 60, -1", "30, 60, 0.5", "1000, 400, -0.1", "5, -20, 2", "1e-6, 3, 9" })
	void shiftSolvesItsEquation(final double sharpness, final double logStiffness, final double field) {
		final MarginShift margin = new MarginShift(sharpness, logStiffness);
		margin.solve(3); // from far away, too
		margin.solve(field);
		final double d = margin.shift(), z = 2 * sharpness * (field + d);
		final double left = Math.log(d) + (z > 30 ? z + Math.exp(-z) : Math.log1p(Math.exp(z)));
		assertEquals(Math.log(2) + logStiffness, left, 1e-13 * (1 + Math.abs(logStiffness)));
		assertEquals(slope(xi -> logShift(sharpness, xi, field), logStiffness), margin.afterLogStiffness(), 1e-9);
		assertEquals(slope(log -> logShift(Math.exp(log), logStiffness, field), Math.log(sharpness)), margin.afterLogSharpness(
			field), 1e-8 * (1 + Math.abs(margin.afterLogSharpness(field))));
	}

	private static double logShift(final double sharpness, final double logStiffness, final double field) {
		final MarginShift margin = new MarginShift(sharpness, logStiffness);
		margin.solve(field);
		return Math.log(margin.shift());
	}

	@ParameterizedTest
	@CsvSource({ "2, 1.5, -0.8, 0.2", "0.3, 0.01, 0.2, -0.7", "50, 20, -3, 15", "1000, 900, -5, 8" })
	void slopesAreTheResidualsDerivatives(final double load, final double sharpness, final double tau, final double xi) {
		final SaddleEquations here = at(load, sharpness, tau, xi);
		for (int i = 0; i < 2; i++) {
			final int row = i;
			final double[] expected = { slope(t -> at(load, sharpness, t, xi).residual[row], tau), slope(x -> at(load, sharpness,
				tau, x).residual[row], xi), slope(log -> at(load, Math.exp(log), tau, xi).residual[row], Math.log(sharpness)) };
			for (int k = 0; k < 3; k++)
				assertEquals(expected[k], here.slope[i][k], 1e-7 * (1 + Math.abs(expected[k])), "row " + i + ", unknown " + k);
		}
		final double[] step = here.solve(0.3, -2);
		assertEquals(0.3, here.slope[0][0] * step[0] + here.slope[0][1] * step[1], 1e-12);
		assertEquals(-2, here.slope[1][0] * step[0] + here.slope[1][1] * step[1], 1e-12);
		assertEquals(Math.max(Math.abs(here.residual[0]), Math.abs(here.residual[1])), here.size());
	}

	private static SaddleEquations at(final double load, final double sharpness, final double tau, final double xi) {
		return new SaddleEquations(load, sharpness, tau, xi, GaussRule.STANDARD);
	}

	/** Without sharpness d = x everywhere, and both equations can be done by hand: Hebb's rule solves them. */
	@Test
	void hebbsRuleSolvesThemWithoutSharpness() {
		final double load = 3, ratio = 2 * load / Math.PI;
		final SaddleEquations hebb = at(load, 1e-9, -Math.log(ratio) / 2, -Math.log((1 + ratio) * load) / 2);
		assertArrayEquals(new double[2], hebb.residual, 1e-8);
		final SaddleEquations other = at(load, 1e-9, -Math.log(ratio) / 2, 0.5 - Math.log((1 + ratio) * load) / 2);
		assertArrayEquals(new double[] { 1, 0.5 }, other.residual, 1e-8); // of x^2, and of x
	}

	/** Foreseen points touch the path: they begin where it is, with its slope, on both sides of the change of variables. */
	@ParameterizedTest
	@CsvSource({ "0.01, -2, 0.3", "3, -1, 4", "200, 5, 300" })
	void foreseenPointsTouchThePath(final double sharpness, final double xi, final double xiSlope) {
		final SaddlePoint point = new SaddlePoint(sharpness, -0.7, xi, 0.2, xiSlope, 0, true);
		assertArrayEquals(new double[] { -0.7, xi }, point.towards(sharpness), 1e-13 * (1 + Math.abs(xi)));
		for (int k = 0; k < 2; k++) {
			final int which = k;
			assertEquals(k == 0 ? 0.2 : xiSlope, slope(log -> point.towards(Math.exp(log))[which], Math.log(sharpness)), 1e-8 *
				Math.abs(xiSlope));
		}
		assertEquals(Math.cos(Math.PI * point.error()), point.overlap(), 1e-15);
		assertEquals(Math.atan(Math.exp(-0.7)) / Math.PI, point.error(), 1e-16);
	}

	/** Half as many points again on each panel change nothing: panels follow the poles of the shift, wherever they are. */
	@ParameterizedTest
	@CsvSource({ "2, 1.5, -0.8, 0.2", "2, 1000, -0.6, 3", "8, 300, -1.5, 2", "512, 1e4, -5, 4", "0.3, 60, 0.1, 0" })
	void panelsAreNarrowEnough(final double load, final double sharpness, final double tau, final double xi) {
		assertArrayEquals(new SaddleEquations(load, sharpness, tau, xi, new GaussRule(24)).residual, at(load, sharpness, tau,
			xi).residual, 1e-12);
	}

	/** Narrow peaks and poles anywhere: what panels are for. */
	@Test
	void panelsIntegrateNarrowPeaks() {
		for (final double width : new double[] { 1e-9, 1e-3, 0.4, 1 }) {
			final double[][] normal = new Panels(-13, 13).gaussian(1).gaussian(width).nodes(GaussRule.STANDARD);
			double all = 0, length = 0, square = 0;
			for (int i = 0; i < normal[0].length; i++) {
				all += normal[1][i] * NormalLaw.density(normal[0][i] / width) / width;
				square += normal[1][i] * NormalLaw.density(normal[0][i]) * normal[0][i] * normal[0][i];
				length += normal[1][i];
				assertTrue(Math.abs(normal[0][i]) < 13 && (i == 0 || normal[0][i] < normal[0][i - 1]), "descending");
			}
			assertEquals(1, all, 1e-13);
			assertEquals(1, square, 1e-13);
			assertEquals(26, length, 1e-12);
			for (final double place : new double[] { -3, 0.2, 12.9 }) {
				final double[][] pole = new Panels(-13, 13).pole(place, width).nodes(GaussRule.STANDARD);
				double sum = 0;
				for (int i = 0; i < pole[0].length; i++)
					sum += pole[1][i] * width / (width * width + Math.pow(pole[0][i] - place, 2));
				assertEquals(Math.atan((13 - place) / width) + Math.atan((13 + place) / width), sum, 1e-12 + Math.ulp(place) / width,
					width + " at " + place);
			}
		}
	}

	/** What cannot be felt costs no nodes. */
	@Test
	void panelsLeaveOutFarPoles() {
		final int plain = new Panels(-1, 2).nodes(GaussRule.STANDARD)[0].length;
		assertEquals(GaussRule.STANDARD.size(), plain);
		for (final double place : new double[] { -3, 4, Double.NaN, Double.POSITIVE_INFINITY })
			assertEquals(plain, new Panels(-1, 2).pole(place, 1).nodes(GaussRule.STANDARD)[0].length, "at " + place);
		assertEquals(3 * plain, new Panels(-1, 2).pole(2.5, 1).nodes(GaussRule.STANDARD)[0].length); // ends at 1.5 and -0.5
		assertEquals(3 * plain, new Panels(-1, 2).pole(-1.2, 1).nodes(GaussRule.STANDARD)[0].length); // at -0.2 and 1.8
	}
}
