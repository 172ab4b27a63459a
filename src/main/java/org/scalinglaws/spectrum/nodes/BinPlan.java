package org.scalinglaws.spectrum.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides a segment into the bins that need the fewest nodes: all divisions along cells
 * are compared, by dynamic programming.
 */
final class BinPlan {

	/** The least number of Chebyshev nodes. */
	private static final int LEAST = 3;

	/** Logarithms of weights, relative to what is below, between which they count. */
	private static final double LIGHTEST = -1, HEAVIEST = 14;

	private final Segment segment;
	private final double digits;
	private final double power;
	private final double[] logBelowTop;

	private BinPlan(final Segment segment, final double digits, final double power, final double[] logBelowTop) {
		this.segment = segment;
		this.digits = digits;
		this.power = power;
		this.logBelowTop = logBelowTop;
	}

	/**
	 * The bins, the largest eigenvalues first.
	 *
	 * @param digits minus the logarithm of the error allowed
	 * @param power of the eigenvalue that sums may hold, or logarithm of the growth of the
	 *          largest one
	 */
	static List<Bin> of(final SortedCoordinates sorted, final Segment segment, final double digits, final double power) {
		final double[] logBelowTop = new double[segment.cells];
		Arrays.setAll(logBelowTop, c -> Math.log(sorted.eigenvalue()[0] / sorted.eigenvalue()[segment.end[c + 1]]));
		return new BinPlan(segment, digits, power, logBelowTop).bins();
	}

	private List<Bin> bins() {
		final int[] least = new int[segment.cells + 1], start = new int[segment.cells + 1], points = new int[segment.cells +
			1];
		for (int stop = 1; stop <= segment.cells; stop++)
			extend(stop, least, start, points);
		final List<Bin> bins = new ArrayList<>();
		for (int stop = segment.cells; stop > 0; stop = start[stop])
			bins.add(new Bin(segment.end[stop], segment.end[start[stop]], points[stop], segment.reference));
		return bins;
	}

	/** Finds the best last bin of those that end at a cell. */
	private void extend(final int stop, final int[] least, final int[] start, final int[] points) {
		final double[] mass = new double[segment.mass.length];
		least[stop] = Integer.MAX_VALUE;
		for (int c = stop - 1, distinct = 0; c >= 0; c--) {
			final double width = segment.high[stop - 1] - segment.low[c];
			if (c < stop - 1 && width > InterpolationDegree.WIDEST) break;
			distinct += segment.distinct[c];
			for (int q = 0; q < mass.length; q++)
				mass[q] += segment.mass[q][c];
			final int chebyshev = distinct <= LEAST ? distinct : chebyshev(c, stop, width, mass, distinct);
			if (least[c] + chebyshev >= least[stop]) continue;
			least[stop] = least[c] + chebyshev;
			start[stop] = c;
			points[stop] = chebyshev < distinct ? chebyshev : 0;
		}
	}

	/** The number of Chebyshev nodes of the cells first, ..., stop - 1, at most as many as exact ones. */
	private int chebyshev(final int first, final int stop, final double width, final double[] mass, final int distinct) {
		if (segment.below[0][first] == 0) return distinct;
		double weight = LIGHTEST;
		for (int q = 0; q < mass.length; q++)
			if (mass[q] > 0) weight = Math.max(weight, Math.min(HEAVIEST, Math.log(mass[q] / segment.below[q][first])));
		double points = Math.max(LEAST, InterpolationDegree.ofDecay(width, digits + weight));
		final double ofPower = digits - power * logBelowTop[stop - 1];
		if (ofPower > 0 && points < distinct) points = Math.max(points, InterpolationDegree.ofPower(width, power, ofPower));
		return (int) Math.min(distinct, Math.ceil(points));
	}
}
