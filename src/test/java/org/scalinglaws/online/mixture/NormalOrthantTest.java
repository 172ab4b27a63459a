package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probabilities of orthants against angles, a single common factor, and each other. */
class NormalOrthantTest {

	private static double[][] correlations(final double ab, final double ac, final double bc) {
		return new double[][] { { 1, ab, ac }, { ab, 1, bc }, { ac, bc, 1 } };
	}

	@ParameterizedTest
	@CsvSource({ "0.3, -0.4, 0.6", "0, 0, 0", "-0.49, -0.49, -0.49", "0.99, 0.98, 0.985", "0.2, 0.999, 0.21",
		"0.9999999999, 0.9999999998, 0.9999999997", "0.99999999999, -0.9999999999, -0.99999999989",
		"0.9999999999999998, 0.9999999999999997, 0.9999999999999996" })
	void aboutTheOriginTheyAreAngles(final double ab, final double ac, final double bc) {
		final double angles = Math.asin(ab) + Math.asin(ac) + Math.asin(bc);
		assertEquals(0.125 + angles / (4 * Math.PI), NormalOrthant.allNegative(new double[3], correlations(ab, ac, bc)), 1e-13);
		assertEquals(0.25 + Math.asin(ab) / (2 * Math.PI), NormalOrthant.below(0, 0, ab), 1e-14);
	}

	/** Variables that share one factor are independent given it: a sum over that one. */
	@ParameterizedTest
	@CsvSource({ "0.5, -0.3, 1.2, 0.8, 0.6, 0.7", "0.5, -0.3, 1.2, 0.8, -0.6, 0.7", "-1, -2, -3, 0.95, 0.9, 0.97",
		"2, 2, 2, 0.99, 0.99, 0.99", "-4, 1, 0.1, -0.9, 0.9, 0.3", "0.1, 0.1, 0.1, 0.2, 0.99, 0.99" })
	void commonFactor(final double a, final double b, final double c, final double fa, final double fb, final double fc) {
		final double[] bound = { a, b, c }, factor = { fa, fb, fc };
		double three = 0, two = 0;
		final double step = 0.004;
		for (int i = -2200; i <= 2200; i++) {
			final double x = i * step;
			double weight = step * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
			for (int k = 0; k < 3; k++) {
				weight *= NormalOrthant.below((bound[k] - factor[k] * x) / Math.sqrt(1 - factor[k] * factor[k]));
				if (k == 1) two += weight;
			}
			three += weight;
		}
		assertEquals(two, NormalOrthant.below(a, b, fa * fb), 1e-13);
		final double[] scales = { 2, 0.5, 3 }, mean = new double[3];
		final double[][] covariance = correlations(fa * fb, fa * fc, fb * fc);
		for (int i = 0; i < 3; i++) {
			mean[i] = -bound[i] * scales[i];
			for (int j = 0; j < 3; j++)
				covariance[i][j] *= scales[i] * scales[j];
		}
		assertEquals(three, NormalOrthant.allNegative(mean, covariance), 1e-13);
	}

	/** Three that are two: the third is the first, its opposite, or a sum of both. */
	@Test
	void singular() {
		assertEquals(NormalOrthant.below(0.4, -0.2, 0.5), NormalOrthant.allNegative(new double[] { -0.4, 0.2, -0.7 },
			correlations(0.5, 1, 0.5)), 1e-13);
		assertEquals(NormalOrthant.below(0.4, -0.2, 0.5) - NormalOrthant.below(-0.1, -0.2, 0.5), NormalOrthant.allNegative(
			new double[] { -0.4, 0.2, -0.1 }, correlations(0.5, -1, -0.5)), 1e-13);
		final double rounding = Math.ulp(0.5);
		assertEquals(0.5, NormalOrthant.allNegative(new double[] { 0, 1e-17, -1e-17 }, correlations(1 - rounding, 1 - 3 * rounding,
			1 - 2 * rounding)), 1e-7);
		assertEquals(1.0 / 3, NormalOrthant.allNegative(new double[3], correlations(0.5, 0.5, 1)), 1e-13);
		assertEquals(NormalOrthant.below(-0.4, -0.3, 0.5), NormalOrthant.allNegative(new double[] { 0.4, 0.3, 0.3 }, correlations(
			0.5, 0.5, 1)), 1e-13);
		assertEquals(0, NormalOrthant.allNegative(new double[] { 0.4, 0.3, -0.3 }, correlations(0.5, -0.5, -1)), 1e-13);
		final double half = Math.sqrt(0.5);
		assertEquals(0.25, NormalOrthant.allNegative(new double[3], correlations(0, half, half)), 1e-13);
		assertEquals(NormalOrthant.below(-0.3), NormalOrthant.below(-0.3, 0.2, 1), 1e-15);
		assertEquals(NormalOrthant.below(0.3) - NormalOrthant.below(-0.2), NormalOrthant.below(0.3, 0.2, -1), 1e-13);
	}
}
