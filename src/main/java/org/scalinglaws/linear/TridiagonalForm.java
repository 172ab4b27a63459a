package org.scalinglaws.linear;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.TridiagonalSimilarDecomposition_F64;

/**
 * A symmetric matrix as A = Q T Q' with T tridiagonal: a quarter of the work of its eigenvectors, after which (A + shift) x
 * = b costs two products with Q for any number of shifts.
 */
final class TridiagonalForm {

	private final double[] diagonal, beside;
	private final double[][] directions;

	private TridiagonalForm(final double[] diagonal, final double[] beside, final double[][] directions) {
		this.diagonal = diagonal;
		this.beside = beside;
		this.directions = directions;
	}

	/** Decomposes a symmetric matrix, which is left as it is. */
	static TridiagonalForm of(final double[][] matrix) {
		final int size = matrix.length;
		final TridiagonalSimilarDecomposition_F64<DMatrixRMaj> whole = DecompositionFactory_DDRM.tridiagonal(size);
		if (!whole.decompose(new DMatrixRMaj(matrix))) throw new ArithmeticException("a symmetric matrix of dimension " + size +
			" did not become tridiagonal");
		final double[] diagonal = new double[size], beside = new double[size];
		whole.getDiagonal(diagonal, beside);
		final double[] transposed = whole.getQ(null, true).data;
		final double[][] directions = new double[size][];
		Arrays.setAll(directions, k -> Arrays.copyOfRange(transposed, k * size, (k + 1) * size));
		return new TridiagonalForm(diagonal, beside, directions);
	}

	/** Of eigenvalues, and eigenvectors that need not be all of them. */
	static TridiagonalForm diagonal(final double[] values, final double[][] vectors) {
		return new TridiagonalForm(values, new double[values.length], vectors);
	}

	/** The columns of Q. */
	double[][] directions() {
		return directions;
	}

	/** Not less than the largest eigenvalue, and not over three times it. */
	double bound() {
		double bound = 0;
		for (int k = 0; k < diagonal.length; k++)
			bound = Math.max(bound, diagonal[k] + Math.abs(before(k)) + Math.abs(before(k + 1)));
		return bound;
	}

	/** Between k - 1 and k; 0 at both ends. */
	private double before(final int k) {
		return k == 0 || k == diagonal.length ? 0 : beside[k - 1];
	}

	/** Whether all eigenvalues are above a value: whether T - value has positive pivots only. */
	boolean isAbove(final double value) {
		for (final double pivot : pivots(-value))
			if (!(pivot > 0)) return false;
		return true;
	}

	private double[] pivots(final double shift) {
		final double[] pivots = new double[diagonal.length];
		for (int k = 0; k < pivots.length; k++)
			pivots[k] = diagonal[k] + shift - (k == 0 ? 0 : before(k) * before(k) / pivots[k - 1]);
		return pivots;
	}

	/**
	 * Solves (T + shift) x = b.
	 *
	 * @param shift such that T + shift is positive definite
	 */
	double[] solve(final double shift, final double[] b) {
		final double[] pivots = pivots(shift), x = b.clone();
		for (int k = 1; k < x.length; k++)
			x[k] -= before(k) / pivots[k - 1] * x[k - 1];
		for (int k = x.length - 1; k >= 0; k--)
			x[k] = (x[k] - (k + 1 < x.length ? before(k + 1) * x[k + 1] : 0)) / pivots[k];
		return x;
	}

	/** The trace of (T + shift)^-1, T + shift being positive definite: each element from the pivots of both ends. */
	double inverseTrace(final double shift) {
		final double[] down = pivots(shift);
		double trace = 0, up = 0;
		for (int k = down.length - 1; k >= 0; k--) {
			final double below = k + 1 < down.length ? before(k + 1) * before(k + 1) / up : 0;
			trace += 1 / (down[k] - below);
			up = diagonal[k] + shift - below;
		}
		return trace;
	}
}
