package org.scalinglaws.linear;

import java.util.Arrays;

/**
 * The inverses of {@value #SIZE} matrices of {@value #ORDER} x {@value #ORDER} at once, by Gauss-Jordan elimination
 * in place: element by element, the matrices side by side, so that each loop vectorises.
 * <p>
 * There is no pivoting: the leading minors of each matrix must stay away from zero.
 * </p>
 */
public final class BlockInverse {

	/** How many matrices. */
	public static final int SIZE = 64;

	/** Rows and columns of each. */
	public static final int ORDER = 5;

	private static final int S = ORDER;

	/** Row by row. */
	private final double[][] entries = new double[S * S][SIZE];

	/** Sets the elements beside the diagonal of all matrices to those of one; the diagonals are for the caller to fill. */
	public void fillBeside(final double[][] matrix) {
		for (int k = 0; k < S; k++)
			for (int m = 0; m < S; m++)
				if (k != m) Arrays.fill(entries[k * S + m], matrix[k][m]);
	}

	/** Element (k, m) of each matrix, to read and to write. */
	public double[] entry(final int k, final int m) {
		return entries[k * S + m];
	}

	/** Puts the inverses in the place of the matrices. */
	public void invert() {
		for (int pivot = 0; pivot < S; pivot++)
			eliminate(pivot);
	}

	/** One step of Gauss-Jordan inversion. */
	private void eliminate(final int pivot) {
		final double[] p = entries[pivot * S + pivot];
		for (int j = 0; j < SIZE; j++)
			p[j] = 1 / p[j];
		final double[][] row = others(pivot, pivot);
		for (final double[] entry : row)
			multiply(entry, p);
		for (int k = 0; k < S; k++)
			if (k != pivot) subtract(others(k, pivot), entries[k * S + pivot], row, p);
	}

	/** A row without the pivot's column. */
	private double[][] others(final int row, final int pivot) {
		final double[][] others = new double[S - 1][];
		for (int m = 0; m < S - 1; m++)
			others[m] = entries[row * S + (m < pivot ? m : m + 1)];
		return others;
	}

	private static void multiply(final double[] a, final double[] b) {
		for (int j = 0; j < SIZE; j++)
			a[j] *= b[j];
	}

	private static void subtractProduct(final double[] a, final double[] b, final double[] c) {
		for (int j = 0; j < SIZE; j++)
			a[j] -= b[j] * c[j];
	}

	/** row -= factor x pivot's row, factor -> -factor / pivot. */
	private static void subtract(final double[][] row, final double[] factor, final double[][] pivots, final double[] p) {
		for (int m = 0; m < S - 1; m++)
			subtractProduct(row[m], factor, pivots[m]);
		for (int j = 0; j < SIZE; j++)
			factor[j] *= -p[j];
	}

	/** Row k of each inverse times a vector of its own. */
	public void weigh(final int k, final double[][] vector, final double[] target) {
		final double[] i0 = entries[k * S], i1 = entries[k * S + 1], i2 = entries[k * S + 2], i3 = entries[k * S + 3], i4 =
			entries[k * S + 4];
		final double[] v0 = vector[0], v1 = vector[1], v2 = vector[2], v3 = vector[3], v4 = vector[4];
		for (int j = 0; j < SIZE; j++)
			target[j] = i0[j] * v0[j] + i1[j] * v1[j] + i2[j] * v2[j];
		for (int j = 0; j < SIZE; j++)
			target[j] += i3[j] * v3[j] + i4[j] * v4[j];
	}

	/** Row k of each inverse times the same vector. */
	public void weigh(final int k, final double[] vector, final double[] target) {
		final double[] i0 = entries[k * S], i1 = entries[k * S + 1], i2 = entries[k * S + 2], i3 = entries[k * S + 3], i4 =
			entries[k * S + 4];
		final double v0 = vector[0], v1 = vector[1], v2 = vector[2], v3 = vector[3], v4 = vector[4];
		for (int j = 0; j < SIZE; j++)
			target[j] = i0[j] * v0 + i1[j] * v1 + i2[j] * v2 + i3[j] * v3 + i4[j] * v4;
	}
}
