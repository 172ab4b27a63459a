package org.scalinglaws.descent.quadratic;

import java.util.Arrays;

/**
 * Exponentials of many rates at one time. Where all exponents are small, as those of most coordinates of a power law are at
 * most times, they come from their series, term by term over the whole block: such loops become vector code, and cost a
 * fifth of calls of the exponential.
 */
final class BlockExponentials {

	/** Exponents below which the series serves; its thirteenth term is then 1e-17 of the first. */
	private static final double SMALL = 0.25;

	/** Of 12, 11, ..., 1. */
	private static final double[] INVERSE_FACTORIALS = { 1 / 479001600., 1 / 39916800., 1 / 3628800., 1 / 362880., 1 / 40320.,
		1 / 5040., 1 / 720., 1 / 120., 1 / 24., 1 / 6., 1 / 2., 1 };

	private BlockExponentials() {
		// static functions only
	}

	/** Sets all values to e^(rate time). */
	static void of(final double[] rates, final double time, final double[] values) {
		final double largest = largest(rates, time);
		if (largest < SMALL) {
			series(rates, time, largest, values);
			for (int i = 0; i < values.length; i++)
				values[i]++;
		}
		else for (int i = 0; i < values.length; i++)
			values[i] = Math.exp(rates[i] * time);
	}

	/** Sets all values to e^(rate time) - 1, to its own last digits. */
	static void lessOne(final double[] rates, final double time, final double[] values) {
		final double largest = largest(rates, time);
		if (largest < SMALL) series(rates, time, largest, values);
		else for (int i = 0; i < values.length; i++) {
			final double z = rates[i] * time;
			values[i] = Math.abs(z) < SMALL ? Math.expm1(z) : Math.exp(z) - 1;
		}
	}

	private static double largest(final double[] rates, final double time) {
		double largest = 0;
		for (final double rate : rates)
			largest = Math.max(largest, Math.abs(rate));
		return largest * time;
	}

	private static void series(final double[] rates, final double time, final double largest, final double[] values) {
		int first = INVERSE_FACTORIALS.length - 1; // as few terms as matter
		for (double term = largest / 2; term > 1e-17 && first > 0; first--)
			term *= largest / (INVERSE_FACTORIALS.length - first + 2);
		Arrays.fill(values, INVERSE_FACTORIALS[first]);
		for (int k = first + 1; k < INVERSE_FACTORIALS.length; k++)
			multiplyAdd(rates, time, INVERSE_FACTORIALS[k], values);
		multiplyAdd(rates, time, 0, values);
	}

	private static void multiplyAdd(final double[] rates, final double time, final double term, final double[] values) {
		for (int i = 0; i < values.length; i++)
			values[i] = values[i] * (rates[i] * time) + term;
	}
}
