package org.scalinglaws.network.training;

/**
 * What no loss can be below, by the dual of the networks' convex form: for every u
 * with dual norm of 2 A*(u) at most the penalty,
 * <p>
 * min over T of |y - A(T)|^2 + penalty x norm(T) &gt;= 2 y'u - |u|^2.
 * </p>
 * <p>
 * Here u is the residual, scaled down until it is allowed; at the optimum it needs
 * no scaling and the bound is the loss.
 * </p>
 */
final class LowerBound {

	private LowerBound() {
		// static function only
	}

	/**
	 * The best bound along the residual.
	 *
	 * @param labels y
	 * @param residuals r = y - A(T) at any T
	 * @param slope the dual norm of 2 A*(r), or for a cone its largest value, which
	 *          may be negative
	 * @param penalty from 0
	 * @return at least 0
	 */
	static double of(final double[] labels, final double[] residuals, final double slope, final double penalty) {
		final double square = squares(residuals);
		if (!(square > 0)) return 0;
		double product = 0;
		for (int k = 0; k < labels.length; k++)
			product += labels[k] * residuals[k];
		final double allowed = slope > 0 ? penalty / slope : Double.POSITIVE_INFINITY;
		final double factor = Math.max(0, Math.min(product / square, allowed));
		return factor * (2 * product - factor * square);
	}

	/** The sum of squares. */
	static double squares(final double[] values) {
		double even = 0, odd = 0;
		int i = 0;
		for (; i + 1 < values.length; i += 2) {
			even += values[i] * values[i];
			odd += values[i + 1] * values[i + 1];
		}
		return even + odd + (i < values.length ? values[i] * values[i] : 0);
	}
}
