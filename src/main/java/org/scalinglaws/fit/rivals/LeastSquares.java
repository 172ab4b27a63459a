package org.scalinglaws.fit.rivals;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A least-squares solution.
 *
 * @param values the parameters
 * @param chi2 the sum of squared residuals
 * @param gains by how much each datum moves each parameter; NaN if that is not determined
 */
record LeastSquares(double[] values, double chi2, double[][] gains) {

	/** Fits a linear combination of columns, as many or fewer than data; null if they are not independent. */
	static LeastSquares of(final double[] data, final double[]... columns) {
		final int n = data.length, p = columns.length;
		final double[] scales = new double[p]; // columns of very different sizes are no sign of dependence
		final DMatrixRMaj matrix = new DMatrixRMaj(n, p);
		for (int j = 0; j < p; j++) {
			for (final double value : columns[j])
				scales[j] = Math.max(scales[j], Math.abs(value));
			for (int i = 0; i < n; i++)
				matrix.set(i, j, columns[j][i] / scales[j]);
		}
		final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(n, p);
		if (n < p || !solver.setA(matrix.copy()) || !(solver.quality() > 1e-13)) return null;
		final DMatrixRMaj solution = new DMatrixRMaj(p, 1);
		solver.solve(DMatrixRMaj.wrap(n, 1, data), solution);
		final double[] values = new double[p];
		for (int j = 0; j < p; j++)
			values[j] = solution.get(j) / scales[j];
		double chi2 = 0;
		for (int i = 0; i < n; i++) {
			double residual = data[i];
			for (int j = 0; j < p; j++)
				residual -= values[j] * columns[j][i];
			chi2 += residual * residual;
		}
		return new LeastSquares(values, chi2, gains(matrix, scales));
	}

	private static double[][] gains(final DMatrixRMaj matrix, final double[] scales) {
		final int n = matrix.numRows, p = scales.length;
		final DMatrixRMaj normal = new DMatrixRMaj(p, p);
		CommonOps_DDRM.multTransA(matrix, matrix, normal);
		final boolean regular = CommonOps_DDRM.invert(normal);
		final DMatrixRMaj product = new DMatrixRMaj(p, n);
		CommonOps_DDRM.multTransB(normal, matrix, product);
		final double[][] gains = new double[p][n];
		for (int j = 0; j < p; j++)
			for (int i = 0; i < n; i++)
				gains[j][i] = regular ? product.get(j, i) / scales[j] : Double.NaN;
		return gains;
	}
}
