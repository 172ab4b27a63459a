package org.scalinglaws.network.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** {@link NetworkSamples} and the {@link QuadraticDesign} behind them. */
class NetworkSamplesTest {

	@Test
	void labelsAreTheFormulas() {
		final int d = 5, n = 300; // more than two blocks of samples
		final double[] inputs = NetworkSamples.inputs(d, n, stream("inputs"));
		final double[] theta = PowerLawTargets.alternatingVector(d, 1);
		final double[] matrix = PowerLawTargets.randomMatrix(d, 1, Streams.of(1), Progress.NONE);
		final double[] linear = NetworkSamples.diagonalLabels(inputs, theta, 0, null); // no noise: nothing is drawn
		final double[] quadratic = NetworkSamples.quadraticLabels(inputs, matrix, 0, null, Progress.NONE);
		for (int k = 0; k < n; k++) {
			double form = 0, product = 0;
			for (int i = 0; i < d; i++) {
				product += theta[i] * inputs[k * d + i];
				for (int j = 0; j < d; j++)
					form += matrix[i * d + j] * (inputs[k * d + i] * inputs[k * d + j] - (i == j ? 1 : 0));
			}
			assertEquals(product, linear[k], 1e-14); // rounding
			assertEquals(form / Math.sqrt(d), quadratic[k], 1e-13);
		}
	}

	/** Var y is sum theta*^2 + noise, or (2/d) |S*|^2 + noise: within four standard errors, and so the means of 0. */
	@Test
	void labelsHaveTheVarianceOfTheTheory() {
		final int d = 12, n = 40_000;
		final double[] inputs = NetworkSamples.inputs(d, n, stream("inputs"));
		final double[] theta = PowerLawTargets.randomVector(d, 1, Streams.of(5));
		final double[] matrix = PowerLawTargets.randomMatrix(d, 1, Streams.of(5), Progress.NONE);
		assertMoments(squares(theta) + 0.5, NetworkSamples.diagonalLabels(inputs, theta, 0.5, stream("noise")));
		assertMoments(2.0 / d * squares(matrix) + 0.3, NetworkSamples.quadraticLabels(inputs, matrix, 0.3, stream(
			"noise"), Progress.NONE));
	}

	@Test
	void weightedSumIsTheAdjointOfTheResponses() {
		final int d = 37, n = 201;
		final QuadraticDesign design = new QuadraticDesign(NetworkSamples.inputs(d, n, stream("inputs")), n, Progress.NONE);
		final double[][] matrix = QuadraticDesign.rows(PowerLawTargets.randomMatrix(d, 1, Streams.of(1), Progress.NONE), d);
		final double[] weights = new double[n], responses = new double[n];
		stream("weights").fillGaussian(weights, 0, n);
		final double[][] sum = new double[d][d];
		design.responses(matrix, responses);
		design.weightedSum(weights, sum);
		double one = 0, other = 0;
		for (int k = 0; k < n; k++)
			one += weights[k] * responses[k];
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				other += matrix[i][j] * sum[i][j];
		assertEquals(one, other, 1e-12 * Math.abs(one)); // rounding of 1e5 products
	}

	@Test
	void threadsDoNotChangeABit() throws Exception {
		final int d = 40, n = 2000; // enough for two threads
		final double[] inputs = NetworkSamples.inputs(d, n, stream("inputs"));
		final QuadraticDesign design = new QuadraticDesign(inputs, n, Progress.NONE);
		final double[][] matrix = QuadraticDesign.rows(PowerLawTargets.randomMatrix(d, 1, Streams.of(1), Progress.NONE), d);
		final double[][] results = new double[2][];
		for (int run = 0; run < 2; run++) {
			final ForkJoinPool pool = new ForkJoinPool(1 + 2 * run);
			results[run] = pool.submit(() -> {
				final double[] responses = new double[n];
				final double[][] sum = new double[d][d];
				design.responses(matrix, responses);
				design.weightedSum(responses, sum);
				return PowerLawTargets.flat(sum);
			}).get();
			pool.shutdown();
		}
		assertArrayEquals(results[0], results[1], 0);
	}

