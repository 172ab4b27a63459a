package org.scalinglaws.linear;

/**
 * The inner loops of the LASSO, each in the form that HotSpot turns into the
 * processor's vector instructions, or at least into independent chains.
 * <p>
 * Sums of vectors over which it runs four at a time: the target is loaded and
 * stored once for them.
 * </p>
 */
public final class VectorLoops {

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
}
