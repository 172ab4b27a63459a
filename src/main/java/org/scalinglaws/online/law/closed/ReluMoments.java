package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Jets;

/**
 * Moments of the link max(z, 0): second moments of normal projections that are all positive, by the angles between them. For
 * more than three projections not even the probability has a closed form.
 * <p>
 * By Stein's lemma E[z_a z_b; all > 0] = C_ab P + sum over c other than b of C_ac times the density of z_c at 0 times
 * E[z_b; the rest > 0 | z_c = 0].
 * </p>
 */
final class ReluMoments implements LinkMoments {

	/** The least squared sine of an angle, of means with slopes: derivatives of second order have a pole at 0. */
	private static final double LEAST_SINE = 1e-20;

	/** The squared sine from which on derivatives of the angle between projections are those of this one. */
	private static final double CAP = 1e-8;

	private static final double TWO_PI = 2 * Math.PI;

	@Override
	public int limit() {
		return 3;
	}

	@Override
	public double floor() {
		return 1e-24;
	}

	/**
	 * The derivatives are means of their own: by C_ab of the slopes, by C_aa of z_b where z_a is 0. Those of the sum would be
	 * what is left of infinite ones where projections are parallel.
	 */
	@Override
	public double[] link(final LocalCovariance c, final int a, final int b) {
		final Jets jets = c.jets();
		if (a == b) return jets.times(0.5, c.get(a, a));
		final double[] root = root(c, a, b), both = slope(c, a, b), value = jets.plus(jets.times(c.get(a, b), both), 1 / TWO_PI,
			root);
		final double[] first = jets.times(0.5 / TWO_PI, jets.times(root, jets.inverse(c.get(0, 0))));
		final double[] third = jets.times(0.5 / TWO_PI, jets.times(root, jets.inverse(c.get(1, 1))));
		return new double[] { value[0], first[0], both[0], third[0], first[1], both[1], first[3], both[2], both[3], third[3] };
	}

	/**
	 * Of the determinant; its derivatives are capped, as they have a pole where projections are parallel: what is solved for
	 * there goes on from what was found, not along a vertical line.
	 */
	private static double[] root(final LocalCovariance c, final int a, final int b) {
		final double[] determinant = c.determinant(a, b);
		final double product = c.get(a, a)[0] * c.get(b, b)[0], square = Math.max(determinant[0], 0);
		final double first = 0.5 / Math.sqrt(Math.max(square, CAP * product));
		return c.jets().compose(determinant, Math.sqrt(square), first, -2 * first * first * first);
	}

	/** The probability that both are positive. */
	@Override
	public double[] slope(final LocalCovariance c, final int k, final int l) {
		if (k == l) return c.jets().constant(0.5);
		return c.jets().plus(c.jets().times(-1 / TWO_PI, c.jets().angle(root(c, k, l), c.get(k, l))), 0.5);
	}

	@Override
	public double[] mixed(final LocalCovariance c, final int k, final int l, final int a, final int b) {
		final Jets jets = c.jets();
		double[] sum = jets.times(c.get(a, b), probability(c));
		for (int other = 0; other < c.size(); other++)
			if (other != b) sum = jets.plus(sum, jets.times(c.get(a, other), boundary(c, b, other)));
		return sum;
	}

	/** That all are positive. */
	private double[] probability(final LocalCovariance c) {
		final Jets jets = c.jets();
		if (c.size() < 3) return slope(c, 0, c.size() - 1);
		final double[] pairs = jets.plus(jets.plus(slope(c, 0, 1), slope(c, 0, 2)), slope(c, 1, 2));
		return jets.plus(jets.times(0.5, pairs), -0.25);
	}

	/** The density of z_c at 0 times the mean of z_b where b and the third are positive, given z_c = 0. */
	private static double[] boundary(final LocalCovariance c, final int b, final int zero) {
		final Jets jets = c.jets();
		final double[] minor = positive(c.determinant(b, zero), c.get(b, b)[0] * c.get(zero, zero)[0]);
		final double[] mean = jets.times(jets.sqrt(minor), jets.times(1 / TWO_PI, jets.inverse(c.get(zero, zero))));
		if (c.size() < 3) return mean;
		final int third = 3 - b - zero;
		final double[] covariance = jets.plus(jets.times(c.get(b, third), c.get(zero, zero)), -1, jets.times(c.get(b, zero), c
			.get(third, zero)));
		final double[] other = positive(c.determinant(third, zero), c.get(third, third)[0] * c.get(zero, zero)[0]);
		final double[] correlation = jets.times(covariance, jets.power(jets.times(minor, other), -0.5));
		return jets.times(0.5, jets.times(mean, jets.plus(correlation, 1)));
	}

	/** A determinant, kept away from zero. */
	static double[] positive(final double[] determinant, final double product) {
		determinant[0] = Math.max(determinant[0], LEAST_SINE * product);
		return determinant;
	}
}