	@Test
	void manyLabelsAreThoseOfAFewAtATime() {
		final int d = 2, n = 9000; // more than are labelled at once
		final double[] inputs = NetworkSamples.inputs(d, n, stream("inputs")), target = { 1, 0.5, 0.5, 2 };
		final double[] labels = NetworkSamples.quadraticLabels(inputs, target, 0, null, Progress.NONE);
		assertArrayEquals(Arrays.copyOfRange(labels, 8000, n), NetworkSamples.quadraticLabels(Arrays.copyOfRange(inputs, 8000 *
			d, n * d), target, 0, null, Progress.NONE), 0);
		assertThrows(CancellationException.class, () -> NetworkSamples.quadraticLabels(inputs, target, 0, null,
			new CancelAfter(3)));
	}

	@Test
	void targetsMustBePositiveMatrices() {
		assertEquals(2, NetworkSamples.requirePositive(new double[] { 1, 1, 1, 1 })); // rank 1
		assertEquals(3, NetworkSamples.requirePositive(new double[9]));
		assertEquals(30, NetworkSamples.requirePositive(PowerLawTargets.randomMatrix(30, 3, Streams.of(1), Progress.NONE)));
		for (final double unit : new double[] { 1e-6, 1, 1e6 }) { // but for rounding, in any unit
			assertEquals(2, NetworkSamples.requirePositive(new double[] { unit, unit * (1 + 1e-13), unit, unit }));
			assertFails("target must be a symmetric matrix", () -> NetworkSamples.requirePositive(new double[] { unit, unit * (1 +
				1e-10), unit, unit }));
			assertFails("target must be a positive semidefinite matrix", () -> NetworkSamples.requirePositive(new double[] { unit, unit *
				(1 + 1e-10), unit * (1 + 1e-10), unit }));
		}
		assertFails("target must be a positive semidefinite matrix, had the eigenvalue -1", () -> NetworkSamples
			.requirePositive(new double[] { 1, 2, 2, 1 }));
		assertFails("target must be a symmetric matrix", () -> NetworkSamples.requirePositive(new double[] { 1, 0.1, 0, 1 }));
		assertFails("target must be a square matrix", () -> NetworkSamples.requirePositive(new double[3]));
		assertFails("target must be a square matrix", () -> NetworkSamples.requirePositive(new double[0]));
		assertFails("target must be finite", () -> NetworkSamples.requirePositive(new double[] { Double.NaN }));
	}

	@Test
	void badInputsAreNamed() {
		final double[] one = { 1 };
		assertFails("samples ", () -> NetworkSamples.inputs(3, 0, stream("inputs")));
		assertFails("samples ", () -> NetworkSamples.inputs(3, Integer.MAX_VALUE / 2, stream("inputs")));
		assertFails("dimension ", () -> NetworkSamples.inputs(0, 3, stream("inputs")));
		for (final double noise : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertFails("noiseVariance ", () -> NetworkSamples.diagonalLabels(one, one, noise, stream("noise")));
			assertFails("noiseVariance ", () -> NetworkSamples.quadraticLabels(one, one, noise, stream("noise"), Progress.NONE));
		}
		assertFails("inputs ", () -> NetworkSamples.diagonalLabels(new double[5], new double[2], 0, null));
		assertFails("inputs ", () -> NetworkSamples.quadraticLabels(new double[] { 1, Double.NaN }, one, 0, null,
			Progress.NONE));
	}

	private static void assertMoments(final double variance, final double[] labels) {
		double first = 0, second = 0, fourth = 0;
		for (final double y : labels) {
			first += y / labels.length;
			second += y * y / labels.length;
			fourth += y * y * y * y / labels.length;
		}
		assertEquals(0, first, 4 * Math.sqrt(second / labels.length));
		assertEquals(variance, second, 4 * Math.sqrt((fourth - second * second) / labels.length));
	}

	private static RandomStream stream(final String purpose) {
		return Streams.of(5).stream(purpose, 0);
	}

	private static void assertFails(final String start, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(start), message);
	}

	private static double squares(final double[] values) {
		return Arrays.stream(values).map(value -> value * value).sum();
	}
}
