package org.scalinglaws.spectrum.nodes;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * A spectrum and its vectors in descending order of eigenvalues.
 *
 * @param order of the coordinates given, null if they were in order
 * @param eigenvalue descending
 * @param vectors in the same order
 * @param positive number of eigenvalues that are not zero, which come first
 */
record SortedCoordinates(int[] order, double[] eigenvalue, double[][] vectors, int positive) {

	/** Eigenvalues closer than this, relatively, count as equal: they differ by round-off. */
	private static final double EQUAL = 1e-12;

	/**
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 * @throws CancellationException if the listener wants it to end
	 */
	static SortedCoordinates of(final double[] spectrum, final double[][] vectors, final Progress progress) {
		final int dimension = Require.inRange("dimension", Require.given("spectrum", spectrum).length, 1, Integer.MAX_VALUE);
		boolean descending = true;
		for (int i = 0; i < dimension; i++) {
			if (!(spectrum[i] >= 0 && spectrum[i] <= Double.MAX_VALUE)) Require.inRange("eigenvalue", spectrum[i], 0,
				Double.MAX_VALUE);
			descending &= i == 0 || spectrum[i] <= spectrum[i - 1];
		}
		for (final double[] vector : Require.given("vectors", vectors))
			Require.finite("vectors", Require.length("vectors", Require.given("vectors", vector), dimension));
		final int[] order = descending ? null : DescendingOrder.of(spectrum, progress.part(0, 0.5));
		final double[] eigenvalue = sorted(spectrum, order, progress.part(0.5, 0.6));
		final double[][] sorted = new double[vectors.length][];
		for (int a = 0; a < vectors.length; a++)
			sorted[a] = sorted(vectors[a], order, progress.part(0.6 + 0.4 * a / vectors.length, 0.6 + 0.4 * (a + 1) /
				vectors.length));
		int positive = dimension;
		while (positive > 0 && eigenvalue[positive - 1] == 0)
			positive--;
		return new SortedCoordinates(order, eigenvalue, sorted, positive);
	}

	private static double[] sorted(final double[] values, final int[] order, final Progress progress) {
		if (order == null) return values;
		final double[] sorted = new double[values.length];
		Pieces.forEach(values.length, progress, (from, to) -> {
			for (int i = from; i < to; i++)
				sorted[i] = values[order[i]];
		});
		return sorted;
	}

	int dimension() {
		return eigenvalue.length;
	}

	/** {@return the end, at most {@code to}, of the equal eigenvalues that begin at an index} */
	int endOfEqual(final int from, final int to) {
		int end = from + 1;
		while (end < to && isEqual(from, end))
			end++;
		return end;
	}

	/** Whether the eigenvalue of an index and that of one behind it count as one. */
	boolean isEqual(final int before, final int behind) {
		return eigenvalue[behind] >= eigenvalue[before] * (1 - EQUAL);
	}

	/** {@return the first index, from one on, of the eigenvalues before another that have no gap of a factor} */
	int beginOfSegment(final int first, final int to, final double gap) {
		int from = to - 1;
		while (from > first && eigenvalue[from - 1] < gap * eigenvalue[from])
			from--;
		return from;
	}

	/** {@return 1, to count coordinates, for q = 0, else the square of vector q - 1 at an index} */
	double mass(final int q, final int i) {
		return q == 0 ? 1 : vectors[q - 1][i] * vectors[q - 1][i];
	}

	/** Puts values in this order back into that of the coordinates given. */
	double[] restored(final double[] sorted) {
		if (order == null) return sorted;
		final double[] restored = new double[sorted.length];
		for (int i = 0; i < sorted.length; i++)
			restored[order[i]] = sorted[i];
		return restored;
	}
}
