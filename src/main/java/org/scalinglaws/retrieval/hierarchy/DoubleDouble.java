package org.scalinglaws.retrieval.hierarchy;

/**
 * A sum of products in about 32 digits: an unevaluated sum of two doubles (Dekker
 * 1971), changed in place.
 */
final class DoubleDouble {

	/** Relative rounding error of one operation. */
	static final double EPSILON = 0x1p-104;

	double high;
	double low;

	void clear() {
		high = 0;
		low = 0;
	}

	/** Adds a + b, where b is a correction of a. */
	void add(final double a, final double b) {
		final double sum = high + a, part = sum - high;
		final double error = high - (sum - part) + (a - part) + low + b;
		high = sum + error;
		low = error - (high - sum);
	}

	/** Adds (a + b) (c + d), where b and d are corrections. */
	void addProduct(final double a, final double b, final double c, final double d) {
		final double product = a * c;
		add(product, Math.fma(a, c, -product) + (a * d + b * c));
	}

	void multiply(final double a, final double b) {
		final double h = high, l = low;
		clear();
		addProduct(h, l, a, b);
	}

	void divide(final double a, final double b) {
		final double quotient = high / a, h = high, l = low;
		high = h;
		low = l;
		addProduct(-quotient, 0, a, b);
		final double correction = (high + low) / a;
		high = quotient + correction;
		low = correction - (high - quotient);
	}
}
