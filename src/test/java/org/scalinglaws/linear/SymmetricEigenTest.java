package org.scalinglaws.linear;

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
}
