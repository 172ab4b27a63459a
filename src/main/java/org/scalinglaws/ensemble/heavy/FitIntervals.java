package org.scalinglaws.ensemble.heavy;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.distribution.TDistribution;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/**
 * Intervals of 95 %: all values of a parameter that a test with draws there ({@link ScoreTest}) does not refuse, after Neyman
 * (Phil. Trans. R. Soc. A 236 (1937) 333).
 * <p>
 * So they need no normal estimate, and are open where nothing on that side is refused. Mean and scatter of draws are
 * uncertain themselves, which Student's t counts. No repulsion is the limit of both parameters towards 0.
 * </p>
 *
 * @param aspectRatioLow 0 where no repulsion is not refused; NaN where no end could be had, as the others
 * @param aspectRatioHigh at most 1
 * @param repulsionLow 0 where no repulsion is not refused
 * @param repulsionHigh infinite where the largest one that is fitted is not refused
 */
public record FitIntervals(double aspectRatioLow, double aspectRatioHigh, double repulsionLow, double repulsionHigh) {

	/** Intervals that could not be had. */
	static final FitIntervals NONE = new FitIntervals(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

	/** Draws of a test: more would only tell the reach better, which is known to 2 % then. */
	private static final int MOST_DRAWS = 1000;

	/** Of the first step where the fit has no error, or none of use. */
	private static final double UNKNOWN = 0.05, MOST_ERROR = 1;

	/**
	 * Tests.
	 *
	 * @param law the fitted one
	 * @param errors of the fit, from which the search starts
	 * @param logs of the eigenvalues divided by their mean
	 * @param resamples draws of each test, at least 2; at most {@value #MOST_DRAWS} are taken
	 */
	static FitIntervals of(final HeavyTailLaw law, final FitErrors errors, final double[] logs, final int resamples,
		final Streams streams, final Progress progress)
	{
		final int draws = Math.min(resamples, MOST_DRAWS);
		final double reach = reach(draws);
		final EndSearch search = new EndSearch(law, logs, reach, draws, streams);
		final double ratio = reach * error(errors.logitRatio()), repulsion = reach * error(errors.logRepulsion() * 2 / (2 + law
			.repulsion()));
		final double most = search.end(Held.REPULSION, -repulsion, progress.part(0, 0.25));
		final double least = search.end(Held.REPULSION, repulsion, progress.part(0.25, 0.5));
		final double high = search.end(Held.ASPECT_RATIO, ratio, progress.part(0.5, 0.75));
		final boolean isFree = least == Held.REPULSION.high();
		final double low = isFree ? Double.NEGATIVE_INFINITY : search.end(Held.ASPECT_RATIO, -ratio, progress.part(0.75, 1));
		return new FitIntervals(low == Held.ASPECT_RATIO.low() ? 0 : Held.ASPECT_RATIO.parameter(low),
			high == Held.ASPECT_RATIO.high() ? 1 : Held.ASPECT_RATIO.parameter(high), isFree ? 0 : Held.REPULSION.parameter(least),
			most == Held.REPULSION.low() ? Double.POSITIVE_INFINITY : Held.REPULSION.parameter(most));
	}

	/** The largest score that is not refused at 5 %: of one more draw beside as many as these, both ways. */
	static double reach(final int draws) {
		return new TDistribution(null, draws - 1).inverseCumulativeProbability(0.975) * Math.sqrt(1 + 1. / draws);
	}

	/** In words, what is to be said of the intervals beside a fit. */
	List<String> words(final HeavyTailLaw law) {
		final List<String> words = new ArrayList<>();
		if (repulsionHigh == Double.POSITIVE_INFINITY) words.add(
			"the interval of the repulsion has no upper end: the largest, " + (int) Likelihood.MOST_FITTED + ", is not refused");
		if (repulsionLow == 0) words.add("the intervals begin at 0: no repulsion is not refused");
		else if (aspectRatioLow == 0) words.add("the interval of the aspect ratio begins at 0");
		if (aspectRatioHigh == 1) words.add("the interval of the aspect ratio ends at 1");
		if (this != NONE && Double.isNaN(aspectRatioLow + aspectRatioHigh + repulsionLow + repulsionHigh)) words.add(
			"an interval has an end that could not be found: all values on its side are refused");
		if (law.repulsion() < repulsionLow || law.repulsion() > repulsionHigh || law.aspectRatio() < aspectRatioLow || law
			.aspectRatio() > aspectRatioHigh) words.add("the fit is outside its intervals: draws of it would be fitted otherwise");
		return words;
	}

	private static double error(final double error) {
		return error > 0 && error < MOST_ERROR ? error : UNKNOWN;
	}
}
