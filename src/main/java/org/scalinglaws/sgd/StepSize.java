package org.scalinglaws.sgd;

/**
 * The learning rate of one step of SGD after the other, and how large a gradient may
 * be there.
 * <p>
 * A step has diverged if it would throw the projection x.w of a sample 10^12 times over
 * its own scale: learningRate |g| trace &gt; 10^12 scale, with g the derivative of the
 * loss by the projection.
 * </p>
 */
public final class StepSize {

	/** How far a step may overshoot before the run counts as diverged. */
	private static final double OVERSHOOT = 1e12;

	/** Beyond this growth all is lost whatever the learning rate: the next weights could overflow. */
	private static final double LARGEST_GROWTH = 4e300;

	private final LearningRateSchedule schedule;
	private final int batchSize;
	private final double trace;
	private final boolean constant;
	private double rate;
	private double change = 1;
	private double perSample;
	private double largestGrowth;

	/** @param trace of the inputs' covariance */
	public StepSize(final Optimizer optimizer, final double trace) {
		schedule = optimizer.schedule();
		batchSize = optimizer.batchSize();
		this.trace = trace;
		constant = schedule.isConstant();
		set(schedule.rate(0));
	}

	/** Moves on to a step, a later one than before. */
	public void at(final long step) {
		if (constant) return;
		final double before = rate;
		set(schedule.rate(step));
		change = rate / before;
	}

	private void set(final double newRate) {
		rate = newRate;
		perSample = rate / batchSize;
		largestGrowth = Math.min(LARGEST_GROWTH, OVERSHOOT / (rate * trace));
	}

	/** {@return the learning rate divided by the batch size} */
	public double perSample() {
		return perSample;
	}

	/** {@return the learning rate, divided by that of the step before} */
	public double change() {
		return change;
	}

	/** {@return the largest |g| / scale of a sample that does not throw the weights far away from the scale of the inputs} */
	public double largestGrowth() {
		return largestGrowth;
	}
}
