package org.scalinglaws.linear;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/** The order in which values fall; equal ones keep theirs. */
public final class DescendingOrder {

	/** Bits; of few values with smaller ones, as each digit's counts cost as much as some values. */
	private static final int DIGIT = 16, SHORT_DIGIT = 8;

	private static final int FEW = 1 << 14;

	private DescendingOrder() {
		// static function only
	}

	/**
	 * The indices of the largest value, the next one and so on: a radix sort of the
	 * bits, which are in the order of the values, so that a million take a tenth of a
	 * second.
	 *
	 * @param values not negative
	 */
	public static int[] of(final double[] values) {
		return of(values, Progress.NONE);
	}

	/**
	 * As above, for numbers of values that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static int[] of(final double[] values, final Progress progress) {
		int[] order = new int[values.length], other = new int[values.length];
		Arrays.setAll(order, i -> i);
		if (isDescending(values)) return order;
		long[] keys = keys(values), otherKeys = new long[values.length];
		final int bits = values.length < FEW ? SHORT_DIGIT : DIGIT;
		for (int shift = 0; shift < Long.SIZE; shift += bits) {
			distribute(keys, order, otherKeys, other, shift, bits, progress.part((double) shift / Long.SIZE, (shift + 1.0 *
				bits) / Long.SIZE));
			final int[] sorted = other;
			other = order;
			order = sorted;
			final long[] sortedKeys = otherKeys;
			otherKeys = keys;
			keys = sortedKeys;
		}
		return order;
	}

	private static long[] keys(final double[] values) {
		final long[] keys = new long[values.length];
		for (int i = 0; i < keys.length; i++)
			keys[i] = ~Double.doubleToRawLongBits(values[i] + 0.0) & Long.MAX_VALUE; // a negative zero becomes positive
		return keys;
	}

	/** Sorts by one digit. */
	private static void distribute(final long[] keys, final int[] order, final long[] toKeys, final int[] toOrder,
		final int shift, final int bits, final Progress progress)
	{
		final int[] next = starts(keys, shift, bits);
		Pieces.forEach(keys.length, progress, (from, to) -> {
			for (int i = from; i < to; i++) {
				final int place = next[digit(keys[i], shift, bits)]++;
				toKeys[place] = keys[i];
				toOrder[place] = order[i];
			}
		});
	}

	private static boolean isDescending(final double[] values) {
		for (int i = 1; i < values.length; i++)
			if (values[i] > values[i - 1]) return false;
		return true;
	}

	/** The first place of each digit. */
	private static int[] starts(final long[] keys, final int shift, final int bits) {
		final int[] starts = new int[(1 << bits) + 1];
		for (final long key : keys)
			starts[digit(key, shift, bits) + 1]++;
		for (int i = 1; i < starts.length; i++)
			starts[i] += starts[i - 1];
		return starts;
	}

	private static int digit(final long key, final int shift, final int bits) {
		return (int) (key >>> shift) & (1 << bits) - 1;
	}
}
