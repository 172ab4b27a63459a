package org.scalinglaws.spectrum.ridge;

import java.math.BigDecimal;
import java.math.MathContext;

/** The renormalized ridge by sums over all coordinates and bisection with 45 digits, as the paper writes it. */
final class ExactRidge {

	private static final MathContext DIGITS = new MathContext(45);
	private static final int HALVINGS = 170;

	private final BigDecimal[] spectrum;
	private final BigDecimal samples;
	private final BigDecimal features; // null for none

	ExactRidge(final double[] spectrum, final double samples, final double features) {
		this.spectrum = java.util.Arrays.stream(spectrum).filter(value -> value > 0).mapToObj(BigDecimal::new).toArray(
			BigDecimal[]::new);
		this.samples = new BigDecimal(samples);
		this.features = Double.isInfinite(features) ? null : new BigDecimal(features);
	}

	/** Above the greatest kappa at which a bracket is 0, the left side rises: there is the root. */
	BigDecimal kappa(final double ridge) {
		final BigDecimal most = features == null ? samples : samples.min(features);
		BigDecimal low = new BigDecimal("1e-200");
		if (most.compareTo(BigDecimal.valueOf(spectrum.length)) < 0) low = root(kappa -> degrees(kappa).compareTo(most) <= 0,
			low);
		return ridge == 0 ? low : root(kappa -> left(kappa).compareTo(new BigDecimal(ridge)) >= 0, low);
	}

	private interface Holds {

		boolean at(BigDecimal kappa);
	}

	/** Halves the logarithm's interval: 170 times from 1e400 to below 45 digits. */
	private static BigDecimal root(final Holds holds, final BigDecimal from) {
		BigDecimal low = from, high = new BigDecimal("1e200");
		for (int i = 0; i < HALVINGS; i++) {
			final BigDecimal middle = low.multiply(high, DIGITS).sqrt(DIGITS);
			if (holds.at(middle)) high = middle;
			else low = middle;
		}
		return high;
	}

	private BigDecimal left(final BigDecimal kappa) {
		return kappa.multiply(freeSamples(kappa), DIGITS).multiply(freeFeatures(kappa), DIGITS);
	}

	BigDecimal freeSamples(final BigDecimal kappa) {
		return BigDecimal.ONE.subtract(degrees(kappa).divide(samples, DIGITS));
	}

	BigDecimal freeFeatures(final BigDecimal kappa) {
		return features == null ? BigDecimal.ONE : BigDecimal.ONE.subtract(degrees(kappa).divide(features, DIGITS));
	}

	private BigDecimal degrees(final BigDecimal kappa) {
		BigDecimal sum = BigDecimal.ZERO;
		for (final BigDecimal value : spectrum)
			sum = sum.add(value.divide(value.add(kappa), DIGITS));
		return sum;
	}
}
