package org.scalinglaws.descent.spike;

import java.util.Arrays;
import java.util.Locale;

import org.scalinglaws.ground.Require;

/** What of the gradient a step goes along. */
public enum DescentRule {

	/** The gradient itself. */
	GRADIENT,

	/** Its polar factor: the gradient with all singular values that are not 0 put to 1. */
	SPECTRAL;

	/**
	 * {@return the rule of a name, gradient or spectral}
	 *
	 * @throws IllegalArgumentException listing the names if it is none
	 */
	public static DescentRule of(final String name) {
		Require.oneOf("method", name, Arrays.stream(values()).map(DescentRule::toString).toList());
		return valueOf(name.toUpperCase(Locale.ROOT));
	}

	/**
	 * {@return the growth exponent of vanishing weights, at tau = -1: signal and spike grow by 1 + 3 eta and 1 +
	 * (1 + lambda) eta per step, for small eta lambda - 2; by the spectral rule the same, 0}
	 *
	 * @param learningRate eta, greater than 0
	 */
	public double growthExponent(final SpikedRetrieval problem, final double learningRate) {
		if (this == SPECTRAL) return 0;
		return (Math.log1p(problem.variance() * learningRate) - Math.log1p(3 * learningRate)) / learningRate;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
