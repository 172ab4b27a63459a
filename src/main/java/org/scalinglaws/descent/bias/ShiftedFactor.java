package org.scalinglaws.descent.bias;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Solves (A + shift) x = b for a symmetric matrix A that is positive, but for rounding, by its Cholesky factor.
 * <p>
 * The smallest eigenvalues count here, as those of weights that nearly vanish: the shift is raised only as far as it must be
 * for a factor.
 * </p>
 */
final class ShiftedFactor {

	/** Of the largest diagonal element: the first shift tried, and by how much it is raised where that is not enough. */
	private static final double LEAST_SHIFT = 1e-15, RAISE = 30;

	private final DMatrixRMaj lower;

	/** @param matrix whole and finite, kept by the caller; a shift from 0 */
	ShiftedFactor(final double[][] matrix, final double shift) {
		final double largest = Math.max(shift, largest(matrix));
		final CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(matrix.length, true);
		double added = Math.max(shift, LEAST_SHIFT * largest);
		while (added < largest && !cholesky.decompose(shifted(matrix, added)))
			added *= RAISE;
		if (!(added < largest)) cholesky.decompose(shifted(matrix, added));
		lower = cholesky.getT(null);
	}

	/** {@return the largest element of the diagonal} */
	static double largest(final double[][] matrix) {
		double largest = 0;
		for (int i = 0; i < matrix.length; i++)
			largest = Math.max(largest, matrix[i][i]);
		return largest;
	}

	private static DMatrixRMaj shifted(final double[][] matrix, final double shift) {
		final DMatrixRMaj shifted = new DMatrixRMaj(matrix);
		for (int i = 0; i < matrix.length; i++)
			shifted.data[i * matrix.length + i] += shift;
		return shifted;
	}

	/** Solves in place. */
	void solve(final double[] b) {
		TriangularSolver_DDRM.solveL(lower.data, b, lower.numRows);
		TriangularSolver_DDRM.solveTranL(lower.data, b, lower.numRows);
	}
}
