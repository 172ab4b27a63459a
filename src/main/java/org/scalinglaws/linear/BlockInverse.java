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
		final int row = k * order;
		final double[] entry = entries[row], first = vector[0];
		for (int j = 0; j < SIZE; j++)
			target[j] = entry[j] * first[j];
		int m = 1;
		for (; m < order - 1; m += 2)
			addTwo(target, entries[row + m], vector[m], entries[row + m + 1], vector[m + 1]);
		if (m < order) addProduct(target, entries[row + m], vector[m]);
	}

	/** target += a b + c d, matrix by matrix. */
	public static void addTwo(final double[] target, final double[] a, final double[] b, final double[] c,
		final double[] d)
	{
		for (int j = 0; j < SIZE; j++)
			target[j] += a[j] * b[j] + c[j] * d[j];
	}

	/** target += a b, matrix by matrix. */
	public static void addProduct(final double[] target, final double[] a, final double[] b) {
		for (int j = 0; j < SIZE; j++)
			target[j] += a[j] * b[j];
	}
}
