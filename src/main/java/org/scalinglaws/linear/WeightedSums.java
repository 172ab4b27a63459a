package org.scalinglaws.linear;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Weighted sums of rows, the one kernel of all products with data here: eight rows
 * at a time, in loops that the JIT compiler vectorises (each array at the same
 * index from 0, no reduction).
 */
public final class WeightedSums {

	private static final int GROUP = 32; // rows whose products with each other stay in the nearest cache

	private WeightedSums() {
		// static kernels only
	}

	/**
	 * Adds to sum[0, length) the rows from, ..., from + count - 1, each times its
	 * weight; the weights begin at 0.
	 */
	public static void add(final double[] sum, final double[][] rows, final int from, final int count, final double[] weights,
		final int length)
	{
		int k = 0;
		for (; k + 8 <= count; k += 8) {
			final int r = from + k;
			add(sum, rows[r], rows[r + 1], rows[r + 2], rows[r + 3], weights[k], weights[k + 1], weights[k + 2], weights[k +
				3], rows[r + 4], rows[r + 5], rows[r + 6], rows[r + 7], weights[k + 4], weights[k + 5], weights[k + 6],
				weights[k + 7], length);
		}
		for (; k < count; k++)
			add(sum, rows[from + k], weights[k], length);
	}

	/**
	 * Sets rows first, first + stride, ... of sum_k weights_k rows_k rows_k', up to
	 * the diagonal; what is beyond it is left undefined.
	 *
	 * @param products d x d
	 * @param goOn asked now and then; when it says no, the result is undefined
	 */
	public static void outerProducts(final double[][] products, final int first, final int stride, final double[][] rows,
		final double[] weights, final BooleanSupplier goOn)
	{
		final int d = products.length;
		final double[] factors = new double[GROUP];
		for (int i = first; i < d; i += stride)
			Arrays.fill(products[i], 0);
		for (int from = 0; from < rows.length && goOn.getAsBoolean(); from += GROUP) {
			final int count = Math.min(GROUP, rows.length - from);
			for (int i = first; i < d; i += stride) {
				for (int k = 0; k < count; k++)
					factors[k] = weights[from + k] * rows[from + k][i];
				add(products[i], rows, from, count, factors, Math.min(d, (i | 31) + 1)); // whole vectors
			}
		}
	}

	/** Copies what is below the diagonal to above it. */
	public static void mirror(final double[][] matrix) {
		for (int i = 1; i < matrix.length; i++)
			for (int j = 0; j < i; j++)
				matrix[j][i] = matrix[i][j];
	}

	private static void add(final double[] sum, final double[] a, final double[] b, final double[] c, final double[] d,
		final double wa, final double wb, final double wc, final double wd, final double[] e, final double[] f,
		final double[] g, final double[] h, final double we, final double wf, final double wg, final double wh,
		final int length)
	{
		for (int i = 0; i < length; i++)
			sum[i] += wa * a[i] + wb * b[i] + (wc * c[i] + wd * d[i]) + (we * e[i] + wf * f[i] + (wg * g[i] + wh * h[i]));
	}

	private static void add(final double[] sum, final double[] a, final double weight, final int length) {
		for (int i = 0; i < length; i++)
			sum[i] += weight * a[i];
	}
}
