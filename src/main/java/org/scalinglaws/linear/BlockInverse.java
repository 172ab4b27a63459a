package org.scalinglaws.linear;

import java.util.Arrays;

/**
 * The inverses of {@value #SIZE} small matrices at once, by Gauss-Jordan elimination in place: element by element, the
 * matrices side by side, so that each loop vectorises.
 * <p>
 * There is no pivoting: the leading minors of each matrix must stay away from zero.
 * </p>
 */
public final class BlockInverse {

	/** How many matrices. */
	public static final int SIZE = 64;

	private final int order;

	/** Row by row. */
	private final double[][] entries;

	/** @param order rows and columns of each matrix, from 1 */
	public BlockInverse(final int order) {
		this.order = order;
		entries = new double[order * order][SIZE];
	}

	/** {@return rows and columns of each matrix} */
	public int order() {
		return order;
	}

	/** Sets the elements of all matrices to those of one. */
	public void fill(final double[][] matrix) {
		for (int k = 0; k < order; k++)
			for (int m = 0; m < order; m++)
				Arrays.fill(entries[k * order + m], matrix[k][m]);
	}

	/** Element (k, m) of each matrix, to read and to write. */
	public double[] entry(final int k, final int m) {
		return entries[k * order + m];
	}

	/** Puts the inverses in the place of the matrices. */
	public void invert() {
		for (int pivot = 0; pivot < order; pivot++)
			eliminate(pivot);
	}

	/** One step of Gauss-Jordan inversion. */
	private void eliminate(final int pivot) {
		final double[] p = entries[pivot * order + pivot];
		for (int j = 0; j < SIZE; j++)
			p[j] = 1 / p[j];
		for (int m = 0; m < order; m++)
			if (m != pivot) multiply(entries[pivot * order + m], p);
		for (int k = 0; k < order; k++)
			if (k != pivot) subtract(k, pivot, p);
	}

	private static void multiply(final double[] a, final double[] b) {
		for (int j = 0; j < SIZE; j++)
			a[j] *= b[j];
	}

	/** row -= factor x pivot's row, factor -> -factor / pivot. */
	private void subtract(final int row, final int pivot, final double[] p) {
		final double[] factor = entries[row * order + pivot];
		for (int m = 0; m < order; m++)
			if (m != pivot) subtractProduct(entries[row * order + m], factor, entries[pivot * order + m]);
		for (int j = 0; j < SIZE; j++)
			factor[j] *= -p[j];
	}

	private static void subtractProduct(final double[] a, final double[] b, final double[] c) {
		for (int j = 0; j < SIZE; j++)
			a[j] -= b[j] * c[j];
	}

	/** Row k of each inverse times a vector of its own. */
	public void weigh(final int k, final double[][] vector, final double[] target) {
		final double[][] e = entries;
		final int row = k * order;
		Arrays.fill(target, 0);
		int m = 0;
		for (; m < order - 4; m += 5)
			addFive(target, e, row + m, vector, m);
		for (; m < order; m++)
			addProduct(target, e[row + m], vector[m]);
	}

	private static void addFive(final double[] target, final double[][] e, final int at, final double[][] v, final int m) {
		final double[] i0 = e[at], i1 = e[at + 1], i2 = e[at + 2], i3 = e[at + 3], i4 = e[at + 4];
		final double[] v0 = v[m], v1 = v[m + 1], v2 = v[m + 2], v3 = v[m + 3], v4 = v[m + 4];
		for (int j = 0; j < SIZE; j++)
			target[j] += i0[j] * v0[j] + i1[j] * v1[j] + i2[j] * v2[j];
		for (int j = 0; j < SIZE; j++)
			target[j] += i3[j] * v3[j] + i4[j] * v4[j];
	}

	/** target += a b, matrix by matrix. */
	public static void addProduct(final double[] target, final double[] a, final double[] b) {
		for (int j = 0; j < SIZE; j++)
			target[j] += a[j] * b[j];
	}
}
