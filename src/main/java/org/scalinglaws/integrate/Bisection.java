package org.scalinglaws.integrate;

import java.util.function.DoublePredicate;

/**
 * Where a condition begins to hold, to the last bit: the bits of whatever is built on such a place hang on it, and it
 * needs no more than a sign. Where a root to a tolerance will do, commons-math3's {@code BrentSolver} is faster.
 */
public final class Bisection {

	private Bisection() {
		// static function only
	}

	/**
	 * Halves an interval until its ends are neighbours.
	 *
	 * @param holds not at {@code from}, but at {@code to}; asked at neither
	 * @return the end at which it holds
	 */
	public static double first(final DoublePredicate holds, final double from, final double to) {
		double low = from, high = to;
		while ((low + high) / 2 > low && (low + high) / 2 < high) {
			final double middle = (low + high) / 2;
			if (holds.test(middle)) high = middle;
			else low = middle;
		}
		return high;
	}
}
