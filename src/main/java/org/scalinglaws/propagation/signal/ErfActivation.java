package org.scalinglaws.propagation.signal;

import org.scalinglaws.integrate.GaussRule;
import org.scalinglaws.integrate.MillsRatio;

/** erf(u/sqrt 2), the probability of |n| &lt; u with u's sign, of which all averages are angles. */
final class ErfActivation implements Activation {

	/** Differences over less are integrals of the slope; over more, of which no digits are lost, those of two values. */
	private static final double NEAR = 1;

	private static final double SLOPE = Math.sqrt(2 / Math.PI);

	@Override
	public double value(final double u) {
		return MillsRatio.erfOfRoot(u);
	}

	@Override
	public double difference(final double u, final double d) {
		final double v = u - d;
		if (Math.abs(d) < NEAR) {
			double sum = 0;
			for (int i = 0; i < GaussRule.STANDARD.size(); i++) {
				final double x = v + d * GaussRule.STANDARD.point(i);
				sum += GaussRule.STANDARD.weight(i) * Math.exp(-x * x / 2);
			}
			return SLOPE * d * sum;
		}
		if (u * v <= 0) return value(u) - value(v);
		return Math.copySign(tail(Math.min(Math.abs(u), Math.abs(v))) - tail(Math.max(Math.abs(u), Math.abs(v))), d);
	}

	/** 1 - erf(x/sqrt 2), x from 0. */
	private static double tail(final double x) {
		return SLOPE * Math.exp(-x * x / 2) * MillsRatio.at(x);
	}

	@Override
	public double slopeAtZero() {
		return SLOPE;
	}

	@Override
	public double greatestMeanSquare() {
		return 1;
	}

	@Override
	public NormalMoments moments(final double variance) {
		final double spread = 1 + 2 * variance, root = Math.sqrt(spread);
		return new NormalMoments(2 / Math.PI * Math.atan2(variance, root), 2 / Math.PI / ((1 + variance) * root), 2 /
			Math.PI / root, 2 / Math.PI * variance / (spread * root));
	}

	@Override
	public PairMoments pairs(final double variance) {
		return new Angles(variance);
	}

	/** E phi(u) phi(v) = (2/pi) asin(q c/(1 + q)): the angles' difference comes from its sine and cosine. */
	private record Angles(double q) implements PairMoments {

		@Override
		public double contraction(final double distance) {
			final double c = 1 - distance, one = Math.sqrt(1 + 2 * q), other = other(distance);
			final double square = (1 + q) * (1 + q), cosine = (one * other + q * q * c) / square;
			// the sine over q rho: a difference of products only where both angles have the same sign
			final double sine = c > 0 ? (2 - distance) / (other + c * one) : (other - c * one) / (distance * square);
			final double y = q * distance * sine;
			return 2 / Math.PI * sine * (y == 0 ? 1 / cosine : Math.atan2(y, cosine) / y);
		}

		@Override
		public double slope(final double distance) {
			return 2 / Math.PI / other(distance);
		}

		/** The square root of (1 + q)^2 - q^2 c^2. */
		private double other(final double distance) {
			return Math.sqrt(1 + 2 * q + q * q * distance * (2 - distance));
		}
	}
}
