package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

@Tag("slow")
class PatchCovarianceTest {

	private static PatchCovariance of(final RandomAccessibleInterval<? extends RealType<?>> image, final int size,
		final int patches)
	{
		return PatchCovariance.of(new PatchSampler(image, size, new SplittableRandom(7)), patches, Progress.NONE);
	}

	private static RandomAccessibleInterval<DoubleType> noise(final long seed, final long... shape) {
		final RandomGenerator random = new SplittableRandom(seed);
		final double[] pixels = random.doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b)).toArray();
		return ArrayImgs.doubles(pixels, shape);
	}

	/** The same covariance the slow way: all patches kept, two passes, vectors checked by C v = lambda v. */
	@ParameterizedTest
	@CsvSource({ "1, 2", "2, 3", "3, 700", "4, 513", "5, 1030" })
	void eigenpairsSatisfyTheirEquationForTheDirectCovariance(final int size, final int patches) {
		final RandomAccessibleInterval<DoubleType> image = noise(1, 17, 23);
		final int n = size * size;
		final PatchSampler sampler = new PatchSampler(image, size, new SplittableRandom(7));
		final double[] all = new double[n * patches];
		final double[] mean = new double[n];
		for (int p = 0; p < patches; p++) {
			sampler.next(all, p * n);
			for (int i = 0; i < n; i++)
				mean[i] += all[p * n + i] / patches;
		}
		final double[][] covariance = new double[n][n];
		double trace = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++)
				for (int p = 0; p < patches; p++)
					covariance[i][j] += (all[p * n + i] - mean[i]) * (all[p * n + j] - mean[j]) / patches;
			trace += covariance[i][i];
		}
		final PatchCovariance result = of(image, size, patches);
		assertArrayEquals(mean, result.mean(), 1e-14);
		assertEquals(trace, result.variance(), 1e-13 * trace);
		assertEquals(1, Arrays.stream(result.spectrum()).sum(), 1e-14);
		for (int k = 0; k < n; k++) {
			assertTrue(result.spectrum()[k] >= 0);
			assertTrue(k == 0 || result.spectrum()[k] <= result.spectrum()[k - 1]);
			for (int i = 0; i < n; i++) {
				double product = 0;
				for (int j = 0; j < n; j++)
					product += covariance[i][j] * result.basis()[k * n + j] / trace;
				assertEquals(result.spectrum()[k] * result.basis()[k * n + i], product, 1e-13);
			}
			assertEquals(1, dot(result.basis(), k, k, n), 1e-13);
			if (k > 0) assertEquals(0, dot(result.basis(), k, k - 1, n), 1e-13);
		}
	}

	@Test
	void whiteNoiseHasAFlatSpectrum() {
		final PatchCovariance result = of(noise(3, 400, 400), 2, 40_000);
		// overlapping draws of 160000 pixels: relative error of a variance about sqrt(2/40000) = 0.007, five of them
		for (final double value : result.spectrum())
			assertEquals(0.25, value, 0.25 * 0.035);
		assertEquals(4. / 12, result.variance(), 4. / 12 * 0.02);
	}

	/** Six patches of 225 pixels: next to eigenvalues that are rounding, iterations go on for ever. */
	@Test
	void fewPatchesHaveALowRank() {
		final double[] pixels = new double[20 * 15];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = i * 37 % 101;
		for (int seed = 1; seed <= 20; seed++) {
			final double[] spectrum = PatchCovariance.of(new PatchSampler(ArrayImgs.doubles(pixels, 20, 15), 15, Streams.of(seed)
				.stream("patches", 0)), 50, Progress.NONE).spectrum();
			assertEquals(1, Arrays.stream(spectrum).limit(5).sum(), 1e-12); // 220 times the rounding of the largest
		}
	}

	/** A plane wave has two eigenvectors, cosine and sine, of equal weight. */
	@Test
	void planeWaveHasRankTwo() {
		final double[] pixels = new double[400 * 50];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = Math.cos(2 * Math.PI * (i % 400) / 8);
		final PatchCovariance result = of(ArrayImgs.doubles(pixels, 400, 50), 8, 20_000);
		assertEquals(1, result.spectrum()[0] + result.spectrum()[1], 1e-14);
		assertEquals(0.5, result.spectrum()[0], 0.02); // 1/sqrt(20000) of sampled phases, three times
	}

	@ParameterizedTest
	@CsvSource({ "gravel, 1.8, 0.16", "brick, 2.5, 0.23", "camera, 1.5, 0.89" })
	void sampleImagesHaveTheirKnownSpectra(final String name, final double exponent, final double first) {
		final PatchCovariance result = of(SampleImages.open(name), 16, 20_000);
		assertEquals(first, result.spectrum()[0], 0.015); // known to two digits, drawn anew
		assertEquals(-exponent, slope(result.spectrum(), 5, 150), 0.1);
	}

	@Test
	void offsetAndScaleOfTheImageDoNotMatter() {
		final RandomAccessibleInterval<DoubleType> image = noise(5, 40, 40);
		final RandomAccessibleInterval<DoubleType> shifted = ArrayImgs.doubles(40, 40);
		net.imglib2.loops.LoopBuilder.setImages(image, shifted).forEachPixel((a, b) -> b.set(1024 + 0.5 * a.get()));
		// 1024 takes 11 of 53 bits of the pixels: 1e-13 / 0.3
		assertArrayEquals(of(image, 3, 1000).spectrum(), of(shifted, 3, 1000).spectrum(), 1e-12);
		assertEquals(of(image, 3, 1000).variance() / 4, of(shifted, 3, 1000).variance(), 1e-12);
	}

	@Test
	void viewsCellsAndOtherTypesGiveTheSame() {
		final RandomAccessibleInterval<DoubleType> image = noise(5, 40, 30);
		final double[] expected = of(image, 4, 300).basis();
		final RandomAccessibleInterval<DoubleType> cells = new CellImgFactory<>(new DoubleType(), 7).create(40, 30);
		ImgUtil.copy(image, cells);
		assertArrayEquals(expected, of(cells, 4, 300).basis());
		assertArrayEquals(expected, of(Views.translate(image, -100, 1000), 4, 300).basis());
	}

	@Test
	void furtherDimensionsAreDrawnToo() {
		final double[] pixels = new double[20 * 20 * 2 * 3];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = i / 400; // each of the six slices is constant
		final PatchCovariance result = of(ArrayImgs.doubles(pixels, 20, 20, 2, 3), 2, 60_000);
		// six equally likely values 0 ... 5: variance 35/12 per pixel; sd of its estimate 35/12 0.9/sqrt(60000) = 0.011
		assertEquals(4 * 35. / 12, result.variance(), 4 * 0.055);
		assertEquals(2.5, result.mean()[0], 5 * 1.71 / Math.sqrt(60_000));
		assertEquals(1, result.spectrum()[0], 1e-14);
		assertArrayEquals(new double[] { 0.5, 0.5, 0.5, 0.5 }, Arrays.copyOf(result.basis(), 4), 1e-14);
	}

	@Test
	void everyPositionIsReachedEquallyOften() {
		final double[] pixels = new double[5 * 4];
		Arrays.setAll(pixels, i -> i);
		final PatchSampler sampler = new PatchSampler(ArrayImgs.doubles(pixels, 5, 4), 2, new SplittableRandom(1));
		final int[] counts = new int[20];
		final double[] patch = new double[4];
		for (int i = 0; i < 12_000; i++) {
			sampler.next(patch, 0);
			assertArrayEquals(new double[] { patch[0], patch[0] + 1, patch[0] + 5, patch[0] + 6 }, patch);
			counts[(int) patch[0]]++;
		}
		for (int i = 0; i < 20; i++) // 12 positions, 1000 each, sd 30
			assertEquals(i % 5 < 4 && i < 15 ? 1000 : 0, counts[i], i % 5 < 4 && i < 15 ? 150 : 0);
	}

	@Test
	void cancelLeavesThePatchesSoFar() {
		final int[] polls = { 0 };
		final Progress progress = new Progress() {

			@Override
			public void update(final double fraction) {
				// not needed
			}

			@Override
			public boolean isCanceled() {
				return ++polls[0] > 2;
			}
		};
		final PatchSampler sampler = new PatchSampler(SampleImages.open("gravel"), 4, new SplittableRandom(7));
		final PatchCovariance partial = PatchCovariance.of(sampler, 100_000_000, progress);
		assertArrayEquals(of(SampleImages.open("gravel"), 4, (int) partial.patches()).spectrum(), partial.spectrum());
		assertEquals(512 * 3, partial.patches());
	}

	/** Larger patches are decomposed whole or not at all, with a look at cancel before each of the four parts. */
	@Test
	void cancelEndsTheDecompositionOfLargePatches() {
		for (int at = 1; at <= 4; at++) {
			final Looks looks = new Looks(at);
			assertThrows(CancellationException.class, () -> PatchCovariance.of(large(), 64, looks));
		}
		final Looks looks = new Looks(5);
		assertArrayEquals(PatchCovariance.of(large(), 64, Progress.NONE).spectrum(), PatchCovariance.of(large(), 64, looks)
			.spectrum());
		assertEquals(1, looks.last());
	}

	private static PatchSampler large() {
		return new PatchSampler(SampleImages.open("gravel"), 24, new SplittableRandom(7));
	}

	@Test
	void badInputIsRefused() {
		final RandomAccessibleInterval<DoubleType> image = noise(1, 20, 10);
		refuses("patchSize must be in [1, 32], was 0", () -> of(image, 0, 10));
		refuses("patchSize must be in [1, 32], was 33", () -> of(image, 33, 10));
		refuses("patches must be in [2, 100000000], was 1", () -> of(image, 2, 1));
		refuses("image is required", () -> of(null, 2, 10));
		refuses("image must have at least 11 pixels (patchSize) in dimension 1, was 10", () -> of(image, 11, 10));
		refuses("image must have at least two dimensions", () -> of(ArrayImgs.doubles(100), 2, 10));
		refuses("image has no variance", () -> of(constant(0.1), 3, 2000));
		refuses("image has too large values", () -> of(wild(1e300), 3, 2000));
		final double[] pixels = new double[200];
		Arrays.fill(pixels, Double.NaN);
		refuses("image must have patches of finite pixels, but 10000 drawn in a row", () -> of(ArrayImgs.doubles(pixels, 20,
			10), 1, 2));
		refuses("image must hold real numbers, was ARGBType", () -> of(unchecked(ArrayImgs.argbs(9, 9)), 2, 10));
	}

	@SuppressWarnings("unchecked")
	private static RandomAccessibleInterval<? extends RealType<?>> unchecked(final RandomAccessibleInterval<?> image) {
		return (RandomAccessibleInterval<? extends RealType<?>>) image;
	}

	private static RandomAccessibleInterval<DoubleType> constant(final double value) {
		final double[] pixels = new double[400];
		Arrays.fill(pixels, value);
		return ArrayImgs.doubles(pixels, 20, 20);
	}

	private static RandomAccessibleInterval<FloatType> floats() {
		return ArrayImgs.floats(new float[400], 20, 20);
	}

	@Test
	void constantFloatsHaveNoVariance() {
		refuses("image has no variance", () -> of(floats(), 3, 2000));
	}

	private static RandomAccessibleInterval<DoubleType> wild(final double scale) {
		final double[] pixels = new double[400];
		Arrays.setAll(pixels, i -> i % 7 * scale);
		return ArrayImgs.doubles(pixels, 20, 20);
	}

	private static void refuses(final String message, final org.junit.jupiter.api.function.Executable call) {
		final String was = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(was.startsWith(message), was);
	}

	private static double dot(final double[] basis, final int a, final int b, final int n) {
		double sum = 0;
		for (int i = 0; i < n; i++)
			sum += basis[a * n + i] * basis[b * n + i];
		return sum;
	}

	private static double slope(final double[] spectrum, final int from, final int to) {
		double sx = 0, sy = 0, sxx = 0, sxy = 0;
		final int n = to - from + 1;
		for (int rank = from; rank <= to; rank++) {
			final double x = Math.log(rank), y = Math.log(spectrum[rank - 1]);
			sx += x;
			sy += y;
			sxx += x * x;
			sxy += x * y;
		}
		return (n * sxy - sx * sy) / (n * sxx - sx * sx);
	}
}
