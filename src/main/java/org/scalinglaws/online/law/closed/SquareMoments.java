package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Jets;

/** Moments of the link z^2: sums over all pairings (Isserlis). */
final class SquareMoments implements LinkMoments {

	@Override
	public double[] link(final LocalCovariance c, final int a, final int b) {
		final Jets jets = c.jets();
		return jets.plus(jets.times(c.get(a, a), c.get(b, b)), 2, jets.times(c.get(a, b), c.get(a, b)));
	}

	@Override
	public double[] slope(final LocalCovariance c, final int k, final int l) {
		return c.jets().times(4, c.get(k, l));
	}

	/** 4 E z_k z_l z_a^2 z_b^2: z_k with z_l, or each with an a or a b. */
	@Override
	public double[] mixed(final LocalCovariance c, final int k, final int l, final int a, final int b) {
		final Jets jets = c.jets();
		final double[] ab = c.get(a, b), ka = c.get(k, a), kb = c.get(k, b), la = c.get(l, a), lb = c.get(l, b);
		final double[] apart = jets.times(c.get(k, l), link(c, a, b));
		final double[] sameA = jets.times(jets.times(ka, la), c.get(b, b)), sameB = jets.times(jets.times(kb, lb), c.get(a,
			a));
		final double[] across = jets.times(ab, jets.plus(jets.times(ka, lb), jets.times(kb, la)));
		final double[] same = jets.plus(sameA, sameB);
		return jets.times(4, jets.plus(jets.plus(apart, 2, same), 4, across));
	}
}
