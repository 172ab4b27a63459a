package org.scalinglaws.integrate;

/**
 * Logistic growth in closed form: the solution of x' = x (limit - x), which is what gradient flow makes of squared
 * weights and of the singular values of two balanced layers.
 */
public final class LogisticLaw {

	private LogisticLaw() {
		// static function only
	}

	/**
	 * {@return x(time) = start / (e^-z + start time (1 - e^-z)/z) with z = limit time, to its own last digits for every
	 * limit, 0 included}
	 *
	 * @param limit where it tends to if positive; if it is 0 or negative, x decays to 0
	 * @param start x(0), at least 0
	 * @param time at least 0, multiplied by the rate where x' = rate x (limit - x)
	 */
	public static double at(final double limit, final double start, final double time) {
		final double z = limit * time;
		if (z == 0) return start / (1 + start * time);
		if (z < -700 || start == 0) return 0; // else the exponential would over- or underflow
		return start / (Math.exp(-z) - start * Math.expm1(-z) / limit);
	}
}
