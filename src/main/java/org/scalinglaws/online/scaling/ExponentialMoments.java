package org.scalinglaws.online.scaling;

import java.util.stream.IntStream;

/** The integrals of e^(-y (1 - x)) x^n over x in [0, 1], to rounding. */
final class ExponentialMoments {

	/** From where on the recursion is stable upwards, for the few moments that are asked for. */
	private static final double LARGE = 3;

	private static final double[] INVERSE = IntStream.range(0, 50).mapToDouble(n -> 1.0 / n).toArray();

	private ExponentialMoments() {
		// static function only
	}

	/**
	 * Fills in n = 0, 1, ...
	 *
	 * @param y from 0
	 * @param moments at most eight
	 */
	static void fill(final double y, final double[] moments) {
		if (y > LARGE) {
			moments[0] = -Math.expm1(-y) / y;
			for (int n = 1; n < moments.length; n++)
				moments[n] = (1 - n * moments[n - 1]) / y;
			return;
		}
		final int first = 14 + (int) (10 * Math.sqrt(y));
		double moment = 1 / (first + 1 + y); // about; downwards errors shrink by y/n
		for (int n = first; n > 0; n--) {
			if (n < moments.length) moments[n] = moment;
			moment = (1 - y * moment) * INVERSE[n];
		}
		moments[0] = moment;
	}
}
