package org.scalinglaws.retrieval.phases;

import org.apache.commons.math3.special.Gamma;
import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.PowerLaw;

/**
 * How the mean squared error falls in phase III for a power-law spectrum: the
 * fraction S_d(tau) = (1/d) sum exp(-16 lambda_i tau) of it that is left after a
 * time tau, in its three regimes (arXiv 2511.18661, Theorem 2, for s* = 1 and
 * uniform weights).
 * <p>
 * With beta = 16/H and x = (beta tau)^(1/a), the number of learned coordinates:
 * </p>
 * <table>
 * <caption>Regimes</caption>
 * <tr><td>{@link Regime#EARLY}</td><td>beta tau &lt;&lt; 1</td><td>1 - 16 tau/d</td></tr>
 * <tr><td>{@link Regime#MIDDLE}</td><td>1 &lt;&lt; x &lt;&lt; d</td><td>1 - Gamma(1 - 1/a) x/d</td></tr>
 * <tr><td>{@link Regime#LATE}</td><td>x of order d and more</td><td>at most exp(-beta tau d^-a)</td></tr>
 * </table>
 *
 * @param dimension d in [1, 1e15]
 * @param exponent a in (1, 20]
 */
public record MesoscopicTail(double dimension, double exponent) {

	/** Which of the three formulas holds. */
	public enum Regime {

		/** Not even the first coordinate is learned. */
		EARLY,

		/** The power law. */
		MIDDLE,

		/** The last coordinates are learned: an upper bound. */
		LATE
	}

	/** @throws IllegalArgumentException if a parameter is out of range */
	public MesoscopicTail {
		PowerLawTail.requireParameters(dimension, exponent);
	}

	/** beta = 16/H = 16 lambda_1. */
	public double beta() {
		return 16 / PowerLaw.harmonic(dimension, exponent);
	}

	/** {@return the end of the early regime, where beta tau = 1} */
	public double middleStart() {
		return 1 / beta();
	}

	/** {@return the end of the middle regime, where x = d} */
	public double lateStart() {
		return Math.pow(dimension, exponent) / beta();
	}

	/**
	 * The regime of a time; near their ends the formulas are good to the order of
	 * magnitude of 1 - S only.
	 *
	 * @param tau in [0, infinity)
	 */
	public Regime regime(final double tau) {
		requireTime(tau);
		if (tau < middleStart()) return Regime.EARLY;
		return tau < lateStart() ? Regime.MIDDLE : Regime.LATE;
	}

	/**
	 * The fraction of the error that is left, S.
	 *
	 * @param tau in [0, infinity), counted from the start of phase III
	 */
	public double remaining(final double tau) {
		return 1 - drop(tau);
	}

	/**
	 * The learned fraction 1 - S by the formula of its regime; in the middle one
	 * not below the bound of the late one, which holds for all times, and not above
	 * 1.
	 *
	 * @param tau in [0, infinity), counted from the start of phase III
	 */
	public double drop(final double tau) {
		final double bound = -Math.expm1(-beta() * tau * Math.pow(dimension, -exponent));
		return switch (regime(tau)) {
			case EARLY -> 16 * tau / dimension;
			case MIDDLE -> Math.max(bound, Math.min(1, Gamma.gamma(1 - 1 / exponent) * Math.pow(beta() * tau, 1 /
				exponent) / dimension));
			case LATE -> bound;
		};
	}

	private static void requireTime(final double tau) {
		Require.inRange("tau", tau, 0, Double.MAX_VALUE);
	}
}
