package org.scalinglaws.spectrum.nodes;

import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * A part of a sorted spectrum without gaps, in narrow cells of x = log(lambda - reference),
 * the smallest eigenvalues first.
 * <p>
 * The reference lies so close below the smallest eigenvalue that relaxation is resolved as
 * long as this part counts beside what is below it: of the lowest part for ever.
 * </p>
 */
final class Segment {

	/** Of eigenvalues, from one segment to the next; what is below a gap falls slower by the rest. */
	static final double GAP = 3;

	private static final double SLOWER = 1 - 1 / GAP;

	/** The width of cells, in which bins grow. */
	private static final double CELL = 0.25;

	/** Of the lowest part so many eigenvalues lie between reference distances of one and two. */
	private static final int LOWEST = 4;

	/** Logarithms of what does not count, of weights beside none, and of a half. */
	private static final double DIGITS = 25, NOTHING = 46, HALF = Math.log(2);

	private static final double LEAST_SPACING = 1e-11;

	final double reference;

	/** Cell c has the coordinates end[c + 1], ..., end[c] - 1 with so many eigenvalues. */
	final int[] end;
	final int[] distinct;
	int cells;

	/** x of the smallest and the largest eigenvalue of each cell. */
	final double[] low;
	final double[] high;

	/** The number of coordinates and the sums of squares of all vectors, in each cell. */
	final double[][] mass;

	/**
	 * The same of what has at most half of a cell's lowest lambda - reference, times lambda^2
	 * and relative to the cell's lambda^2; 0 where nothing has.
	 */
	final double[][] below;

	private final SortedCoordinates sorted;

	/**
	 * @param from index of the largest eigenvalue
	 * @param to behind that of the smallest
	 * @param rest number and squares of what is below, times lambda^2 and relative to that of
	 *          the smallest eigenvalue
	 * @throws CancellationException if the listener wants it to end
	 */
	Segment(final SortedCoordinates sorted, final int from, final int to, final double[] rest, final Progress progress) {
		this.sorted = sorted;
		final double smallest = sorted.eigenvalue()[to - 1], spacing = spacing(from, to);
		final double floor = rest[0] == 0 ? 0 : smallest * SLOWER / (DIGITS + logarithm(from, to, rest));
		reference = smallest - Math.max(spacing, floor);
		final int most = (int) Math.min(to - from, (log(from) - log(to - 1)) / CELL + 2);
		end = new int[most + 1];
		distinct = new int[most];
		low = new double[most];
		high = new double[most];
		mass = new double[rest.length][most];
		below = new double[rest.length][most];
		end[0] = to;
		final double[] cellEnd = { 0 };
		Pieces.forEach(to - from, mass.length, progress, (begin, stop) -> {
			for (int i = to - 1 - begin; i >= to - stop; i--)
				add(i, cellEnd);
		});
		close(from);
		fillBelow(floor > spacing);
	}

	private double log(final int i) {
		return Math.log(sorted.eigenvalue()[i] - reference);
	}

	/** From the smallest eigenvalue to one of the next. */
	private double spacing(final int from, final int to) {
		int first = to - 1;
		final double smallest = sorted.eigenvalue()[first];
		for (int count = 1; count < LOWEST && first > from; count++)
			first = beginOfEqual(first, from) - 1;
		return Math.max(sorted.eigenvalue()[Math.max(first, from)] - smallest, LEAST_SPACING * smallest);
	}

	private int beginOfEqual(final int last, final int from) {
		int first = last;
		while (first > from && sorted.isEqual(first - 1, last))
			first--;
		return first;
	}

	/** The logarithm of what this part weighs beside the rest. */
	private double logarithm(final int from, final int to, final double[] rest) {
		final double[] weight = new double[rest.length];
		for (int i = from; i < to; i++) {
			final double relative = sorted.eigenvalue()[i] / sorted.eigenvalue()[to - 1];
			for (int q = 0; q < rest.length; q++)
				weight[q] += relative * relative * sorted.mass(q, i);
		}
		double largest = 0;
		for (int q = 0; q < rest.length; q++)
			if (weight[q] > 0) largest = Math.max(largest, Math.min(NOTHING, Math.log(weight[q] / rest[q])));
		return largest;
	}

	/** Puts the next larger eigenvalue into the present cell or a new one. */
	private void add(final int i, final double[] cellEnd) {
		final double eigenvalue = sorted.eigenvalue()[i];
		if (eigenvalue >= cellEnd[0]) {
			if (i + 1 < end[0]) close(i + 1);
			low[cells] = log(i);
			cellEnd[0] = reference + Math.exp(low[0] + CELL * (Math.floor((low[cells] - low[0]) / CELL + 1e-9) + 1));
			distinct[cells] = 1;
		}
		else if (!sorted.isEqual(i, i + 1)) distinct[cells]++;
		for (int q = 0; q < mass.length; q++)
			mass[q][cells] += sorted.mass(q, i);
	}

	/** Ends the present cell; {@code first} is its first coordinate. */
	private void close(final int first) {
		high[cells] = log(first);
		end[++cells] = first;
	}

	/** @param ended whether the lowest part ends to count before it falls by much */
	private void fillBelow(final boolean ended) {
		for (int q = 0; q < mass.length; q++) {
			double sum = 0, first = 0;
			for (int c = 0, h = 0; c < cells; c++) {
				if (c > 0) sum *= square(c - 1, c);
				for (; high[h] <= low[c] - HALF; h++)
					sum += square(h, c) * mass[q][h];
				if (ended && low[c] <= low[0] + HALF) first += mass[q][c];
				below[q][c] = sum > 0 ? sum : first / Math.E;
			}
		}
	}

	/** lambda^2 of a cell relative to that of another. */
	private double square(final int c, final int other) {
		final double relative = smallest(c) / smallest(other);
		return relative * relative;
	}

	/** {@return the smallest eigenvalue of a cell} */
	double smallest(final int c) {
		return sorted.eigenvalue()[end[c] - 1];
	}

	/** {@return the largest eigenvalue of a cell} */
	double largest(final int c) {
		return sorted.eigenvalue()[end[c + 1]];
	}

	/** What was below and what is here, as the next segment wants it, which begins at an index. */
	double[] rest(final double[] rest, final int next) {
		final double[] sum = new double[rest.length];
		for (int q = 0; q < rest.length; q++) {
			sum[q] = rest[q] * square(smallest(0), next);
			for (int c = 0; c < cells; c++)
				sum[q] += mass[q][c] * square(smallest(c), next);
		}
		return sum;
	}

	private double square(final double eigenvalue, final int next) {
		final double relative = eigenvalue / sorted.eigenvalue()[next];
		return relative * relative;
	}
}
