package org.scalinglaws.spectrum;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

/**
 * Patches of an image as samples in an orthonormal basis: real inputs in the
 * place of Gaussian ones.
 */
public final class PatchProjection {

	private static final int BLOCK = 16; // patches that share a row of the basis while it is in the cache

	private PatchProjection() {
		// static function only
	}

	/**
	 * Draws patches, removes the mean, projects on the basis, and divides by one
	 * number so that the samples have the total variance 1: the mean of |x|^2.
	 * <p>
	 * With the mean and basis of {@link PatchCovariance} and the same patches, the
	 * covariance of the samples (with 1/patches) is the diagonal matrix of its
	 * spectrum, up to round-off.
	 * </p>
	 *
	 * @param sampler of the image
	 * @param basis d vectors of d = sampler.dimension() elements, one after the
	 *          other
	 * @param mean d values
	 * @param patches in [1, 1e8]
	 * @param progress polled every few patches; a cancel leaves the
	 *          samples so far
	 * @return d values per sample, one sample after the other
	 * @throws IllegalArgumentException if a length is wrong, the result has more
	 *           than 2147483639 elements, no patch has finite pixels only, or the
	 *           projected patches do not vary
	 */
	public static double[] inputs(final PatchSampler sampler, final double[] basis, final double[] mean,
		final int patches, final Progress progress)
	{
		final int n = sampler.dimension();
		Require.inRange("patches", patches, 1, Math.min(PatchCovariance.MAX_PATCHES, (Integer.MAX_VALUE - 8) / n));
		Require.length("basis", basis, n * n);
		Require.length("mean", mean, n);
		final double[] transposed = transposed(basis, n);
		final double[] inputs = new double[n * patches];
		final double[] block = new double[BLOCK * n];
		int done = 0;
		while (done < patches && (done == 0 || !progress.isCanceled())) {
			final int count = Math.min(BLOCK, patches - done);
			project(sampler, block, count, mean, transposed, inputs, done);
			done += count;
			progress.update((double) done / patches);
		}
		return scaled(done < patches ? Arrays.copyOf(inputs, done * n) : inputs, done);
	}

	private static void project(final PatchSampler sampler, final double[] block, final int count, final double[] mean,
		final double[] transposed, final double[] inputs, final int done)
	{
		final int n = mean.length;
		for (int patch = 0; patch < count; patch++)
			sampler.next(block, patch * n);
		for (int patch = 0; patch < count; patch++)
			for (int pixel = 0; pixel < n; pixel++)
				block[patch * n + pixel] -= mean[pixel];
		final int quadruples = n - n % 4;
		for (int pixel = 0; pixel < quadruples; pixel += 4)
			for (int patch = 0; patch < count; patch++)
				axpy4(block, patch * n + pixel, transposed, pixel * n, inputs, (done + patch) * n, n);
		for (int pixel = quadruples; pixel < n; pixel++)
			for (int patch = 0; patch < count; patch++)
				axpy(block[patch * n + pixel], transposed, pixel * n, inputs, (done + patch) * n, n);
	}

	private static double[] scaled(final double[] inputs, final int samples) {
		double sum = 0;
		for (final double value : inputs)
			sum += value * value;
		if (!(sum >= Double.MIN_NORMAL && sum < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(
			"image has no variance in this basis: the total variance of its patches must be positive and finite, was " + sum /
				samples);
		final double scale = Math.sqrt(samples / sum);
		for (int i = 0; i < inputs.length; i++)
			inputs[i] *= scale;
		return inputs;
	}

	private static void axpy(final double factor, final double[] x, final int from, final double[] y, final int to,
		final int n)
	{
		for (int i = 0; i < n; i++)
			y[to + i] += factor * x[from + i];
	}

	/** Four rows of x in one pass over y. */
	private static void axpy4(final double[] factors, final int at, final double[] x, final int from, final double[] y,
		final int to, final int n)
	{
		final double a = factors[at], b = factors[at + 1], c = factors[at + 2], d = factors[at + 3];
		final int second = from + n, third = from + 2 * n, fourth = from + 3 * n;
		for (int i = 0; i < n; i++)
			y[to + i] = y[to + i] + a * x[from + i] + b * x[second + i] + c * x[third + i] + d * x[fourth + i];
	}

	private static double[] transposed(final double[] square, final int n) {
		final double[] result = new double[square.length];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				result[j * n + i] = square[i * n + j];
		return result;
	}
}
