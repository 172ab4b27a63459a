package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

/** The covariance of all patches of an image, beside the one that is formed patch by patch. */
@Tag("slow")
class AllPatchesTest {

	private static PatchCovariance all(final RandomAccessibleInterval<? extends RealType<?>> image, final int size) {
		return all(image, size, 2);
	}

	private static PatchCovariance all(final RandomAccessibleInterval<? extends RealType<?>> image, final int size,
		final int threads)
	{
		return PatchCovariance.of(new PatchSampler(image, size, null), 0, threads, Progress.NONE); // nothing is drawn
	}

	private static double[] noise(final int count) {
		final Random random = new Random(5);
		final double[] pixels = new double[count];
		for (int i = 0; i < count; i++) // a walk, so that neighbours are alike, far from zero
			pixels[i] = 1000 + 0.9 * (i == 0 ? 0 : pixels[i - 1] - 1000) + random.nextGaussian();
		return pixels;
	}

	/** All patches are kept, those with other than finite pixels are not; two passes. */
	private static void requireDirectCovariance(final RandomAccessibleInterval<? extends RealType<?>> image,
		final int size)
	{
		final int n = size * size;
		final long slices = image.numDimensions() > 2 ? image.dimension(2) : 1;
		final RandomAccess<? extends RealType<?>> access = image.randomAccess();
		double[][] patches = new double[(int) (slices * image.dimension(0) * image.dimension(1))][];
		int count = 0, leftOut = 0;
		for (long z = 0; z < slices; z++)
			for (long top = image.min(1); top <= image.max(1) - size + 1; top++)
				for (long left = image.min(0); left <= image.max(0) - size + 1; left++) {
					if (image.numDimensions() > 2) access.setPosition(image.min(2) + z, 2);
					final double[] patch = new double[n];
					for (int i = 0; i < n; i++) {
						access.setPosition(left + i % size, 0);
						access.setPosition(top + i / size, 1);
						patch[i] = access.get().getRealDouble();
					}
					if (Arrays.stream(patch).allMatch(Double::isFinite)) patches[count++] = patch;
					else leftOut++;
				}
		patches = Arrays.copyOf(patches, count);
		final PatchCovariance result = all(image, size);
		assertEquals(count, result.patches());
		assertEquals(leftOut, result.leftOut());
		double trace = 0;
		for (int a = 0; a < n; a++) {
			assertEquals(mean(patches, a), result.mean()[a], 1e-12 * 1000);
			trace += covariance(patches, a, a);
		}
		assertEquals(trace, result.variance(), 1e-12 * trace);
		for (int a = 0; a < n; a++)
			for (int b = a; b < n; b++) {
				double sum = 0;
				for (int rank = 0; rank < n; rank++)
					sum += result.spectrum()[rank] * result.basis()[rank * n + a] * result.basis()[rank * n + b];
				assertEquals(covariance(patches, a, b) / trace, sum, 1e-12, "pixels " + a + " and " + b);
			}
	}

	private static double mean(final double[][] patches, final int a) {
		return Arrays.stream(patches).mapToDouble(patch -> patch[a] - 1000).average().orElse(Double.NaN) + 1000;
	}

	private static double covariance(final double[][] patches, final int a, final int b) {
		final double meanA = mean(patches, a), meanB = mean(patches, b);
		return Arrays.stream(patches).mapToDouble(patch -> (patch[a] - meanA) * (patch[b] - meanB)).average().orElse(
			Double.NaN);
	}

	@ParameterizedTest
	@CsvSource({ "1, 40, 30, 1", "2, 3, 2, 1", "3, 4, 5, 1", "4, 30, 4, 2", "5, 5, 31, 3", "6, 40, 33, 1", "9, 10, 12, 4",
		"16, 40, 40, 1" })
	void isThatOfThePatchesOneByOne(final int size, final int width, final int height, final int slices) {
		requireDirectCovariance(ArrayImgs.doubles(noise(width * height * slices), width, height, slices), size);
	}

	@Test
	void isThatOfThePatchesOfLongImages() {
		requireDirectCovariance(ArrayImgs.doubles(noise(3 * 2100), 2100, 3), 2);
		requireDirectCovariance(ArrayImgs.doubles(noise(4 * 1031), 4, 1031), 4);
	}

	/** All 247009 patches of 16 x 16 pixels of a picture, for 200 pairs of pixels. */
	@Test
	void isThatOfThePatchesOfAPicture() {
		final double[] pixels = new double[512 * 512];
		final RandomAccess<? extends RealType<?>> access = SampleImages.open("gravel").randomAccess();
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = access.setPositionAndGet(i % 512, i / 512).getRealDouble();
		final PatchCovariance result = all(SampleImages.open("gravel"), 16);
		final Random random = new Random(2);
		for (int pair = 0; pair < 200; pair++) {
			final int a = random.nextInt(256), b = random.nextInt(256);
			double sumA = 0, sumB = 0, products = 0; // whole numbers, exact
			for (int y = 0; y < 497; y++)
				for (int x = 0; x < 497; x++) {
					final double pixelA = pixels[(y + a / 16) * 512 + x + a % 16], pixelB = pixels[(y + b / 16) * 512 + x + b % 16];
					sumA += pixelA;
					sumB += pixelB;
					products += pixelA * pixelB;
				}
			double covariance = 0;
			for (int rank = 0; rank < 256; rank++)
				covariance += result.spectrum()[rank] * result.basis()[rank * 256 + a] * result.basis()[rank * 256 + b];
			final double count = 497 * 497;
			assertEquals((products - sumA * sumB / count) / count / result.variance(), covariance, 1e-13);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.001, 0.02, 0.1, 0.3 })
	void patchesWithOtherThanFinitePixelsAreLeftOut(final double share) {
		final double[] pixels = noise(40 * 30 * 2);
		final Random random = new Random(8);
		for (int i = 0; i < pixels.length; i++)
			if (random.nextDouble() < share) pixels[i] = i % 3 == 0 ? Double.NaN : i % 3 == 1 ? Double.POSITIVE_INFINITY
				: Double.NEGATIVE_INFINITY;
		requireDirectCovariance(ArrayImgs.doubles(pixels, 40, 30, 2), 3);
	}

