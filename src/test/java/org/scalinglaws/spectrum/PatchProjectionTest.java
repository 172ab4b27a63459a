package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

class PatchProjectionTest {

	private static PatchSampler sampler(final RandomAccessibleInterval<UnsignedByteType> image, final int size,
		final long seed)
	{
		return new PatchSampler(image, size, new SplittableRandom(seed));
	}

	/** Mean 0 and covariance diag(spectrum) exactly, on all pairs of coordinates. */
	@Test
	void samePatchesHaveTheSpectrumAsTheirCovariance() {
		final RandomAccessibleInterval<UnsignedByteType> image = SampleImages.open("camera");
		final int n = 36, samples = 3000;
		final PatchCovariance covariance = PatchCovariance.of(sampler(image, 6, 5), samples, Progress.NONE);
		final double[] inputs = PatchProjection.inputs(sampler(image, 6, 5), covariance.basis(), covariance.mean(), samples,
			Progress.NONE);
		for (int a = 0; a < n; a++) {
			assertEquals(0, moment(inputs, n, a, -1), 1e-11);
			for (int b = 0; b <= a; b++)
				assertEquals(a == b ? covariance.spectrum()[a] : 0, moment(inputs, n, a, b), 1e-12);
		}
	}

	@Test
	void otherPatchesHaveTotalVarianceOneAndNearlyTheSpectrum() {
		final RandomAccessibleInterval<UnsignedByteType> image = SampleImages.open("gravel");
		final int n = 16, samples = 20_000;
		final PatchCovariance covariance = PatchCovariance.of(sampler(image, 4, 5), samples, Progress.NONE);
		final double[] inputs = PatchProjection.inputs(sampler(image, 4, 6), covariance.basis(), covariance.mean(), samples,
			Progress.NONE);
		double total = 0;
		for (int a = 0; a < n; a++) {
			total += moment(inputs, n, a, a);
			// relative sd sqrt(kurtosis/n) = 0.02 for a kurtosis up to 8, on both sides, four of them
			assertEquals(1, moment(inputs, n, a, a) / covariance.spectrum()[a], 0.11);
		}
		assertEquals(1, total, 1e-12);
	}

	@Test
	void onePixelPatchesKeepTheirSign() {
		final RandomAccessibleInterval<UnsignedByteType> image = ArrayImgs.unsignedBytes(new byte[] { 0, 2 }, 2, 1);
		final double[] inputs = PatchProjection.inputs(sampler(image, 1, 3), new double[] { 1 }, new double[] { 1 }, 50,
			Progress.NONE);
		for (final double value : inputs)
			assertEquals(1, Math.abs(value), 1e-15);
	}

	@Test
	void badInputIsRefused() {
		final RandomAccessibleInterval<UnsignedByteType> image = SampleImages.open("brick");
		refuses(() -> PatchProjection.inputs(sampler(image, 2, 1), new double[15], new double[4], 5, Progress.NONE));
		refuses(() -> PatchProjection.inputs(sampler(image, 2, 1), new double[16], new double[3], 5, Progress.NONE));
		refuses(() -> PatchProjection.inputs(sampler(image, 2, 1), new double[16], new double[4], 0, Progress.NONE));
		refuses(() -> PatchProjection.inputs(sampler(image, 2, 1), new double[16], new double[4], 5, Progress.NONE));
		refuses(() -> PatchProjection.inputs(sampler(image, 32, 1), new double[1 << 20], new double[1024], 3_000_000,
			Progress.NONE));
	}

	private static void refuses(final org.junit.jupiter.api.function.Executable call) {
		assertThrows(IllegalArgumentException.class, call);
	}

	private static double moment(final double[] inputs, final int n, final int a, final int b) {
		double sum = 0;
		for (int at = 0; at < inputs.length; at += n)
			sum += inputs[at + a] * (b < 0 ? 1 : inputs[at + b]);
		return sum * n / inputs.length;
	}
}
