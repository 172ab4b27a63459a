package org.scalinglaws.spectrum;

import java.util.Arrays;

/** The order in which values fall; equal ones keep theirs. */
final class DescendingOrder {

	private static final int DIGIT = 16; // bits

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
	static int[] of(final double[] values) {
		int[] order = new int[values.length], other = new int[values.length];
		Arrays.setAll(order, i -> i);
		if (isDescending(values)) return order;
		long[] keys = new long[values.length], otherKeys = new long[values.length];
		for (int i = 0; i < keys.length; i++)
			keys[i] = ~Double.doubleToRawLongBits(values[i] + 0.0) & Long.MAX_VALUE; // a negative zero becomes positive
		for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
			final int[] next = starts(keys, shift);
			for (int i = 0; i < keys.length; i++) {
				final int place = next[digit(keys[i], shift)]++;
				otherKeys[place] = keys[i];
				other[place] = order[i];
			}
			final int[] sorted = other;
			other = order;
			order = sorted;
			final long[] sortedKeys = otherKeys;
			otherKeys = keys;
			keys = sortedKeys;
		}
		return order;
	}

	private static boolean isDescending(final double[] values) {
		for (int i = 1; i < values.length; i++)
			if (values[i] > values[i - 1]) return false;
		return true;
	}

	/** The first place of each digit. */
	private static int[] starts(final long[] keys, final int shift) {
		final int[] starts = new int[(1 << DIGIT) + 1];
		for (final long key : keys)
			starts[digit(key, shift) + 1]++;
		for (int i = 1; i < starts.length; i++)
			starts[i] += starts[i - 1];
		return starts;
	}

	private static int digit(final long key, final int shift) {
		return (int) (key >>> shift) & (1 << DIGIT) - 1;
	}
}
