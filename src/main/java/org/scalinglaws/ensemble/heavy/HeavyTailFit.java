package org.scalinglaws.ensemble.heavy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/**
 * The law of the ensemble that makes given eigenvalues likeliest, after division by their mean (features: by the harmonic
 * mean, their inverses being weights), beside the nearest law of Marchenko and Pastur.
 * <p>
 * The likelihood is that of independent numbers, which repulsion makes no worse an estimate; errors and intervals are
 * those of draws ({@link FitErrors}, {@link FitIntervals}). Source of the law: arXiv 2506.03470.
 * </p>
 * <p>
 * Eigenvalues of Gaussian matrices are nearly as even as the quantiles of Marchenko-Pastur: of 20 to 1000 ones, real or
 * complex, none of 180 samples was farther from it than (1 + ln(count)/2)/count. Up to there it cannot be told apart.
 * </p>
 *
 * @param law the fitted law
 * @param aspectRatioStandardError NaN where there is none, as the next
 * @param repulsionStandardError of the repulsion itself
 * @param intervals of 95 %
 * @param distance Kolmogorov's, of the eigenvalues from the law
 * @param marchenkoPastur the aspect ratio of the nearest law of Marchenko and Pastur of mean 1
 * @param marchenkoPasturDistance of the eigenvalues from that
 * @param scaled the eigenvalues as weights of mean 1, ascending
 * @param reason {@value #FITTED}, or what keeps the fit from being one to rely on
 */