	/** What lies in no patch of finite pixels has no weight, however large. */
	@Test
	void pixelsBehindOthersThatAreNotFiniteDoNotMatter() {
		final double[] pixels = noise(40 * 30);
		for (int y = 0; y < 30; y++) {
			pixels[y * 40 + 37] = Double.NaN;
			pixels[y * 40 + 38] = 1e200;
		}
		pixels[39] = Double.NaN;
		requireDirectCovariance(ArrayImgs.doubles(pixels, 40, 30), 3);
		Arrays.setAll(pixels, i -> i % 40 < 37 ? 0.1 : pixels[i]);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> all(ArrayImgs.doubles(pixels, 40, 30), 3)).getMessage()
			.startsWith("image has no variance"));
	}

	@Test
	void doesNotDependOnThreads() {
		final RandomAccessibleInterval<DoubleType> image = ArrayImgs.doubles(noise(60 * 50), 60, 50);
		final PatchCovariance one = all(image, 7, 1);
		for (final int threads : new int[] { 2, 3, 8 }) {
			assertArrayEquals(one.spectrum(), all(image, 7, threads).spectrum(), 0);
			assertArrayEquals(one.basis(), all(image, 7, threads).basis(), 0);
		}
	}

	@Test
	void viewsAndCellsGiveTheSame() {
		final RandomAccessibleInterval<DoubleType> image = ArrayImgs.doubles(noise(40 * 30 * 2 * 3), 40, 30, 2, 3);
		final double[] expected = all(image, 4).basis();
		final RandomAccessibleInterval<DoubleType> cells = new CellImgFactory<>(new DoubleType(), 7).create(40, 30, 2, 3);
		ImgUtil.copy(image, cells);
		assertArrayEquals(expected, all(cells, 4).basis(), 0);
		assertArrayEquals(expected, all(Views.translate(image, -100, 1000, 3, 4), 4).basis(), 0);
		final RandomAccessibleInterval<DoubleType> part = Views.interval(image, new long[] { 7, 3, 0, 1 }, new long[] { 30, 20,
			1, 1 });
		assertArrayEquals(all(ArrayImgs.doubles(pixels(part), part.dimensionsAsLongArray()), 4).basis(), all(part, 4).basis(),
			0);
	}

	private static double[] pixels(final RandomAccessibleInterval<DoubleType> image) {
		final double[] pixels = new double[(int) Views.flatIterable(image).size()];
		int i = 0;
		for (final DoubleType pixel : Views.flatIterable(image))
			pixels[i++] = pixel.get();
		return pixels;
	}

	/** Draws of patches tend to what all of them give. */
	@Test
	void isWhatDrawnPatchesScatterAbout() {
		final RandomAccessibleInterval<? extends RealType<?>> image = SampleImages.open("gravel");
		final PatchCovariance exact = all(image, 8);
		final PatchCovariance drawn = PatchCovariance.of(new PatchSampler(image, 8, new Random(3)), 40_000, Progress.NONE);
		assertEquals(505 * 505, exact.patches());
		// relative sd of an eigenvalue sqrt(kurtosis/n) = 0.014 for a kurtosis up to 8, four of them
		for (int i = 0; i < 64; i++)
			assertEquals(1, drawn.spectrum()[i] / exact.spectrum()[i], 0.056);
	}

	@Test
	void looksAtCancelBetweenItsParts() {
		final RandomAccessibleInterval<DoubleType> image = ArrayImgs.doubles(noise(1040 * 20), 1040, 20);
		final Looks looks = new Looks(Integer.MAX_VALUE);
		PatchCovariance.of(new PatchSampler(image, 4, null), 0, 1, looks);
		assertEquals(10, looks.count()); // before each of two planes and of its four distances of rows
		assertEquals(1, looks.last());
		for (final int at : new int[] { 1, 5, 10 })
			assertThrows(CancellationException.class, () -> PatchCovariance.of(new PatchSampler(image, 4, null), 0, 2, new Looks(
				at)));
	}

	@Test
	void badInputIsRefused() {
		final double[] pixels = noise(200);
		refuses("image must have at least 11 pixels (patchSize) in dimension 1, was 10", pixels, 11);
		refuses("image must have at least 2 patches of finite pixels, had 1", Arrays.copyOf(pixels, 100), 10);
		refuses("image has no variance", new double[200], 3);
		final double[] constant = new double[200];
		Arrays.fill(constant, 0.1);
		refuses("image has no variance", constant, 3);
		refuses("image has too large values", Arrays.stream(pixels).map(p -> p * 1e300).toArray(), 3);
		pixels[69] = pixels[70] = Double.NaN;
		refuses("image must have at least 2 patches of finite pixels, had 0, beside 11 with pixels that are NaN or infinite",
			pixels, 10);
		Arrays.fill(pixels, Double.NaN);
		refuses("image must have at least 2 patches of finite pixels, had 0, beside 200", pixels, 1);
	}

	private static void refuses(final String message, final double[] pixels, final int size) {
		final String was = assertThrows(IllegalArgumentException.class, () -> all(ArrayImgs.doubles(pixels, pixels.length / 10,
			10), size)).getMessage();
		assertTrue(was.startsWith(message), was);
	}
}
