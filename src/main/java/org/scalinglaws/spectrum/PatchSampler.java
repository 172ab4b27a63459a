package org.scalinglaws.spectrum;

import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.IntervalIndexer;
import net.imglib2.util.Intervals;

/**
 * Draws square patches at random positions of an image: dimensions 0 and 1 span
 * the patch, all positions that hold it are equally likely, and a position in
 * each further dimension (slice, time, channel) is drawn as well. Patches with
 * pixels that are NaN or infinite are left out and counted.
 * <p>
 * The same image, size and generator give the same patches.
 * </p>
 */
public final class PatchSampler {

	/** The largest side of a patch; the decomposition of its covariance takes seconds, and minutes at twice the side. */
	public static final int MAX_SIZE = 32;

	/** Positions along each side of a plane: some megabytes. */
	private static final int SIDE = 1024;

	/** So many in a row mean that fewer than one patch in a thousand is of finite pixels, almost surely. */
	private static final int MOST_DRAWS = 10_000;

	private final RandomAccessibleInterval<? extends RealType<?>> image;
	private final RandomAccess<? extends RealType<?>> access;
	private final int size;
	private final RandomGenerator random;
	private long leftOut;

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
		requireReal(image);
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
	 * Draws one patch, again and again until all its pixels are finite.
	 *
	 * @param target receives its pixels from offset on, dimension 0 of the image
	 *          running fastest
	 * @throws IllegalArgumentException if there seems to be no such patch
	 */
	public void next(final double[] target, final int offset) {
		for (int draw = 0; draw < MOST_DRAWS; draw++) {
			for (int d = 0; d < image.numDimensions(); d++)
				access.setPosition(image.min(d) + below(image.dimension(d) - (d < 2 ? size - 1 : 0)), d);
			if (read(access.getLongPosition(0), access.getLongPosition(1), size, target, offset, size * size)) return;
			leftOut++;
		}
		throw new IllegalArgumentException("image must have patches of finite pixels, but " + MOST_DRAWS +
			" drawn in a row had pixels that are NaN or infinite");
	}

	/** {@return how many patches were left out so far, for a pixel that is NaN or infinite} */
	public long leftOut() {
		return leftOut;
	}

	/**
	 * Goes over the image in planes of bounded size that together have each patch once;
	 * those with pixels that are not finite count as left out.
	 *
	 * @param work on a plane, with its part of the progress
	 * @throws CancellationException if the listener wants it to end
	 */
	void forEachPlane(final Progress progress, final BiConsumer<PatchPlane, Progress> work) {
		final Interval positions = positions();
		final long[] pieces = new long[image.numDimensions()];
		for (int d = 0; d < pieces.length; d++)
			pieces[d] = d < 2 ? (positions.dimension(d) - 1) / SIDE + 1 : positions.dimension(d);
		final long count = Intervals.numElements(pieces);
		final long[] piece = new long[pieces.length];
		for (long i = 0; i < count; i++) {
			if (progress.isCanceled()) throw new CancellationException();
			IntervalIndexer.indexToPosition(i, pieces, piece);
			final PatchPlane plane = plane(piece, positions);
			leftOut += plane.positions() - plane.count();
			work.accept(plane, progress.part((double) i / count, (i + 1.0) / count));
		}
	}

	private PatchPlane plane(final long[] piece, final Interval positions) {
		for (int d = 2; d < piece.length; d++)
			access.setPosition(positions.min(d) + piece[d], d);
		final long left = positions.min(0) + piece[0] * SIDE, top = positions.min(1) + piece[1] * SIDE;
		final int width = (int) Math.min(SIDE, positions.max(0) - left + 1) + size - 1;
		final int height = (int) Math.min(SIDE, positions.max(1) - top + 1) + size - 1;
		final double[] pixels = new double[width * height];
		read(left, top, width, pixels, 0, pixels.length);
		return PatchPlane.of(pixels, width, size);
	}

	/** Where the first pixel of a patch can lie. */
	private Interval positions() {
		final long[] max = image.maxAsLongArray();
		max[0] -= size - 1;
		max[1] -= size - 1;
		return new FinalInterval(image.minAsLongArray(), max);
	}

	/** Reads a rectangle at the present position in the further dimensions; false if a pixel is not finite. */
	private boolean read(final long left, final long top, final int width, final double[] target, final int offset,
		final int count)
	{
		boolean finite = true;
		for (int i = 0; i < count; i += width) {
			access.setPosition(top + i / width, 1);
			for (int x = 0; x < width; x++) { // never a step outside of the image: some cannot bear it
				access.setPosition(left + x, 0);
				target[offset + i + x] = access.get().getRealDouble();
				finite &= Double.isFinite(target[offset + i + x]);
			}
		}
		return finite;
	}

	/** A whole number in [0, bound), by a rule that does not depend on the JDK; its bias is below bound / 2^63. */
	private long below(final long bound) {
		return Math.multiplyHigh(random.nextLong() >>> 1, 2 * bound);
	}

	private static void requireReal(final RandomAccessibleInterval<?> image) {
		final RandomAccess<?> access = image.randomAccess();
		image.min(access);
		if (!(access.get() instanceof RealType)) throw new IllegalArgumentException("image must hold real numbers, was " +
			access.get().getClass().getSimpleName());
	}
}
