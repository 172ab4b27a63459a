package org.scalinglaws.linear;

/**
 * A sum of products in about 32 digits: an unevaluated sum of two doubles (Dekker
 * 1971), changed in place.
 */
public final class DoubleDouble {

	/** Relative rounding error of one operation. */
	public static final double EPSILON = 0x1p-104;

	private double high;
	private double low;

	/** {@return the value to the precision of a double} */
	public double high() {
		return high;
	}

	/** {@return what the value exceeds {@link #high()} by} */
	public double low() {
		return low;
	}

	/** Takes the value a + b, where b is a correction of a. */
	public void set(final double a, final double b) {
		high = a;
		low = b;
	}

	/** Adds a + b, where b is a correction of a. */
	public void add(final double a, final double b) {
		final double sum = high + a, part = sum - high;
		final double error = high - (sum - part) + (a - part) + low + b;
		high = sum + error;
		low = error - (high - sum);
	}

	/** Adds (a + b) (c + d), where b and d are corrections. */
	public void addProduct(final double a, final double b, final double c, final double d) {
		final double product = a * c;
		add(product, Math.fma(a, c, -product) + (a * d + b * c));
	}

	/** Multiplies by a + b. */
	public void multiply(final double a, final double b) {
		final double h = high, l = low;
		set(0, 0);
		addProduct(h, l, a, b);
	}

	/** Divides by a + b. */
	public void divide(final double a, final double b) {
		final double quotient = high / a;
		addProduct(-quotient, 0, a, b);
		final double correction = (high + low) / a;
		high = quotient + correction;
		low = correction - (high - quotient);
	}
}
