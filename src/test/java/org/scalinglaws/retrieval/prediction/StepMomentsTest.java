package org.scalinglaws.retrieval.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.retrieval.flow.FlowForm;

/** The moments of a step beside those of Gauss-Hermite quadrature over the inputs, which is exact for polynomials. */
class StepMomentsTest {

	private static final double[] LAMBDA = { 0.7, 0.2 }, TEACHER = { 1.1, -0.8 }, WEIGHTS = { 0.4, 0.5 };
	private static final double RATE = 0.03, NOISE = 0.4;

	/** Mean of the step of w and of its square, of one sample, at coordinate i. */
	private static double[] sampled(final int i) {
		final GaussIntegrator rule = new GaussIntegratorFactory().hermite(10);
		double first = 0, second = 0;
		for (int a = 0; a < 10; a++)
			for (int b = 0; b < 10; b++)
				for (int k = -1; k <= 1; k += 2) { // noise of two values has the same variance
					final double[] x = { Math.sqrt(2 * LAMBDA[0]) * rule.getPoint(a), Math.sqrt(2 * LAMBDA[1]) * rule.getPoint(b) };
					final double p = x[0] * WEIGHTS[0] + x[1] * WEIGHTS[1], q = x[0] * TEACHER[0] + x[1] * TEACHER[1];
					final double step = -4 * RATE * (p * p - q * q - k * Math.sqrt(NOISE)) * p * x[i];
					final double weight = rule.getWeight(a) * rule.getWeight(b) / Math.PI / 2;
					first += weight * step;
					second += weight * step * step;
				}
		return new double[] { first, second };
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "0, 16", "1, 1", "1, 16", "-1, 1", "-1, 1000000" })
	void areThoseOfTheSamples(final int sign, final double batch) {
		final double[] e = new double[2], t = new double[2];
		double c = 0, q = 0, energy = 0;
		for (int i = 0; i < 2; i++) {
			t[i] = sign < 0 ? -TEACHER[i] : TEACHER[i];
			e[i] = WEIGHTS[i] - (sign == 0 ? 0 : t[i]);
			c += LAMBDA[i] * e[i] * t[i];
			q += LAMBDA[i] * e[i] * e[i];
			energy += LAMBDA[i] * t[i] * t[i];
		}
		final double[] k = new double[StepMoments.COUNT];
		new StepMoments(new FlowForm(sign, energy), NOISE, batch).values(c, q, RATE, k);
		for (int i = 0; i < 2; i++) {
			final double lambda = LAMBDA[i], square = e[i] * e[i], cross = e[i] * t[i], teacher = t[i] * t[i];
			final double[] sampled = sampled(i);
			final double variance = (sampled[1] - sampled[0] * sampled[0]) / batch;
			final double moved = e[i] + sampled[0];
			assertEquals(moved * t[i], cross + lambda * (k[StepMoments.R] * cross + k[StepMoments.F] * teacher), 1e-14);
			assertEquals(moved * moved + variance, square + lambda * (2 * k[StepMoments.R] * square + 2 * k[StepMoments.F] *
				cross + k[StepMoments.N]) + lambda * lambda * (k[StepMoments.X] * square + k[StepMoments.Y] * cross +
					k[StepMoments.Z] * teacher), 1e-13);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0", "1" })
	void derivativesAreDifferences(final int sign) {
		final StepMoments moments = new StepMoments(new FlowForm(sign, 1.3), NOISE, 3);
		final int n = StepMoments.COUNT;
		final double[] byC = new double[n], byQ = new double[n], low = new double[n], high = new double[n];
		final double c = -0.3, q = 0.8, h = 1e-3;
		moments.derivatives(c, q, RATE, byC, byQ);
		// of a cubic the symmetric difference errs by h^2 times its leading coefficient, up to 400 eta^2
		moments.values(c - h, q, RATE, low);
		moments.values(c + h, q, RATE, high);
		for (int i = 0; i < n; i++)
			assertEquals((high[i] - low[i]) / (2 * h), byC[i], 400 * h * h * RATE * RATE + 1e-12);
		moments.values(c, q - h, RATE, low);
		moments.values(c, q + h, RATE, high);
		for (int i = 0; i < n; i++)
			assertEquals((high[i] - low[i]) / (2 * h), byQ[i], 400 * h * h * RATE * RATE + 1e-12);
	}

	@Test
	void productsBeyondTheThirdDegreeAreRefused() {
		final ScalarCubic square = ScalarCubic.Q.times(ScalarCubic.C);
		assertEquals(2 * 2 * 3, square.times(ScalarCubic.C).value(2, 3), 0);
		assertThrows(IllegalArgumentException.class, () -> square.times(square));
	}
}
