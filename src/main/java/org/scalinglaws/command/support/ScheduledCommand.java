package org.scalinglaws.command.support;

import java.util.List;
import java.util.Objects;

import org.scalinglaws.sgd.LearningRateSchedule;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/**
 * A command that takes steps of stochastic gradient descent with a schedule of
 * learning rates.
 */
public abstract class ScheduledCommand extends ScalingCommand {

	private static final String CONSTANT = "constant";
	private static final String WARMUP = "warm-up-stable-decay";
	private static final String POWER = "power";

	@Parameter(label = "Learning rate", description = "Of the first step, or the largest one (warm-up-stable-decay); greater than 0",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 1e-3;

	@Parameter(label = "Steps", description = "Number of steps, 1 to 10^15", min = "1", max = "1000000000000000",
		persist = false)
	private long steps = 100_000;

	@Parameter(label = "Schedule", description = "How the learning rate changes over the steps", choices = { CONSTANT,
		"linear", "exponential", "cosine", WARMUP, POWER }, persist = false)
	private String schedule = CONSTANT;

	@Parameter(label = "Final learning rate", description = "Reached after the last step (linear, exponential, cosine, warm-up-stable-decay); greater than 0; a hundredth of the learning rate if not given",
		required = false, persist = false)
	private Double finalLearningRate;

	@Parameter(label = "Warm-up steps", description = "In which the rate grows linearly (warm-up-stable-decay), 0 to steps; a twentieth of the steps if not given",
		min = "0", required = false, persist = false)
	private Long warmupSteps;

	@Parameter(label = "Decay steps", description = "At the end, in which the rate falls linearly (warm-up-stable-decay), 0 to steps less warm-up steps; a fifth of the steps if not given",
		min = "0", required = false, persist = false)
	private Long decaySteps;

	@Parameter(label = "Power", description = "p in learningRate (1 + step/onset)^-p (power), from 0; 0.5 if not given",
		min = "0", required = false, persist = false)
	private Double power;

	@Parameter(label = "Onset", description = "Steps after which the power sets in (power), greater than 0; a hundredth of the steps if not given",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), required = false, persist = false)
	private Double onset;

	/** The largest learning rate. */
	protected double learningRate() {
		return learningRate;
	}

	/** The number of steps. */
	protected long steps() {
		return steps;
	}

	/** The kind of schedule. */
	protected String scheduleName() {
		return schedule;
	}

	/**
	 * The schedule that was asked for.
	 *
	 * @throws IllegalArgumentException if an input is not allowed, or belongs to
	 *           another schedule
	 */
	protected LearningRateSchedule schedule() {
		final boolean falls = !List.of(CONSTANT, POWER).contains(schedule);
		requireUsed("finalLearningRate", finalLearningRate, falls, "linear, exponential, cosine and " + WARMUP);
		requireUsed("warmupSteps", warmupSteps, schedule.equals(WARMUP), WARMUP);
		requireUsed("decaySteps", decaySteps, schedule.equals(WARMUP), WARMUP);
		requireUsed("power", power, schedule.equals(POWER), POWER);
		requireUsed("onset", onset, schedule.equals(POWER), POWER);
		return switch (schedule) {
			case "linear" -> LearningRateSchedule.linear(learningRate, last(), steps);
			case "exponential" -> LearningRateSchedule.exponential(learningRate, last(), steps);
			case "cosine" -> LearningRateSchedule.cosine(learningRate, last(), steps);
			case WARMUP -> warmup();
			case POWER -> LearningRateSchedule.power(learningRate, Objects.requireNonNullElse(power, 0.5), Objects
				.requireNonNullElse(onset, Math.max(1, steps / 100.0)), steps);
			default -> LearningRateSchedule.constant(learningRate);
		};
	}

	private LearningRateSchedule warmup() {
		final long warm = Objects.requireNonNullElse(warmupSteps, steps / 20);
		final long rest = Math.max(0, Math.min(steps / 5, steps - warm));
		return LearningRateSchedule.warmupStableDecay(learningRate, last(), steps, warm, Objects.requireNonNullElse(
			decaySteps, rest));
	}

	private double last() {
		return Objects.requireNonNullElse(finalLearningRate, learningRate / 100);
	}

	private void requireUsed(final String name, final Object value, final boolean used, final String schedules) {
		if (value != null && !used) throw new IllegalArgumentException(name + " belongs to the schedule " + schedules +
			", was " + value + " with schedule " + schedule);
	}
}
