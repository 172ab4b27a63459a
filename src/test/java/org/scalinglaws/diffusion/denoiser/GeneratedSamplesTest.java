package org.scalinglaws.diffusion.denoiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

class GeneratedSamplesTest {

	private static final double[] MEAN = { 1, -2, 3, 0.5 };

	private static final double[] SPECTRUM = { 4, 0.5, 0.01 };

	/** Three orthonormal columns of four numbers. */
	private static final double[] BASIS = { 0.5, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5, -0.5, -0.5 };

	private static final Denoiser DENOISER = new Denoiser(1, 0.1, 1, 0.002, 80);

	private static double[] draw(final double time, final int count) {
		return GeneratedSamples.draw(DENOISER, BASIS, MEAN, SPECTRUM, time, count, 5, Progress.NONE);
	}

	private static double along(final double[] samples, final int sample, final int mode) {
		double sum = 0;
		for (int i = 0; i < 4; i++)
			sum += (samples[4 * sample + i] - MEAN[i]) * BASIS[4 * mode + i];
		return sum;
	}

	/** Each moment within four standard errors. */
	@Test
	void hasTheModelsVariances() {
		final int count = 20_000;
		for (final double time : new double[] { 0, 0.3, 1e6 }) {
			final double[] samples = draw(time, count);
			for (int mode = 0; mode < 3; mode++) {
				double sum = 0, squares = 0, product = 0;
				for (int s = 0; s < count; s++) {
					sum += along(samples, s, mode);
					squares += Math.pow(along(samples, s, mode), 2);
					product += along(samples, s, mode) * along(samples, s, (mode + 1) % 3);
				}
				final double variance = DENOISER.variance(SPECTRUM[mode], time);
				final double next = DENOISER.variance(SPECTRUM[(mode + 1) % 3], time);
				assertEquals(0, sum / count, 4 * Math.sqrt(variance / count));
				assertEquals(variance, squares / count, 4 * variance * Math.sqrt(2.0 / count));
				assertEquals(0, product / count, 4 * Math.sqrt(variance * next / count));
			}
		}
	}

	@Test
	void showsOnePatchAtAllTimes() {
		final double[] early = draw(0.1, 3), late = draw(50, 3);
		for (int sample = 0; sample < 3; sample++)
			for (int mode = 0; mode < 3; mode++) {
				final double z = along(early, sample, mode) / Math.sqrt(DENOISER.variance(SPECTRUM[mode], 0.1));
				assertEquals(z, along(late, sample, mode) / Math.sqrt(DENOISER.variance(SPECTRUM[mode], 50)), 1e-9);
			}
		assertArrayEquals(early, Arrays.copyOf(draw(0.1, 200), 12)); // more samples are the same and others
	}

	@Test
	void isTheSameOnAnyNumberOfThreads() {
		final double[][] one = new double[1][];
		Parallel.workers(1, i -> one[0] = draw(2, 100)); // such a thread shares nothing
		assertArrayEquals(draw(2, 100), one[0]);
	}

	@Test
	void refusesWhatDoesNotFit() {
		assertThrows(IllegalArgumentException.class, () -> GeneratedSamples.draw(DENOISER, new double[5], MEAN, SPECTRUM, 1, 1, 1,
			Progress.NONE));
		assertThrows(IllegalArgumentException.class, () -> draw(-1, 1));
		assertThrows(IllegalArgumentException.class, () -> draw(1, 0));
		assertThrows(IllegalArgumentException.class, () -> GeneratedSamples.draw(DENOISER, new double[2 << 20], new double[1 << 20],
			new double[] { 1, 1 }, 1, 1000, 1, Progress.NONE));
	}
}
