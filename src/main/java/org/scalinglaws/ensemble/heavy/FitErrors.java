package org.scalinglaws.ensemble.heavy;

import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * How far a fit of maximum likelihood scatters: a bootstrap with spectra drawn at the fitted law.
 * <p>
 * Each drawn spectrum moves the fit by its score over the curvature of the likelihood (one step of Newton's method), after
 * division by its own mean, as in the fit. Eigenvalues repel each other, so that the scores scatter less than those of as
 * many independent numbers, but their variance is that of a sum of nearly independent parts of the spectrum: spectra of at
 * most {@value #DIMENSION} eigenvalues tell it for any number of them, in proportion.
 * </p>
 *
 * @param logRepulsion standard deviation of the logarithm of the repulsion
 * @param logitRatio of the logit of the aspect ratio
 */
record FitErrors(double logRepulsion, double logitRatio) {

	private static final int DIMENSION = 256;

	/** Of the differences that give the derivatives, which are accurate to about 1e-8. */
	private static final double STEP = 2e-3;

	/** Errors that could not be had. */
	static final FitErrors NONE = new FitErrors(Double.NaN, Double.NaN);

	/**
	 * Draws.
	 *
	 * @param center the fitted point
	 * @param count of the eigenvalues that were fitted
	 */
	static FitErrors of(final double[] center, final int count, final int resamples, final Streams streams,
		final Progress progress)
	{
		final LogDensity[] laws = new LogDensity[9];
		for (int i = 0; i < 9; i++) {
			laws[i] = Likelihood.law(center[0] + (i % 3 - 1) * STEP, center[1] + (i / 3 - 1) * STEP);
			if (laws[i] == null) return NONE;
		}
		final int dimension = Math.min(count, DIMENSION);
		final HeavyTailSampler sampler = new HeavyTailSampler(laws[4].law(), dimension);
		final double[][] values = new double[resamples][9];
		Parallel.forEach(resamples, progress, r -> {
			final double[] logs = Likelihood.scaledLogs(sampler.draw(streams.stream("heavy-tailed resample", r), Progress.NONE));
			for (int i = 0; i < 9; i++)
				values[r][i] = Likelihood.mean(laws[i], logs);
		});
		return of(values, (double) dimension / count);
	}

	/** From the mean log likelihoods of the draws on a square of nine points. */
	private static FitErrors of(final double[][] values, final double share) {
		final int n = values.length;
		double xx = 0, yy = 0, xy = 0;
		final double[] dx = new double[n], dy = new double[n];
		double meanX = 0, meanY = 0;
		for (int r = 0; r < n; r++) {
			final double[] v = values[r];
			xx += (v[3] - 2 * v[4] + v[5]) / (STEP * STEP) / n;
			yy += (v[1] - 2 * v[4] + v[7]) / (STEP * STEP) / n;
			xy += (v[8] - v[2] - v[6] + v[0]) / (4 * STEP * STEP) / n;
			meanX += (dx[r] = (v[5] - v[3]) / (2 * STEP)) / n;
			meanY += (dy[r] = (v[7] - v[1]) / (2 * STEP)) / n;
		}
		final double determinant = xx * yy - xy * xy;
		if (!(xx < 0 && determinant > 0)) return NONE;
		double first = 0, second = 0;
		for (int r = 0; r < n; r++) {
			final double x = dx[r] - meanX, y = dy[r] - meanY;
			first += Math.pow((yy * x - xy * y) / determinant, 2);
			second += Math.pow((xx * y - xy * x) / determinant, 2);
		}
		return new FitErrors(Math.sqrt(first / (n - 1) * share), Math.sqrt(second / (n - 1) * share));
	}
}
