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

	/** Where the signs of z and t differ, by the tangent of the angle between them: of what follows nothing cancels then. */
	private static final class Wedge {

		/** The least squared sine: the square root must have derivatives where both are parallel. */
		private static final double LEAST_SINE = 1e-120;

		/** Up to here the powers up to the seventh have all digits. */
		private static final double SMALL = 0.01;

		private final Jets of;
		private final double[] cross;
		private final double[] tangent;
		private final double angle;

		Wedge(final Jets of, final double[] q, final double[] c, final double[] t) {
			this.of = of;
			cross = of.plus(t, c);
			final double variance = q[0] + 2 * c[0] + t[0];
			final double[] determinant = of.plus(of.times(q, t), -1, of.times(c, c));
			determinant[0] = Math.max(determinant[0], LEAST_SINE * variance * t[0]);
			final double[] area = of.sqrt(determinant);
			tangent = of.times(area, of.inverse(cross));
			angle = Math.atan2(area[0], cross[0]);
		}

		/** 2 pi times the mean of -z t where z is positive, t negative: E z t times r - angle. */
		double[] product() {
			final double r = tangent[0], square = r * r, more = 1 + square;
			final double value = Math.abs(r) < SMALL ? r * square * (1. / 3 - square * (1. / 5 - square / 7)) : r - angle;
			return of.times(cross, of.compose(tangent, value, square / more, 2 * r / (more * more)));
		}

		/** 2 pi times the mean of t^2 there, in units of t's variance: angle - sin cos. */
		double[] sector() {
			final double r = tangent[0], square = r * r, more = 1 + square;
			final double value = Math.abs(r) < SMALL ? r * square * (2. / 3 - square * (4. / 5 - 6 * square / 7)) : angle - r / more;
			return of.compose(tangent, value, 2 * square / (more * more), 4 * r * (1 - square) / (more * more * more));
		}
	}
}
