package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Means;

/** Means of a link s and its slope s' at normal projections in closed form, with their derivatives by the covariance. */
public interface LinkMoments {

	/** E s(z_a) s(z_b). */
	double[] link(LocalCovariance c, int a, int b);

	/** E s'(z_k) s'(z_l). */
	double[] slope(LocalCovariance c, int k, int l);

	/** E s'(z_k) s'(z_l) s(z_a) s(z_b). */
	double[] mixed(LocalCovariance c, int k, int l, int a, int b);

	/** The largest number of distinct projections that {@link #mixed} takes. */
	default int limit() {
		return 4;
	}

	/** The least variance, as a share of the largest one, that it takes: 0, or where its formulas divide by variances. */
	default double floor() {
		return 0;
	}

	/** Of a link's name, or null if it has no closed form. */
	static LinkMoments of(final String link) {
		switch (link) {
			case "linear":
				return new LinearMoments();
			case "square":
				return new SquareMoments();
			case "erf":
				return new ErfMoments();
			case "relu":
				return new ReluMoments();
			default:
				return null;
		}
	}
}
