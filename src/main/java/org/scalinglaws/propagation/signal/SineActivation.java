package org.scalinglaws.propagation.signal;

/** sin u, of which all averages are exponentials. */
final class SineActivation implements Activation {

	@Override
	public double value(final double u) {
		return Math.sin(u);
	}

	@Override
	public double difference(final double u, final double d) {
		return 2 * Math.cos(u - d / 2) * Math.sin(d / 2);
	}

	@Override
	public double slopeAtZero() {
		return 1;
	}

	@Override
	public double greatestMeanSquare() {
		return 0.5;
	}

	@Override
	public NormalMoments moments(final double variance) {
		final double square = -Math.expm1(-2 * variance) / 2, growth = Math.exp(-2 * variance);
		return new NormalMoments(square, growth, (1 + growth) / 2, square);
	}

	@Override
	public PairMoments pairs(final double variance) {
		return new PairMoments() {

			@Override
			public double contraction(final double distance) {
				final double near = variance * distance;
				return (1 + Math.exp(-variance * (2 - distance))) / 2 * (near == 0 ? 1 : -Math.expm1(-near) / near);
			}

			@Override
			public double slope(final double distance) {
				return (Math.exp(-variance * distance) + Math.exp(-variance * (2 - distance))) / 2;
			}
		};
	}
}
