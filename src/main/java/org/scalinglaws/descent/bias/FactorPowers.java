package org.scalinglaws.descent.bias;

/**
 * A weight beta = w+^D - w-^D as a function of its dual position z = x.mu, of which gradient flow from w+ = w- = startScale
 * makes it one: an odd function that grows.
 * <p>
 * Depth 2: beta = startScale^2 (e^z - e^-z). More: beta = startScale^D ((1 - z)^-p - (1 + z)^-p) with p = D/(D - 2), for z
 * between the walls -1 and 1. Sizes are given by |z| and the gap 1 - |z| to the nearer wall, which is its own number since
 * it may be far below the rounding of z. All is computed with logarithms of the scale, of which startScale^D itself might
 * be too small for a number.
 * </p>
 */
sealed interface FactorPowers {

	/**
	 * Logarithm of gaps below which they would be no numbers. They are about startScale^(D - 2), and weights those of the
	 * limit of small starts but for a share as small: all of their digits are the same.
	 */
	double LEAST_LOG_GAP = -500;

	/**
	 * The weights of a depth.
	 *
	 * @param depth D, from 2
	 * @param logScale logarithm of startScale^D, in the units of the weights
	 */
	static FactorPowers of(final int depth, final double logScale) {
		if (depth == 2) return new Squares(logScale);
		final double power = depth / (depth - 2.0);
		return new HigherPowers(power, Math.max(logScale, power * LEAST_LOG_GAP));
	}

	/** {@return the logarithm of startScale^D, in the units of the weights} */
	double logScale();

	/** {@return the weights from another start} */
	FactorPowers from(double otherLogScale);

	/** {@return whether there are walls} */
	boolean hasWalls();

	/** {@return |beta|} */
	double size(double z, double gap);

	/** {@return the logarithm of d beta / d z} */
	double logSlope(double z, double gap);

	/**
	 * How far to go where Newton's method would go too far: to where the function itself, not its tangent, would meet it.
	 *
	 * @param logStep logarithm of Newton's step, relative to the gap
	 * @return the step, relative to the gap
	 */
	double damped(double logStep);

	/** {@return log(1 + e^x)} */
	private static double logOnePlus(final double x) {
		return x > 40 ? x : Math.log1p(Math.exp(x));
	}

	/** Of depth 2. */
	record Squares(double logScale) implements FactorPowers {

		@Override
		public FactorPowers from(final double otherLogScale) {
			return new Squares(otherLogScale);
		}

		@Override
		public boolean hasWalls() {
			return false;
		}

		@Override
		public double size(final double z, final double gap) {
			final double power = Math.exp(logScale + z);
			return power == 0 ? 0 : power * (z > 0.5 ? 1 - Math.exp(-2 * z) : -Math.expm1(-2 * z));
		}

		@Override
		public double logSlope(final double z, final double gap) {
			return logScale + z + Math.log1p(Math.exp(-2 * z));
		}

		@Override
		public double damped(final double logStep) {
			return logOnePlus(logStep);
		}
	}

	/** Of more than depth 2. */
	record HigherPowers(double power, double logScale) implements FactorPowers {

		@Override
		public FactorPowers from(final double otherLogScale) {
			return new HigherPowers(power, otherLogScale);
		}

		@Override
		public boolean hasWalls() {
			return true;
		}

		/** (gap/(2 - gap))^power = e^(-power ln(1 + 2 z/gap)). */
		@Override
		public double size(final double z, final double gap) {
			return Math.exp(logScale - power * Math.log(gap)) * -Math.expm1(-power * Math.log1p(2 * z / gap));
		}

		@Override
		public double logSlope(final double z, final double gap) {
			final double up = (power + 1) * Math.log(gap), ratio = (power + 1) * Math.log1p(2 * z / gap);
			return Math.log(power) + logScale - up + Math.log1p(Math.exp(-ratio));
		}

		@Override
		public double damped(final double logStep) {
			return -Math.expm1(-logOnePlus(logStep + Math.log(power)) / power);
		}
	}
}
