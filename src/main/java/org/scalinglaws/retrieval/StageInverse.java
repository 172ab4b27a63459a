package org.scalinglaws.retrieval;

import java.util.Arrays;

/**
 * The inverses of W - diag(x) for the nodes of a block at once, W the same for all and
 * x of the node and the stage, by elimination in place.
 * <p>
 * It needs no pivots as long as x stays below 3.6: the leading minors of W - x are
 * positive there and for all negative x.
 * </p>
 */
final class StageInverse {

	private static final int SIZE = StageBlock.SIZE;
	private static final int S = StagePass.STAGES;

	/** The inverse, row by row. */
	final double[][] entries = new double[S * S][SIZE];

	/** Sets all elements outside the diagonal to those of W; the diagonal is for the caller to fill. */
	void fillBeside(final double[][] matrix) {
		for (int k = 0; k < S; k++)
			for (int m = 0; m < S; m++)
				if (k != m) Arrays.fill(entries[k * S + m], matrix[k][m]);
	}

	double[] diagonal(final int k) {
		return entries[k * S + k];
	}

	/** Inverts all matrices. */
	void invert() {
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

	/** Row k of the inverse times a vector for each node. */
	void weigh(final int k, final double[][] vector, final double[] target) {
		final double[] i0 = entries[k * S], i1 = entries[k * S + 1], i2 = entries[k * S + 2], i3 = entries[k * S + 3], i4 =
			entries[k * S + 4];
		final double[] v0 = vector[0], v1 = vector[1], v2 = vector[2], v3 = vector[3], v4 = vector[4];
		for (int j = 0; j < SIZE; j++)
			target[j] = i0[j] * v0[j] + i1[j] * v1[j] + i2[j] * v2[j];
		for (int j = 0; j < SIZE; j++)
			target[j] += i3[j] * v3[j] + i4[j] * v4[j];
	}

	/** Row k of the inverse times a vector. */
	void weigh(final int k, final double[] vector, final double[] target) {
		final double[] i0 = entries[k * S], i1 = entries[k * S + 1], i2 = entries[k * S + 2], i3 = entries[k * S + 3], i4 =
			entries[k * S + 4];
		final double v0 = vector[0], v1 = vector[1], v2 = vector[2], v3 = vector[3], v4 = vector[4];
		for (int j = 0; j < SIZE; j++)
			target[j] = i0[j] * v0 + i1[j] * v1 + i2[j] * v2 + i3[j] * v3 + i4[j] * v4;
	}
}
