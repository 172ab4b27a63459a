package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalGridTest {

	/** However wide one variable is, there are as few points as promised, and a narrow one beside it keeps its own. */
	@ParameterizedTest
	@CsvSource({ "1e3, 0.3, 2", "1e5, 0.3, 1e-3", "1e50, 0.3, 1", "1e140, 1e140, 0.3", "1e3, 0, 1e6", "0, 1e30, 0" })
	void keepsVariancesOfAnySize(final double first, final double second, final double third) {
		final double[] deviation = { first, second, third }, mean = { 1, -2, 0.5 };
		final double[][] covariance = new double[3][3];
		for (int j = 0; j < 3; j++)
			covariance[j][j] = deviation[j] * deviation[j];
		final double[] sums = new double[5];
		new NormalGrid(mean, covariance).visit((v, weight) -> {
			for (int j = 0; j < 3; j++)
				if (deviation[j] > 0) sums[j] += weight * Math.pow((v[j] - mean[j]) / deviation[j], 2);
			sums[3] += weight;
			sums[4]++;
		});
		assertEquals(1, sums[3], 1e-7);
		for (int j = 0; j < 3; j++)
			assertEquals(deviation[j] > 0 ? 1 : 0, sums[j], 1e-6);
		assertTrue(sums[4] < 310_000, "points " + sums[4]);
	}
}
