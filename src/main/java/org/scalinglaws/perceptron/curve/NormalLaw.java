package org.scalinglaws.perceptron.curve;

import org.scalinglaws.integrate.MillsRatio;

/** The standard normal law. */
final class NormalLaw {

	private static final double ROOT = Math.sqrt(2 * Math.PI);

	private NormalLaw() {
		// static functions only
	}

	static double density(final double x) {
		return Math.exp(-x * x / 2) / ROOT;
	}

	/** The probability of more than x. */
	static double tail(final double x) {
		return x < 0 ? 1 - density(x) * MillsRatio.at(-x) : density(x) * MillsRatio.at(x);
	}

	/** The density over the probability of less than x. */
	static double hazard(final double x) {
		return x < 0 ? 1 / MillsRatio.at(-x) : density(x) / tail(-x);
	}
}
