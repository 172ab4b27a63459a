package org.scalinglaws.online.scaling;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import org.scalinglaws.integrate.Bisection;
import org.scalinglaws.sgd.LearningRateSchedule;

/**
 * A schedule of learning rates as a function of the intrinsic time, the sum of the rates. At the time between two steps'
 * middles it is the rate between theirs: smooth where the schedule is, and its integral over a step is that of the step
 * up to terms of second order in one over the number of steps.
 */
final class IntrinsicRate {

	private final LearningRateSchedule rates;
	private final long steps;
	private final double end;

	IntrinsicRate(final LearningRateSchedule rates, final long steps) {
		this.rates = rates;
		this.steps = steps;
		end = rates.time(steps);
	}

	/** {@return the time after all steps} */
	double end() {
		return end;
	}

	/** {@return the learning rate at a time in [0, end]} */
	double at(final double time) {
		return rates.isConstant() ? rates.largest() : rates.rate(Math.max(0, stepAt(time) - 0.5));
	}

	private double stepAt(final double time) {
		return Bisection.first(step -> rates.time(step) >= time, 0, steps);
	}

	/** {@return the times, ascending, between which the rate is smooth; the last is the end} */
	double[] smoothParts() {
		final DoubleStream kinks = rates.isConstant() ? DoubleStream.empty() : Arrays.stream(rates.kinks()).flatMap(
			kink -> DoubleStream.of(0.5, kink, kink + 0.5)).filter(step -> step > 0 && step < steps);
		return DoubleStream.concat(kinks.map(rates::time), DoubleStream.of(end)).sorted().distinct().toArray();
	}
}
