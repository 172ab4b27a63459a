package org.scalinglaws.network.data;

import java.util.Arrays;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Reads the weights and targets of shallow networks from images. */
public final class WeightImages {

	private WeightImages() {
		// static functions only
	}

	/** The number of coordinates: the length of a vector, along whatever dimension, or of the columns of a matrix. */
	public static int rows(final RandomAccessibleInterval<?> image) {
		long rows = image.dimension(0);
		if (rows == 1) for (int d = 1; d < image.numDimensions(); d++)
			rows = Math.max(rows, image.dimension(d));
		return (int) Math.min(Integer.MAX_VALUE, rows);
	}

	/** A vector, or several of them as columns. */
	public static double[][] columns(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		final boolean alone = Require.given(name, image).dimension(0) == 1;
		final int rows = rows(image);
		return split(alone ? ImageArrays.vector(name, image) : ImageArrays.matrix(name, image, rows), rows);
	}

	/** A square matrix. */
	public static double[] matrix(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		final int dimensions = Require.given(name, image).numDimensions();
		final long rows = image.dimension(0), columns = dimensions > 1 ? image.dimension(1) : 1;
		if (dimensions > 2 || rows != columns) throw new IllegalArgumentException(name +
			" must be a square matrix for the quadratic network, was " + rows + " x " + columns + (dimensions > 2
				? " x " + image.dimension(2) : ""));
		return ImageArrays.matrix(name, image, (int) rows);
	}

	/** Square matrices, side by side along dimension 1 or one for each index of dimension 2. */
	public static double[][] matrices(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		final long rows = Require.given(name, image).dimension(0);
		final int dimensions = image.numDimensions();
		final long columns = dimensions > 1 ? image.dimension(1) : 1;
		if (dimensions > 3 || rows < 1 || columns < 1 || columns % rows != 0 || dimensions == 3 && columns != rows)
			throw new IllegalArgumentException(name + " must be square matrices for the quadratic network, one or several, was " +
				rows + " x " + columns + (dimensions == 3 ? " x " + image.dimension(2) : ""));
		if (dimensions < 3) return split(ImageArrays.matrix(name, image, (int) rows), (int) (rows * rows));
		final double[][] all = new double[(int) image.dimension(2)][];
		for (int k = 0; k < all.length; k++)
			all[k] = ImageArrays.matrix(name, Views.hyperSlice(image, 2, image.min(2) + k), (int) rows);
		return all;
	}

	private static double[][] split(final double[] values, final int size) {
		final double[][] all = new double[values.length / size][];
		for (int k = 0; k < all.length; k++)
			all[k] = Arrays.copyOfRange(values, k * size, (k + 1) * size);
		return all;
	}
}
