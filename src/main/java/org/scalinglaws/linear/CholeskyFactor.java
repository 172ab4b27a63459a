package org.scalinglaws.linear;

import java.util.Arrays;

/**
 * The Cholesky factor L of a positive definite matrix L L' whose rows and columns
 * come and go, at a cost of order size^2 each.
 */
public final class CholeskyFactor {

	/** Below this share of its diagonal element a pivot is rounding: the matrix would be singular. */
	private static final double SINGULAR = 1e-11;

	private double[][] rows = new double[16][];
	private int size;

	public int size() {
		return size;
	}

	/**
	 * Appends several rows and columns, in loops that run along the newcomers: last
	 * ones first, so that those still to come are at the beginning.
	 *
	 * @param cross the elements by present row and newcomer, the newcomers in reverse
	 *          order; they are overwritten
	 * @param among the elements by newcomer and newcomer, the latter in reverse order;
	 *          they are overwritten
	 * @return for each newcomer whether it was appended; not if the matrix would be
	 *         numerically singular
	 */
	public boolean[] append(final double[][] cross, final double[][] among) {
		final int count = among.length;
		final double[] factors = new double[size + count];
		final double[][] upper = Arrays.copyOf(cross, size + count);
		for (int i = 0; i < size; i++) {
			for (int j = 0; j < i; j++)
				factors[j] = -rows[i][j];
			VectorLoops.addAll(factors, upper, 0, i, upper[i], count);
			scale(1 / rows[i][i], upper[i], count);
		}
		final boolean[] appended = new boolean[count];
		for (int r = 0; r < count; r++) {
			final int last = count - 1 - r;
			final double diagonal = among[r][last];
			for (int i = 0; i < size; i++)
				factors[i] = -upper[i][last];
			VectorLoops.addAll(factors, upper, 0, size, among[r], last + 1);
			final double pivot = among[r][last];
			// else it is lost in the rounding of what it was computed from
			appended[r] = pivot > SINGULAR * diagonal;
			if (!appended[r]) continue;
			scale(1 / Math.sqrt(pivot), among[r], last + 1);
			upper[size] = among[r];
			join(upper, last);
		}
		return appended;
	}

	private static void scale(final double factor, final double[] row, final int length) {
		for (int i = 0; i < length; i++)
			row[i] *= factor;
	}

	/** Adds a row, which is a column of the upper rows. */
	private void join(final double[][] upper, final int column) {
		final double[] row = new double[size + 1];
		for (int i = 0; i <= size; i++)
			row[i] = upper[i][column];
		if (size == rows.length) rows = Arrays.copyOf(rows, 2 * size);
		rows[size++] = row;
	}

	/** Removes all rows and columns from one on. */
	public void cut(final int first) {
		Arrays.fill(rows, first, size, null);
		size = first;
	}

	/** Removes a row and column; the later ones move up by one. */
	public void remove(final int position) {
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
			final double pivot = Math.sqrt(carried * carried + row[i + 1] * row[i + 1]);
			cosines[i - position] = carried / pivot;
			sines[i - position] = row[i + 1] / pivot;
			row[i] = pivot;
			rows[i] = row;
		}
		rows[size] = null;
	}

	/** Solves L L' x = b in place. */
	public void solve(final double[] b) {
		solveLower(b);
		for (int i = size - 1; i >= 0; i--) {
			b[i] /= rows[i][i];
			VectorLoops.add(-b[i], rows[i], b, i);
		}
	}

	private void solveLower(final double[] b) {
		for (int i = 0; i < size; i++)
			b[i] = (b[i] - DotProducts.of(rows[i], b, i)) / rows[i][i];
	}
}
