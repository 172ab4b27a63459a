package org.scalinglaws.spectrum;

import java.util.Arrays;

/** The order in which eigenvalues fall; equal ones keep theirs. */
final class DescendingOrder {

	private DescendingOrder() {
		// static function only
	}

	/** The indices of the largest value, the next one and so on, without boxing: a million take a fraction of a second. */
	static int[] of(final double[] values) {
		final int[] order = new int[values.length];
		if (isDescending(values)) {
			Arrays.setAll(order, i -> i);
			return order;
		}
		final double[] ascending = values.clone();
		Arrays.sort(ascending);
		final int[] taken = new int[values.length]; // of the places of values that are equal, by the first of them
		for (int i = 0; i < values.length; i++) {
			final int first = values.length - endOf(values[i], ascending);
			order[first + taken[first]++] = i;
		}
		return order;
	}

	private static boolean isDescending(final double[] values) {
		for (int i = 1; i < values.length; i++)
			if (values[i] > values[i - 1]) return false;
		return true;
	}

	/** The index behind the last one that is not larger. */
	private static int endOf(final double value, final double[] ascending) {
		int low = 0, high = ascending.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (ascending[middle] > value) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}
