package org.scalinglaws.spectrum;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

/**
 * Patches of an image as samples in an orthonormal basis: real inputs in the
 * place of Gaussian ones.
 */
public final class PatchProjection {

	private static final int POLL = 256; // samples

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
	 * @param progress polled every few hundred patches; a cancel leaves the
	 *          samples so far
	 * @return d values per sample, one sample after the other
	 * @throws IllegalArgumentException if a length is wrong, the result has more
	 *           than 2147483639 elements, a pixel of the image is not finite, or
	 *           the projected patches do not vary
	 */
	public static double[] inputs(final PatchSampler sampler, final double[] basis, final double[] mean,
		final int patches, final Progress progress)
	{
		final int n = sampler.dimension();
		Require.inRange("patches", patches, 1, Math.min(PatchCovariance.MAX_PATCHES, (Integer.MAX_VALUE - 8) / n));
		Require.length("basis", basis, n * n);
		Require.length("mean", mean, n);
		sampler.requireFinite(progress);
		final double[] transposed = transposed(basis, n);
		final double[] inputs = new double[n * patches];
		final double[] patch = new double[n];
		int done = 0;
		for (; done < patches && (done == 0 || done % POLL != 0 || !progress.isCanceled()); done++) {
			sampler.next(patch, 0);
			for (int pixel = 0; pixel < n; pixel++)
				axpy(patch[pixel] - mean[pixel], transposed, pixel * n, inputs, done * n, n);
			if (done % POLL == 0) progress.update((double) done / patches);
		}
		return scaled(done < patches ? Arrays.copyOf(inputs, done * n) : inputs, done);
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

	private static double[] transposed(final double[] square, final int n) {
		final double[] result = new double[square.length];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				result[j * n + i] = square[i * n + j];
		return result;
	}
}
