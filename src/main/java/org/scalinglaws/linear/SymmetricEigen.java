package org.scalinglaws.linear;

import java.util.Comparator;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues, ascending, and eigenvectors of a symmetric matrix. */
public final class SymmetricEigen {

	private final EigenDecomposition_F64<DMatrixRMaj> decomposition;
	private final double shift;
	private final int[] order;

	/**
	 * Decomposes.
	 *
	 * @param matrix symmetric and finite, row by row; left as it is
	 * @param vectors whether eigenvectors are wanted
	 * @throws ArithmeticException if the eigenvalues do not converge
	 */
	public SymmetricEigen(final double[][] matrix, final boolean vectors) {
		decomposition = DecompositionFactory_DDRM.eig(matrix.length, vectors, true);
		shift = decompose(decomposition, new DMatrixRMaj(matrix));
		order = IntStream.range(0, matrix.length).boxed().sorted(Comparator.comparingDouble(i -> decomposition.getEigenvalue(
			i).getReal())).mapToInt(Integer::intValue).toArray();
	}

	/**
	 * Decomposes by a decomposition of the caller's. Where the rank is so low that most eigenvalues are rounding, nothing is
	 * small enough beside them for the iterations to end; then those of the matrix plus its size times the identity are found.
	 *
	 * @param matrix symmetric and finite; overwritten where it is shifted
	 * @return by how much the eigenvalues found are too large
	 * @throws ArithmeticException if the eigenvalues do not converge
	 */
	public static double decompose(final EigenDecomposition_F64<DMatrixRMaj> decomposition, final DMatrixRMaj matrix) {
		if (decomposition.decompose(decomposition.inputModified() ? matrix.copy() : matrix)) return 0;
		final double shift = NormOps_DDRM.normP1(matrix);
		for (int i = 0; i < matrix.numRows; i++)
			matrix.add(i, i, shift);
		if (!decomposition.decompose(matrix)) throw new ArithmeticException("the eigenvalues of a symmetric matrix of dimension " +
			matrix.numRows + " did not converge");
		return shift;
	}

	/** The eigenvalue of a rank, the lowest first. */
	public double value(final int rank) {
		return decomposition.getEigenvalue(order[rank]).getReal() - shift;
	}

	/** The largest eigenvalue. */
	public double largest() {
		return value(order.length - 1);
	}

	/** The eigenvector of a rank, of length 1. */
	public double[] vector(final int rank) {
		return decomposition.getEigenVector(order[rank]).getData();
	}
}
