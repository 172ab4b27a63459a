package org.scalinglaws.retrieval.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;

class StartingWeightsTest {

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 1e-12", "7, 1e150", "500, 1e-300", "1000, 3" })
	void everyRunLiesOnTheSphere(final int dimension, final double norm) {
		final double[] weights = StartingWeights.onSphere(dimension, norm, 4, Streams.of(1));
		for (int run = 0; run < 4; run++) {
			double length = 0;
			for (int i = 0; i < dimension; i++)
				length = Math.hypot(length, weights[run * dimension + i]);
			assertEquals(1, length / norm, 1e-13);
		}
	}

	@Test
	void runsDoNotDependOnTheirNumberAndDiffer() {
		final double[] few = StartingWeights.onSphere(10, 1, 2, Streams.of(1));
		final double[] many = StartingWeights.onSphere(10, 1, 5, Streams.of(1));
		assertArrayEquals(few, Arrays.copyOf(many, 20));
		assertTrue(few[0] != few[10]);
	}

	/** Uniform on the sphere: mean 0 and E w_i w_j = delta_ij / d. */
	@Test
	void directionIsUniform() {
		final int runs = 40_000;
		final double[] weights = StartingWeights.onSphere(3, 1, runs, Streams.of(2));
		for (int i = 0; i < 3; i++)
			for (int j = 0; j <= i; j++) {
				double sum = 0, product = 0;
				for (int run = 0; run < runs; run++) {
					sum += weights[3 * run + i];
					product += weights[3 * run + i] * weights[3 * run + j];
				}
				assertEquals(0, sum / runs, 4 * Math.sqrt(1. / 3 / runs));
				assertEquals(i == j ? 1. / 3 : 0, product / runs, 4 * Math.sqrt(4. / 45 / runs)); // var w_i^2 = 4/45
			}
	}

	@Test
	void badInputIsRefused() {
		refuses("dimension", 0, 1, 1);
		refuses("dimension", 100_000_001, 1, 1);
		refuses("norm", 3, 0, 1);
		refuses("norm", 3, -1, 1);
		refuses("norm", 3, Double.NaN, 1);
		refuses("norm", 3, Double.POSITIVE_INFINITY, 1);
		refuses("norm", 3, 1.1e150, 1);
		refuses("runs", 3, 1, 0);
		refuses("runs", 100_000, 1, 10_001);
	}

	private static void refuses(final String name, final int dimension, final double norm, final int runs) {
		final String was = assertThrows(IllegalArgumentException.class, () -> StartingWeights.onSphere(dimension, norm, runs,
			Streams.of(1))).getMessage();
		assertTrue(was.startsWith(name + " must be"), was);
	}
}
