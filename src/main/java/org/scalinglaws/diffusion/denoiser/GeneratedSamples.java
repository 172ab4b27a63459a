package org.scalinglaws.diffusion.denoiser;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * What a linear diffusion model draws at some time of its training: mean + sum over k of sqrt(variance_k) z_k basis_k with
 * standard normal z. One seed gives the same z at each time, so that a sequence of times shows one picture as it forms.
 */
public final class GeneratedSamples {

	/** Numbers in all samples together. */
	public static final int MOST_VALUES = 100_000_000;

	/** Samples of one stream. */
	private static final int BLOCK = 64;

	private GeneratedSamples() {
		// static function only
	}

	/**
	 * Draws samples.
	 *
	 * @param basis a column of mean.length numbers for each mode
	 * @param spectrum variances of the data along the columns, in the units of the samples
	 * @param time of training, at least 0
	 * @param count how many, 1 to 1000000
	 * @param seed of the normal numbers
	 * @return the samples one after the other, the coordinate fastest
	 * @throws IllegalArgumentException if the lengths do not fit or a number is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] draw(final Denoiser denoiser, final double[] basis, final double[] mean, final double[] spectrum,
		final double time, final int count, final long seed, final Progress progress)
	{
		final int n = mean.length, modes = spectrum.length;
		Require.length("basis", basis, n * modes);
		Require.inRange("time", time, 0, Denoiser.LARGEST);
		Require.inRange("count", count, 1, 1_000_000);
		Require.inRange("count x values of a sample", (long) count * n, 1, MOST_VALUES);
		final double[] deviations = new double[modes];
		for (int k = 0; k < modes; k++)
			deviations[k] = Math.sqrt(denoiser.variance(spectrum[k], time));
		final double[] samples = new double[count * n];
		final Streams streams = Streams.of(seed);
		Parallel.forEach((count - 1) / BLOCK + 1, progress, block -> {
			final RandomStream normals = streams.stream("generatedSamples", block);
			for (int sample = block * BLOCK; sample < Math.min(count, (block + 1) * BLOCK); sample++)
				draw(deviations, normals, basis, mean, samples, sample * n);
		});
		return Require.finite("samples of basis, mean, spectrum and start", samples);
	}

	private static void draw(final double[] deviations, final RandomStream normals, final double[] basis, final double[] mean,
		final double[] samples, final int at)
	{
		final int n = mean.length;
		System.arraycopy(mean, 0, samples, at, n);
		for (int k = 0; k < deviations.length; k++) {
			final double factor = deviations[k] * normals.nextGaussian();
			for (int i = 0; i < n; i++)
				samples[at + i] += factor * basis[k * n + i];
		}
	}
}
