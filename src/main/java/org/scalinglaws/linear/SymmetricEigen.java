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
	 * Decomposes. Where the rank is so low that most eigenvalues are rounding, nothing is small enough beside them for the
	 * iterations to end; then those of the matrix plus its size times the identity are found.
	 *
	 * @param matrix symmetric and finite, row by row; left as it is
	 * @param vectors whether eigenvectors are wanted
	 * @throws ArithmeticException if the eigenvalues do not converge
	 */
	public SymmetricEigen(final double[][] matrix, final boolean vectors) {
		decomposition = DecompositionFactory_DDRM.eig(matrix.length, vectors, true);
		final boolean found = decomposition.decompose(new DMatrixRMaj(matrix));
		final DMatrixRMaj shifted = new DMatrixRMaj(matrix);
		shift = found ? 0 : NormOps_DDRM.normP1(shifted);
		for (int i = 0; i < matrix.length; i++)
			shifted.add(i, i, shift);
		if (!found && !decomposition.decompose(shifted)) throw new ArithmeticException(
			"the eigenvalues of a symmetric matrix of dimension " + matrix.length + " did not converge");
		order = IntStream.range(0, matrix.length).boxed().sorted(Comparator.comparingDouble(i -> decomposition.getEigenvalue(
			i).getReal())).mapToInt(Integer::intValue).toArray();
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
