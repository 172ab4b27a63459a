package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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

	/** Where the objective is c z^2/2 - x z + t |z| its slope vanishes, or 0 lies between the slopes of both sides. */
	@Test
	void minimisesOverACurvature() {
		for (final double curvature : new double[] { 0.25, 1, 8 })
			for (final double x : new double[] { -5, -2, -1.5, 0.5, 2, 2.5 }) {
				final double z = SoftThresholding.of(x, 2, curvature);
				if (z == 0) assertTrue(Math.abs(x) <= 2);
				else assertEquals(0, curvature * z - x + 2 * Math.signum(z), 1e-15);
			}
		assertEquals(Double.POSITIVE_INFINITY, SoftThresholding.of(3, 2, 0));
		assertEquals(0, SoftThresholding.of(-2, 2, 0));
	}
}
