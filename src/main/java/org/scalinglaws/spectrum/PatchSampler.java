package org.scalinglaws.spectrum;

import java.util.random.RandomGenerator;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Draws square patches at random positions of an image: dimensions 0 and 1 span
 * the patch, all positions that hold it are equally likely, and a position in
 * each further dimension (slice, time, channel) is drawn as well.
 * <p>
 * The same image, size and generator give the same patches.
 * </p>
 */
public final class PatchSampler {

	/** The largest side of a patch; the decomposition of its covariance takes seconds, and minutes at twice the side. */
	public static final int MAX_SIZE = 32;

	private static final int POLL = 1 << 22;

	private final RandomAccessibleInterval<? extends RealType<?>> image;
	private final RandomAccess<? extends RealType<?>> access;
	private final int size;
	private final boolean whole;
	private final RandomGenerator random;

	/**
	 * @param image of at least two dimensions, real valued
	 * @param size the side of a patch in pixels, in [1, 32]
	 * @param random draws the positions, one long per dimension and patch
	 * @throws IllegalArgumentException if the image is missing, holds no real
	 *           numbers, has fewer than two dimensions or is smaller than a patch,
	 *           or if the size is out of range
	 */
	public PatchSampler(final RandomAccessibleInterval<? extends RealType<?>> image, final int size,
		final RandomGenerator random)
	{
		Require.given("image", image);
		Require.inRange("patchSize", size, 1, MAX_SIZE);
		if (image.numDimensions() < 2) throw new IllegalArgumentException(
			"image must have at least two dimensions, was one of " + image.numDimensions());
		for (int d = 0; d < image.numDimensions(); d++) {
			final int needed = d < 2 ? size : 1;
			if (image.dimension(d) < needed) throw new IllegalArgumentException("image must have at least " + needed +
				" pixels (patchSize) in dimension " + d + ", was " + image.dimension(d));
		}
		this.whole = firstPixel(image) instanceof IntegerType;
		this.image = image;
		this.access = image.randomAccess();
		this.size = size;
		this.random = random;
	}

	/** {@return the number of pixels of a patch, size^2} */
	public int dimension() {
		return size * size;
	}

	/**
	 * Draws one patch.
	 *
	 * @param target receives its pixels from offset on, dimension 0 of the image
	 *          running fastest
	 */
	public void next(final double[] target, final int offset) {
		for (int d = 0; d < image.numDimensions(); d++)
			access.setPosition(image.min(d) + below(image.dimension(d) - (d < 2 ? size - 1 : 0)), d);
		final long left = access.getLongPosition(0);
		final long top = access.getLongPosition(1);
		int index = offset;
		for (int y = 0; y < size; y++) {
			access.setPosition(top + y, 1);
			for (int x = 0; x < size; x++) { // never a step outside of the image: some cannot bear it
				access.setPosition(left + x, 0);
				target[index++] = access.get().getRealDouble();
			}
		}
	}

	/**
	 * Requires that all pixels are finite; those of integer types are, without a
	 * look.
	 *
	 * @param progress stops the search when canceled
	 * @throws IllegalArgumentException if a pixel is NaN or infinite
	 */
	public void requireFinite(final Progress progress) {
		if (whole) return;
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).localizingCursor();
		for (long i = 1; cursor.hasNext() && (i % POLL != 0 || !progress.isCanceled()); i++) {
			final double value = cursor.next().getRealDouble();
			if (!Double.isFinite(value)) throw new IllegalArgumentException("image must be finite, was " + value + " at " +
				position(cursor));
		}
	}

	/** A whole number in [0, bound), by a rule that does not depend on the JDK; its bias is below bound / 2^63. */
	private long below(final long bound) {
		return Math.multiplyHigh(random.nextLong() >>> 1, 2 * bound);
	}

	private static RealType<?> firstPixel(final RandomAccessibleInterval<?> image) {
		final RandomAccess<?> access = image.randomAccess();
		image.min(access);
		final Object pixel = access.get();
		if (pixel instanceof RealType) return (RealType<?>) pixel;
		throw new IllegalArgumentException("image must hold real numbers, was " + pixel.getClass().getSimpleName());
	}

	private static String position(final Cursor<?> cursor) {
		final long[] position = new long[cursor.numDimensions()];
		cursor.localize(position);
		return java.util.Arrays.toString(position);
	}
}
