package org.scalinglaws.fit.rivals;

import java.util.Arrays;

import org.scalinglaws.fit.curve.Line;

/**
 * The errors of the mean over a few runs, too few for a covariance without a law:
 * on twelve cells in log x, each cell's error is one factor times that of the cell
 * before it, plus an independent one whose variance is a power of x. That holds a
 * stationary process as well as a random walk. chi2 is an ordinary sum of squares
 * whose unit is known to as many degrees of freedom as the runs have independent
 * cells.
 */
final class FewRunErrors implements ErrorModel {

	private static final int CELLS = 12;
	private static final double MOST = 1.1; // of the factor
	private static final int PASSES = 3;
	private static final double ROUNDING = 1e-26;

	private final Cells cells;
	private final Whitening whitening;
	private final double freedom;
	private final double[][] influences; // of each run, in coordinates

	FewRunErrors(final double[] logX, final double[] mean, final double[][] runs) {
		cells = new Cells(logX, CELLS);
		influences = new double[runs.length][];
		for (int r = 0; r < runs.length; r++)
			influences[r] = cells.means(RunErrors.influence(runs[r], mean));
		final double[][] covariance = covariance(influences);
		double squares = 0;
		for (int j = 0; j < size(); j++)
			for (int k = 0; k < size(); k++)
				squares += covariance[j][k] * covariance[j][k] / covariance[j][j] / covariance[k][k];
		freedom = (runs.length - 1) * size() * size() / squares;
		for (final double[] row : covariance)
			for (int k = 0; k < row.length; k++)
				row[k] /= runs.length;
		whitening = new Whitening(covariance);
		for (int r = 0; r < runs.length; r++)
			influences[r] = whitening.apply(influences[r]);
	}

	/** Of the cells of one run. */
	private static double[][] covariance(final double[][] influences) {
		double[] news = variances(influences, 0);
		double factor = 0;
		for (int pass = 0; pass < PASSES; pass++) {
			factor = factor(influences, news);
			news = variances(influences, factor);
		}
		final int n = news.length;
		final double[][] covariance = new double[n][n];
		for (int j = 0; j < n; j++) {
			covariance[j][j] = j == 0 ? news[0] : news[j] + factor * factor * covariance[j - 1][j - 1];
			for (int k = 0; k < j; k++) {
				covariance[j][k] = factor * covariance[j - 1][k];
				covariance[k][j] = covariance[j][k];
			}
		}
		return covariance;
	}

	/** Of what is new in each cell: a power law from the second one on; the first one has all before it. */
	private static double[] variances(final double[][] influences, final double factor) {
		final double[] variances = new double[influences[0].length];
		Arrays.fill(variances, ROUNDING);
		for (final double[] influence : influences)
			for (int k = 0; k < variances.length; k++)
				variances[k] += Math.pow(influence[k] - (k > 0 ? factor * influence[k - 1] : 0), 2) / (influences.length - 1);
		final int n = variances.length;
		if (n < 3) return variances;
		final double[] index = new double[n], logarithms = new double[n];
		for (int k = 0; k < n; k++) {
			index[k] = k;
			logarithms[k] = Math.log(variances[k]);
		}
		final Line line = Line.through(index, logarithms, 1, n);
		double ratio = 0;
		for (int k = 1; k < n; k++)
			ratio += variances[k] / Math.exp(line.intercept() + line.slope() * k) / (n - 1);
		for (int k = 1; k < n; k++)
			variances[k] = ratio * Math.exp(line.intercept() + line.slope() * k);
		variances[0] = Math.max(variances[0], ratio * Math.exp(line.intercept()));
		return variances;
	}

	/** The regression of each cell on the one before it. */
	private static double factor(final double[][] influences, final double[] variances) {
		double products = 0, squares = 0;
		for (final double[] influence : influences) {
			for (int k = 1; k < influence.length; k++) {
				products += influence[k] * influence[k - 1] / variances[k];
				squares += influence[k - 1] * influence[k - 1] / variances[k];
			}
		}
		return squares > 0 ? Math.max(0, Math.min(MOST, products / squares)) : 0;
	}

	@Override
	public double[] whiten(final double[] curve) {
		return whitening.apply(cells.means(curve));
	}

	@Override
	public int size() {
		return cells.count();
	}

	@Override
	public double freedom() {
		return freedom;
	}

	@Override
	public double freedom(final int parameters) {
		return freedom + size() - parameters;
	}

	/** Without what the model itself leaves: the law of the correlation is only roughly known. */
	@Override
	public double testFreedom(final int parameters) {
		return freedom;
	}

	/** From the spread of the runs' own parameters, whatever their covariance is. */
	@Override
	public double standardError(final double[] gains, final double chi2, final int parameters) {
		double squares = 0;
		for (final double[] influence : influences) {
			double value = 0;
			for (int k = 0; k < gains.length; k++)
				value += gains[k] * influence[k];
			squares += value * value;
		}
		return Math.sqrt(squares / influences.length / (influences.length - 1));
	}

	@Override
	public double studentFreedom(final int parameters) {
		return influences.length - 1;
	}

	@Override
	public double deviance(final double chi2) {
		return (freedom + size()) * Math.log1p(chi2 / freedom);
	}

	/** As of a regression with all these degrees of freedom as its data, the unit counted as a parameter. */
	@Override
	public double criterion(final double chi2, final int parameters) {
		return deviance(chi2) + penalty(freedom + size(), parameters + 1);
	}

	/** 2k with Hurvich and Tsai's correction for n data. */
	static double penalty(final double n, final int k) {
		return n > k + 1 ? 2 * k + 2 * k * (k + 1) / (n - k - 1) : Double.POSITIVE_INFINITY;
	}
}
