package org.scalinglaws.fit.curve;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.scalinglaws.task.Progress;

/**
 * The exponent of the mean over runs, and its error by resampling the runs with
 * the choice of the window made again in each resample (Efron, J. Am. Stat.
 * Assoc. 109 (2014) 991, on estimates after a selection).
 * <p>
 * A resample's mean is the truth plus two errors of like size, that of the runs, e,
 * and its own, e'. With a threshold greater by sqrt 2 it chooses windows as a mean
 * with errors sqrt 2 as large would, and its exponent t has twice the variance V in
 * search: 2 V = E Var(t | e) + Var E(t | e). The first is the variance over the
 * resamples, the second that of their mean, which is Efron's sum over runs of squared
 * covariances of t and the number of times that a run was drawn (less what so many
 * resamples add to it by chance: Wager, Hastie and Efron, J. Mach. Learn. Res. 15
 * (2014) 1625). In a given window both are V.
 * </p>
 * <p>
 * Over the windows that resamples find, exponents have longer tails than the normal law, which variances count in full:
 * an interval reaches as far as the resamples' percentiles of 2.5 and 97.5 do in units of 1.96 of their deviations.
 * </p>
 */
final class RunsBootstrap {

	static final int RESAMPLES = 1000;

	/** Relative spread of the local exponent that no number of runs forbids. */
	static final double TOLERANCE = 0.01;

	/**
	 * Errors of a resample's mean in units of those of the mean: it scatters about the
	 * truth with both its own errors and those of the runs it was drawn from.
	 */
	private static final double RESAMPLE_NOISE = Math.sqrt(2);

	private static final long SEED = 1;

	/**
	 * Of the exponent.
	 *
	 * @param standardError NaN if canceled before two resamples
	 * @param reach of the interval in units of what the standard error has in a normal law, at most 1
	 * @param found whether half of the resamples or more had a window: otherwise that of the mean is there by chance
	 */
	record Spread(double standardError, double reach, boolean found) {}

	private final double[] logX;
	private final double[][] runs;
	private final double[] mean;
	private final double[] bias;
	private final Windows windows;
	private final WindowSearch search;

	/** @param runs one positive mean is required at each point */
	RunsBootstrap(final double[] logX, final double[][] runs, final Windows windows) {
		this.logX = logX;
		this.runs = runs;
		this.windows = windows;
		mean = Stretch.mean(runs);
		bias = Stretch.bias(runs, mean);
		search = errors();
	}

	/** The window of the mean over runs, or -1 if there is none. */
	int window() {
		return search.longest(logarithm(mean.clone(), bias), TOLERANCE, 1);
	}

	/**
	 * The standard error of the exponent, from fewer resamples if canceled.
	 *
	 * @param fixed the window, or -1 to search it in each resample
	 */
	Spread spread(final int fixed, final Progress progress) {
		final SplittableRandom random = new SplittableRandom(SEED);
		final double[] exponents = new double[RESAMPLES];
		final double[] twice = Arrays.stream(bias).map(b -> 2 * b).toArray(); // of the runs, and of the resample
		final double[] products = new double[runs.length]; // of an exponent and how often a run was drawn for it
		final double[] draws = new double[runs.length];
		int made = 0, found = 0;
		for (; made < RESAMPLES && !progress.isCanceled(); made++) {
			progress.update(made / (double) RESAMPLES);
			final double[] sum = new double[logX.length];
			final int[] drawn = new int[runs.length];
			for (int r = 0; r < runs.length; r++) {
				final int run = random.nextInt(runs.length);
				drawn[run]++;
				add(runs[run], sum);
			}
			final PrefixSums curve = logarithm(sum, twice);
			final int w = fixed >= 0 ? fixed : search.longest(curve, TOLERANCE, RESAMPLE_NOISE);
			if (w < 0) continue;
			exponents[found] = windows.slope(w, Windows.CORE, curve);
			for (int r = 0; r < runs.length; r++) {
				products[r] += drawn[r] * (exponents[found] - exponents[0]);
				draws[r] += drawn[r];
			}
			found++;
		}
		if (2 * found < made || found < 2) return new Spread(Double.NaN, 1, 2 * found >= made);
		final double[] all = Arrays.copyOf(exponents, found);
		final double variance = new Variance().evaluate(all), n = runs.length;
		final double mean = new Mean().evaluate(all) - exponents[0];
		double smoothed = -n / found * variance; // what chance adds to the sum
		for (int r = 0; r < runs.length; r++)
			smoothed += Math.pow((products[r] - draws[r] * mean) / found, 2);
		final double mixed = fixed >= 0 ? variance : (variance + Math.max(0, Math.min(variance, smoothed))) / 2;
		return new Spread(Math.sqrt(n / (n - 1) * mixed), fixed >= 0 ? 1 : reach(all, Math.sqrt(variance)), true);
	}

	private static double reach(final double[] exponents, final double deviation) {
		final Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
		percentile.setData(exponents);
		final double middle = percentile.evaluate(97.5) - percentile.evaluate(2.5);
		return deviation == 0 ? 1 : Math.min(1, middle / (2 * 1.96 * deviation));
	}

	private static void add(final double[] run, final double[] sum) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += run[i];
	}

	/** A resample whose sum is not positive somewhere is cut off at the smallest double there. */
	private PrefixSums logarithm(final double[] values, final double[] shift) {
		for (int i = 0; i < values.length; i++)
			values[i] = Math.log(Math.max(values[i], Double.MIN_NORMAL)) + shift[i];
		return new PrefixSums(logX, values);
	}

	/** Standard errors of all slopes and their differences, from the influence y/mean - 1 of each run. */
	private WindowSearch errors() {
		final double[] errors = new double[WindowSearch.DIFFERENCES * windows.count()];
		final double[] slopes = new double[windows.count()];
		final double[] influence = new double[mean.length];
		for (final double[] run : runs) {
			for (int i = 0; i < mean.length; i++)
				influence[i] = run[i] / mean[i] - 1;
			addSquares(new PrefixSums(logX, influence), errors, slopes);
		}
		return new WindowSearch(windows, standardErrors(errors), standardErrors(slopes));
	}

	private void addSquares(final PrefixSums influence, final double[] errors, final double[] slopes) {
		for (int w = 0; w < windows.count(); w++) {
			final double slope = windows.slope(w, Windows.WHOLE, influence);
			slopes[w] += slope * slope;
			for (int k = 0; k < WindowSearch.DIFFERENCES; k++) {
				final double difference = WindowSearch.difference(windows, w, k, influence);
				errors[WindowSearch.DIFFERENCES * w + k] += difference * difference;
			}
		}
	}

	private double[] standardErrors(final double[] squares) {
		final double n = runs.length;
		for (int i = 0; i < squares.length; i++)
			squares[i] = 1e-13 + Math.sqrt(squares[i] / n / (n - 1)); // rounding of a slope: 1e-13
		return squares;
	}
}
