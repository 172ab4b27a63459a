package org.scalinglaws.retrieval;

/**
 * Dot products of one length; not for use by two threads at once.
 * <p>
 * The products go to an array of their own (a loop that HotSpot vectorises) and
 * are summed by eight accumulators: faster than eight accumulators over both
 * factors, for it loads each number once. No {@link Math#fma}: it is hundreds of
 * times slower where the processor has none, and would change the bits.
 * </p>
 */
final class DotProduct {

	private final double[] products;

	DotProduct(final int length) {
		products = new double[length];
	}

	/** The sum of x[i] * w[i]; the same bits for the same numbers, always. */
	double of(final double[] x, final double[] w) {
		multiply(products, x, w);
		return sum(products);
	}

	private static void multiply(final double[] products, final double[] x, final double[] w) {
		for (int i = 0; i < products.length; i++)
			products[i] = x[i] * w[i];
	}

	private static double sum(final double[] terms) {
		double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
		int i = 0;
		for (; i < terms.length - 7; i += 8) {
			a += terms[i];
			b += terms[i + 1];
			c += terms[i + 2];
			d += terms[i + 3];
			e += terms[i + 4];
			f += terms[i + 5];
			g += terms[i + 6];
			h += terms[i + 7];
		}
		for (; i < terms.length; i++)
			a += terms[i];
		return a + b + (c + d) + (e + f + (g + h));
	}
}
