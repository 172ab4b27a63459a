package org.scalinglaws.online.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.GaussRule;

class ExponentialMomentsTest {

	/** Against quadrature, over the part of the interval where the exponential counts. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 1e-300, 1e-9, 0.01, 1, 2.99, 3, 3.01, 8, 20, 1e3, 1e9 })
	void areIntegrals(final double y) {
		final GaussRule rule = new GaussRule(60);
		final double[] moments = new double[6];
		ExponentialMoments.fill(y, moments);
		final double width = Math.min(1, 50 / y);
		for (int n = 0; n < moments.length; n++) {
			double sum = 0;
			for (int i = 0; i < rule.size(); i++)
				sum += width * rule.weight(i) * Math.exp(-y * width * rule.point(i)) * Math.pow(1 - width * rule.point(i), n);
			assertEquals(sum, moments[n], 2e-14 * sum, "n = " + n);
		}
	}
}
