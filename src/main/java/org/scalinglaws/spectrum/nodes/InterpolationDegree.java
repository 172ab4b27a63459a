package org.scalinglaws.spectrum.nodes;

/**
 * How many Chebyshev nodes a bin needs for the functions that occur in coupled modes.
 * <p>
 * In the variable x = log(lambda - reference) a relaxation lambda^p exp(-t lambda) is
 * analytic. An ellipse about the bin with the half axis {@link #STRIP} across gives the
 * factor rho by which a node more lowers the error, for all t at once and relative to what
 * has half of the bin's lowest lambda - reference; strip and constant are fitted to errors
 * measured for p = 0, 1, 2, widths of 0.05 to 3 and tolerances of 1e-6 to 1e-12, to within
 * a node.
 * </p>
 */
final class InterpolationDegree {

	/** The widest bin, in logarithms. */
	static final double WIDEST = 4;

	private static final double STRIP = 1.25;

	/** A logarithm; the other one makes up for estimates of powers being sharp. */
	private static final double CONSTANT = 1, SHARP = 4;

	private InterpolationDegree() {
		// static functions only
	}

	/**
	 * {@return the number of nodes for relaxation, not rounded}
	 *
	 * @param width of the bin in x
	 * @param digits minus the logarithm of the error allowed
	 */
	static double ofDecay(final double width, final double digits) {
		final double slope = 2 * STRIP / width;
		return (digits + CONSTANT) / Math.log(slope + Math.sqrt(slope * slope + 1));
	}

	/**
	 * {@return the number of nodes for lambda^power, or growth by exp(power), relative to the
	 * top of the bin; not rounded}
	 */
	static double ofPower(final double width, final double power, final double digits) {
		final double half = power * width / 2;
		double least = Double.POSITIVE_INFINITY;
		for (double rho = 1.2; rho < 100; rho *= 1.2)
			least = Math.min(least, (digits + SHARP + half * ((rho + 1 / rho) / 2 - 1)) / Math.log(rho));
		return least;
	}
}
