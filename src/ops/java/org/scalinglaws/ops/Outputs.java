package org.scalinglaws.ops;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Writes results into images that a caller has made. */
final class Outputs {

	private Outputs() {
		// static functions only
	}

	/** The number of elements, for results whose size the image decides. */
	static int size(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		final long size = Intervals.numElements(image);
		if (size >= 1 && size < Integer.MAX_VALUE - 8) return (int) size;
		throw new IllegalArgumentException(name + " must have 1 to 2147483638 elements, was " + size);
	}

	/**
	 * Writes an array, dimension 0 running fastest.
	 *
	 * @throws IllegalArgumentException if the image has another number of elements
	 */
	static void write(final String name, final double[] values,
		final RandomAccessibleInterval<? extends RealType<?>> image)
	{
		if (size(name, image) != values.length) throw new IllegalArgumentException(name + " must have " + values.length +
			" elements, was " + size(name, image));
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).cursor();
		for (final double value : values)
			cursor.next().setReal(value);
	}
}
