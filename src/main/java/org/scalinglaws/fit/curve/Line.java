package org.scalinglaws.fit.curve;

/** The least-squares line through points of a log-log plot, each point counting once. */
public record Line(double slope, double intercept, double variance) {

	/**
	 * Fits points [from, to) in two passes, which keeps all digits.
	 *
	 * @return variance: that of the slope for independent errors of variance 1
	 */
	public static Line through(final double[] x, final double[] y, final int from, final int to) {
		double meanX = 0, meanY = 0;
		for (int i = from; i < to; i++) {
			meanX += x[i] / (to - from);
			meanY += y[i] / (to - from);
		}
		double squares = 0, products = 0;
		for (int i = from; i < to; i++) {
			squares += (x[i] - meanX) * (x[i] - meanX);
			products += (x[i] - meanX) * (y[i] - meanY);
		}
		final double slope = products / squares;
		return new Line(slope, meanY - slope * meanX, 1 / squares);
	}

	/** {@return R^2 of residuals over points [from, to); 1 for a constant} */
	public static double rSquared(final double[] y, final double[] residuals, final int from, final int to) {
		double mean = 0;
		for (int i = from; i < to; i++)
			mean += y[i] / (to - from);
		double rest = 0; // what rounding left of the mean of many or large numbers
		for (int i = from; i < to; i++)
			rest += (y[i] - mean) / (to - from);
		mean += rest;
		double unexplained = 0, all = 0;
		for (int i = from; i < to; i++) {
			unexplained += residuals[i] * residuals[i];
			all += (y[i] - mean) * (y[i] - mean);
		}
		return all <= 1e-28 * (to - from) ? 1 : 1 - unexplained / all; // a constant, but for rounding
	}

	/** What the line leaves of each point, inside and outside of the fit. */
	double[] residuals(final double[] x, final double[] y) {
		final double[] residuals = new double[x.length];
		for (int i = 0; i < x.length; i++)
			residuals[i] = y[i] - (intercept + slope * x[i]);
		return residuals;
	}
}
