package org.scalinglaws.spectrum;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.task.Progress;

/**
 * The principal components of an image's patches: their mean, and the
 * eigenvalues and eigenvectors of their covariance.
 *
 * @param spectrum the eigenvalues in descending order, not negative, of sum 1
 * @param basis the eigenvectors, each of length 1, one after the other in the
 *          order of the spectrum; the first component of at least half the
 *          largest modulus is positive
 * @param mean of the patches, pixel by pixel
 * @param variance the sum of the pixels' variances (with 1/patches), by which
 *          the spectrum was divided
 * @param patches how many there were; fewer than asked for after a cancel
 * @param leftOut how many more there were with pixels that are NaN or infinite
 */
public record PatchCovariance(double[] spectrum, double[] basis, double[] mean, double variance, long patches,
	long leftOut)
{

	/** The largest number of patches. */
	public static final int MAX_PATCHES = 100_000_000;

	/** The dimension up to which a decomposition takes a tenth of a second or so. */
	private static final int QUICK = 512;

	/** The part of the progress that is not the decomposition's. */
	private static final double DRAWING = 0.9;

	private static final double BLOCK_WORK = 1 << 27; // multiplications between two looks at cancel: some 50 ms

	/**
	 * Decomposes the covariance of an image's patches.
	 *
	 * @param sampler of the image
	 * @param patches how many are drawn, in [2, 1e8]; or 0: all that the image has,
	 *          each once, so that nothing is left to chance
	 * @param progress polled every few hundred patches; a cancel leaves the
	 *          decomposition of the patches drawn so far, if that takes no second: of
	 *          at most 512 pixels
	 * @throws IllegalArgumentException if the number of patches is out of range, the
	 *           patches of finite pixels are fewer than two, or they do not vary
	 * @throws CancellationException after a cancel, of all or of larger patches or in
	 *           the decomposition
	 */
	public static PatchCovariance of(final PatchSampler sampler, final int patches, final Progress progress) {
		return of(sampler, patches, Runtime.getRuntime().availableProcessors(), progress);
	}

	static PatchCovariance of(final PatchSampler sampler, final int patches, final int threads, final Progress progress) {
		if (patches != 0) Require.inRange("patches", patches, 2, MAX_PATCHES);
		final long before = sampler.leftOut();
		final CovarianceAccumulator covariance = patches == 0 ? all(sampler, threads, progress.part(0, DRAWING)) : accumulate(
			sampler, patches, progress.part(0, DRAWING));
		final long leftOut = sampler.leftOut() - before;
		if (covariance.count() < 2) throw new IllegalArgumentException("image must have at least 2 patches of finite pixels, " +
			"had " + covariance.count() + (leftOut > 0 ? ", beside " + leftOut + " with pixels that are NaN or infinite" : ""));
		final boolean quick = sampler.dimension() <= QUICK;
		final boolean canceled = covariance.count() < patches;
		if (canceled && !quick) throw new CancellationException();
		final double variance = covariance.trace();
		if (!Double.isFinite(variance)) throw new IllegalArgumentException(
			"image has too large values: their variance must be finite, was " + variance);
		if (variance < Double.MIN_NORMAL) throw new IllegalArgumentException(
			"image has no variance: it must not be constant over the " + covariance.count() + " patches");
		final PatchCovariance result = decompose(covariance, variance, leftOut, quick ? Progress.NONE : progress.part(DRAWING,
			1));
		if (!canceled) progress.update(1);
		return result;
	}

	private static CovarianceAccumulator all(final PatchSampler sampler, final int threads, final Progress progress) {
		final CovarianceAccumulator covariance = new CovarianceAccumulator(sampler.dimension());
		sampler.forEachPlane(progress, (plane, part) -> PatchSums.add(plane, covariance, threads, part));
		return covariance;
	}

	private static CovarianceAccumulator accumulate(final PatchSampler sampler, final int patches,
		final Progress progress)
	{
		final int dimension = sampler.dimension();
		final int size = (int) Math.max(16, Math.min(512, BLOCK_WORK / dimension / dimension));
		final CovarianceAccumulator covariance = new CovarianceAccumulator(dimension);
		final double[] block = new double[Math.min(size, patches) * dimension];
		for (int done = 0; done < patches && (done == 0 || !progress.isCanceled());) {
			final int samples = Math.min(size, patches - done);
			for (int sample = 0; sample < samples; sample++)
				sampler.next(block, sample * dimension);
			covariance.add(block, samples);
			done += samples;
			progress.update((double) done / patches);
		}
		return covariance;
	}

	private static PatchCovariance decompose(final CovarianceAccumulator covariance, final double variance,
		final long leftOut, final Progress progress)
	{
		final double[] mean = covariance.mean();
		final int n = mean.length;
		final DMatrixRMaj matrix = DMatrixRMaj.wrap(n, n, covariance.normalized());
		final EigenDecomposition_F64<DMatrixRMaj> eigen = new SymmetricQRAlgorithmDecomposition_DDRM(
			new CancelableTridiagonal(DecompositionFactory_DDRM.tridiagonal(n), progress), true);
		final double shift = decompose(eigen, matrix);
		final double[] values = IntStream.range(0, n).mapToDouble(i -> eigen.getEigenvalue(i).getReal() - shift).toArray();
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> -values[i])).mapToInt(
			Integer::intValue).toArray();
		final double[] basis = new double[n * n];
		for (int rank = 0; rank < n; rank++)
			System.arraycopy(oriented(eigen.getEigenVector(order[rank]).getData()), 0, basis, rank * n, n);
		return new PatchCovariance(normalized(values, order), basis, mean, variance, covariance.count(), leftOut);
	}

	private static double decompose(final EigenDecomposition_F64<DMatrixRMaj> eigen, final DMatrixRMaj matrix) {
		try {
			return SymmetricEigen.decompose(eigen, matrix);
		}
		catch (final ArithmeticException failed) {
			throw new IllegalArgumentException("image must have patches whose covariance has eigenvalues: " + failed.getMessage(),
				failed);
		}
	}

	/** The eigenvalues in order, with round-off below 0 removed and the sum 1. */
	private static double[] normalized(final double[] values, final int[] order) {
		final double[] spectrum = Arrays.stream(order).mapToDouble(i -> Math.max(0, values[i])).toArray();
		final double sum = Arrays.stream(spectrum).sum();
		for (int i = 0; i < spectrum.length; i++)
			spectrum[i] /= sum;
		return spectrum;
	}

	/** Half the largest modulus, not the largest itself: which of two equal ones is larger is left to round-off. */
	private static double[] oriented(final double[] vector) {
		final double largest = Arrays.stream(vector).map(Math::abs).max().orElse(0);
		final double first = Arrays.stream(vector).filter(v -> Math.abs(v) >= largest / 2).findFirst().orElse(1);
		return first > 0 ? vector : Arrays.stream(vector).map(v -> -v).toArray();
	}
}
