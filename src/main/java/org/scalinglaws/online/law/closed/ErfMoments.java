package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Jets;

/**
 * Moments of the link erf(z/sqrt 2) (Saad and Solla, Phys. Rev. E 52, 4225 (1995)). The slopes, sqrt(2/pi) e^(-z^2/2), make
 * of the normal law of the others one of smaller covariance, under which the links' mean is an arc sine.
 */
final class ErfMoments implements LinkMoments {

	@Override
	public double[] link(final LocalCovariance c, final int a, final int b) {
		final Jets jets = c.jets();
		final double[] first = jets.plus(c.get(a, a), 1);
		return jets.times(2 / Math.PI, arc(jets, c.get(a, b), first, a == b ? first : jets.plus(c.get(b, b), 1)));
	}

	/** asin(l0/sqrt(l1 l2)). */
	private static double[] arc(final Jets jets, final double[] l0, final double[] l1, final double[] l2) {
		return jets.asin(jets.times(l0, l1 == l2 ? jets.inverse(l1) : jets.power(jets.times(l1, l2), -0.5)));
	}

	@Override
	public double[] slope(final LocalCovariance c, final int k, final int l) {
		return c.jets().times(2 / Math.PI, c.jets().power(determinant(c, k, l), -0.5));
	}

	/** Of 1 + C at k and l. */
	private static double[] determinant(final LocalCovariance c, final int k, final int l) {
		final Jets jets = c.jets();
		if (k == l) return jets.plus(jets.times(2, c.get(k, k)), 1);
		return jets.plus(jets.plus(c.determinant(k, l), jets.plus(c.get(k, k), c.get(l, l))), 1);
	}

	@Override
	public double[] mixed(final LocalCovariance c, final int k, final int l, final int a, final int b) {
		final Jets jets = c.jets();
		final double[] determinant = determinant(c, k, l);
		final double[] l1 = reduced(c, determinant, k, l, a, a, true);
		final double[] l2 = a == b ? l1 : reduced(c, determinant, k, l, b, b, true);
		final double[] l0 = a == b ? jets.plus(l1, -1, determinant) : reduced(c, determinant, k, l, a, b, false);
		return jets.times(4 / (Math.PI * Math.PI), jets.times(jets.power(determinant, -0.5), arc(jets, l0, l1, l2)));
	}

	/** The determinant times C_xy, or 1 + C_xy, under the slopes' law. */
	private static double[] reduced(final LocalCovariance c, final double[] determinant, final int k, final int l,
		final int x, final int y, final boolean plusOne)
	{
		final Jets jets = c.jets();
		final double[] xk = c.get(x, k), yk = c.get(y, k), whole = jets.times(determinant, plusOne ? jets.plus(c.get(x, y),
			1) : c.get(x, y));
		if (k == l) return jets.plus(whole, -2, jets.times(xk, yk));
		final double[] xl = c.get(x, l), yl = c.get(y, l);
		final double[] same = jets.plus(jets.times(jets.times(xk, yk), jets.plus(c.get(l, l), 1)), jets.times(jets.times(xl,
			yl), jets.plus(c.get(k, k), 1)));
		final double[] cross = x == y ? jets.times(2, jets.times(xk, xl)) : jets.plus(jets.times(xk, yl), jets.times(xl, yk));
		return jets.plus(jets.plus(whole, -1, same), jets.times(c.get(k, l), cross));
	}
}
