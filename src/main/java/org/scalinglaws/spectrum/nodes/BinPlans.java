package org.scalinglaws.spectrum.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

/**
 * All bins of a spectrum: the largest eigenvalue by itself, then segment by segment, then
 * zeros.
 *
 * @param sorted its coordinates
 * @param top the number of those with the largest eigenvalue
 * @param segments all other ones of positive eigenvalue, the largest first
 * @param power that sums may hold
 */
record BinPlans(SortedCoordinates sorted, int top, List<Segment> segments, double power) {

	/** Minus the logarithms of the errors between which a number of nodes decides. */
	private static final double FEWEST = 0, MOST = 34;

	/**
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 * @throws CancellationException if the listener wants it to end
	 */
	static BinPlans of(final double[] spectrum, final double[][] vectors, final double power, final Progress progress) {
		Require.inRange("power", power, 2, 1000);
		final SortedCoordinates sorted = SortedCoordinates.of(spectrum, vectors, progress.part(0, 0.6));
		final int top = sorted.positive() == 0 ? 0 : sorted.endOfEqual(0, sorted.positive());
		return new BinPlans(sorted, top, segments(sorted, top, progress.part(0.6, 1)), power);
	}

	private static List<Segment> segments(final SortedCoordinates sorted, final int top, final Progress progress) {
		final List<Segment> segments = new ArrayList<>();
		final double count = sorted.positive();
		double[] rest = new double[1 + sorted.vectors().length];
		for (int to = sorted.positive(), from; to > top; to = from) {
			from = sorted.beginOfSegment(top, to, Segment.GAP);
			final Segment segment = new Segment(sorted, from, to, rest, progress.part(1 - to / count, 1 - from / count));
			segments.add(segment);
			if (from > top) rest = segment.rest(rest, from - 1);
		}
		Collections.reverse(segments);
		return segments;
	}

	/** {@return the bins for an error of exp(-digits), the largest eigenvalues first} */
	List<Bin> bins(final double digits) {
		final List<Bin> bins = new ArrayList<>();
		if (top > 0) bins.add(new Bin(0, top, 0, 0));
		final BinPlan.Accuracy accuracy = BinPlan.Accuracy.of(digits, power, sorted, top, segments);
		for (final Segment segment : segments)
			bins.addAll(BinPlan.of(segment, accuracy));
		if (sorted.positive() < sorted.dimension()) bins.add(new Bin(sorted.positive(), sorted.dimension(), 0, 0));
		return bins;
	}

	/**
	 * {@return the most accurate bins with so many nodes}
	 *
	 * @throws IllegalArgumentException if there are none
	 */
	List<Bin> binsOf(final int most) {
		final int least = nodes(bins(FEWEST));
		if (least > most) throw new IllegalArgumentException("nodes must be at least " + least +
			" for a spectrum with such gaps, was " + most);
		double low = FEWEST, high = MOST;
		if (nodes(bins(high)) <= most) return bins(high);
		while (high - low > 0.1) {
			final double middle = (low + high) / 2;
			if (nodes(bins(middle)) <= most) low = middle;
			else high = middle;
		}
		return bins(low);
	}

	private int nodes(final List<Bin> bins) {
		int nodes = 0;
		for (final Bin bin : bins)
			nodes += bin.nodes(sorted);
		return nodes;
	}
}
