package org.scalinglaws.linear;

/**
 * The ratio of two sums over independent draws, and its standard error to first order in the scatter; with all
 * denominators 1 it is the mean and its standard error. Whole numbers below 2^53 are summed exactly.
 */
public final class RatioOfSums {

	private long draws;
	private double numerators, denominators;
	private double squares, products, otherSquares;

	/** Adds a draw. */
	public void add(final double numerator, final double denominator) {
		draws++;
		numerators += numerator;
		denominators += denominator;
		squares += numerator * numerator;
		products += numerator * denominator;
		otherSquares += denominator * denominator;
	}

	/** Adds the draws of another one. */
	public void add(final RatioOfSums other) {
		draws += other.draws;
		numerators += other.numerators;
		denominators += other.denominators;
		squares += other.squares;
		products += other.products;
		otherSquares += other.otherSquares;
	}

	/** {@return the ratio; NaN if the denominators' sum is 0} */
	public double ratio() {
		return denominators == 0 ? Double.NaN : numerators / denominators;
	}

	/** {@return its standard error; NaN for fewer than two draws, or without a ratio} */
	public double standardError() {
		if (draws < 2 || denominators == 0) return Double.NaN;
		final double ratio = ratio(), scatter = squares - 2 * ratio * products + ratio * ratio * otherSquares;
		return Math.sqrt(Math.max(0, scatter) * draws / (draws - 1)) / Math.abs(denominators);
	}
}
