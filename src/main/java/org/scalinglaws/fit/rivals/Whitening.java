package org.scalinglaws.fit.rivals;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** The inverse of the Cholesky factor of a covariance: it makes errors independent and of variance 1. */
final class Whitening {

	private final double[][] rows;

	/** @param covariance positive but for rounding: a variance of (1e-13)^2 is added, that of a logarithm */
	Whitening(final double[][] covariance) {
		final int n = covariance.length;
		final RealMatrix matrix = new Array2DRowRealMatrix(covariance);
		double trace = 0;
		for (int k = 0; k < n; k++)
			trace += covariance[k][k];
		for (int k = 0; k < n; k++)
			matrix.addToEntry(k, k, 1e-26 + 1e-12 * trace / n);
		final RealMatrix factor = new CholeskyDecomposition(matrix, 1e-9, 0).getL();
		final RealMatrix inverse = MatrixUtils.createRealIdentityMatrix(n);
		for (int k = 0; k < n; k++) {
			final RealVector column = inverse.getColumnVector(k);
			MatrixUtils.solveLowerTriangularSystem(factor, column);
			inverse.setColumnVector(k, column);
		}
		rows = inverse.getData();
	}

	double[] apply(final double[] values) {
		final double[] whitened = new double[values.length];
		for (int k = 0; k < values.length; k++)
			for (int j = 0; j <= k; j++)
				whitened[k] += rows[k][j] * values[j];
		return whitened;
	}
}
