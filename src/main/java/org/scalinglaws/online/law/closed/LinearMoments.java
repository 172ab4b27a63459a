package org.scalinglaws.online.law.closed;

/** Moments of the link z. */
final class LinearMoments implements LinkMoments {

	@Override
	public double[] link(final LocalCovariance c, final int a, final int b) {
		return c.get(a, b);
	}

	@Override
	public double[] slope(final LocalCovariance c, final int k, final int l) {
		return c.jets().constant(1);
	}

	@Override
	public double[] mixed(final LocalCovariance c, final int k, final int l, final int a, final int b) {
		return c.get(a, b);
	}
}
