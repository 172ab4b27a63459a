package org.scalinglaws.fit;

/**
 * The errors of the mean over a few runs, 2 to 15, too few for a covariance without a
 * law: their variance is a power of x and their correlation falls by one factor from
 * a cell in log x to the next. The twelve cells' variances and neighbours give these
 * numbers; chi2 is an ordinary sum of squares whose unit is known to as many degrees
 * of freedom as the runs have independent cells.
 */
final class FewRunErrors implements ErrorModel {

	private static final int CELLS = 12;
	private static final double MOST = 0.98;

	private final Cells cells;
	private final Whitening whitening;
	private final double freedom;

	FewRunErrors(final double[] logX, final double[] mean, final double[][] runs) {
		cells = new Cells(logX, CELLS);
		final double n = runs.length;
		final double[][] influences = new double[runs.length][];
		for (int r = 0; r < n; r++)
			influences[r] = cells.means(RunErrors.influence(runs[r], mean));
		final double[] variances = smooth(variances(influences));
		final double correlation = correlation(influences, variances);
		final double[][] covariance = new double[size()][size()];
		double squares = 0;
		for (int j = 0; j < size(); j++) {
			for (int k = 0; k < size(); k++) {
				final double rho = Math.pow(correlation, Math.abs(j - k));
				covariance[j][k] = rho * Math.sqrt(variances[j] * variances[k]) / n;
				squares += rho * rho;
			}
		}
		freedom = (n - 1) * size() * size() / squares;
		whitening = new Whitening(covariance);
	}

	private static double[] variances(final double[][] influences) {
		final double[] variances = new double[influences[0].length];
		for (final double[] influence : influences)
			for (int k = 0; k < variances.length; k++)
				variances[k] += influence[k] * influence[k] / (influences.length - 1);
		return variances;
	}

	/** The power law through the variances, of their size on average. */
	private static double[] smooth(final double[] variances) {
		final int n = variances.length;
		final double[] index = new double[n], logarithms = new double[n];
		for (int k = 0; k < n; k++) {
			index[k] = k;
			logarithms[k] = Math.log(variances[k] + 1e-26);
		}
		final Line line = n < 2 ? new Line(0, logarithms[0], 0) : Line.through(index, logarithms, 0, n);
		final double[] smooth = new double[n];
		double ratio = 0;
		for (int k = 0; k < n; k++) {
			smooth[k] = Math.exp(line.intercept() + line.slope() * k);
			ratio += (variances[k] + 1e-26) / smooth[k] / n;
		}
		for (int k = 0; k < n; k++)
			smooth[k] *= ratio;
		return smooth;
	}

	private static double correlation(final double[][] influences, final double[] variances) {
		double products = 0, squares = 0;
		for (final double[] influence : influences) {
			for (int k = 0; k < influence.length; k++) {
				squares += influence[k] * influence[k] / variances[k] / influence.length;
				if (k > 0) products += influence[k] * influence[k - 1] / Math.sqrt(variances[k] * variances[k - 1]) /
					(influence.length - 1);
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
