package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Soft thresholding as the minimiser that it is. */
class SoftThresholdingTest {

	@ParameterizedTest
	@ValueSource(doubles = { -3, -1.25, -1, -0.3, 0, 0.999, 1, 1.001, 40 })
	void minimisesHalfTheSquareAndTheModulus(final double x) {
		final double threshold = 1, z = SoftThresholding.of(x, threshold);
		for (final double other : new double[] { 0, z + 1e-3, z - 1e-3, x, -x })
			assertTrue(objective(x, z, threshold) <= objective(x, other, threshold) + 1e-15);
		assertEquals(x, SoftThresholding.of(x, 0), 0);
	}

	private static double objective(final double x, final double z, final double threshold) {
		return (x - z) * (x - z) / 2 + threshold * Math.abs(z);
	}
}
