package org.scalinglaws.network;

import java.util.Arrays;

/**
 * The Cholesky factor L of a positive definite matrix L L' whose rows and columns
 * come and go, at a cost of order size^2 each.
 */
final class CholeskyFactor {

	/** Below this share of its diagonal element a pivot is rounding: the matrix would be singular. */
	private static final double SINGULAR = 1e-11;

	private double[][] rows = new double[16][];
	private int size;

	int size() {
		return size;
	}

	/** Appends a row and column, if the pivot is not lost in the rounding of what it was computed from. */
	private boolean append(final double[] row, final double diagonal, final double origin) {
		solveLower(row);
		final double pivot = diagonal - VectorLoops.dot(row, row, size);
		if (!(pivot > SINGULAR * origin)) return false;
		if (size == rows.length) rows = Arrays.copyOf(rows, 2 * size);
		rows[size] = Arrays.copyOf(row, size + 1);
		rows[size][size] = Math.sqrt(pivot);
		size++;
		return true;
	}

	/**
	 * Appends several rows and columns, in loops that run along the newcomers.
	 *
	 * @param cross the elements by present row and newcomer, which are overwritten
	 * @param among the elements by newcomer and newcomer, which are overwritten
	 * @return for each newcomer whether it was appended; not if the matrix would be
	 *         numerically singular
	 */
	boolean[] append(final double[][] cross, final double[][] among) {
		final int present = size;
		final int count = among.length;
		final double[] factors = new double[present];
		for (int i = 0; i < present; i++) {
			for (int j = 0; j < i; j++)
				factors[j] = -rows[i][j];
			VectorLoops.addAll(factors, cross, 0, i, cross[i], count);
			for (int r = 0; r < count; r++)
				cross[i][r] /= rows[i][i];
		}
		final boolean[] appended = new boolean[count];
		final CholeskyFactor rest = new CholeskyFactor();
		final double[] row = new double[count];
		final int[] kept = new int[count];
		for (int r = 0; r < count; r++) {
			final double diagonal = among[r][r];
			for (int i = 0; i < present; i++)
				factors[i] = -cross[i][r];
			VectorLoops.addAll(factors, cross, 0, present, among[r], count);
			for (int q = 0; q < rest.size; q++)
				row[q] = among[r][kept[q]];
			if (!rest.append(row, among[r][r], diagonal)) continue;
			kept[rest.size - 1] = r;
			appended[r] = true;
			join(factors, rest.rows[rest.size - 1]);
		}
		return appended;
	}

	/** Adds the row of minus the first elements and then the last ones. */
	private void join(final double[] minusFirst, final double[] last) {
		final double[] row = new double[size + 1];
		for (int i = 0; i < minusFirst.length; i++)
			row[i] = -minusFirst[i];
		System.arraycopy(last, 0, row, minusFirst.length, last.length);
		if (size == rows.length) rows = Arrays.copyOf(rows, 2 * size);
		rows[size++] = row;
	}

	/** Removes a row and column; the later ones move up by one. */
	void remove(final int position) {
		size--;
		final double[] sines = new double[size - position];
		final double[] cosines = new double[size - position];
		for (int i = position; i < size; i++) {
			final double[] row = rows[i + 1]; // has one element to the right of the new diagonal: rotated away
			double carried = row[position];
			for (int j = position; j < i; j++) {
				final double next = row[j + 1];
				row[j] = cosines[j - position] * carried + sines[j - position] * next;
				carried = cosines[j - position] * next - sines[j - position] * carried;
			}
			final double pivot = Math.hypot(carried, row[i + 1]);
			cosines[i - position] = carried / pivot;
			sines[i - position] = row[i + 1] / pivot;
			row[i] = pivot;
			rows[i] = row;
		}
		rows[size] = null;
	}

	/** Solves L L' x = b in place. */
	void solve(final double[] b) {
		solveLower(b);
		for (int i = size - 1; i >= 0; i--) {
			b[i] /= rows[i][i];
			VectorLoops.add(-b[i], rows[i], b, i);
		}
	}

	private void solveLower(final double[] b) {
		for (int i = 0; i < size; i++)
			b[i] = (b[i] - VectorLoops.dot(rows[i], b, i)) / rows[i][i];
	}
}
