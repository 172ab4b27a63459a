package org.scalinglaws.perceptron.curve;

/**
 * The state of the perceptron at one sharpness.
 *
 * @param sharpness lambda
 * @param tau ln tan theta, with cos theta the overlap
 * @param xi ln x of the {@link MarginShift}
 * @param tauSlope derivative of tau after ln lambda
 * @param xiSlope derivative of xi after ln lambda
 * @param residual largest relative error of the two equations, by a finer quadrature
 * @param converged whether Newton's method came to an end
 */
record SaddlePoint(double sharpness, double tau, double xi, double tauSlope, double xiSlope, double residual,
	boolean converged) {

	double overlap() {
		return 1 / Math.hypot(1, Math.exp(tau));
	}

	/** The probability of a wrong answer, theta/pi. */
	double error() {
		return Math.atan(Math.exp(tau)) / Math.PI;
	}

	/** {@return tau and xi as expected at another sharpness} */
	double[] towards(final double other) {
		final double step = Math.log(other / sharpness);
		final double logProduct = xi + Math.log(4 * sharpness);
		if (logProduct < 2) return new double[] { tau + tauSlope * step, xi + xiSlope * step };
		// x is an exponential of the sharpness: its rate is what stays
		final double rate = logProduct / (2 * sharpness), rateSlope = (xiSlope + 1) / (2 * sharpness) - rate;
		return new double[] { tau + tauSlope * step, 2 * other * (rate + rateSlope * step) - Math.log(4 * other) };
	}
}
