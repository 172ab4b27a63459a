package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Sums of rows beside products of matrices of another library; what is outside of the range stays as it was. */
class VectorLoopsTest {

	private final SplittableRandom random = new SplittableRandom(2);

	private double[] numbers(final int length) {
		return random.doubles(length, -1, 1).toArray();
	}

	private double[][] rows(final int count, final int length) {
		final double[][] rows = new double[count][];
		Arrays.setAll(rows, k -> numbers(length));
		return rows;
	}

	/** Of every number of rows modulo 4, from the first or a later one, over a part of their length. */
	@Test
	void sumsOfRowsAreProductsWithTheMatrix() {
		for (int to = 0; to < 11; to++)
			for (final int from : new int[] { 0, 2 }) {
				final double[] factors = numbers(11), target = numbers(7), expected = target.clone();
				final double[][] rows = rows(11, 7);
				for (int k = from; k < to; k++)
					for (int i = 0; i < 5; i++)
						expected[i] += factors[k] * rows[k][i];
				VectorLoops.addAll(factors, rows, from, to, target, 5);
				assertArrayEquals(expected, target, 1e-15 * 11);
				assertEquals(expected[5], target[5], 0);
			}
	}

	@Test
	void productsByElements() {
		final double[] x = { 2, -3, 0 }, y = { 5, 7, 11 };
		VectorLoops.multiply(x, y);
		assertArrayEquals(new double[] { 10, -21, 0 }, y, 0);
	}

	/** Shared among strides, in groups of rows and a rest; what stood there before does not count. */
	@Test
	void outerProductsAreThoseOfMatrices() {
		for (final int count : new int[] { 1, 32, 33, 70 })
			for (final int d : new int[] { 1, 5, 40 }) {
				final double[][] rows = rows(count, d), products = rows(d, d);
				final double[] weights = numbers(count);
				for (int first = 0; first < 3; first++)
					VectorLoops.outerProducts(products, first, 3, rows, weights, () -> true);
				VectorLoops.mirror(products);
				final RealMatrix x = new Array2DRowRealMatrix(rows);
				final double[][] expected = x.transpose().multiply(new DiagonalMatrix(weights)).multiply(x).getData();
				for (int i = 0; i < d; i++)
					assertArrayEquals(expected[i], products[i], 1e-14 * count);
			}
	}

	@Test
	void aStrideLeavesOtherRowsAlone() {
		final double[][] products = rows(6, 6), before = Arrays.stream(products).map(double[]::clone).toArray(double[][]::new);
		VectorLoops.outerProducts(products, 1, 3, rows(4, 6), numbers(4), () -> true);
		for (final int other : new int[] { 0, 2, 3, 5 })
			assertArrayEquals(before[other], products[other], 0);
	}

	@Test
	void outerProductsEndWhenToldSo() {
		final int[] asked = { 0 };
		VectorLoops.outerProducts(new double[2][2], 0, 1, rows(320, 2), numbers(320), () -> ++asked[0] < 3);
		assertEquals(3, asked[0]);
	}
}
