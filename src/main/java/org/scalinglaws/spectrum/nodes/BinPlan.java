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

	private final Accuracy accuracy;
	private final Segment segment;
	private final double[] logBelowTop;

	/**
	 * What sums over nodes shall be accurate for.
	 *
	 * @param digits minus the logarithm of the error allowed
	 * @param power of the eigenvalue that sums may hold, or logarithm of the growth of the
	 *          largest one
	 * @param largest eigenvalue
	 * @param powers number of coordinates and sums of squares of the vectors, times (eigenvalue
	 *          / largest)^power
	 */
	record Accuracy(double digits, double power, double largest, double[] powers) {

		/** @param top the number of coordinates with the largest eigenvalue, before the segments */
		static Accuracy of(final double digits, final double power, final SortedCoordinates sorted, final int top,
			final List<Segment> segments)
		{
			final double largest = sorted.eigenvalue()[0];
			final double[] powers = new double[1 + sorted.vectors().length];
			for (int i = 0; i < top; i++)
				for (int q = 0; q < powers.length; q++)
					powers[q] += sorted.mass(q, i);
			for (final Segment segment : segments)
				for (int c = segment.cells - 1; c >= 0; c--)
					for (int q = 0; q < powers.length; q++)
						powers[q] += segment.mass[q][c] * Math.pow(segment.smallest(c) / largest, power);
			return new Accuracy(digits, power, largest, powers);
		}

		/** The number of nodes that powers up to the highest ask of a bin below the largest eigenvalue. */
		double pointsOfPowers(final double width, final double logBelowTop, final double[] mass) {
			double weight = Double.NEGATIVE_INFINITY;
			for (int q = 0; q < mass.length; q++)
				if (mass[q] > 0) weight = Math.max(weight, Math.min(HEAVIEST, Math.log(mass[q] / powers[q])));
			double points = 0;
			for (double k = power; k >= 2; k /= 2) {
				final double needed = digits + weight - k * logBelowTop;
				if (needed > 0) points = Math.max(points, InterpolationDegree.ofPower(width, k, needed));
			}
			return points;
		}
	}

	private BinPlan(final Segment segment, final Accuracy accuracy) {
		this.segment = segment;
		this.accuracy = accuracy;
		logBelowTop = new double[segment.cells];
		Arrays.setAll(logBelowTop, c -> Math.log(accuracy.largest / segment.largest(c)));
	}

	/** The bins, the largest eigenvalues first. */
	static List<Bin> of(final Segment segment, final Accuracy accuracy) {
		return new BinPlan(segment, accuracy).bins();
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
		double points = Math.max(LEAST, InterpolationDegree.ofDecay(width, accuracy.digits + weight));
		if (points < distinct) points = Math.max(points, accuracy.pointsOfPowers(width, logBelowTop[stop - 1], mass));
		return (int) Math.min(distinct, Math.ceil(points));
	}
}
