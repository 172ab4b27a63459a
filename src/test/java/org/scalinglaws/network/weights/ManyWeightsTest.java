package org.scalinglaws.network.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Laws of so many coordinates or eigenvalues that neighbours are taken for their mean, beside those of a part, which are not. */
class ManyWeightsTest {

	/** Two copies of a target have its law; 8000 coordinates within 1 make cells of dozens of them. */
	@Test
	void copiesOfCoordinatesHaveTheirLaw() {
		final double[] target = new Random(1).doubles(4000, 0, 1).toArray(), twice = Arrays.copyOf(target, 8000);
		System.arraycopy(target, 0, twice, 4000, 4000);
		final WeightDistribution few = WeightDistribution.diagonal(target, 0.3, 0.2), many = WeightDistribution.diagonal(twice, 0.3,
			0.2);
		for (double x = -1; x < 2; x += 0.1)
			assertEquals(few.distribution(x), many.distribution(x), 1e-5);
		assertTrue(few.distribution(0.5) > 0.5 && few.distribution(0.5) < 0.9);
	}

	@Test
	void copiesOfEigenvaluesHaveTheirLaw() {
		final double[] eigenvalues = new Random(2).doubles(2000, 0, 1).toArray(), twice = Arrays.copyOf(eigenvalues, 4000);
		System.arraycopy(eigenvalues, 0, twice, 2000, 2000);
		final WeightDistribution few = WeightDistribution.quadratic(eigenvalues, 0.3, 0.2), many = WeightDistribution.quadratic(
			twice, 0.3, 0.2);
		for (double x = 0; x < 1.4; x += 0.1)
			assertEquals(few.distribution(x), many.distribution(x), 1e-5);
	}
}
