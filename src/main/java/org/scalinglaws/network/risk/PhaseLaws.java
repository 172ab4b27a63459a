package org.scalinglaws.network.risk;

import org.scalinglaws.ground.Require;
import org.scalinglaws.network.data.PowerLawExponents;

/**
 * The boundaries of the phases of the excess risk and its rates in each, for an
 * endless power law of exponent gamma; constants and logarithms are left out, as
 * the theory has it (arXiv 2509.24882, Results 1 and 4; the rates without noise are
 * derived from the state evolution).
 */
public final class PhaseLaws {

	private final NetworkTheory network;
	private final double dimension, exponent;
	private final boolean noisy;

	/**
	 * @param exponent gamma, greater than 1/2, at most 20
	 * @param noisy whether labels have noise
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public PhaseLaws(final NetworkTheory network, final double dimension, final double exponent, final boolean noisy) {
		this.network = Require.given("network", network);
		this.dimension = Require.inRange("dimension", dimension, 1, 1e15);
		this.exponent = PowerLawExponents.require(exponent);
		this.noisy = noisy;
	}

	/** {@return the phase of a setting} */
	public RiskPhase phase(final double effectiveSamples, final double weightDecay) {
		final double n = effectiveSamples;
		if (n < 1 || weightDecay > n / Math.sqrt(dimension)) return RiskPhase.ZERO;
		final double wholeTarget = n * Math.pow(dimension, -exponent - 0.5);
		if (!noisy && n >= network.identification(dimension)) return weightDecay < wholeTarget ? RiskPhase.BIAS
			: RiskPhase.UNDERFITTING;
		if (!noisy) return weightDecay < Math.pow(n, 1 - exponent) / Math.sqrt(dimension) ? RiskPhase.BENIGN
			: RiskPhase.UNDERFITTING;
		if (weightDecay > Math.sqrt(n / dimension)) return weightDecay < wholeTarget ? RiskPhase.BIAS
			: RiskPhase.UNDERFITTING;
		if (n < network.interpolation(dimension)) return network.overfitting(n, dimension) > Math.pow(n, 1 / (2 * exponent) - 1)
			? RiskPhase.HARMFUL : RiskPhase.BENIGN;
		return n < Math.pow(dimension, 2 * exponent) ? RiskPhase.CLASSICAL : RiskPhase.OPTIMAL;
	}

	/** {@return the numeral and name of a phase; without noise nothing is overfitted} */
	public String label(final RiskPhase phase) {
		return !noisy && phase == RiskPhase.BENIGN ? "IV interpolation" : phase.label();
	}

	/** {@return the predicted d log R / d log n within a phase} */
	public double exponentInSamples(final RiskPhase phase, final double effectiveSamples) {
		switch (phase) {
			case ZERO:
				return 0;
			case UNDERFITTING:
				return 1 / exponent - 2;
			case BIAS:
				return -2;
			case BENIGN:
				return noisy ? 1 / (2 * exponent) - 1 : 1 - 2 * exponent;
			case HARMFUL:
				return network.overfittingExponent(effectiveSamples, dimension);
			default:
				return -1;
		}
	}

	/** {@return the predicted d log R / d log lambda within a phase} */
	public double exponentInWeightDecay(final RiskPhase phase) {
		return phase == RiskPhase.UNDERFITTING ? 2 - 1 / exponent : phase == RiskPhase.BIAS ? 2 : 0;
	}
}