public record HeavyTailFit(HeavyTailLaw law, double aspectRatioStandardError, double repulsionStandardError,
	FitIntervals intervals, double distance, double marchenkoPastur, double marchenkoPasturDistance, double[] scaled,
	String reason)
{

	/** The least number of eigenvalues. */
	public static final int FEWEST = 20;

	/** Reason of a fit that tells the law from Marchenko-Pastur's. */
	public static final String FITTED = "fitted";

	/** From where the search starts: repulsions. */
	private static final double[] STARTS = { 0.5, 3, 20, 200 };

	/** Times the root of the number, what Kolmogorov's distance of independent values exceeds in one of 1000 cases; these repel. */
	private static final double KOLMOGOROV = 1.95;

	/** Of the search, about twice its usual number. */
	private static final int MOST_EVALUATIONS = 400;

	/**
	 * Fits.
	 *
	 * @param values eigenvalues in any order
	 * @param resamples draws for the errors and for each test of the intervals; without them if less than 2
	 * @throws IllegalArgumentException if there are fewer than {@value #FEWEST}, one is not in [1e-100, 1e100], or all are
	 *           equal
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public static HeavyTailFit of(final double[] values, final SpectrumKind kind, final int resamples, final Streams streams,
		final Progress progress)
	{
		final double[] scaled = scaled(require(values), kind);
		final double[] point = search(scaled, progress.part(0, 0.2));
		final LogDensity density = Likelihood.law(point);
		final HeavyTailLaw law = density.law();
		final FitErrors errors = resamples < 2 ? FitErrors.NONE : FitErrors.of(point, values.length, resamples, streams,
			progress.part(0.2, 0.3));
		final FitIntervals intervals = resamples < 2 || isBeyond(law) ? FitIntervals.NONE : FitIntervals.of(law, errors,
			Likelihood.scaledLogs(scaled), resamples, streams, progress.part(0.3, 1));
		final MarchenkoPastur rival = MarchenkoPastur.nearest(scaled);
		final double distance = MarchenkoPastur.distance(scaled, value -> density.distribution(Math.log(value)));
		final double rivalDistance = MarchenkoPastur.distance(scaled, rival::distribution);
		return new HeavyTailFit(law, errors.logitRatio() * law.aspectRatio() * (1 - law.aspectRatio()), errors
			.logRepulsion() * law.repulsion(), intervals, distance, rival.aspectRatio(), rivalDistance, scaled, reason(law,
				errors, intervals, resamples, distance, rivalDistance, values.length));
	}

	/**
	 * The eigenvalues, if they can be fitted.
	 *
	 * @throws IllegalArgumentException as {@link #of}
	 */
	public static double[] require(final double[] values) {
		if (values.length < FEWEST) throw new IllegalArgumentException("spectrum must have at least " + FEWEST +
			" eigenvalues, had " + values.length);
		for (int i = 0; i < values.length; i++)
			if (!(values[i] >= 1 / Require.LARGEST && values[i] <= Require.LARGEST)) throw new IllegalArgumentException(
				"spectrum must be in [1e-100, 1e100], was " + values[i] + " at " + i);
		final double first = values[0];
		if (Arrays.stream(values).allMatch(value -> value == first)) throw new IllegalArgumentException(
			"spectrum must have different eigenvalues, all were " + first);
		return values;
	}

	private static double[] scaled(final double[] values, final SpectrumKind kind) {
		final double[] weights = kind.turned(values);
		Arrays.sort(weights);
		final double mean = Arrays.stream(weights).average().getAsDouble();
		return Arrays.stream(weights).map(weight -> weight / mean).toArray();
	}

	/** Nelder and Mead's search from the likeliest of some starts of the right variance. */
	private static double[] search(final double[] scaled, final Progress progress) {
		final double[] logs = Arrays.stream(scaled).map(Math::log).toArray();
		final double variance = Arrays.stream(scaled).map(value -> (value - 1) * (value - 1)).average().getAsDouble();
		double[] start = null;
		double best = Double.NEGATIVE_INFINITY;
		for (final double repulsion : STARTS) {
			final double ratio = Math.max(1e-5, Math.min(repulsion / (repulsion + 0.5), variance / (1 + 2 / repulsion)));
			final double[] point = Likelihood.point(ratio, repulsion);
			final double value = likelihood(point, logs, progress);
			if (value > best) {
				best = value;
				start = point;
			}
		}
		final PointValuePair found = new SimplexOptimizer(1e-12, 1e-14).optimize(new MaxEval(10 * MOST_EVALUATIONS),
			GoalType.MAXIMIZE, new ObjectiveFunction(point -> likelihood(point, logs, progress)), new InitialGuess(start),
			new NelderMeadSimplex(new double[] { 0.5, 0.3 }));
		return found.getPoint();
	}

	private static double likelihood(final double[] point, final double[] logs, final Progress progress) {
		if (progress.isCanceled()) throw new CancellationException();
		final LogDensity law = Likelihood.law(point);
		return law == null ? -1e300 : Likelihood.mean(law, logs);
	}

	/** Whether eigenvalues differ by more than those of any law do: no fit. */
	private static boolean isBeyond(final HeavyTailLaw law) {
		return law.index() < 1.1 * HeavyTailLaw.LEAST_INDEX;
	}

	private static String reason(final HeavyTailLaw law, final FitErrors errors, final FitIntervals intervals,
		final int resamples, final double distance, final double rivalDistance, final int count)
	{
		final List<String> words = new ArrayList<>();
		if (law.repulsion() > 0.9 * Likelihood.MOST_FITTED || rivalDistance <= (1 + Math.log(count) / 2) / count)
			words.add(String.format(Locale.ROOT,
				"Marchenko-Pastur cannot be told apart: its distance is %.3g, that of the fit %.3g", rivalDistance, distance));
		if (law.repulsion() > 0.9 * Likelihood.MOST_FITTED) words.add("the repulsion is at the largest that is fitted, " +
			(int) Likelihood.MOST_FITTED);
		if (law.unscaledMean() > 0.9 * HeavyTailLaw.MOST_MEAN) words.add(String.format(Locale.ROOT,
			"the eigenvalues differ so little that the fit is at the largest repulsion / aspectRatio, %.3g: neither is known better than up to there",
			2 * HeavyTailLaw.MOST_MEAN));
		if (law.repulsion() < 1.1 * Likelihood.LEAST_FITTED) words.add(
			"no repulsion is found: the law is a gamma law's, which has one parameter less, and aspect ratio and repulsion are free");
		final double rejected = KOLMOGOROV / Math.sqrt(count);
		if (distance > rejected) words.add(String.format(Locale.ROOT,
			"the eigenvalues are no sample of this law: its distance is %.3g, above %.3g in fewer than one of 1000 samples", distance,
			rejected));
		if (isBeyond(law)) words.add(
			"not fitted, no intervals: the eigenvalues differ by more orders of magnitude than those of any law here");
		if (resamples < 2) words.add("no errors, no intervals: they need at least 2 resamples, resamples was " +
			resamples);
		else if (Double.isNaN(errors.logRepulsion())) words.add(
			"no errors: the likelihood has no maximum that draws could scatter about");
		words.addAll(intervals.words(law));
		return words.isEmpty() ? FITTED : String.join("; ", words);
	}
}
