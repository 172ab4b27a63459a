package org.scalinglaws.fit.curve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One log-log curve and the size of its scatter from point to point, by which a
 * smooth curve is told from a scattered one.
 */
final class SingleCurve {

	/** Relative scatter from point to point below which a curve counts as free of noise. */
	private static final double NOISE_FREE = 1e-3;

	/** Distances from cubics from which on their median tells of the scatter. */
	private static final int FEW = 4;

	/**
	 * Relative spreads of the local exponent that are tried in turn; those above 0.1
	 * only with scatter, as in measured spectra, where the interval then tells of it.
	 */
	private static final double[] TOLERANCES = { 0.01, 0.02, 0.05, 0.1, 0.2, 0.3 };

	private final double[] x;
	private final double[] y;
	private final double scatter;

	SingleCurve(final double[] logX, final double[] logY) {
		x = logX;
		y = logY;
		scatter = x.length > 4 ? measured() : aboutALine();
	}

	/** The standard deviation of log y from point to point. */
	double scatter() {
		return scatter;
	}

	/** The greatest tolerance. */
	static double tolerance(final boolean noiseFree) {
		return noiseFree ? 0.1 : TOLERANCES[TOLERANCES.length - 1];
	}

	boolean isNoiseFree() {
		return scatter < NOISE_FREE;
	}

	/** The window of the smallest tolerance that has one, or -1 if none has. */
	int window(final Windows windows) {
		final WindowSearch search = new WindowSearch(windows, errors(windows), slopeErrors(windows));
		final PrefixSums curve = new PrefixSums(x, y);
		for (final double tolerance : TOLERANCES) {
			final int window = search.longest(curve, tolerance, 1);
			if (window >= 0 && tolerance <= tolerance(isNoiseFree())) return window;
		}
		return -1;
	}

	/** The slopes of a window's quarters in log x, or none if one of them has fewer than three points. */
	double[] quarters(final int first, final int end) {
		final double[] slopes = new double[4];
		for (int k = 0, from = first; k < 4; k++) {
			final double edge = x[first] + (x[end - 1] - x[first]) * (k + 1) / 4;
			int to = from;
			while (to < end && (k == 3 || x[to] < edge))
				to++;
			if (to - from < 3) return new double[0];
			slopes[k] = Line.through(x, y, from, to).slope();
			from = to;
		}
		return slopes;
	}

	/**
	 * Standard errors of the differences of slopes. The whole window's slope is the
	 * best linear estimate, so that its variance subtracts.
	 */
	private double[] errors(final Windows windows) {
		final double[] errors = new double[WindowSearch.DIFFERENCES * windows.count()];
		for (int w = 0; w < windows.count(); w++) {
			for (int k = 0; k < 4; k++)
				errors[WindowSearch.DIFFERENCES * w + k] = error(windows.variance(w, Windows.FIRST_QUARTER + k) - windows
					.variance(w, Windows.WHOLE));
			errors[WindowSearch.DIFFERENCES * w + 4] = error(windows.variance(w, Windows.FIRST_HALF) + windows.variance(w,
				Windows.SECOND_HALF));
		}
		return errors;
	}

	private double[] slopeErrors(final Windows windows) {
		return IntStream.range(0, windows.count()).mapToDouble(w -> error(windows.variance(w, Windows.WHOLE))).toArray();
	}

	private double error(final double variance) {
		return 1e-13 + scatter * Math.sqrt(variance); // rounding of a slope: 1e-13
	}

	/**
	 * The standard deviation of log y about the cubic through two neighbours on
	 * either side, by the median, which a few kinks do not move; each point counts
	 * as the log x it stands for.
	 */
	private double measured() {
		final int n = x.length - 4;
		final double[] residuals = IntStream.range(0, n).mapToDouble(i -> Math.abs(residual(i + 2))).toArray();
		final Integer[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> residuals[i])).toArray(
			Integer[]::new);
		if (n < FEW) return 1.4826 * residuals[order[n - 1]]; // the least of so few is small by chance
		final double half = Arrays.stream(order).mapToDouble(this::width).sum() / 2;
		double sum = 0;
		for (final int i : order) {
			sum += width(i);
			if (sum >= half) return 1.4826 * residuals[i]; // median to standard deviation, for normal errors
		}
		return 0;
	}

	/** Of 3 or 4 points, which have no cubic to be measured by. */
	private double aboutALine() {
		if (x.length < Stretch.FEWEST) return 0;
		double squares = 0;
		for (final double residual : Line.through(x, y, 0, x.length).residuals(x, y))
			squares += residual * residual;
		return Math.sqrt(squares / (x.length - 2));
	}

	private double width(final int i) {
		return x[i + 3] - x[i + 1];
	}

	/** A point's distance from the cubic through its neighbours, of the variance of one point. */
	private double residual(final int i) {
		final int[] neighbours = { i - 2, i - 1, i + 1, i + 2 };
		double value = y[i], variance = 1;
		for (final int j : neighbours) {
			double weight = 1;
			for (final int k : neighbours)
				if (k != j) weight *= (x[i] - x[k]) / (x[j] - x[k]);
			value -= weight * y[j];
			variance += weight * weight;
		}
		return value / Math.sqrt(variance);
	}
}
