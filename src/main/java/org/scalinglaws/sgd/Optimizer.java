package org.scalinglaws.sgd;

import org.scalinglaws.ground.Require;

/**
 * How stochastic gradient descent makes a step of a gradient g, the mean over a
 * batch.
 *
 * <pre>
 * velocity &lt;- momentum velocity + g,   w &lt;- w - learningRate velocity
 * </pre>
 *
 * With momentum m, a small learning rate acts like learningRate/(1 - m) without.
 *
 * @param schedule the learning rate of each step
 * @param batchSize samples per step, in [1, 10^9]
 * @param momentum heavy-ball momentum, in [0, 1)
 * @param averageFrom the step from whose iterate on all iterates are averaged
 *          beside the run, or {@link #NO_AVERAGE}; 0 is the Polyak-Ruppert average,
 *          a later step the tail average
 */
public record Optimizer(LearningRateSchedule schedule, int batchSize, double momentum, long averageFrom) {

	/** As {@link #averageFrom}: no average. */
	public static final long NO_AVERAGE = -1;

	/** @throws IllegalArgumentException if a parameter is missing or out of range */
	public Optimizer {
		Require.given("schedule", schedule);
		Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
		if (!(momentum >= 0 && momentum < 1)) throw new IllegalArgumentException("momentum must be in [0, 1), was " +
			momentum);
		Require.inRange("averageFrom", averageFrom, NO_AVERAGE, LearningRateSchedule.MAX_STEPS);
	}

	/** Plain SGD. */
	public static Optimizer plain(final LearningRateSchedule schedule, final int batchSize) {
		return new Optimizer(schedule, batchSize, 0, NO_AVERAGE);
	}

	/** {@return whether iterates are averaged} */
	public boolean averages() {
		return averageFrom != NO_AVERAGE;
	}
}
