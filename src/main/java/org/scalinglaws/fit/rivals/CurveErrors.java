package org.scalinglaws.fit.rivals;

/**
 * The errors of a single curve, of which only its residuals tell: a first-order
 * autoregressive process along its points, of unknown size.
 */
final class CurveErrors implements ErrorModel {

	/** Rounding of a logarithm: what is left of a curve without noise by its own law. */
	private static final double ROUNDING = 1e-26;

	private final int points;
	private final double correlation;

	/** @param correlation of neighbouring points, in [0, 1) */
	CurveErrors(final int points, final double correlation) {
		this.points = points;
		this.correlation = correlation;
	}

	/** The correlation of neighbours left by a model, its bias by the fitted parameters undone to first order. */
	static double correlation(final double[] residuals, final int parameters) {
		double squares = 0, products = 0;
		for (int i = 0; i < residuals.length; i++) {
			squares += residuals[i] * residuals[i];
			if (i > 0) products += residuals[i] * residuals[i - 1];
		}
		if (!(squares > ROUNDING * residuals.length)) return 0;
		final double r = products / squares;
		return Math.max(0, Math.min(0.99, r + (parameters + (parameters + 1) * r) / residuals.length));
	}

	@Override
	public double[] whiten(final double[] curve) {
		final double[] whitened = new double[points];
		whitened[0] = Math.sqrt(1 - correlation * correlation) * curve[0];
		for (int i = 1; i < points; i++)
			whitened[i] = curve[i] - correlation * curve[i - 1];
		return whitened;
	}

	@Override
	public int size() {
		return points;
	}

	@Override
	public double freedom() {
		return 0;
	}

	@Override
	public double freedom(final int parameters) {
		return points - parameters;
	}

	/** n points of correlation r count as n (1 - r)/(1 + r); with fewer than 2 the search for a break has no bound. */
	@Override
	public double testFreedom(final int parameters) {
		return Math.max(2, points * (1 - correlation) / (1 + correlation) - parameters);
	}

	@Override
	public double studentFreedom(final int parameters) {
		return Math.min(freedom(parameters), testFreedom(parameters));
	}

	/** The least number of points that have an AICc. */
	static int fewest(final int parameters) {
		return parameters + 4;
	}

	@Override
	public double deviance(final double chi2) {
		return points * Math.log(chi2 / points);
	}

	/** The size and the correlation of the errors count as parameters. */
	@Override
	public double criterion(final double chi2, final int parameters) {
		return deviance(chi2) + FewRunErrors.penalty(points, parameters + 2);
	}
}
