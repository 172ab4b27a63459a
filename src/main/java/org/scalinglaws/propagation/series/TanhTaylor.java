package org.scalinglaws.propagation.series;

/**
 * The Taylor series tanh(z + s) = t_0 + t_1 + ..., t_k = c_k s^k, and its remainders R_k = tanh(z + s) - (t_0 + ... + t_k),
 * down to the least without cancellation.
 * <p>
 * The terms come from T' = 1 - T^2: (k + 1) t_(k+1) = -s sum t_i t_(k-i), which amplifies no error beyond their own growth.
 * Remainders: the tangent is the sum of 1/(z - p) over its poles p = i pi (m + 1/2), and each of these has the remainder
 * q^(k+1)/(z + s - p), q = s/(p - z), in closed form. At a high order few poles count; from there R_(k-1) = R_k + t_k leads
 * down to the low ones, where terms grow towards them. Beyond the radius of convergence, where terms grow upwards, it leads up
 * from R_0. Not for use by two threads at once.
 * </p>
 */
final class TanhTaylor {

	/** From this order on few poles count. */
	private static final int HIGH = 24;

	private final double[] terms;
	private final double[] remainders;
	private double ratio;

	/** Terms and remainders up to an order of at least 1. */
	TanhTaylor(final int order) {
		terms = new double[Math.max(HIGH, order) + 1];
		remainders = new double[terms.length];
	}

	/** Computes them for an argument z and a step s. */
	void compute(final double z, final double s) {
		ratio = Math.abs(s) / Math.sqrt(z * z + Math.PI * Math.PI / 4);
		final double cosh = StrictMath.cosh(z);
		terms[0] = StrictMath.tanh(z);
		terms[1] = s / cosh / cosh;
		for (int k = 1; k < terms.length - 1; k++)
			terms[k + 1] = -s * square(k) / (k + 1);
		final int top = terms.length - 1;
		if (ratio <= 1) {
			remainders[top] = atTop(z, s);
			for (int k = top; k > 0; k--)
				remainders[k - 1] = remainders[k] + terms[k];
		}
		else {
			remainders[0] = StrictMath.tanh(z + s) - terms[0];
			for (int k = 1; k <= top; k++)
				remainders[k] = remainders[k - 1] - terms[k];
		}
	}

	/** {@return the k-th coefficient of the square of the series} */
	private double square(final int k) {
		double half = 0;
		for (int i = 0; 2 * i < k; i++)
			half += terms[i] * terms[k - i];
		return k % 2 == 0 ? 2 * half + terms[k / 2] * terms[k / 2] : 2 * half;
	}

	/** The remainder behind all terms, over pairs of conjugate poles, the nearest first. */
	private double atTop(final double z, final double s) {
		double sum = 0, size = 0, last = Double.POSITIVE_INFINITY;
		for (double pole = Math.PI / 2; last > 1e-17 * size; pole += Math.PI) {
			final double distance = z * z + pole * pole, shifted = (z + s) * (z + s) + pole * pole;
			// q = s/(p - z) and 1/(z + s - p) for p = i pole
			final double re = -s * z / distance, im = -s * pole / distance;
			double powerRe = 1, powerIm = 0;
			for (int bit = Integer.highestOneBit(terms.length); bit > 0; bit >>= 1) {
				final double squared = powerRe * powerRe - powerIm * powerIm;
				powerIm *= 2 * powerRe;
				powerRe = squared;
				if ((terms.length & bit) != 0) {
					final double product = powerRe * re - powerIm * im;
					powerIm = powerRe * im + powerIm * re;
					powerRe = product;
				}
			}
			sum += 2 * (powerRe * (z + s) - powerIm * pole) / shifted;
			last = Math.sqrt((powerRe * powerRe + powerIm * powerIm) / shifted);
			size += last;
		}
		return sum;
	}

	/** {@return t_k} */
	double term(final int k) {
		return terms[k];
	}

	/** {@return R_k; tanh(z + s) itself for k = -1} */
	double remainder(final int k) {
		return k < 0 ? terms[0] + remainders[0] : remainders[k];
	}

	/** {@return the length of the step over the radius of convergence, which is the distance to the nearest pole} */
	double ratio() {
		return ratio;
	}
}
