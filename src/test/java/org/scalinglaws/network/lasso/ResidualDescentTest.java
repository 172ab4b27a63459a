package org.scalinglaws.network.lasso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Coordinate descent that keeps its residual: what the way to a small penalty is made of. */
class ResidualDescentTest {

	private static final int D = 8;
	private static final double[] LABELS = { 3, -1, 4, 1, -5, 9, 2, -6 };

	/** Hadamard: columns orthogonal, of square d, so that one pass is enough, whatever their order. */
	@Test
	void onePassThresholdsOrthogonalColumns() {
		final double[] inputs = new double[D * D], correlations = new double[D], expected = new double[D];
		double largest = 0;
		for (int k = 0; k < D; k++)
			for (int i = 0; i < D; i++) {
				inputs[k * D + i] = Integer.bitCount(k & i) % 2 == 0 ? 1 : -1;
				correlations[i] += inputs[k * D + i] * LABELS[k];
			}
		for (int i = 0; i < D; i++) {
			expected[i] = Math.signum(correlations[i]) * Math.max(0, Math.abs(correlations[i]) - 3) / D;
			largest = Math.max(largest, Math.abs(correlations[i]) - 3);
		}
		final LinearInputs linear = new LinearInputs(inputs, D, false);
		final ResidualDescent descent = new ResidualDescent(linear, LABELS);
		assertEquals(0, descent.size());
		descent.add(new int[] { 5, 1, 2 });
		descent.add(new int[] { 0, 3, 4, 6, 7 });
		assertEquals(D, descent.size());
		assertTrue(IntStream.range(0, D).allMatch(descent::contains));
		assertEquals(largest, descent.descend(3, Progress.NONE), 1e-12); // by how much its own step changes a correlation
		assertArrayEquals(expected, descent.weights(), 1e-14);
		assertEquals(0, descent.descend(3, Progress.NONE), 1e-12);
		final double[] exact = expected.clone();
		descent.descend(1, Progress.NONE); // from there to another penalty
		for (int i = 0; i < D; i++)
			exact[i] = Math.signum(correlations[i]) * Math.max(0, Math.abs(correlations[i]) - 1) / D;
		assertArrayEquals(exact, descent.weights(), 1e-14);
	}

	/** It looks whether it should stop every 4 million products, here once in a pass. */
	@Test
	void longPassesCanBeCanceled() {
		final int dimension = 1100, samples = 2000;
		final double[] inputs = new double[dimension * samples];
		Arrays.setAll(inputs, i -> Math.sin(i));
		final ResidualDescent descent = new ResidualDescent(new LinearInputs(inputs, samples, false), new double[samples]);
		descent.add(IntStream.range(0, dimension).toArray());
		final Looks looks = new Looks(2);
		descent.descend(1, looks);
		assertEquals(1, looks.count());
		assertThrows(CancellationException.class, () -> descent.descend(1, new Looks(1)));
	}

	/** Two columns at an angle: passes converge to the conditions of optimality, with the residual of the weights. */
	@Test
	void passesComeToTheConditions() {
		final double[] inputs = { 1, 0.5, -0.3, 1, 0.8, 0.9 }, labels = { 1, 0.2, 2 };
		final ResidualDescent descent = new ResidualDescent(new LinearInputs(inputs, 3, false), labels);
		descent.add(new int[] { 0, 1 });
		for (int pass = 0; pass < 60; pass++)
			descent.descend(0.05, Progress.NONE);
		final double[] theta = descent.weights();
		for (int i = 0; i < 2; i++) {
			double correlation = 0;
			for (int k = 0; k < 3; k++)
				correlation += inputs[2 * k + i] * (labels[k] - theta[0] * inputs[2 * k] - theta[1] * inputs[2 * k + 1]);
			assertEquals(0.05 * Math.signum(theta[i]), correlation, 1e-12);
			assertTrue(theta[i] != 0);
		}
	}
}
