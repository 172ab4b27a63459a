package org.scalinglaws.ground;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Images of every kind become arrays with dimension 0 fastest; arrays of doubles pass without a copy. */
class ImageArraysTest {

	private static void refused(final String message, final Executable reading) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, reading).getMessage());
	}

	private static double[] upTo(final int count) {
		final double[] values = new double[count];
		for (int i = 0; i < count; i++)
			values[i] = i;
		return values;
	}

	/** The numbers 0, 1, ... of an image of doubles, in cells, so that nothing can be shared. */
	private static Img<DoubleType> cells(final long... dimensions) {
		final Img<DoubleType> image = new CellImgFactory<>(new DoubleType(), 2).create(dimensions);
		double next = 0;
		for (final DoubleType value : Views.flatIterable(image))
			value.set(next++);
		return image;
	}

	@Test
	void arraysOfDoublesAreShared() {
		final double[] values = upTo(6);
		assertSame(values, ImageArrays.vector("v", ImageArrays.image(values)));
		assertSame(values, ImageArrays.values("v", ImageArrays.image(values, 2)));
		assertSame(values, ImageArrays.matrix("m", ImageArrays.image(values, 2), 2));
		assertSame(values, ImageArrays.array("a", ImageArrays.image(values, 2), "rows", 2));
		final RandomAccessibleInterval<DoubleType> image = ImageArrays.image(values, 2);
		assertSame(image, ImageArrays.dense("a", image));
	}

	@Test
	void wrappedArraysHaveTheirShape() {
		assertArrayEquals(new long[] { 6 }, ImageArrays.image(upTo(6)).dimensionsAsLongArray());
		final Img<DoubleType> matrix = ImageArrays.image(upTo(6), 2);
		assertArrayEquals(new long[] { 2, 3 }, matrix.dimensionsAsLongArray());
		assertEquals(5, matrix.getAt(1, 2).get(), 0);
	}

	/** Cells, integers, and a view that begins elsewhere and is read in another order. */
	@Test
	void otherImagesAreCopiedInOrder() {
		final double[] expected = upTo(15);
		assertArrayEquals(expected, ImageArrays.values("a", cells(3, 5)), 0);
		assertArrayEquals(expected, ImageArrays.matrix("a", cells(3, 5), 3), 0);
		assertArrayEquals(new double[] { 7, 250 }, ImageArrays.vector("v", ArrayImgs.unsignedBytes(new byte[] { 7, -6 }, 2)), 0);
		final RandomAccessibleInterval<DoubleType> part = Views.interval(ImageArrays.image(upTo(15), 3), Intervals
			.createMinMax(1, 2, 2, 3));
		assertArrayEquals(new double[] { 7, 8, 10, 11 }, ImageArrays.values("part", part), 0);
		assertArrayEquals(new double[] { 0, 3, 1, 4, 2, 5 }, ImageArrays.values("turned", Views.permute(ImageArrays.image(upTo(
			6), 3), 0, 1)), 0);
	}

	@Test
	void denseImagesKeepShapeAndNumbers() {
		final Img<DoubleType> image = cells(3, 5);
		final RandomAccessibleInterval<? extends RealType<?>> dense = ImageArrays.dense("a", image);
		assertNotSame(image, dense);
		assertArrayEquals(new long[] { 3, 5 }, dense.dimensionsAsLongArray());
		assertArrayEquals(upTo(15), ImageArrays.values("a", dense), 0);
		assertSame(ImageArrays.values("a", dense), ImageArrays.values("a", dense));
	}

	/** One dimension may be longer than 1, wherever it stands; none must be. */
	@Test
	void vectorsHaveOneLongDimension() {
		assertArrayEquals(upTo(5), ImageArrays.vector("v", cells(1, 5, 1)), 0);
		assertArrayEquals(upTo(1), ImageArrays.vector("v", cells(1, 1)), 0);
		refused("v must be a vector (at most one dimension longer than 1), was 2 x 3", () -> ImageArrays.vector("v", cells(2,
			3)));
		refused("v must be a vector (at most one dimension longer than 1), was 4 x 1 x 2", () -> ImageArrays.vector("v",
			cells(4, 1, 2)));
		refused("v is required, was not given", () -> ImageArrays.vector("v", null));
	}

	@Test
	void matricesHaveTheirRowsAndAtMostTwoDimensions() {
		assertArrayEquals(upTo(3), ImageArrays.matrix("m", cells(3), 3), 0);
		final String rule = "m must be an image of 3 rows (dimension 0) and at most two dimensions, was ";
		refused(rule + "2 x 3", () -> ImageArrays.matrix("m", cells(2, 3), 3));
		refused(rule + "3 x 1 x 1", () -> ImageArrays.matrix("m", cells(3, 1, 1), 3));
		refused("m is required, was not given", () -> ImageArrays.matrix("m", null, 3));
	}

	@Test
	void arraysHaveTheirLengthsAndOneDimensionMore() {
		assertArrayEquals(upTo(6), ImageArrays.array("a", cells(2, 3), "unit x layer", 2, 3), 0);
		assertArrayEquals(upTo(24), ImageArrays.array("a", cells(2, 3, 4), "unit x layer", 2, 3), 0);
		assertArrayEquals(upTo(2), ImageArrays.array("a", cells(2), "unit x layer", 2, 1), 0);
		final String rule = "a must be an image of unit x layer (2 x 3) and at most one dimension more, was ";
		refused(rule + "2", () -> ImageArrays.array("a", cells(2), "unit x layer", 2, 3));
		refused(rule + "3 x 3", () -> ImageArrays.array("a", cells(3, 3), "unit x layer", 2, 3));
		refused(rule + "2 x 3 x 1 x 1", () -> ImageArrays.array("a", cells(2, 3, 1, 1), "unit x layer", 2, 3));
		refused("a is required, was not given", () -> ImageArrays.array("a", null, "unit", 2));
	}

	@Test
	void whatIsNotFiniteIsNamed() {
		final double[] values = { 1, Double.NaN, 2, 3 };
		final String message = "x must be finite, was NaN at 1";
		refused(message, () -> ImageArrays.vector("x", ImageArrays.image(values)));
		refused(message, () -> ImageArrays.values("x", ImageArrays.image(values)));
		refused(message, () -> ImageArrays.matrix("x", ImageArrays.image(values, 2), 2));
		refused(message, () -> ImageArrays.array("x", ImageArrays.image(values, 2), "rows", 2));
	}

	/** More than an array holds: a view that repeats one number. */
	@Test
	void sizesAreThoseOfAnArray() {
		final RandomAccessibleInterval<DoubleType> huge = Views.interval(Views.extendZero(ImageArrays.image(new double[1])),
			Intervals.createMinMax(0, Integer.MAX_VALUE));
		refused("x must have between 1 and 2147483639 elements, was 2147483648", () -> ImageArrays.values("x", huge));
		refused("x must have between 1 and 2147483639 elements, was 0", () -> ImageArrays.values("x", Views.interval(
			ImageArrays.image(new double[1]), Intervals.createMinMax(0, -1))));
	}
}
