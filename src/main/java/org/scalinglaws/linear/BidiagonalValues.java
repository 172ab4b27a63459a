package org.scalinglaws.linear;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Progress;

/**
 * The squares of the singular values of a bidiagonal matrix, each to high relative accuracy however small it is: by the
 * differential quotient-difference algorithm with shifts.
 * <p>
 * A step has only products, quotients and sums of positive numbers but for the shift, and a shift that was too large shows
 * as a negative number and is taken back. Three to five steps for a value, each over what is left of the matrix: 3 n^2/2 to
 * 5 n^2/2 quotients. Source: Fernando and Parlett, Numerische Mathematik 67 (1994); the shifts are some of those of Parlett
 * and Marques, Linear Algebra and its Applications 309 (2000).
 * </p>
 */
public final class BidiagonalValues {

	/** Of an off-diagonal element, relative to the smaller of its neighbours: as good as nothing. */
	private static final double NEGLIGIBLE = 1e-30;

	/** Relative error with which a last element that became negative counts as 0. */
	private static final double ROUNDING = 1e-15;

	/** Of the squares of a residual: up to here it tells a shift, and what is this much less adds nothing. */
	private static final double FAR = 0.563, SMALL = 0.01;

	/** Quotients between two looks at cancel, some milliseconds. */
	private static final long LOOK = 1_000_000;

	private final double[] values;
	private int found;

	/** The block at work: squares of its elements, before and after a step. */
	private double[] q, e, nextQ, nextE;

	/** What was taken off the squares of the block, and the largest number in it. */
	private double shift, largest;

	/** Of the last step: the least of the numbers d, of all but the last, of all but the last two; the last three. */
	private double least, leastButOne, leastButTwo, last, lastButOne, lastButTwo;
	private double leastConnection;
	private int place;

	private final Progress progress;
	private long sinceLook;

	private BidiagonalValues(final int count, final Progress progress) {
		values = new double[count];
		this.progress = progress;
	}

	/**
	 * The squares of the singular values, ascending.
	 *
	 * @param diagonal squares of the diagonal, none negative
	 * @param offDiagonal squares of the elements beside it, one fewer, none negative
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public static double[] squared(final double[] diagonal, final double[] offDiagonal, final Progress progress) {
		final double[] beside = Arrays.copyOf(offDiagonal, diagonal.length);
		return new BidiagonalValues(diagonal.length, progress).solve(new Block(diagonal.clone(), beside, 0));
	}

	/** A part of the matrix that hangs on no other, the last of e being 0, and what was taken off its squares. */
	private record Block(double[] q, double[] e, double shift) {}

	private double[] solve(final Block whole) {
		final Deque<Block> blocks = new ArrayDeque<>();
		blocks.push(whole);
		while (!blocks.isEmpty())
			reduce(blocks.pop(), blocks);
		Arrays.sort(values);
		return values;
	}

	/** Finds all values of a block, or its last ones until it falls apart. */
	private void reduce(final Block block, final Deque<Block> blocks) {
		int count = block.q.length;
		shift = block.shift;
		q = block.q;
		e = block.e;
		nextQ = new double[count];
		nextE = new double[count];
		turn(count);
		boolean fresh = true;
		while (count > 0) {
			final int cut = fresh || leastConnection <= NEGLIGIBLE * (shift + largest) ? cut(count) : 0;
			if (cut > 0 && cut < count - 1) {
				blocks.push(part(0, cut));
				blocks.push(part(cut, count));
				return;
			}
			if (count == 1 || cut == count - 1) {
				values[found++] = shift + q[--count];
				forgetLast();
			}
			else if (count == 2) {
				pair();
				return;
			}
			else {
				step(count, fresh ? 0 : guess(count - 1));
				fresh = false;
			}
		}
	}

	private Block part(final int from, final int to) {
		final double[] beside = Arrays.copyOfRange(e, from, to);
		beside[to - from - 1] = 0;
		return new Block(Arrays.copyOfRange(q, from, to), beside, shift);
	}

	/** Puts the small end of a block last, where values are found. */
	private void turn(final int count) {
		largest = 0;
		for (int i = 0; i < count; i++)
			largest = Math.max(largest, Math.max(q[i], e[i]));
		if (q[0] > q[count - 1]) return;
		reverse(q, count - 1);
		reverse(e, count - 2);
	}

	private static void reverse(final double[] numbers, final int end) {
		for (int i = 0, j = end; i < j; i++, j--) {
			final double number = numbers[i];
			numbers[i] = numbers[j];
			numbers[j] = number;
		}
	}

	/** The last place with nothing between it and what is before it; the beginning if there is none. */
	private int cut(final int count) {
		for (int i = count - 1; i > 0; i--)
			if (e[i - 1] <= NEGLIGIBLE * (shift + Math.min(q[i - 1], q[i]))) return i;
		return 0;
	}

