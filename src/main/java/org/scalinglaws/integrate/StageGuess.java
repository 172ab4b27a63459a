package org.scalinglaws.integrate;

/**
 * Guesses from the stages of a collocation step, between or beyond them: by its polynomial, or by that of the logarithm
 * where the values keep their sign, since solutions grow or fall by large factors.
 */
public final class StageGuess {

	/** The largest logarithm of the factor to the last value. */
	private static final double LARGEST = 20;

	private StageGuess() {
		// static function only
	}

	/**
	 * The guess at a place.
	 *
	 * @param values at the start and the stages
	 * @param basis Lagrange polynomials of these at the place
	 */
	public static double of(final double[] values, final double[] basis) {
		boolean positive = true, negative = true;
		for (final double value : values) {
			positive &= value > 0;
			negative &= value < 0;
		}
		double sum = 0;
		for (int k = 0; k < values.length; k++)
			sum += basis[k] * (positive || negative ? Math.log(Math.abs(values[k])) : values[k]);
		if (!positive && !negative) return sum;
		final double last = Math.log(Math.abs(values[values.length - 1]));
		return (positive ? 1 : -1) * Math.exp(last + Math.max(-LARGEST, Math.min(LARGEST, sum - last)));
	}
}
