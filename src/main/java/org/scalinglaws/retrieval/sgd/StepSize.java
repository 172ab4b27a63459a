package org.scalinglaws.retrieval.sgd;

import org.scalinglaws.sgd.LearningRateSchedule;

/** The learning rate of one step of SGD after the other, and how large a residual may be there. */
final class StepSize {

	/** How far a step may overshoot before the run counts as diverged. */
	private static final double OVERSHOOT = 1e12;

	/** Beyond this residual all is lost whatever the learning rate: the next weights could overflow. */
	private static final double LARGEST_RESIDUAL = 1e300;

	private final LearningRateSchedule schedule;
	private final double trace;
	private final boolean constant;
	private double rate;
	private double change = 1;
	private double largestResidual;

	/** @param trace of the inputs' covariance */
	StepSize(final LearningRateSchedule schedule, final double trace) {
		this.schedule = schedule;
		this.trace = trace;
		constant = schedule.isConstant();
		set(schedule.rate(0));
	}

	/** Moves on to a step, a later one than before. */
	void at(final long step) {
		if (constant) return;
		final double before = rate;
		set(schedule.rate(step));
		change = rate / before;
	}

	private void set(final double newRate) {
		rate = newRate;
		largestResidual = Math.min(LARGEST_RESIDUAL, OVERSHOOT / (4 * rate * trace));
	}

	double rate() {
		return rate;
	}

	/** The learning rate, divided by that of the step before. */
	double change() {
		return change;
	}

	/** Beyond it a sample would throw the weights far away from the scale of the inputs. */
	double largestResidual() {
		return largestResidual;
	}
}
