package org.scalinglaws.network.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

/** Vectors and matrices in images of several shapes. */
class WeightImagesTest {

	private static RandomAccessibleInterval<DoubleType> image(final long... dimensions) {
		long size = 1;
		for (final long dimension : dimensions)
			size *= dimension;
		final double[] values = new double[(int) size];
		for (int i = 0; i < values.length; i++)
			values[i] = i + 1;
		return ArrayImgs.doubles(values, dimensions);
	}

	@Test
	void vectorsLieAlongAnyDimensionOrAreColumns() {
		for (final long[] shape : new long[][] { { 4 }, { 4, 1 }, { 1, 4 }, { 1, 1, 4 } }) {
			assertEquals(4, WeightImages.rows(image(shape)));
			final double[][] one = WeightImages.columns("w", image(shape));
			assertEquals(1, one.length);
			assertArrayEquals(new double[] { 1, 2, 3, 4 }, one[0], 0);
		}
		assertArrayEquals(new double[][] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, WeightImages.columns("w", image(2, 3)));
		assertEquals(1, WeightImages.columns("w", image(1)).length);
	}

	@Test
	void matricesLieSideBySideOrInAStack() {
		final double[][] expected = { { 1, 2, 3, 4 }, { 5, 6, 7, 8 }, { 9, 10, 11, 12 } };
		assertArrayEquals(expected, WeightImages.matrices("w", image(2, 6)));
		assertArrayEquals(expected, WeightImages.matrices("w", image(2, 2, 3)));
		assertArrayEquals(expected, WeightImages.matrices("w", Views.translate(image(2, 2, 3), 5, 5, 5)));
		assertArrayEquals(expected[0], WeightImages.matrix("w", image(2, 2)), 0);
		assertArrayEquals(new double[] { 1 }, WeightImages.matrix("w", image(1)), 0);
		assertArrayEquals(new double[][] { { 1 } }, WeightImages.matrices("w", image(1)));
	}

	@Test
	void otherShapesAreNamed() {
		refused("w must be a square matrix for the quadratic network, was 2 x 3", () -> WeightImages.matrix("w", image(2, 3)));
		refused("w must be a square matrix for the quadratic network, was 3 x 1", () -> WeightImages.matrix("w", image(3)));
		refused("w must be a square matrix for the quadratic network, was 2 x 2 x 3", () -> WeightImages.matrix("w", image(2, 2,
			3)));
		refused("one or several, was 2 x 3", () -> WeightImages.matrices("w", image(2, 3)));
		refused("one or several, was 2 x 4 x 3", () -> WeightImages.matrices("w", image(2, 4, 3)));
		refused("one or several, was 2 x 2", () -> WeightImages.matrices("w", image(2, 2, 2, 2)));
		refused("w is required", () -> WeightImages.columns("w", null));
	}

	private static void refused(final String message, final Runnable work) {
		final String was = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(was.contains(message), was);
	}
}
