package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.Jets;
import org.scalinglaws.online.model.IndexProblem;

/**
 * The link max(z, 0), by the angle between z and t. Where both are positive f - T is a; where only one is, with a
 * probability of the order of the angle, it is of the order of a, too. So all is q/2 less terms of the third order.
 */
final class ReluOptimum extends OptimumMeans {

	ReluOptimum(final IndexProblem problem) {
		super(problem);
	}

	@Override
	double[] residual(final Jets of, final double[] q, final double[] c, final double[] t) {
		return of.plus(of.times(0.5, q), -1 / Math.PI, new Wedge(of, q, c, t).product());
	}

	/** E[a^2; z > 0] + E[2 z t - t^2; z > 0 > t]. */
	@Override
	double[] gradient(final Jets of, final double[] q, final double[] c, final double[] t) {
		final Wedge wedge = new Wedge(of, q, c, t);
		return of.plus(of.plus(of.times(0.5, q), -1 / Math.PI, wedge.product()), -0.5 / Math.PI, of.times(t, wedge.sector()));
	}

	@Override
	double[] slope(final Jets of, final double[] q, final double[] c, final double[] t) {
		return of.constant(0.5);
	}

	/** Where the signs of z and t differ. */
	private static final class Wedge {

		private final Jets of;
		private final double[] cross;
		private final double[] area;
		private final double[] angle;
		private final double[] variances;

		Wedge(final Jets of, final double[] q, final double[] c, final double[] t) {
			this.of = of;
			cross = of.plus(t, c);
			final double[] variance = of.plus(of.plus(q, 2, c), t);
			variances = of.times(variance, t);
			final double[] determinant = ReluMoments.positive(of.plus(of.times(q, t), -1, of.times(c, c)), variances[0]);
			area = of.sqrt(determinant);
			angle = ReluMoments.angle(of, cross, variance, t, determinant);
		}

		/** 2 pi times the mean of -z t where z is positive, t negative. */
		double[] product() {
			return of.plus(area, -1, of.times(angle, cross));
		}

		/** 2 pi times the mean of t^2 there, in units of t's variance: angle - sin cos. */
		double[] sector() {
			return of.plus(angle, -1, of.times(of.times(area, cross), of.inverse(variances)));
		}
	}
}
