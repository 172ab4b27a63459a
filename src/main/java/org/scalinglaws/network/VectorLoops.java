package org.scalinglaws.network;

/**
 * The inner loops of the LASSO, each in the form that HotSpot turns into the
 * processor's vector instructions, or at least into independent chains.
 * <p>
 * Sums of vectors over which it runs four at a time: the target is loaded and
 * stored once for them. Dot products cannot be vectorised without
 * changing their rounding, so they run sixteen at a time instead.
 * </p>
 */
final class VectorLoops {

	private VectorLoops() {
		// static loops only
	}

	/** y += a x over the first length elements. */
	static void add(final double a, final double[] x, final double[] y, final int length) {
		for (int i = 0; i < length; i++)
			y[i] += a * x[i];
	}

	/** y += sum of a_k x_k over the first length elements, k below count. */
	static void addAll(final double[] a, final double[][] x, final int count, final double[] y, final int length) {
		int k = 0;
		for (; k < count - 3; k += 4)
			addFour(a, x, k, y, length);
		for (; k < count; k++)
			add(a[k], x[k], y, length);
	}

	private static void addFour(final double[] a, final double[][] x, final int k, final double[] y, final int length) {
		final double a0 = a[k], a1 = a[k + 1], a2 = a[k + 2], a3 = a[k + 3];
		final double[] x0 = x[k], x1 = x[k + 1], x2 = x[k + 2], x3 = x[k + 3];
		for (int i = 0; i < length; i++)
			y[i] += a0 * x0[i] + a1 * x1[i] + (a2 * x2[i] + a3 * x3[i]);
	}

	/** x.y over the first length elements. */
	static double dot(final double[] x, final double[] y, final int length) {
		double a = 0, b = 0, c = 0, d = 0;
		int i = 0;
		for (; i < length - 3; i += 4) {
			a += x[i] * y[i];
			b += x[i + 1] * y[i + 1];
			c += x[i + 2] * y[i + 2];
			d += x[i + 3] * y[i + 3];
		}
		for (; i < length; i++)
			a += x[i] * y[i];
		return a + b + (c + d);
	}

	/** The products of x_i and y_j for i, j below 4, in products[4 i + j]. */
	static void sixteenDots(final double[][] x, final int fromX, final double[][] y, final int fromY, final int length,
		final double[] products)
	{
		final double[] x0 = x[fromX], x1 = x[fromX + 1], x2 = x[fromX + 2], x3 = x[fromX + 3];
		final double[] y0 = y[fromY], y1 = y[fromY + 1], y2 = y[fromY + 2], y3 = y[fromY + 3];
		double p00 = 0, p01 = 0, p02 = 0, p03 = 0, p10 = 0, p11 = 0, p12 = 0, p13 = 0;
		double p20 = 0, p21 = 0, p22 = 0, p23 = 0, p30 = 0, p31 = 0, p32 = 0, p33 = 0;
		for (int k = 0; k < length; k++) {
			final double b0 = y0[k], b1 = y1[k], b2 = y2[k], b3 = y3[k];
			final double a0 = x0[k];
			p00 += a0 * b0;
			p01 += a0 * b1;
			p02 += a0 * b2;
			p03 += a0 * b3;
			final double a1 = x1[k];
			p10 += a1 * b0;
			p11 += a1 * b1;
			p12 += a1 * b2;
			p13 += a1 * b3;
			final double a2 = x2[k];
			p20 += a2 * b0;
			p21 += a2 * b1;
			p22 += a2 * b2;
			p23 += a2 * b3;
			final double a3 = x3[k];
			p30 += a3 * b0;
			p31 += a3 * b1;
			p32 += a3 * b2;
			p33 += a3 * b3;
		}
		products[0] = p00;
		products[1] = p01;
		products[2] = p02;
		products[3] = p03;
		products[4] = p10;
		products[5] = p11;
		products[6] = p12;
		products[7] = p13;
		products[8] = p20;
		products[9] = p21;
		products[10] = p22;
		products[11] = p23;
		products[12] = p30;
		products[13] = p31;
		products[14] = p32;
		products[15] = p33;
	}
}
