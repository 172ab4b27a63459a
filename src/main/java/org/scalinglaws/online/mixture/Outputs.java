package org.scalinglaws.online.mixture;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of numbers that belong to outputs, or students, and to pairs of them, and of the means of one class that a
 * step of gradient descent needs.
 * <p>
 * With g_k the derivative of the loss by output k these are E g_k, then E d_a g_k (symmetric), F_kl = E g_k g_l, d_a
 * F_kl and d_a d_b F_kl.
 * </p>
 *
 * @param count of outputs
 */
record Outputs(int count) {

	/** The number of pairs k, l with k &lt;= l. */
	int pairs() {
		return count * (count + 1) / 2;
	}

	/** The place of a pair in either order: (0, 0), (0, 1), ..., (1, 1), ... */
	int pair(final int k, final int l) {
		final int low = Math.min(k, l), high = Math.max(k, l);
		return low * count - low * (low - 1) / 2 + high - low;
	}

	/** All pairs, in the order of their places. */
	List<int[]> all() {
		final List<int[]> all = new ArrayList<>();
		for (int k = 0; k < count; k++)
			for (int l = k; l < count; l++)
				all.add(new int[] { k, l });
		return all;
	}

	/** The number of scalars of a class: the means of the outputs, then the covariances of the pairs. */
	int scalars() {
		return count + pairs();
	}

	/** The number of means that a step needs. */
	int means() {
		return curvature(pairs(), 0);
	}

	/** The place of E d_a g_k. */
	int slope(final int k, final int a) {
		return count + pair(k, a);
	}

	/** The place of F of a pair. */
	int square(final int pair) {
		return count + pairs() + pair;
	}

	/** The place of d_a F of a pair. */
	int gradient(final int pair, final int a) {
		return count + 2 * pairs() + pair * count + a;
	}

	/** The place of d_a d_b F of a pair, a and b as another pair. */
	int curvature(final int pair, final int by) {
		return count + (2 + count) * pairs() + pair * pairs() + by;
	}
}
