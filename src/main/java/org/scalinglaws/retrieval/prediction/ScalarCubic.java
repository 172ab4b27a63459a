package org.scalinglaws.retrieval.prediction;

/** A polynomial of degree 3 at most in the two scalars c and q. */
final class ScalarCubic {

	static final ScalarCubic ONE = term(0);
	static final ScalarCubic C = term(1);
	static final ScalarCubic Q = term(2);

	/** Exponents of c and q of each term. */
	private static final int[][] EXPONENTS = { { 0, 0 }, { 1, 0 }, { 0, 1 }, { 2, 0 }, { 1, 1 }, { 0, 2 }, { 3, 0 }, { 2,
		1 }, { 1, 2 }, { 0, 3 } };

	private final double[] a;

	private ScalarCubic(final double[] coefficients) {
		a = coefficients;
	}

	private static ScalarCubic term(final int index) {
		final double[] coefficients = new double[10];
		coefficients[index] = 1;
		return new ScalarCubic(coefficients);
	}

	ScalarCubic plus(final ScalarCubic other) {
		final double[] sum = a.clone();
		for (int i = 0; i < sum.length; i++)
			sum[i] += other.a[i];
		return new ScalarCubic(sum);
	}

	ScalarCubic plus(final double factor, final ScalarCubic other) {
		return plus(other.times(factor));
	}

	ScalarCubic times(final double factor) {
		final double[] product = a.clone();
		for (int i = 0; i < product.length; i++)
			product[i] *= factor;
		return new ScalarCubic(product);
	}

	/** @throws IllegalArgumentException if the product has a higher degree */
	ScalarCubic times(final ScalarCubic other) {
		final double[] product = new double[10];
		for (int i = 0; i < 10; i++)
			for (int j = 0; j < 10; j++)
				if (a[i] != 0 && other.a[j] != 0) product[index(EXPONENTS[i][0] + EXPONENTS[j][0], EXPONENTS[i][1] +
					EXPONENTS[j][1])] += a[i] * other.a[j];
		return new ScalarCubic(product);
	}

	private static int index(final int ofC, final int ofQ) {
		for (int i = 0; i < 10; i++)
			if (EXPONENTS[i][0] == ofC && EXPONENTS[i][1] == ofQ) return i;
		throw new IllegalArgumentException("degree must be in [0, 3], was " + (ofC + ofQ));
	}

	double value(final double c, final double q) {
		return a[0] + c * (a[1] + c * (a[3] + c * a[6])) + q * (a[2] + c * (a[4] + c * a[7]) + q * (a[5] + c * a[8] + q *
			a[9]));
	}

	double byC(final double c, final double q) {
		return a[1] + c * (2 * a[3] + c * 3 * a[6]) + q * (a[4] + c * 2 * a[7] + q * a[8]);
	}

	double byQ(final double c, final double q) {
		return a[2] + c * (a[4] + c * a[7]) + q * (2 * (a[5] + c * a[8]) + q * 3 * a[9]);
	}
}
