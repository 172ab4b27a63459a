package org.scalinglaws.linear;

import java.util.Comparator;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues, ascending, and eigenvectors of a symmetric matrix. */
public final class SymmetricEigen {

	private final EigenDecomposition_F64<DMatrixRMaj> decomposition;
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
		if (!decomposition.decompose(new DMatrixRMaj(matrix))) throw new ArithmeticException(
			"the eigenvalues of a symmetric matrix of dimension " + matrix.length + " did not converge");
		order = IntStream.range(0, matrix.length).boxed().sorted(Comparator.comparingDouble(i -> decomposition.getEigenvalue(
			i).getReal())).mapToInt(Integer::intValue).toArray();
	}

	/** The eigenvalue of a rank, the lowest first. */
	public double value(final int rank) {
		return decomposition.getEigenvalue(order[rank]).getReal();
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
