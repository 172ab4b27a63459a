package org.scalinglaws.fit.curve;

import org.scalinglaws.task.Progress;

/**
 * A fit of y = c x^exponent over a window in which the local exponent is constant
 * within its error: the slope of the straight line through (log x, log y), each
 * point counting once.
 *
 * <pre>
 * PowerLawFit fit = PowerLawFit.of(times, losses); // one curve, automatic window
 * PowerLawFit fit = PowerLawFit.ofRuns(times, losses, 10, 1e4); // runs[run][time], given window
 * </pre>
 * <p>
 * What standardError, low and high mean depends on the kind:
 * </p>
 * <table>
 * <caption>Kinds of fits</caption>
 * <tr>
 * <td>{@link #RUNS}</td>
 * <td>standard error and 95 % interval (Student t) of the exponent of the mean over runs, by bootstrap over the
 * runs, with the choice of the window made again in each resample; of a window that was found, the interval is shorter
 * where the resamples have long tails</td>
 * </tr>
 * <tr>
 * <td>{@link #CURVE}</td>
 * <td>one curve without noise: [low, high] is the range of the local exponent in the window and standardError its
 * standard deviation; no statistical error</td>
 * </tr>
 * <tr>
 * <td>{@link #SCATTER}</td>
 * <td>one curve with scatter: standard error and 95 % interval from the residuals, which may be of different size along
 * the curve and correlated from point to point</td>
 * </tr>
 * <tr>
 * <td>{@link #WHOLE}, {@link #FLOOR}, {@link #BROKEN}, {@link #EXPONENTIAL}, {@link #CUTOFF}</td>
 * <td>one of the {@link org.scalinglaws.fit.rivals.RivalModels RivalModels} over the whole range, only where it is asked for: standard error and 95 %
 * interval (Student t) of its exponent, of the broken one that after the break; NaN for the exponential</td>
 * </tr>
 * <tr>
 * <td>{@link #NONE}</td>
 * <td>no window of a decade where the exponent is constant: all numbers are NaN</td>
 * </tr>
 * </table>
 * <p>
 * The window is the longest stretch, in log x, whose quarters have the same slope
 * within two standard errors, or within a tolerance: 1 % for runs; the smallest
 * of 1, 2, 5 and 10 % that gives a window for one curve, of a scattered one also
 * of 20 and 30 %, where the interval spans the slopes of the quarters. An end
 * where the exponent changes is kept away by an eighth of the stretch, and what is
 * left must be a decade or more. A plateau is a power law, of exponent 0, only if
 * the whole curve is constant.
 * </p>
 * <p>
 * Where the local exponent drifts slowly (a noise floor far below, a late cut-off),
 * a drift smaller than the errors stays unseen, and the interval is that of the
 * exponent in the window, not of the law behind the drift. With 20 runs of 30 %
 * noise, intervals of 95 % then cover the law's exponent in 86 to 93 % of cases
 * before an exponential cut-off, and in 69 to 88 % above a noise floor that sets in
 * over the window, less with more runs: take the exponent of {@link org.scalinglaws.fit.rivals.RivalModels RivalModels}
 * there, whose intervals cover it.
 * </p>
 *
 * @param exponent the slope, negative for decay
 * @param standardError see the table
 * @param low see the table
 * @param high see the table
 * @param from the window's first x
 * @param to the window's last x
 * @param kind one of the texts below
 * @param rSquared R^2 of the straight line through the window's points in the log-log plot; 1 for a constant
 * @param reason {@value #FITTED}, or in words why there is no exponent or no standard error
 * @param details the points, their residuals and local exponents
 */
public record PowerLawFit(double exponent, double standardError, double low, double high, double from, double to,
	String kind, double rSquared, String reason, Details details)
{

	/** Reason of a fit that has its exponent. */
	public static final String FITTED = "fitted";

	/** Kind of a fit to the mean over several runs. */
	public static final String RUNS = "runs";

	/** Kind of a fit to one curve without noise. */
	public static final String CURVE = "curve";

	/** Kind of a fit to one curve with scatter. */
	public static final String SCATTER = "scatter";

	/** Kind of a power law over the whole range asked for. */
	public static final String WHOLE = "power";

	/** Kind of a power law with a floor, y = c x^exponent + f. */
	public static final String FLOOR = "power with floor";

	/** Kind of a power law of two exponents, the second of which is the fit's. */
	public static final String BROKEN = "broken power";

	/** Kind of an exponential, which has no exponent. */
	public static final String EXPONENTIAL = "exponential";

	/** Kind of a power law with an exponential cut-off. */
	public static final String CUTOFF = "power with cut-off";

	/** Kind of a curve that has no window of constant exponent. */
	public static final String NONE = "no power law";

	/**
	 * The points that could be used: the longest stretch, in log x, in which x and y
	 * are positive.
	 *
	 * @param x ascending
	 * @param y of one curve, or the mean over runs
	 * @param residuals log y less the fitted line's, also outside the window; NaN
	 *          without a fit
	 * @param localExponents slopes around each point, over a quarter of the window
	 * @param leftOut the number of points within [from, to] that were left out,
	 *          because x or y is not positive there or because they lie beyond such
	 *          a gap
	 */
	public record Details(double[] x, double[] y, double[] residuals, double[] localExponents, int leftOut) {}

	/**
	 * Fits one curve in a window that it finds.
	 *
	 * @param x strictly ascending and finite; what is not positive is left out
	 * @param y as many, finite
	 * @throws IllegalArgumentException if the arrays are not so
	 */
	public static PowerLawFit of(final double[] x, final double[] y) {
		return of(x, y, Double.NaN, Double.NaN);
	}

	/**
	 * Fits one curve in a given window.
	 *
	 * @param from first x, greater than 0; NaN to search it
	 * @param to last x, greater than from; NaN to search it
	 * @throws IllegalArgumentException as above, and if a given window has fewer
	 *           than 3 points with positive x and y
	 */
	public static PowerLawFit of(final double[] x, final double[] y, final double from, final double to) {
		return ofRuns(x, new double[][] { y }, from, to);
	}

	/**
	 * Fits the mean over runs in a window that it finds.
	 *
	 * @param runs runs[r][i] belongs to x[i]; a single run is fitted as one curve
	 * @throws IllegalArgumentException as for one curve
	 */
	public static PowerLawFit ofRuns(final double[] x, final double[][] runs) {
		return ofRuns(x, runs, Double.NaN, Double.NaN);
	}

	/**
	 * Fits the mean over runs in a given window.
	 *
	 * @throws IllegalArgumentException as for one curve
	 */
	public static PowerLawFit ofRuns(final double[] x, final double[][] runs, final double from, final double to) {
		return ofRuns(x, runs, from, to, Progress.NONE);
	}

	/**
	 * Fits the mean over runs in a given window, and tells of its progress.
	 *
	 * @param progress if it cancels, the errors are those of the resamples so far,
	 *          NaN without any
	 * @throws IllegalArgumentException as for one curve
	 */
	public static PowerLawFit ofRuns(final double[] x, final double[][] runs, final double from, final double to,
		final Progress progress)
	{
		return new LogLogFit(new Stretch(x, runs, from, to), from, to).fit(progress);
	}
}
