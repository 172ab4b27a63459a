package org.scalinglaws.propagation.signal;

/**
 * Averages of tanh over normal numbers, as sums over its spectrum: the Fourier transform of tanh' = 1/cosh^2 is s(w) =
 * pi w/sinh(pi w/2), and a normal number of variance q multiplies it by exp(-q w^2/2).
 * <p>
 * All integrands fall faster than exp(-pi w/2) and are analytic in strips, so that sums of equal steps converge
 * exponentially; steps are equal in v where w = scale sinh v, which sees width 1/sqrt q as well as width 1. So few hundred
 * terms give 1e-15 for any variance, where Gauss-Hermite rules fail once tanh is steep. No term of the first and the last
 * average is negative: small results keep their digits.
 * </p>
 */
final class FourierMoments {

	/** Steps of v. */
	private static final double STEP = 0.09;

	/** From here on exp(-pi w/2) is nothing. */
	private static final double END = 30;

	private static final int MOST = 200;

	private static final double[] SINH = new double[MOST], COSH = new double[MOST];

	static {
		for (int i = 0; i < MOST; i++) {
			SINH[i] = Math.sinh(i * STEP);
			COSH[i] = Math.cosh(i * STEP);
		}
	}

	private FourierMoments() {
		// static functions only
	}

	/** {@return pi w/sinh(pi w/2)} */
	private static double spectrum(final double w) {
		final double x = Math.PI / 2 * Math.abs(w);
		if (x > 0.5) {
			final double e = Math.exp(-x);
			return 4 * x * e / (1 - e * e);
		}
		return x == 0 ? 2 : 2 * x / Math.sinh(x);
	}

	/** {@return the averages for a variance from 0} */
	static NormalMoments moments(final double q) {
		final double scale = 1 / Math.sqrt(Math.max(1, q));
		double square = 0, growth = 0, slope = 0, curvature = 0;
		for (int i = 0; i < MOST && scale * SINH[i] < END; i++) {
			final double w = scale * SINH[i], w2 = w * w, x = -q * w2 / 2;
			final double term = (i == 0 ? 0.5 : 1) * COSH[i] * spectrum(w), fall = Math.exp(x);
			square -= term * (x < -1 ? fall - 1 : Math.expm1(x));
			growth += term * w2 / 2 * fall;
			slope += term * (w2 + 4) / 6 * fall;
			// the integral without the exponential vanishes: small variances need what is left
			curvature += term * (w2 + 4) * (4 - w2) / 30 * (q < 1 ? Math.expm1(x) : fall);
		}
		final double factor = scale * STEP / Math.PI;
		return new NormalMoments(factor * square, factor * growth, factor * slope, factor * curvature);
	}

	/**
	 * Of two normal numbers u, v of variance q and correlation 1 - rho, E (tanh u - tanh v)^2/(2 q rho): the sum over both
	 * frequencies of s s exp(-q (w1 + w2)^2/2) (e^x - 1)/x, x = q rho w1 w2.
	 *
	 * @param distance rho, 0 to 1
	 */
	static double contraction(final double q, final double distance) {
		return pairs(q, distance, false);
	}

	/** The same with e^x in place of (e^x - 1)/x: E tanh' tanh'. */
	static double slope(final double q, final double distance) {
		return pairs(q, distance, true);
	}

	/** In the sum p of the frequencies and half of their difference m; both signs of each give the same. */
	private static double pairs(final double q, final double distance, final boolean derivative) {
		final double step = 1 / Math.hypot(1 / 0.6, Math.sqrt(q) / 0.65), spread = Math.sqrt(q * (1 - distance / 2));
		final double end = spread == 0 ? 26 : Math.min(26, 8.8 / spread), scale = 1 / Math.sqrt(Math.max(1, q * distance));
		double sum = 0;
		for (int k = 0; k * step < end + step; k++) {
			final double p = k * step, a = -q * p * p / 2, fall = Math.exp(a);
			double row = 0;
			for (int i = 0; i < MOST && scale * SINH[i] < END / 2; i++) {
				final double m = scale * SINH[i], x = q * distance * (p * p / 4 - m * m);
				final double rise = derivative ? Math.exp(a + x) : Math.abs(x) < 1 ? fall * ratio(x) : (Math.exp(a + x) - fall) /
					x;
				row += (i == 0 ? 0.5 : 1) * COSH[i] * spectrum(p / 2 + m) * spectrum(p / 2 - m) * rise;
			}
			sum += k == 0 ? row / 2 : row;
		}
		return sum * step * scale * STEP / (Math.PI * Math.PI);
	}

	/** (e^x - 1)/x. */
	private static double ratio(final double x) {
		return Math.abs(x) < Double.MIN_NORMAL ? 1 : Math.expm1(x) / x;
	}
}
