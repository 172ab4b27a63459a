package org.scalinglaws.fit.curve;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.scalinglaws.task.Progress;

/**
 * The exponent of the mean over runs, and its error by resampling the runs with
 * the choice of the window made again in each resample (Efron, J. Am. Stat.
 * Assoc. 109 (2014) 991, on estimates after a selection).
 */
final class RunsBootstrap {

	static final int RESAMPLES = 1000;

	/** Relative spread of the local exponent that no number of runs forbids. */
	private static final double TOLERANCE = 0.01;

	/**
	 * Errors of a resample's mean in units of those of the mean: it scatters about
	 * the truth with both its own errors and those of the runs it was drawn from,
	 * which alone gives sqrt(2) and intervals of 95 % that cover 97.5 %. The rest is
	 * calibrated on simulated ensembles; on 2000 others of 20 or 8 runs, with a pure
	 * power law or one behind a plateau, the intervals cover 94.5 to 96.4 %.
	 */
	private static final double RESAMPLE_NOISE = 1.6;

	private static final long SEED = 1;

	private final double[] logX;
	private final double[][] runs;
	private final double[] mean;
	private final Windows windows;
	private final WindowSearch search;

	/** @param runs one positive mean is required at each point */
	RunsBootstrap(final double[] logX, final double[][] runs, final Windows windows) {
		this.logX = logX;
		this.runs = runs;
		this.windows = windows;
		mean = Stretch.mean(runs);
		search = errors();
	}

	/** The window of the mean over runs, or -1 if there is none. */
	int window() {
		return search.longest(logarithm(mean.clone()), TOLERANCE, 1);
	}

	/**
	 * The exponents of the resamples, NaN where one has no window; fewer if canceled.
	 *
	 * @param fixed the window, or -1 to search it in each resample
	 */
	double[] exponents(final int fixed, final Progress progress) {
		final SplittableRandom random = new SplittableRandom(SEED);
		final double[] exponents = new double[RESAMPLES];
		final double[] sum = new double[logX.length];
		for (int b = 0; b < RESAMPLES; b++) {
			if (progress.isCanceled()) return Arrays.copyOf(exponents, b);
			progress.update(b / (double) RESAMPLES);
			Arrays.fill(sum, 0);
			for (int r = 0; r < runs.length; r++)
				add(runs[random.nextInt(runs.length)], sum);
			final PrefixSums curve = logarithm(sum);
			final int w = fixed >= 0 ? fixed : search.longest(curve, TOLERANCE, RESAMPLE_NOISE);
			exponents[b] = w < 0 ? Double.NaN : windows.slope(w, Windows.CORE, curve);
		}
		return exponents;
	}

	private static void add(final double[] run, final double[] sum) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += run[i];
	}

	/** A resample whose sum is not positive somewhere is cut off at the smallest double there. */
	private PrefixSums logarithm(final double[] values) {
		for (int i = 0; i < values.length; i++)
			values[i] = Math.log(Math.max(values[i], Double.MIN_NORMAL));
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
