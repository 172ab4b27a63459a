package org.scalinglaws.ensemble.heavy;

import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/**
 * Looks for an end of an interval, from the fit outwards: where the score of a test is just as large as is allowed. A fit that
 * is refused itself, as few eigenvalues run to Marchenko-Pastur's law, has its ends on one side.
 *
 * @param law the fitted one
 * @param logs of the eigenvalues divided by their mean
 * @param reach the largest score that does not refuse
 * @param draws of each test
 */
record EndSearch(HeavyTailLaw law, double[] logs, double reach, int draws, Streams streams) {

	/** Of the reach: so near to it a test is the last one, and the end follows by interpolation. */
	private static final double NEAR = 0.1;

	private static final int MOST_TESTS = 15;

	/** A tested coordinate and its score, positive where the test leads back inwards. */
	private record Point(double value, double score) {

		/** Where a line through this point and another one has a score. */
		double at(final double wanted, final Point other) {
			return value + (other.value - value) * (wanted - score) / (other.score - score);
		}
	}

	/**
	 * The coordinate of an end: the bound if no value up to there is refused, NaN if all are, or draws have no scatter.
	 *
	 * @param step to the first value that is tested, towards the end
	 */
	double end(final Held held, final double step, final Progress progress) {
		final double last = step < 0 ? held.low() : held.high(), first = step < 0 ? held.high() : held.low();
		final Point fit = new Point(clip(held.of(law), first, last), 0);
		Point inside = null, outside = null;
		double value = clip(fit.value + step, first, last), other = held.other().of(law);
		for (int i = 0; i < MOST_TESTS; i++) {
			final ScoreTest test = ScoreTest.of(held, value, other, logs, draws, streams, progress.part(1 - Math.pow(0.7, i), 1 -
				Math.pow(0.7, i + 1)));
			other = test.other();
			final Point point = new Point(value, -Math.signum(step) * test.score());
			final boolean isInside = point.score <= reach;
			if (Double.isNaN(point.score) || !isInside && value == first) return Double.NaN;
			if (isInside && value == last) return last;
			if (isInside) inside = point;
			else outside = point;
			if (inside != null && outside != null) {
				value = inside.at(reach, outside);
				if (Math.abs(point.score - reach) < NEAR * reach) return value;
				final double part = (value - inside.value) / (outside.value - inside.value);
				value = inside.value + (outside.value - inside.value) * clip(part, 0.1, 0.9);
			}
			else if (Math.abs(point.score - reach) < NEAR * reach) return clip(fit.at(reach, point), first, last);
			else value = clip(isInside ? fit.value + (value - fit.value) * within(reach / point.score) : fit.value + step * (i == 0
				? clip(reach / point.score, 0.1, 0.8) : -Math.pow(3, i - 1)), first, last);
		}
		return value;
	}

	/** How much farther than an unrefused value. */
	private static double within(final double factor) {
		return factor > 0 ? clip(factor, 1.2, 3) : 3;
	}

	private static double clip(final double value, final double one, final double another) {
		return Math.max(Math.min(one, another), Math.min(Math.max(one, another), value));
	}
}
