package org.scalinglaws.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Divides the tail of a sorted spectrum into bins of nearly equal range in log
 * eigenvalue.
 * <p>
 * Bins that need fewer nodes than they may have (empty, few or equal eigenvalues)
 * leave theirs to the widest others: a gap, a cliff or a spectrum of a few levels
 * costs no accuracy.
 * </p>
 */
final class TailBins {

	/** Eigenvalues closer than this, relatively, count as equal: nodes between them would not be told apart in their digits. */
	static final double EQUAL = 1e-10;

	private final double[] position;
	private final int nodesPerBin;
	private final PriorityQueue<int[]> widest = new PriorityQueue<>(Comparator.comparingDouble(bin -> -width(bin)));
	private final List<int[]> done = new ArrayList<>();
	private int free;

	private TailBins(final double[] position, final int bins, final int nodesPerBin) {
		this.position = position;
		this.nodesPerBin = nodesPerBin;
		free = bins * nodesPerBin;
	}

	/**
	 * The bins, each with its first index and that behind its last, ascending.
	 *
	 * @param position logarithms of eigenvalues, descending
	 * @param from the tail's first index
	 * @param bins how many with the full number of nodes there may be
	 * @param nodesPerBin of a bin that holds more eigenvalues than that
	 */
	static List<int[]> of(final double[] position, final int from, final int bins, final int nodesPerBin) {
		final TailBins tail = new TailBins(position, bins, nodesPerBin);
		final double high = position[from], low = position[position.length - 1];
		int start = from;
		for (int bin = 1; bin <= bins && start < position.length; bin++) {
			final int end = bin == bins ? position.length : tail.firstBelow(high + (low - high) * bin / bins, start);
			if (end > start) tail.add(start, end);
			start = end;
		}
		return tail.refined();
	}

	private List<int[]> refined() {
		while (!widest.isEmpty() && free >= nodesPerBin) {
			final int[] bin = widest.poll();
			final int middle = firstBelow((position[bin[0]] + position[bin[1] - 1]) / 2, bin[0]);
			free += nodesPerBin;
			add(bin[0], middle);
			add(middle, bin[1]);
		}
		done.addAll(widest);
		done.sort(Comparator.comparingInt(bin -> bin[0]));
		return done;
	}

	private void add(final int from, final int to) {
		final int[] bin = { from, to };
		final boolean equal = width(bin) < EQUAL;
		free -= equal ? 1 : Math.min(nodesPerBin, to - from);
		(equal || to - from <= nodesPerBin ? done : widest).add(bin);
	}

	private double width(final int[] bin) {
		return position[bin[0]] - position[bin[1] - 1];
	}

	/** The first index from {@code from} on whose position is below a value. */
	private int firstBelow(final double value, final int from) {
		int low = from, high = position.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (position[middle] < value) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}
