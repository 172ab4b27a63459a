package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Reads matrices of shallow networks from images. */
final class Matrices {

	private Matrices() {
		// static functions only
	}

	/**
	 * A square matrix.
	 *
	 * @throws IllegalArgumentException if it is missing or not square
	 */
	static double[] square(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		final int dimensions = Require.given(name, image).numDimensions();
		final long rows = image.dimension(0);
		final long columns = dimensions > 1 ? image.dimension(1) : 1;
		if (dimensions > 2 || rows != columns) throw new IllegalArgumentException(name +
			" must be a square matrix for the quadratic network, was " + rows + " x " + columns + (dimensions > 2 ? " x " +
				image.dimension(2) : ""));
		return ImageArrays.matrix(name, image, (int) rows);
	}
}
