package org.scalinglaws.fit.curve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The candidate windows of a log-log fit, the longest first: pairs of a coarse
 * grid in log x, each cut in four quarters of equal length in log x. The sums
 * over x are made once, so that a slope over any part costs O(1) from the prefix
 * sums of a curve.
 * <p>
 * The core of a window is what a fit uses: an end that is not the end of the
 * data stands where the exponent was seen to change, so that the change has
 * begun before it; the core stays an eighth of the window away from such an end.
 * A core is at least a decade long.
 * </p>
 */
final class Windows {

	/** The parts of a window that have a slope: whole, four quarters, two halves, core. */
	static final int WHOLE = 0, FIRST_QUARTER = 1, FIRST_HALF = 5, SECOND_HALF = 6, CORE = 7;

	/** The shortest core, in log x: one decade, less the rounding of its ends. */
	static final double DECADE = Math.log(10) * (1 - 1e-9);

	private static final int PARTS = 8;
	private static final int CUTS = 7; // five ends of quarters, two ends of the core
	private static final int PER_DECADE = 8;
	private static final int MIN_CELLS = 16;
	private static final int MAX_CELLS = 64;

	/** A window: points [cuts[k], cuts[k + 1]) in quarter k, [cuts[5], cuts[6]) in the core. */
	private record Candidate(int[] cuts, double length) {}

	private final int points;
	private final int count;
	private final int[] cuts;
	private final double[] lengths;
	private final double[] mean; // of log x, for each part
	private final double[] weight; // 1 / sum of squares of log x about its mean, for each part

	/**
	 * The windows of ascending values of log x.
	 *
	 * @param fromStart only those from the first point
	 * @param toEnd only those to the last point
	 */
	Windows(final double[] logX, final boolean fromStart, final boolean toEnd) {
		this(logX, logX.length < 8 ? List.of() : candidates(logX, fromStart, toEnd));
	}

	/** The one window of all points, without parts. */
	static Windows whole(final double[] logX) {
		final int n = logX.length;
		return new Windows(logX, List.of(new Candidate(new int[] { 0, 0, 0, 0, n, 0, n }, logX[n - 1] - logX[0])));
	}

	private Windows(final double[] logX, final List<Candidate> candidates) {
		points = logX.length;
		count = candidates.size();
		cuts = new int[CUTS * count];
		lengths = new double[count];
		mean = new double[PARTS * count];
		weight = new double[PARTS * count];
		for (int w = 0; w < count; w++) {
			System.arraycopy(candidates.get(w).cuts, 0, cuts, CUTS * w, CUTS);
			lengths[w] = candidates.get(w).length;
		}
		sums(logX);
	}

	private void sums(final double[] logX) {
		final double[] sum = new double[points + 1];
		final double[] squares = new double[points + 1];
		final double centre = logX[points / 2]; // keeps the digits of the squares
		for (int i = 0; i < points; i++) {
			final double x = logX[i] - centre;
			sum[i + 1] = sum[i] + x;
			squares[i + 1] = squares[i] + x * x;
		}
		for (int w = 0; w < count; w++) {
			for (int part = 0; part < PARTS; part++) {
				final int from = from(w, part);
				final int to = to(w, part);
				final double m = (sum[to] - sum[from]) / (to - from);
				mean[PARTS * w + part] = m + centre;
				weight[PARTS * w + part] = 1 / (squares[to] - squares[from] - (to - from) * m * m);
			}
		}
	}

	private static List<Candidate> candidates(final double[] logX, final boolean fromStart, final boolean toEnd) {
		final double range = logX[logX.length - 1] - logX[0];
		final int cells = (int) Math.max(MIN_CELLS, Math.min(MAX_CELLS, Math.ceil(PER_DECADE * range / Math.log(10))));
		final int[] index = index(logX, 8 * cells);
		final List<Candidate> all = new ArrayList<>();
		for (int i = 0; i < (fromStart ? 1 : cells); i++)
			for (int j = toEnd ? cells : i + 1; j <= cells; j++)
				add(all, logX, index, 8 * i, 8 * j);
		all.sort(Comparator.comparingDouble(Candidate::length).reversed());
		return all;
	}

	/** The first point at or beyond each edge of a grid of so many cells; beyond the last, all points. */
	private static int[] index(final double[] logX, final int cells) {
		final double range = logX[logX.length - 1] - logX[0];
		final int[] index = new int[cells + 1];
		for (int q = 0, i = 0; q < cells; q++) {
			while (logX[i] < logX[0] + range * (q / (double) cells - 1e-9))
				i++;
			index[q] = i;
		}
		index[cells] = logX.length;
		return index;
	}

	/** Adds the window between two edges of the grid of eighths of cells. */
	private static void add(final List<Candidate> all, final double[] logX, final int[] index, final int i,
		final int j)
	{
		final int eighth = (j - i) / 8;
		final int[] cuts = new int[CUTS];
		for (int k = 0; k <= 4; k++)
			cuts[k] = index[i + 2 * k * eighth];
		cuts[5] = i == 0 ? 0 : index[i + eighth];
		cuts[6] = j == index.length - 1 ? logX.length : index[j - eighth];
		for (int k = 0; k < 4; k++)
			if (cuts[k + 1] - cuts[k] < 2) return; // no slope
		if (logX[cuts[6] - 1] - logX[cuts[5]] < DECADE) return;
		all.add(new Candidate(cuts, logX[cuts[4] - 1] - logX[cuts[0]]));
	}

	int count() {
		return count;
	}

	/** The length of a window in log x. */
	double length(final int window) {
		return lengths[window];
	}

	/** Whether a window holds all points. */
	boolean isWhole(final int window) {
		return to(window, WHOLE) - from(window, WHOLE) == points;
	}

	/** The first point of a part. */
	int from(final int window, final int part) {
		final int cut = switch (part) {
			case WHOLE, FIRST_HALF -> 0;
			case SECOND_HALF -> 2;
			case CORE -> 5;
			default -> part - FIRST_QUARTER;
		};
		return cuts[CUTS * window + cut];
	}

	/** The point after the last one of a part. */
	int to(final int window, final int part) {
		final int cut = switch (part) {
			case WHOLE, SECOND_HALF -> 4;
			case FIRST_HALF -> 2;
			case CORE -> 6;
			default -> part - FIRST_QUARTER + 1;
		};
		return cuts[CUTS * window + cut];
	}

	/** The slope's variance in a part for independent errors of variance 1. */
	double variance(final int window, final int part) {
		return weight[PARTS * window + part];
	}

	/** The slope of a curve in a part. */
	double slope(final int window, final int part, final PrefixSums curve) {
		final int p = PARTS * window + part;
		return weight[p] * curve.product(from(window, part), to(window, part), mean[p]);
	}
}
