package org.scalinglaws.ground;

import java.util.Arrays;
import java.util.stream.Collectors;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

/**
 * The passage between ImgLib2 images and the flat {@code double[]} on which the
 * mathematics works: dimension 0 runs fastest, and an {@link ArrayImg} of
 * doubles is used without copying.
 */
public final class ImageArrays {

	private ImageArrays() {
		// static conversions only
	}

	/**
	 * Reads an image that has at most one dimension longer than 1.
	 *
	 * @param name the parameter, for messages
	 * @return its elements; the image's own storage if it is an {@link ArrayImg}
	 *         of doubles, so that the caller must not write to it
	 * @throws IllegalArgumentException if the image is missing, is no vector, or
	 *           holds a value that is not finite
	 */
	public static double[] vector(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		Require.given(name, image);
		long longest = 1;
		for (int d = 0; d < image.numDimensions(); d++) {
			if (image.dimension(d) > 1 && longest > 1) throw new IllegalArgumentException(name +
				" must be a vector (at most one dimension longer than 1), was " + shape(image));
			longest = Math.max(longest, image.dimension(d));
		}
		return Require.finite(name, flat(name, image));
	}

	/**
	 * Reads all elements of an image of any shape.
	 *
	 * @param name the parameter, for messages
	 * @return its elements, dimension 0 running fastest; shared with the image where possible, so that the caller must not
	 *         write to it
	 * @throws IllegalArgumentException if the image is missing, or holds a value that is not finite
	 */
	public static double[] values(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		return Require.finite(name, flat(name, Require.given(name, image)));
	}

	/**
	 * Reads an image of one or two dimensions, of which dimension 0 has the given
	 * length: one column each for dimension 1.
	 *
	 * @param name the parameter, for messages
	 * @param rows the required length of dimension 0
	 * @return its elements, column after column; shared with the image where
	 *         possible
	 * @throws IllegalArgumentException if the image is missing, has another shape,
	 *           or holds a value that is not finite
	 */
	public static double[] matrix(final String name, final RandomAccessibleInterval<? extends RealType<?>> image,
		final int rows)
	{
		Require.given(name, image);
		if (image.numDimensions() > 2 || image.dimension(0) != rows) throw new IllegalArgumentException(name +
			" must be an image of " + rows + " rows (dimension 0) and at most two dimensions, was " + shape(image));
		return Require.finite(name, flat(name, image));
	}

	/**
	 * Reads an image whose first dimensions have the given lengths, and which has at most
	 * one more; a dimension that it does not have counts as one of length 1.
	 *
	 * @param name the parameter, for messages
	 * @param what the lengths mean, for messages
	 * @return its elements, dimension 0 running fastest; shared with the image where possible
	 * @throws IllegalArgumentException if the image is missing, has another shape, or holds a
	 *           value that is not finite
	 */
	public static double[] array(final String name, final RandomAccessibleInterval<? extends RealType<?>> image,
		final String what, final int... lengths)
	{
		Require.given(name, image);
		boolean fits = image.numDimensions() <= lengths.length + 1;
		for (int d = 0; d < lengths.length; d++)
			fits &= lengths[d] == (d < image.numDimensions() ? image.dimension(d) : 1);
		if (fits) return Require.finite(name, flat(name, image));
		throw new IllegalArgumentException(name + " must be an image of " + what + " (" + Arrays.stream(lengths).mapToObj(
			String::valueOf).collect(Collectors.joining(" x ")) + ") and at most one dimension more, was " + shape(image));
	}

	/**
	 * The same numbers in an array of doubles, which {@link #vector} and {@link #matrix} then use without copying; the
	 * image itself if its numbers lie in such an array.
	 *
	 * @throws IllegalArgumentException if it has no elements, or too many
	 */
	public static RandomAccessibleInterval<? extends RealType<?>> dense(final String name,
		final RandomAccessibleInterval<? extends RealType<?>> image)
	{
		return storage(image) != null ? image : ArrayImgs.doubles(flat(name, image), image.dimensionsAsLongArray());
	}

	/** Wraps an array as a 1-D image, without copying. */
	public static ArrayImg<DoubleType, DoubleArray> image(final double[] vector) {
		return ArrayImgs.doubles(vector, vector.length);
	}

	/** Wraps an array as a 2-D image of the given number of rows (dimension 0), without copying. */
	public static ArrayImg<DoubleType, DoubleArray> image(final double[] columns, final int rows) {
		return ArrayImgs.doubles(columns, rows, columns.length / rows);
	}

	private static double[] flat(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		long size = 1;
		for (int d = 0; d < image.numDimensions(); d++)
			size *= image.dimension(d);
		if (size < 1 || size > Integer.MAX_VALUE - 8) throw new IllegalArgumentException(name +
			" must have between 1 and 2147483639 elements, was " + shape(image));
		final double[] storage = storage(image);
		if (storage != null && storage.length == size) return storage;
		final double[] values = new double[(int) size];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).cursor();
		for (int i = 0; i < values.length; i++)
			values[i] = cursor.next().getRealDouble();
		return values;
	}

	/** The array of an image of doubles, or null. */
	private static double[] storage(final RandomAccessibleInterval<?> image) {
		final Object access = image instanceof ArrayImg ? ((ArrayImg<?, ?>) image).update(null) : null;
		return access instanceof DoubleArray ? ((DoubleArray) access).getCurrentStorageArray() : null;
	}

	private static String shape(final RandomAccessibleInterval<?> image) {
		final StringBuilder text = new StringBuilder();
		for (int d = 0; d < image.numDimensions(); d++)
			text.append(d == 0 ? "" : " x ").append(image.dimension(d));
		return text.toString();
	}
}
