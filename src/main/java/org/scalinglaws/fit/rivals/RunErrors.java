package org.scalinglaws.fit.rivals;

/**
 * The errors of the mean over runs, when there are runs enough to estimate their
 * covariance: records of one run are correlated in time, and it is the runs that are
 * independent.
 * <p>
 * The curve is averaged in half as many cells as there are runs, 5 to 12, and the
 * likelihood is that of the runs as independent draws of one normal law of the cells,
 * of which neither the mean nor the covariance is known. At its maximum over all
 * covariances, -2 log L = n log(1 + T^2/(n - 1)) for n runs, with Hotelling's T^2 of
 * what the model leaves. Tests follow Rao (Biometrika 46 (1959) 49); they and the
 * errors of the parameters are exact for normal runs and linear models.
 * </p>
 */
final class RunErrors implements ErrorModel {

	/** The least number of runs for an unrestricted covariance. */
	static final int FEWEST_RUNS = 10;

	private static final int MIN_CELLS = 5, MAX_CELLS = 12;

	private final Cells cells;
	private final Whitening whitening;
	private final double runs;

	RunErrors(final double[] logX, final double[] mean, final double[][] runs) {
		this.runs = runs.length;
		cells = new Cells(logX, Math.max(MIN_CELLS, Math.min(MAX_CELLS, runs.length / 2)));
		final double[][] covariance = new double[cells.count()][cells.count()];
		for (final double[] run : runs) {
			final double[] influence = cells.means(influence(run, mean));
			for (int j = 0; j < influence.length; j++)
				for (int k = 0; k < influence.length; k++)
					covariance[j][k] += influence[j] * influence[k] / runs.length / (runs.length - 1);
		}
		whitening = new Whitening(covariance);
	}

	/** By how much a run changes the logarithm of the mean, times the number of runs. */
	static double[] influence(final double[] run, final double[] mean) {
		final double[] influence = new double[run.length];
		for (int i = 0; i < run.length; i++)
			influence[i] = run[i] / mean[i] - 1;
		return influence;
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
		return runs - 1;
	}

	@Override
	public double freedom(final int parameters) {
		return runs - 1 - (size() - parameters);
	}

	@Override
	public double deviance(final double chi2) {
		return runs * Math.log1p(chi2 / (runs - 1));
	}

	/**
	 * The correction is the mean over future runs, exact for normal ones: with p
	 * parameters, the cells are p that the model fits by regression on 1 and the K - p
	 * others, of mean 0 (as for growth curves: Satoh, Kobayashi and Fujikoshi, J.
	 * Multivariate Anal. 60 (1997) 1).
	 */
	@Override
	public double criterion(final double chi2, final int parameters) {
		final double n = runs, p = parameters, others = size() - parameters;
		if (others < 0 || n - size() - 2 <= 0) return Double.POSITIVE_INFINITY;
		final double covariates = n * others * (others + 1) / (n - others - 1);
		final double fitted = n * p * ((n + 1) * (n - 2) / (n - size() - 2) / (n - others - 2) - 1);
		return deviance(chi2) + covariates + fitted;
	}
}
