package org.scalinglaws.sgd;

import java.util.Arrays;

import org.scalinglaws.ground.Require;

/**
 * The learning rate of each step of gradient descent, and its sum, which is the
 * time.
 * <p>
 * Both are defined between whole steps as well, as the smooth functions that pass
 * through their values there; {@link #kinks()} tells where they are not smooth.
 * After its last step a schedule stays at its final rate. Every rate is positive.
 * </p>
 */
public interface LearningRateSchedule {

	/** The least ratio of a final learning rate to the first or largest one. */
	double LEAST_RATIO = 1e-12;

	/** The least and the largest learning rate, with which a least ratio and the time of all steps still are numbers. */
	double LEAST_RATE = 1e-290, LARGEST_RATE = 1e290;

	/** The largest number of steps. */
	long MAX_STEPS = 1_000_000_000_000_000L;

	/** {@return the learning rate of the step that starts after as many steps, from 0} */
	double rate(double step);

	/** {@return the sum of the learning rates of the first steps} */
	double time(double steps);

	/** {@return the largest learning rate} */
	double largest();

	/** {@return the steps, ascending, at which the rate as a function of the step is not smooth} */
	default double[] kinks() {
		return new double[0];
	}

	/** {@return the ends of the stretches, from step 0 on, in which the rate is smooth: the kinks before the end, and the end} */
	default double[] smoothParts(final double steps) {
		final double[] inside = Arrays.stream(kinks()).filter(kink -> kink > 0 && kink < steps).toArray();
		final double[] ends = Arrays.copyOf(inside, inside.length + 1);
		ends[inside.length] = steps;
		return ends;
	}

	/** {@return whether all rates are equal} */
	default boolean isConstant() {
		return false;
	}

	/**
	 * The same learning rate in all steps.
	 *
	 * @throws IllegalArgumentException if it is not in [1e-290, 1e290]
	 */
	static LearningRateSchedule constant(final double learningRate) {
		return new Schedules.Constant(require(learningRate));
	}

	/**
	 * From the learning rate at step 0 along a straight line to the final one at the
	 * last step.
	 *
	 * @throws IllegalArgumentException if a rate is not in [1e-290, 1e290] or steps is out of
	 *           range
	 */
	static LearningRateSchedule linear(final double learningRate, final double finalLearningRate, final long steps) {
		check(learningRate, finalLearningRate, steps);
		return new Schedules.Linear(learningRate, finalLearningRate, steps);
	}

	/** Falls (or grows) by the same factor in each step; otherwise as {@link #linear}. */
	static LearningRateSchedule exponential(final double learningRate, final double finalLearningRate,
		final long steps)
	{
		check(learningRate, finalLearningRate, steps);
		return new Schedules.Exponential(learningRate, finalLearningRate, steps);
	}

	/** Along half a period of a cosine; otherwise as {@link #linear}. */
	static LearningRateSchedule cosine(final double learningRate, final double finalLearningRate, final long steps) {
		check(learningRate, finalLearningRate, steps);
		return new Schedules.Cosine(learningRate, finalLearningRate, steps);
	}

	/**
	 * A linear warm-up, the learning rate itself, then a linear decay to the final
	 * one. The first step has the rate learningRate/(warmupSteps + 1).
	 *
	 * @param warmupSteps in [0, steps]
	 * @param decaySteps in [0, steps - warmupSteps]
	 * @throws IllegalArgumentException if a rate is not in [1e-290, 1e290] or a number of steps
	 *           is out of range
	 */
	static LearningRateSchedule warmupStableDecay(final double learningRate, final double finalLearningRate,
		final long steps, final long warmupSteps, final long decaySteps)
	{
		check(learningRate, finalLearningRate, steps);
		Require.inRange("warmupSteps", warmupSteps, 0, steps);
		Require.inRange("decaySteps", decaySteps, 0, steps - warmupSteps);
		return new Schedules.WarmupStableDecay(learningRate, finalLearningRate, steps, warmupSteps, decaySteps);
	}

	/**
	 * Falls like a power of the step, learningRate (1 + step/onset)^-power.
	 *
	 * @param power from 0
	 * @param onset the steps after which the power sets in, positive, to 1e100
	 * @param steps the last step, up to which the rate must not fall below 1e-12 of
	 *          the first; stays there afterwards
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	static LearningRateSchedule power(final double learningRate, final double power, final double onset,
		final long steps)
	{
		require(learningRate);
		Require.inRange("onset", Require.positive("onset", onset), 0, Require.LARGEST);
		Require.inRange("steps", steps, 1, MAX_STEPS);
		Require.inRange("power", power, 0, -Math.log(LEAST_RATIO) / Math.log1p(steps / onset));
		return new Schedules.Power(learningRate, power, onset, steps);
	}

	private static double require(final double learningRate) {
		return Require.inRange("learningRate", Require.positive("learningRate", learningRate), LEAST_RATE, LARGEST_RATE);
	}

	private static void check(final double learningRate, final double finalLearningRate, final long steps) {
		require(learningRate);
		Require.inRange("steps", steps, 1, MAX_STEPS);
		final double least = LEAST_RATIO * learningRate, largest = Math.min(learningRate / LEAST_RATIO, LARGEST_RATE);
		if (finalLearningRate >= least && finalLearningRate <= largest) return;
		throw new IllegalArgumentException("finalLearningRate must be in [" + least + ", " + largest +
			"], as a schedule must not reach rates of zero or less, was " + finalLearningRate);
	}
}
