package org.scalinglaws.descent.bias;

import org.scalinglaws.linear.CholeskyFactor;

/** Solves (A + shift) x = b for a symmetric matrix A that is positive, but for rounding. */
final class ShiftedFactor {

	/** Of the largest diagonal element: less would be lost in the rounding of the matrix. */
	private static final double LEAST_SHIFT = 1e-10;

	private final CholeskyFactor factor = new CholeskyFactor();

	/** @param matrix whole, kept by the caller; the shift, from 0, is raised to what can be told */
	ShiftedFactor(final double[][] matrix, final double shift) {
		final int n = matrix.length;
		double largest = 0;
		for (int i = 0; i < n; i++)
			largest = Math.max(largest, matrix[i][i]);
		final double added = Math.max(shift, LEAST_SHIFT * (largest + shift));
		final double[][] reversed = new double[n][n];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++)
				reversed[i][n - 1 - j] = matrix[i][j];
			reversed[i][n - 1 - i] += added;
		}
		factor.append(new double[0][], reversed);
	}

	/** Solves in place. */
	void solve(final double[] b) {
		factor.solve(b);
	}
}
