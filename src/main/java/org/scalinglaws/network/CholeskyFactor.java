package org.scalinglaws.network;

import java.util.Arrays;

/**
 * The Cholesky factor L of a positive definite matrix L L' whose rows and columns
 * come and go one at a time, at a cost of order size^2 each.
 */
final class CholeskyFactor {

	/** Below this share of its diagonal element a pivot is rounding: the matrix would be singular. */
	private static final double SINGULAR = 1e-11;

	private double[][] rows = new double[16][];
	private int size;

	int size() {
		return size;
	}

	/**
	 * Appends a row and column.
	 *
	 * @param row its elements against the present ones, which are overwritten
	 * @param diagonal its diagonal element
	 * @return whether it was done; not if the matrix would be numerically singular
	 */
	boolean append(final double[] row, final double diagonal) {
		solveLower(row);
		final double pivot = diagonal - VectorLoops.dot(row, row, size);
		if (!(pivot > SINGULAR * diagonal)) return false;
		if (size == rows.length) rows = Arrays.copyOf(rows, 2 * size);
		rows[size] = Arrays.copyOf(row, size + 1);
		rows[size][size] = Math.sqrt(pivot);
		size++;
		return true;
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
