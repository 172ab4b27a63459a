package org.scalinglaws.linear.ridge;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;

/**
 * A symmetric matrix as A = Q T Q' with T tridiagonal, by Householder's reflections: a fraction of the work of its
 * eigenvectors, after which (A + shift) x = b costs two products with Q for any number of shifts.
 * <p>
 * Reflections take the last row first, so that every loop begins at index 0, where HotSpot makes vector instructions of it;
 * each row of the matrix passes once per reflection, which changes it and takes its part in the next product.
 * </p>
 */
final class TridiagonalForm {

	private final double[] diagonal, beside;
	private final double[][] reflections; // by the number of coordinates that they change; null for none
	private final double[] factors;

	private TridiagonalForm(final int size) {
		diagonal = new double[size];
		beside = new double[Math.max(0, size - 1)];
		reflections = new double[size][];
		factors = new double[size];
	}

	/**
	 * Decomposes a symmetric matrix, which is overwritten.
	 *
	 * @param goOn asked for every row
	 * @throws CancellationException if it says no
	 */
	static TridiagonalForm of(final double[][] matrix, final BooleanSupplier goOn) {
		final TridiagonalForm form = new TridiagonalForm(matrix.length);
		double[] v = null, w = null; // the last reflection, of which rows below are not changed yet
		for (int m = matrix.length - 1; m >= 0; m--) {
			if (!goOn.getAsBoolean()) throw new CancellationException();
			final double[] row = matrix[m];
			if (v != null) reflect(row, v, w, v[m], w[m], m + 1);
			form.diagonal[m] = row[m];
			if (m == 0) break;
			form.beside[m - 1] = form.reflection(row, m);
			final double[] next = form.reflections[m], product = new double[m];
			for (int i = 0; i < m; i++) {
				if (v != null) reflect(matrix[i], v, w, v[i], w[i], m);
				if (next != null) VectorLoops.add(next[i], matrix[i], product, m);
			}
			v = next;
			w = next == null ? null : form.counterpart(product, next, m);
		}
		return form;
	}

	/** The reflection that leaves of the first m elements of a row only the last one; returns what that becomes. */
	private double reflection(final double[] row, final int m) {
		double scale = 0, others = 0;
		for (int i = 0; i < m; i++)
			scale = Math.max(scale, Math.abs(row[i]));
		if (scale == 0) return 0;
		final double[] v = new double[m];
		for (int i = 0; i < m; i++)
			v[i] = row[i] / scale; // else squares might underflow
		for (int i = 0; i < m - 1; i++)
			others += v[i] * v[i];
		if (others == 0) return row[m - 1];
		final double length = Math.sqrt(others + v[m - 1] * v[m - 1]), becomes = v[m - 1] > 0 ? -length : length;
		v[m - 1] -= becomes;
		reflections[m] = v;
		factors[m] = 2 / (others + v[m - 1] * v[m - 1]);
		return becomes * scale;
	}

	/** w of A - v w' - w v', the matrix between two reflections, from A v. */
	private double[] counterpart(final double[] product, final double[] v, final int m) {
		final double half = factors[m] / 2 * DotProducts.of(product, v, m);
		for (int i = 0; i < m; i++)
			product[i] = factors[m] * (product[i] - half * v[i]);
		return product;
	}

	private static void reflect(final double[] row, final double[] v, final double[] w, final double a, final double b,
		final int length)
	{
		for (int j = 0; j < length; j++)
			row[j] -= a * w[j] + b * v[j];
	}

	/** Q'b, in place. */
	double[] toTridiagonal(final double[] b) {
		for (int m = b.length - 1; m > 0; m--)
			apply(m, b);
		return b;
	}

	/** Q x, in place. */
	double[] fromTridiagonal(final double[] x) {
		for (int m = 1; m < x.length; m++)
			apply(m, x);
		return x;
	}

	private void apply(final int m, final double[] x) {
		if (reflections[m] != null) VectorLoops.add(-factors[m] * DotProducts.of(reflections[m], x, m), reflections[m], x, m);
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
			pivots[k] = diagonal[k] + shift - (k == 0 ? 0 : before(k) / pivots[k - 1] * before(k));
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
			final double below = k + 1 < down.length ? before(k + 1) / up * before(k + 1) : 0;
			trace += 1 / (down[k] - below);
			up = diagonal[k] + shift - below;
		}
		return trace;
	}
}
