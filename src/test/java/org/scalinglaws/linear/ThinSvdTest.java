package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thin singular value decomposition beside another one, and what makes it one. */
class ThinSvdTest {

	@ParameterizedTest
	@CsvSource({ "1,1", "1,5", "5,1", "7,4", "4,7", "30,30", "40,25", "25,40" })
	void isThatOfAnotherLibraryAndGivesTheMatrixBack(final int rows, final int columns) {
		check(matrix(rows, columns));
	}

	/** EJML's iterations do not end for three of these. */
	@ParameterizedTest
	@CsvSource({ "170,170,60,0", "170,300,7,0", "300,285,25,0", "12,30,3,1" })
	void isOneOfLowRankToo(final int rows, final int columns, final int period, final int seed) {
		final Random random = new Random(seed);
		final double[] repeated = new double[period];
		Arrays.setAll(repeated, i -> random.nextGaussian());
		final double[][] matrix = new double[rows][columns];
		for (int i = 0; i < rows; i++)
			for (int j = 0; j < columns; j++)
				matrix[i][j] = repeated[(i * columns + j) % period];
		check(matrix);
	}

	private static void check(final double[][] matrix) {
		final int rows = matrix.length, columns = matrix[0].length;
		final ThinSvd svd = new ThinSvd(matrix);
		final double[] other = new SingularValueDecomposition(new Array2DRowRealMatrix(matrix)).getSingularValues();
		assertArrayEquals(Arrays.copyOf(other, Math.min(rows, columns)), svd.values(), 1e-13 * other[0]);
		for (int k = 0; k < svd.values().length; k++)
			for (int l = 0; l <= k; l++) {
				assertEquals(k == l ? 1 : 0, DotProducts.of(svd.left()[k], svd.left()[l]), 1e-13);
				assertEquals(k == l ? 1 : 0, DotProducts.of(svd.right()[k], svd.right()[l]), 1e-13);
			}
		for (int i = 0; i < rows; i++)
			for (int j = 0; j < columns; j++) {
				double sum = 0;
				for (int k = 0; k < svd.values().length; k++)
					sum += svd.values()[k] * svd.left()[k][i] * svd.right()[k][j];
				assertEquals(matrix[i][j], sum, 1e-13 * other[0]);
			}
	}

	@Test
	void ofOneArrayIsTheSameAndLeavesItAsItIs() {
		final double[][] matrix = matrix(6, 4);
		final double[] flat = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray(), before = flat.clone();
		assertArrayEquals(new ThinSvd(matrix).values(), new ThinSvd(flat, 4).values(), 0);
		assertArrayEquals(before, flat, 0);
	}

	@Test
	void aMatrixOfRankOneHasOneValue() {
		final double[][] matrix = { { 1, 2 }, { 2, 4 }, { 3, 6 } };
		final double[] values = new ThinSvd(matrix).values();
		assertEquals(Math.sqrt(70), values[0], 1e-14 * values[0]);
		assertTrue(values[1] < 1e-14, () -> "second value " + values[1]);
	}

	private static double[][] matrix(final int rows, final int columns) {
		final SplittableRandom random = new SplittableRandom(rows * 100L + columns);
		final double[][] matrix = new double[rows][columns];
		for (final double[] row : matrix)
			Arrays.setAll(row, j -> random.nextDouble(-1, 1));
		return matrix;
	}
}
