package org.scalinglaws.ensemble.heavy;

import java.util.Arrays;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Whether a parameter may have a value: the slope of the likelihood there, where it is largest over the other parameter, beside
 * the slopes of spectra that are drawn at that place (Rao's score test, Proc. Cambridge Phil. Soc. 44 (1948) 50).
 * <p>
 * The likelihood is that of independent numbers, though eigenvalues repel, and at a finite dimension its mean slope is not 0:
 * draws know both. A slope is a mean over the eigenvalues, so it is normal to a good approximation also where the estimate is
 * not, on ridges and at bounds. Spectra of at most {@value #DIMENSION} eigenvalues tell mean and variance for any number of
 * them, in proportion.
 * </p>
 *
 * @param other the coordinate of the other parameter, fitted
 * @param score the slope less the mean of those of the draws, in their standard deviations
 */
record ScoreTest(double other, double score) {

	static final int DIMENSION = 150;

	/**
	 * Tests.
	 *
	 * @param value of the coordinate that is held
	 * @param start of the search for the other
	 * @param logs of the eigenvalues divided by their mean
	 * @param draws at least 2; the same random numbers at each value
	 */
	static ScoreTest of(final Held held, final double value, final double start, final double[] logs, final int draws,
		final Streams streams, final Progress progress)
	{
		final double other = OtherFit.of(held, value, start, logs, progress), step = held.step(value);
		final int dimension = Math.min(logs.length, DIMENSION);
		final HeavyTailSampler sampler = new HeavyTailSampler(held.law(value, other), dimension);
		final double[][] drawn = new double[draws][];
		Parallel.forEach(draws, progress.part(0, 0.6), i -> drawn[i] = Likelihood.scaledLogs(sampler.draw(streams.stream(
			"heavy-tailed test", i), Progress.NONE)));
		final LawRow row = LawRow.of(held, value, other, drawn);
		final double[] slopes = new double[draws];
		Parallel.forEach(draws, progress.part(0.6, 1), i -> slopes[i] = row.slope(drawn[i]));
		final double slope = Likelihood.mean(new LogDensity(held.law(value + step, other)), logs) - Likelihood.mean(
			new LogDensity(held.law(value - step, other)), logs);
		final double share = (double) dimension / logs.length, mean = Arrays.stream(slopes).average().getAsDouble();
		return new ScoreTest(other, (slope - share * mean) / Math.sqrt(share) / new StandardDeviation().evaluate(slopes));
	}
}
