package org.scalinglaws.linear;

/**
 * Dot products with four accumulators each: the same numbers give the same bits,
 * alone or in a pair, on every machine.
 * <p>
 * No {@link Math#fma}: it would gain nothing here (loading is what takes the
 * time), is hundreds of times slower where the processor has none, and changes
 * the bits.
 * </p>
 */
public final class DotProducts {

	private double first;
	private double second;

	/** Computes x.v and x.w together: each x is loaded once. All of one length. */
	public void compute(final double[] x, final double[] v, final double[] w) {
		double a = 0, b = 0, c = 0, d = 0;
		double e = 0, f = 0, g = 0, h = 0;
		int i = 0;
		for (; i < x.length - 3; i += 4) {
			a += x[i] * v[i];
			e += x[i] * w[i];
			b += x[i + 1] * v[i + 1];
			f += x[i + 1] * w[i + 1];
			c += x[i + 2] * v[i + 2];
			g += x[i + 2] * w[i + 2];
			d += x[i + 3] * v[i + 3];
			h += x[i + 3] * w[i + 3];
		}
		for (; i < x.length; i++) {
			a += x[i] * v[i];
			e += x[i] * w[i];
		}
		first = a + b + (c + d);
		second = e + f + (g + h);
	}

	/**
	 * Computes x.w for each w, two at a time.
	 *
	 * @param products receives them
	 */
	public void compute(final double[] x, final double[][] w, final double[] products) {
		int k = 0;
		for (; k < w.length - 1; k += 2) {
			compute(x, w[k], w[k + 1]);
			products[k] = first;
			products[k + 1] = second;
		}
		if (k < w.length) products[k] = of(x, w[k]);
	}

	/** {@return x.v of {@link #compute(double[], double[], double[])}} */
	public double first() {
		return first;
	}

	/** {@return x.w of {@link #compute(double[], double[], double[])}} */
	public double second() {
		return second;
	}

	/** {@return x.w alone} */
	public static double of(final double[] x, final double[] w) {
		return of(x, w, x.length);
	}

	/** {@return x.w over the first length elements} */
	public static double of(final double[] x, final double[] w, final int length) {
		double a = 0, b = 0, c = 0, d = 0;
		int i = 0;
		for (; i < length - 3; i += 4) {
			a += x[i] * w[i];
			b += x[i + 1] * w[i + 1];
			c += x[i + 2] * w[i + 2];
			d += x[i + 3] * w[i + 3];
		}
		for (; i < length; i++)
			a += x[i] * w[i];
		return a + b + (c + d);
	}

	/** {@return x.w by one accumulator, term after term} */
	public static double inOrder(final double[] x, final double[] w) {
		double sum = 0;
		for (int i = 0; i < x.length; i++)
			sum += x[i] * w[i];
		return sum;
	}
}
