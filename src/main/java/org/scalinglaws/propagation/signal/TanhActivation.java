package org.scalinglaws.propagation.signal;

/** tanh u, of which no average has a closed form: {@link FourierMoments}. */
final class TanhActivation implements Activation {

	/** tanh of less is not close to 1. */
	private static final double STEEP = 1.5;

	@Override
	public double value(final double u) {
		return Math.tanh(u);
	}

	/** By the tangents' addition; where 1 - tanh^2 loses digits, 2 sinh d/(cosh(2u - d) + cosh d) over the largest exponential. */
	@Override
	public double difference(final double u, final double d) {
		if (Math.abs(u) < STEEP && Math.abs(d) < STEEP) {
			final double one = Math.tanh(u), step = Math.tanh(d);
			return step * (1 - one * one) / (1 - one * step);
		}
		final double a = Math.abs(d), b = Math.abs(2 * u - d), larger = Math.max(a, b);
		final double above = -Math.exp(a - larger) * Math.expm1(-2 * a);
		return Math.copySign(2 * above / (1 + Math.exp(-2 * larger) + Math.exp(-Math.abs(a - b)) + Math.exp(-a - b)), d);
	}

	@Override
	public double slopeAtZero() {
		return 1;
	}

	@Override
	public double greatestMeanSquare() {
		return 1;
	}

	@Override
	public NormalMoments moments(final double variance) {
		return FourierMoments.moments(variance);
	}

	@Override
	public PairMoments pairs(final double variance) {
		return new TanhPairs(variance);
	}
}
