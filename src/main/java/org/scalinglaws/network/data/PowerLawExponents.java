package org.scalinglaws.network.data;

/** The exponents gamma of a power-law target that are allowed. */
public final class PowerLawExponents {

	/** Steeper targets have but one coordinate to speak of. */
	private static final double LARGEST = 20;

	private PowerLawExponents() {
		// static check only
	}

	/**
	 * Requires an exponent whose target has finite energy in any dimension.
	 *
	 * @throws IllegalArgumentException if it is not in (1/2, 20]
	 */
	public static double require(final double exponent) {
		if (exponent > 0.5 && exponent <= LARGEST) return exponent;
		throw new IllegalArgumentException("exponent must be greater than 0.5 and at most 20, was " + exponent);
	}
}
