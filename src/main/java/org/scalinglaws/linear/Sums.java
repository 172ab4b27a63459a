package org.scalinglaws.linear;

/** Sums with four accumulators, as {@link DotProducts}: the same numbers give the same bits on every machine. */
public final class Sums {

	private Sums() {
		// static function only
	}

	/** {@return the sum of all values} */
	public static double of(final double[] values) {
		double a = 0, b = 0, c = 0, d = 0;
		int i = 0;
		for (; i < values.length - 3; i += 4) {
			a += values[i];
			b += values[i + 1];
			c += values[i + 2];
			d += values[i + 3];
		}
		for (; i < values.length; i++)
			a += values[i];
		return a + b + (c + d);
	}
}
