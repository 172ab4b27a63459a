package org.scalinglaws.descent.quadratic;

import org.scalinglaws.sgd.LearningRateSchedule;

/**
 * A learning rate that is constant for half of the steps and from there on halved every floor(half/log2(half)) steps, so
 * that it ends near 2/steps of what it was.
 *
 * @param largest the rate of the first half
 * @param half of the steps, rounded down
 * @param period steps between halvings in the second half
 */
record HalvingSchedule(double largest, long half, long period) implements LearningRateSchedule {

	/** {@return the schedule of as many steps, from 1} */
	static HalvingSchedule of(final double learningRate, final long steps) {
		final long half = steps / 2;
		final double logarithm = Math.log(half) / Math.log(2);
		return new HalvingSchedule(learningRate, half, half < 2 ? Math.max(1, half) : (long) Math.floor(half / logarithm));
	}

	@Override
	public double rate(final double step) {
		return step < half ? largest : Math.scalb(largest, -(int) halvings(step));
	}

	private long halvings(final double step) {
		return Math.min(2000, (long) ((step - half) / period));
	}

	@Override
	public double time(final double steps) {
		if (steps <= half) return largest * steps;
		final int halvings = (int) halvings(steps);
		final double whole = 2 * (1 - Math.scalb(1.0, -halvings)), rest = steps - half - (double) halvings * period;
		return largest * (half + whole * period + rest * Math.scalb(1.0, -halvings));
	}
}
