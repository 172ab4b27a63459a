package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Jets;

/**
 * Moments of the link erf(z/sqrt 2) (Saad and Solla, Phys. Rev. E 52, 4225 (1995)). The slopes, sqrt(2/pi) e^(-z^2/2), make
 * of the normal law of the others one of smaller covariance, under which the links' mean is an arc sine: the angle whose
 * tangent is taken here, as sines of large projections that agree are 1 but for rounding.
 */
final class ErfMoments implements LinkMoments {

	/** asin(C_ab/sqrt((1 + C_aa)(1 + C_bb))). */
	@Override
	public double[] link(final LocalCovariance c, final int a, final int b) {
		final Jets jets = c.jets();
		return jets.times(2 / Math.PI, jets.angle(c.get(a, b), jets.sqrt(determinant(c, a, b))));
	}

	@Override
	public double[] slope(final LocalCovariance c, final int k, final int l) {
		return c.jets().times(2 / Math.PI, c.jets().power(determinant(c, k, l), -0.5));
	}

	/** Of 1 + C at k and l; at one, 1 + 2 C_kk. */
	private static double[] determinant(final LocalCovariance c, final int k, final int l) {
		final Jets jets = c.jets();
		if (k == l) return jets.plus(jets.times(2, c.get(k, k)), 1);
		return jets.plus(jets.plus(positive(c.determinant(k, l), 0), jets.plus(c.get(k, k), c.get(l, l))), 1);
	}

	/** What rounding may leave less of. */
	private static double[] positive(final double[] jet, final double least) {
		jet[0] = Math.max(jet[0], least);
		return jet;
	}

	@Override
	public double[] mixed(final LocalCovariance c, final int k, final int l, final int a, final int b) {
		final Jets jets = c.jets();
		final double[] determinant = determinant(c, k, l), sine = reduced(c, determinant, k, l, a, b);
		final double[] first = jets.plus(a == b ? sine : reduced(c, determinant, k, l, a, a), determinant);
		final double[] squaredCosine; // times the lengths
		if (a == b) squaredCosine = jets.times(determinant, jets.plus(first, sine));
		else {
			final double[] second = jets.plus(reduced(c, determinant, k, l, b, b), determinant);
			squaredCosine = positive(jets.plus(jets.times(first, second), -1, jets.times(sine, sine)), determinant[0] *
				determinant[0]);
		}
		return jets.times(4 / (Math.PI * Math.PI), jets.times(jets.power(determinant, -0.5), jets.angle(sine, jets.sqrt(
			squaredCosine))));
	}

	/** The determinant times C_xy under the slopes' law. */
	private static double[] reduced(final LocalCovariance c, final double[] determinant, final int k, final int l,
		final int x, final int y)
	{
		if (x == k || x == l) return ofSlope(c, x, k + l - x, y);
		if (y == k || y == l) return ofSlope(c, y, k + l - y, x);
		final Jets jets = c.jets();
		final double[] xk = c.get(x, k), yk = c.get(y, k), whole = jets.times(determinant, c.get(x, y));
		if (k == l) return jets.plus(whole, -2, jets.times(xk, yk));
		final double[] xl = c.get(x, l), yl = c.get(y, l);
		final double[] same = jets.plus(jets.times(jets.times(xk, yk), jets.plus(c.get(l, l), 1)), jets.times(jets.times(xl,
			yl), jets.plus(c.get(k, k), 1)));
		final double[] cross = x == y ? jets.times(2, jets.times(xk, xl)) : jets.plus(jets.times(xk, yl), jets.times(xl, yk));
		return jets.plus(jets.plus(whole, -1, same), jets.times(c.get(k, l), cross));
	}

	/** The same where x is the projection of a slope, of which less is left the larger it is; the other slope may be at x, too. */
	private static double[] ofSlope(final LocalCovariance c, final int x, final int other, final int y) {
		final Jets jets = c.jets();
		if (other == x || y == other) return c.get(x, y);
		if (y == x) return jets.plus(c.determinant(x, other), c.get(x, x));
		return jets.plus(jets.times(c.get(x, y), jets.plus(c.get(other, other), 1)), -1, jets.times(c.get(x, other), c.get(
			other, y)));
	}
}
