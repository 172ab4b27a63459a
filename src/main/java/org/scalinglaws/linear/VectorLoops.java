package org.scalinglaws.linear;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Weighted sums of rows, the inner loops of all products with data, in the form that
 * HotSpot turns into the processor's vector instructions: each array at the same
 * index from 0, no reduction.
 * <p>
 * It runs over four rows at a time, so that the target is loaded and stored once for
 * them. Eight were half as fast, for want of registers.
 * </p>
 */
public final class VectorLoops {

	private static final int GROUP = 32; // rows whose products with each other stay in the nearest cache

	private VectorLoops() {
		// static loops only
	}

	/** y += a x over the first length elements. */
	public static void add(final double a, final double[] x, final double[] y, final int length) {
		for (int i = 0; i < length; i++)
			y[i] += a * x[i];
	}

	/** y *= x, element by element. */
	public static void multiply(final double[] x, final double[] y) {
		for (int i = 0; i < y.length; i++)
			y[i] *= x[i];
	}

	/** y += sum of a_k x_k over the first length elements, k from from to below to. */
	public static void addAll(final double[] a, final double[][] x, final int from, final int to, final double[] y,
		final int length)
	{
		int k = from;
		for (; k < to - 3; k += 4)
			addFour(a, x, k, y, length);
		for (; k < to; k++)
			add(a[k], x[k], y, length);
	}

	private static void addFour(final double[] a, final double[][] x, final int k, final double[] y, final int length) {
		final double a0 = a[k], a1 = a[k + 1], a2 = a[k + 2], a3 = a[k + 3];
		final double[] x0 = x[k], x1 = x[k + 1], x2 = x[k + 2], x3 = x[k + 3];
		for (int i = 0; i < length; i++)
			y[i] += a0 * x0[i] + a1 * x1[i] + (a2 * x2[i] + a3 * x3[i]);
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
			final double[][] group = Arrays.copyOfRange(rows, from, Math.min(from + GROUP, rows.length));
			for (int i = first; i < d; i += stride) {
				for (int k = 0; k < group.length; k++)
					factors[k] = weights[from + k] * group[k][i];
				addAll(factors, group, 0, group.length, products[i], Math.min(d, (i | 31) + 1)); // whole vectors
			}
		}
	}

	/** Copies what is below the diagonal to above it. */
	public static void mirror(final double[][] matrix) {
		for (int i = 1; i < matrix.length; i++)
			for (int j = 0; j < i; j++)
				matrix[j][i] = matrix[i][j];
	}
}
