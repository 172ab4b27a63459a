package org.scalinglaws.sgd;

/** Steps at which to record: 0, then distinct whole numbers, evenly spaced in the logarithm as far as these allow. */
public final class LogSteps {

	private LogSteps() {
		// static function only
	}

	/**
	 * The steps from 0 to {@code last}, both included, in ascending order.
	 *
	 * @param last from 1
	 * @param records how many, from 2; fewer if there are not so many steps
	 */
	public static long[] upTo(final long last, final int records) {
		final long[] steps = new long[(int) Math.min(records, last + 1)];
		for (int i = 1; i < steps.length; i++) {
			final double left = steps.length - i; // the rest evenly, whatever rounding has used up
			final double start = Math.max(steps[i - 1], 1);
			final long even = i == 1 ? 1 : Math.round(start * StrictMath.pow(last / start, 1 / left));
			steps[i] = Math.max(even, steps[i - 1] + 1);
		}
		steps[steps.length - 1] = last;
		return steps;
	}
}
