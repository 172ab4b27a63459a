package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Eigenvalues of matrices of low rank, beside whose zeros nothing is small. */
class SymmetricEigenTest {

	@Test
	void matricesOfRankOneHaveOneEigenvalue() {
		for (final int dimension : new int[] { 1, 2, 20, 60, 116, 126 })
			for (final double scale : new double[] { 1e-100, 1, 1e100 }) {
				final double[][] matrix = new double[dimension][dimension];
				for (final double[] row : matrix)
					Arrays.fill(row, scale);
				final SymmetricEigen eigen = new SymmetricEigen(matrix, true);
				assertEquals(dimension, eigen.largest() / scale, 1e-12 * dimension);
				for (int rank = 0; rank < dimension - 1; rank++)
					assertEquals(0, eigen.value(rank) / scale, 1e-12 * dimension);
				assertEquals(1 / Math.sqrt(dimension), Math.abs(eigen.vector(dimension - 1)[0]), 1e-12);
			}
	}

	/** Rotations of known eigenvalues, given in no order: each pair solves A v = value v with |v| = 1. */
	@Test
	void pairsSolveTheirEquation() {
		final double[] values = { 3, -1, 0, 7, 0.5 };
		final int n = values.length;
		final double[][] matrix = new double[n][n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				for (int k = 0; k < n; k++) // Householder's reflection on (1, 2, ..., 5): its columns are the vectors
					matrix[i][j] += values[k] * ((i == k ? 1 : 0) - (i + 1) * (k + 1) / 27.5) * ((j == k ? 1 : 0) - (j + 1) * (k + 1) /
						27.5);
		final double[][] before = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
		final SymmetricEigen eigen = new SymmetricEigen(matrix, true);
		Arrays.sort(values);
		for (int rank = 0; rank < n; rank++) {
			assertEquals(values[rank], eigen.value(rank), 1e-14);
			final double[] vector = eigen.vector(rank);
			assertEquals(1, DotProducts.of(vector, vector), 1e-14);
			for (int i = 0; i < n; i++)
				assertEquals(values[rank] * vector[i], DotProducts.of(matrix[i], vector), 1e-13);
		}
		assertEquals(7, eigen.largest(), 1e-14);
		assertArrayEquals(before, matrix);
	}
}
