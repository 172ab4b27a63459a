package org.scalinglaws.linear;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The squares of the singular values of a bidiagonal matrix, each to high relative accuracy however small it is: by the
 * differential quotient-difference algorithm with shifts.
 * <p>
 * Every step has only products, quotients and sums of positive numbers but for the shift, and a shift that is too large
 * shows as a negative number and is taken back. About three steps for a value, each over what is left of the matrix: n^2
 * operations and a half. Source: Fernando and Parlett (1994); the choice of the shifts follows Parlett and Marques (2000).
 * </p>
 */
public final class BidiagonalValues {

	/** Of an off-diagonal element: what it changes in the square of a singular value, relatively, is left out. */
	private static final double NEGLIGIBLE = 1e-30;

	/** Relative to what is found already: as good as nothing. */
	private static final double ROUNDING = 1e-17;

	private final double[] q, e, nextQ, nextE;
	private final double[] values;
	private int found;
	private long work;

	/** Of the step that was last: the least d, the last ones, and the least without them. */
	private double least, last, beforeLast, leastBefore;

	private BidiagonalValues(final double[] q, final double[] e) {
		this.q = q;
		this.e = e;
		nextQ = new double[q.length];
		nextE = new double[e.length];
		values = new double[q.length];
	}

	/**
	 * The squares of the singular values, ascending.
	 *
	 * @param diagonal squares of the diagonal, none negative
	 * @param offDiagonal squares of the elements beside it, one fewer, none negative
	 */
	public static double[] squared(final double[] diagonal, final double[] offDiagonal) {
		return new BidiagonalValues(diagonal.clone(), Arrays.copyOf(offDiagonal, diagonal.length)).solve();
	}

	/** A range of the matrix that no other depends on, and what was taken off its squares. */
	private record Block(int from, int to, double shift) {}

	private double[] solve() {
		final Deque<Block> blocks = new ArrayDeque<>();
		blocks.push(new Block(0, q.length, 0));
		while (!blocks.isEmpty())
			reduce(blocks.pop(), blocks);
		Arrays.sort(values);
		return values;
	}

	/** Finds all values of a block, or its last ones until it falls apart. */
	private void reduce(final Block block, final Deque<Block> blocks) {
		final int from = block.from;
		int to = block.to;
		double shift = block.shift;
		turn(from, to);
		double guess = 0;
		while (to > from) {
			final int cut = cut(from, to, shift);
			if (cut == to - 1) {
				values[found++] = shift + q[--to];
				guess = 0;
				continue;
			}
			if (cut > from) {
				blocks.push(new Block(from, cut, shift));
				blocks.push(new Block(cut, to, shift));
				return;
			}
			if (to - from == 2) {
				pair(from, shift);
				return;
			}
			shift += step(from, to, guess);
			guess = guess(to);
		}
	}

	/** The last place at which nothing connects what is before it with it; the beginning if there is none. */
	private int cut(final int from, final int to, final double shift) {
		for (int i = to - 1; i > from; i--) {
			final double connection = e[i - 1];
			if (connection <= NEGLIGIBLE * Math.min(q[i - 1], q[i]) || connection <= ROUNDING * ROUNDING * shift) {
				e[i - 1] = 0;
				return i;
			}
		}
		return from;
	}
}