	/** The last value has been found: the numbers of the step without it. */
	private void forgetLast() {
		least = leastButOne;
		leastButOne = leastButTwo;
		last = lastButOne;
		lastButOne = lastButTwo;
	}

	/** Both values of two rows. */
	private void pair() {
		final double half = (q[0] - q[1] + e[0]) / 2, sum = (q[0] + q[1] + e[0]) / 2;
		final double high = sum + Math.hypot(half, Math.sqrt(q[1]) * Math.sqrt(e[0]));
		values[found++] = shift + high;
		values[found++] = shift + (high > 0 ? q[0] * (q[1] / high) : 0);
	}

	/** One step with a shift, or with less of it where it was too much. */
	private void step(final int count, final double guess) {
		look(count);
		double tau = guess;
		for (int tries = 0; !transform(count, tau); tries++) {
			if (leastButOne > 0 && last < 0) {
				if (nextE[count - 2] <= ROUNDING * (shift + lastButOne) && -last <= ROUNDING * (shift + tau)) {
					nextQ[count - 1] = least = last = 0;
					break;
				}
				tau = tries < 2 ? Math.max(0, (tau + last) * (1 - 4 * Math.ulp(1.))) : 0;
			}
			else tau = tries < 2 ? tau / 4 : 0;
		}
		shift += tau;
		double[] swap = q;
		q = nextQ;
		nextQ = swap;
		swap = e;
		e = nextE;
		nextE = swap;
	}

	private void look(final int count) {
		sinceLook += count;
		if (sinceLook < LOOK) return;
		sinceLook = 0;
		if (progress.isCanceled()) throw new CancellationException();
		final double left = 1 - (double) found / values.length;
		progress.update(1 - left * left);
	}

	/** The step itself; whether nothing became negative. */
	private boolean transform(final int count, final double tau) {
		double d = q[0] - tau, minimum = Double.POSITIVE_INFINITY, connection = Double.POSITIVE_INFINITY;
		for (int i = 0; i < count - 3; i++) {
			if (d < minimum) {
				minimum = d;
				place = i;
			}
			final double sum = d + e[i], ratio = q[i + 1] / sum, beside = e[i] * ratio;
			nextQ[i] = sum;
			nextE[i] = beside;
			if (beside < connection) connection = beside;
			d = d * ratio - tau;
		}
		leastButTwo = minimum;
		lastButTwo = d;
		lastButOne = advance(count - 3, lastButTwo, tau);
		last = advance(count - 2, lastButOne, tau);
		nextQ[count - 1] = last;
		leastButTwo = Math.min(leastButTwo, lastButTwo);
		leastButOne = Math.min(leastButTwo, lastButOne);
		least = Math.min(leastButOne, last);
		leastConnection = Math.min(connection, Math.min(nextE[count - 3], nextE[count - 2]));
		return least >= 0;
	}

	private double advance(final int i, final double d, final double tau) {
		nextQ[i] = d + e[i];
		final double ratio = q[i + 1] / nextQ[i];
		nextE[i] = e[i] * ratio;
		return d * ratio - tau;
	}

	/** A shift below the least value, most of the time, from what the last step left. */
	private double guess(final int n) {
		if (least == last && leastButOne == lastButOne) return guessFromPair(n);
		return guessFromRow(n, least == last ? n : least == lastButOne ? n - 1 : least == lastButTwo ? n - 2 : place);
	}

	/** Where the end is the least and what precedes it is the next. */
	private double guessFromPair(final int n) {
		final double b1 = Math.sqrt(q[n]) * Math.sqrt(e[n - 1]), b2 = Math.sqrt(q[n - 1]) * Math.sqrt(e[n - 2]);
		final double a = q[n - 1] + e[n - 1], far = 0.75 * leastButTwo - a;
		final double gap = a - last - (far > 0 && far > b2 ? b2 / far * b2 : b1 + b2);
		if (gap > 0 && gap > b1) return Math.max(last - b1 / gap * b1, least / 2);
		double guess = last > b1 ? last - b1 : 0;
		if (a > b1 + b2) guess = Math.min(guess, a - (b1 + b2));
		return Math.max(guess, least / 3);
	}

	/** From the residual of the vector that belongs to the least d: e/q of this step above it, of the step before below it. */
	private double guessFromRow(final int n, final int row) {
		double squares = 0, product = 1;
		for (int i = row; i < n && product > SMALL * squares; i++) {
			if (nextE[i] > nextQ[i + 1]) return least / 4;
			product *= nextE[i] / nextQ[i + 1];
			squares += product;
		}
		product = 1;
		for (int i = row - 1; i >= 0 && product > SMALL * squares && squares < FAR; i--) {
			if (e[i] > q[i]) return least / 4;
			product *= e[i] / q[i];
			squares += product;
		}
		squares *= 1.05;
		return squares < FAR ? least * (1 - Math.sqrt(squares)) / (1 + squares) : least / 4;
	}
}
