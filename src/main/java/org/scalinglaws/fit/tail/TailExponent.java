package org.scalinglaws.fit.tail;

import java.util.Arrays;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.scalinglaws.ground.Require;

/**
 * The exponent a of a power-law tail, density p(x) ~ x^-a for x &gt;= from, by maximum
 * likelihood: 1 + count / sum log(x / from) (Hill 1975; Clauset, Shalizi and Newman
 * 2009, section 3).
 * <p>
 * If from is not given it is the value at which the tail from there on is nearest to
 * its fitted law (Kolmogorov's distance), among at most 256 that leave {@link
 * #FEWEST} or more in the tail; being one of the values itself, it then counts one
 * less. Values i^-gamma, i = 1, 2, ..., have a = 1 + 1/gamma.
 * </p>
 * <p>
 * The interval is exact for a tail that begins at a given from. The search picks
 * what looks best and so makes errors greater, by about a fifth whatever a and the
 * number of values (measured on samples of the law), which standard error and
 * interval allow for; where the law begins in the midst of the values, they should
 * be 50 or more. A tail that is no power law has no such interval: look at the
 * distance, which after a search is below 0.9 / sqrt(count) in more than 19 of 20
 * samples of one that is.
 * </p>
 *
 * @param exponent a, greater than 1
 * @param standardError (a - 1) / sqrt(count), after a search a fifth more
 * @param low of the 95 % interval
 * @param high of the 95 % interval
 * @param from where the tail begins
 * @param count of values at or above from
 * @param distance Kolmogorov's, between the tail and its law
 * @param reason {@value #FITTED}, or in words why there is no exponent; all numbers are then NaN, and count is that of the
 *          values that there were
 */
public record TailExponent(double exponent, double standardError, double low, double high, double from, int count,
	double distance, String reason)
{

	/** The least number of values in a tail. */
	public static final int FEWEST = 10;

	/** The least number of different values in a tail: fewer are levels, not samples of a density. */
	public static final int FEWEST_LEVELS = 5;

	/** Reason of a tail that has its exponent. */
	public static final String FITTED = "fitted";

	private static final int CANDIDATES = 256;

	/** How much greater the search makes the variance. */
	private static final double SEARCH = 1.2 * 1.2;

	/**
	 * Fits a tail whose beginning is searched.
	 *
	 * @param values positive and finite, in any order; without an exponent if there are
	 *          fewer than {@link #FEWEST}, or fewer than {@link #FEWEST_LEVELS} different ones
	 * @throws IllegalArgumentException if they are not so
	 */
	public static TailExponent of(final double[] values) {
		final double[] logarithms = logarithms(values);
		final int total = logarithms.length;
		final String reason = reason(logarithms);
		if (!reason.equals(FITTED)) return none(total, reason);
		final double[] sums = new double[total + 1]; // of the largest ones
		for (int k = 1; k <= total; k++)
			sums[k] = sums[k - 1] + logarithms[total - k];
		final int steps = Math.min(CANDIDATES, total - FEWEST + 1) - 1;
		int best = 0;
		double least = Double.POSITIVE_INFINITY;
		for (int step = 0; step <= steps; step++) {
			final int rank = (int) Math.round(FEWEST * Math.pow(total / (double) FEWEST, steps == 0 ? 1 : step / (double) steps));
			final int count = firstAt(logarithms, logarithms[total - rank], rank);
			final double excess = sums[count] - count * logarithms[total - count];
			if (!(excess > 0)) continue;
			final double distance = distance(logarithms, count, (count - 1) / excess);
			if (distance > least) continue;
			least = distance;
			best = count;
		}
		if (best == 0) return none(total, "no tail of " + FEWEST + " values or more has different ones");
		return fit(logarithms, best, logarithms[total - best], best - 1, SEARCH);
	}

	/** The number of values at or above the one of a rank, ties included. */
	private static int firstAt(final double[] logarithms, final double value, final int rank) {
		int count = rank;
		while (count < logarithms.length && logarithms[logarithms.length - 1 - count] == value)
			count++;
		return count;
	}

	/**
	 * Fits a tail that begins at a given value.
	 *
	 * @param values positive and finite, in any order
	 * @param from positive; what was said of all values holds here of those at or above it
	 * @throws IllegalArgumentException if they are not so
	 */
	public static TailExponent of(final double[] values, final double from) {
		final double[] logarithms = logarithms(values);
		final double start = Math.log(Require.positive("from", from));
		final double[] above = Arrays.stream(logarithms).filter(x -> x >= start).toArray();
		final String reason = reason(above);
		if (!reason.equals(FITTED)) return none(above.length, reason);
		return fit(logarithms, above.length, start, above.length, 1);
	}

	private static String reason(final double[] tail) {
		if (tail.length < FEWEST) return "a tail needs " + FEWEST + " values or more, had " + tail.length;
		final long levels = Arrays.stream(tail).distinct().count();
		return levels >= FEWEST_LEVELS ? FITTED : "a tail needs " + FEWEST_LEVELS + " different values or more, had " + levels;
	}

	private static TailExponent none(final int count, final String reason) {
		return new TailExponent(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, count, Double.NaN, reason);
	}

	/** Ascending. */
	private static double[] logarithms(final double[] values) {
		final double[] logarithms = new double[Require.given("values", values).length];
		for (int i = 0; i < values.length; i++) {
			if (!(values[i] > 0 && values[i] <= Double.MAX_VALUE)) Require.positive("values[" + i + "]", values[i]);
			logarithms[i] = Math.log(values[i]);
		}
		Arrays.sort(logarithms);
		return logarithms;
	}

	/**
	 * @param free the number of values that are not fixed by the choice of the start
	 * @param inflation of the variance
	 */
	private static TailExponent fit(final double[] logarithms, final int count, final double start, final int free,
		final double inflation)
	{
		double excess = 0;
		for (int i = logarithms.length - count; i < logarithms.length; i++)
			excess += logarithms[i] - start;
		final double slope = free / excess;
		// the true slope times the excess follows a gamma law of shape free
		final GammaDistribution law = new GammaDistribution(null, free / inflation, inflation / excess);
		return new TailExponent(1 + slope, slope * Math.sqrt(inflation / free), 1 + law.inverseCumulativeProbability(0.025),
			1 + law.inverseCumulativeProbability(0.975), Math.exp(start), count, distance(logarithms, count, start, slope), FITTED);
	}

	private static double distance(final double[] logarithms, final int count, final double slope) {
		return distance(logarithms, count, logarithms[logarithms.length - count], slope);
	}

	private static double distance(final double[] logarithms, final int count, final double start, final double slope) {
		double distance = 0;
		for (int k = 0; k < count; k++) {
			final double above = Math.exp(-slope * (logarithms[logarithms.length - 1 - k] - start));
			distance = Math.max(distance, Math.max(above - k / (double) count, (k + 1) / (double) count - above));
		}
		return distance;
	}
}
