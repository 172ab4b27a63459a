package org.scalinglaws.diffusion.denoiser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/** A whole matrix trained by SGD on batches of 512 samples, beside the law of its modes. */
class TrainedMatrixTest {

	private static final double[] SPECTRUM = { 2, 1, 0.5, 0.1 };

	private static final int STEPS = 400, BATCH = 512, RUNS = 16;

	private static final double RATE = 1e-3, SIGMA = 0.7, START = 0.1;

	@Test
	void followsTheLawOfTheWeights() {
		final int d = SPECTRUM.length;
		final double[] sum = new double[d * d], squares = new double[d * d];
		for (int run = 0; run < RUNS; run++) {
			final double[] weights = train(Streams.of(3).stream("trainedMatrix", run));
			for (int i = 0; i < weights.length; i++) {
				sum[i] += weights[i] / RUNS;
				squares[i] += weights[i] * weights[i] / RUNS;
			}
		}
		final Denoiser denoiser = new Denoiser(1, START, RATE, 0.002, 80);
		for (int i = 0; i < d * d; i++) {
			final double error = Math.sqrt((squares[i] - sum[i] * sum[i]) / (RUNS - 1));
			final double law = i % (d + 1) == 0 ? denoiser.weight(SPECTRUM[i % d], SIGMA, STEPS) : 0;
			// steps of finite length: (1 - 2 eta a)^k instead of exp(-2 eta a k), at most 2 eta a/e for any k, times 1
			final double finite = i % (d + 1) == 0 ? 2 * RATE * (SPECTRUM[i % d] + SIGMA * SIGMA) / Math.E : 0;
			assertEquals(law, sum[i], 3.5 * error + finite, "entry " + i);
			assertEquals(0, error, 4e-4); // or the line above would say nothing
		}
	}

	private static double[] train(final RandomStream random) {
		final int d = SPECTRUM.length;
		final double[] weights = new double[d * d], gradient = new double[d * d], x = new double[d], y = new double[d];
		for (int i = 0; i < d; i++)
			weights[i * d + i] = START;
		for (int step = 0; step < STEPS; step++) {
			Arrays.fill(gradient, 0);
			for (int sample = 0; sample < BATCH; sample++) {
				for (int i = 0; i < d; i++) {
					x[i] = Math.sqrt(SPECTRUM[i]) * random.nextGaussian();
					y[i] = x[i] + SIGMA * random.nextGaussian();
				}
				for (int i = 0; i < d; i++) {
					double residual = -x[i];
					for (int j = 0; j < d; j++)
						residual += weights[i * d + j] * y[j];
					for (int j = 0; j < d; j++)
						gradient[i * d + j] += 2 * residual * y[j] / BATCH;
				}
			}
			for (int i = 0; i < weights.length; i++)
				weights[i] -= RATE * gradient[i];
		}
		return weights;
	}
}
