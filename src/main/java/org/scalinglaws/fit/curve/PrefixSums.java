package org.scalinglaws.fit.curve;

/** Sums of y and y log x over the first points of a curve, for slopes in O(1). */
final class PrefixSums {

	private final double[] sum;
	private final double[] products;

	PrefixSums(final double[] logX, final double[] y) {
		sum = new double[y.length + 1];
		products = new double[y.length + 1];
		final double centre = y[y.length / 2]; // keeps the digits
		for (int i = 0; i < y.length; i++) {
			sum[i + 1] = sum[i] + (y[i] - centre);
			products[i + 1] = products[i] + (y[i] - centre) * logX[i];
		}
	}

	/** Sum of (log x - mean) y over points [from, to), where mean is that of log x there. */
	double product(final int from, final int to, final double mean) {
		return products[to] - products[from] - mean * (sum[to] - sum[from]);
	}
}
