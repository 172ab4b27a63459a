package org.scalinglaws.modes;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.RadauTableau;
import org.scalinglaws.task.Progress;

/**
 * Coupled modes in continuous time, by Radau IIA of order 9 with Newton's method on the scalars only.
 * <p>
 * Steps are even in log(time - origin), in which power laws of time are smooth, so that they grow with time. Recorded
 * times are not interpolated but solved for from the step's start, so that they have the order of the steps and do not
 * change them; where that does not work, a step ends there.
 * </p>
 */
public final class ModeFlow {

	private static final int S = StageValues.STAGES;
	private static final RadauTableau TABLEAU = RadauTableau.of(S);
	private static final int MAX_STEPS = 100_000;

	/** The age, in shortest time scales, with which a flow starts and with which it goes on in another form. */
	private static final double YOUTH = 10;
	private static final double LARGEST_FACTOR = 10;

	/** Part of the age below which the stages, rounded, tell less of slopes than the equation does: there to 1e-10 or so. */
	private static final double SHORT = 1e-4;
	private static final double LARGEST_GROWTH = 3;
	private static final double LEAST_END = 1e-290;

	private final CoupledModes system;
	private final StepProgress progress;
	private final StageNewton newton;
	private final StepControl control = new StepControl(LARGEST_FACTOR);
	private final double[] times;
	private final double end;
	private final double[] scalars;
	private final double[] slopes;
	private final double[] coefficients;
	private StageValues last;
	private StageValues present;
	private final StageValues part;
	private double time;
	private double origin;
	private double partEnd;
	private int next;
	private long steps;

	private ModeFlow(final CoupledModes system, final double[] times, final Progress listener) {
		this.system = system;
		this.times = times;
		end = times[times.length - 1];
		progress = new StepProgress(listener);
		newton = new StageNewton(system, progress);
		final ModeEquation equation = system.equation();
		scalars = new double[equation.scalars()];
		slopes = new double[equation.scalars()];
		coefficients = new double[equation.coefficients()];
		last = new StageValues(equation);
		present = new StageValues(equation);
		part = new StageValues(equation);
	}

	/**
	 * Times to record: 0, then evenly spaced in the logarithm from the first in which anything changes.
	 *
	 * @param shortest time in which something changes, positive
	 * @param endTime at least 1e-290, so that what happens in it has finite rates
	 * @param records at least 2
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] times(final double shortest, final double endTime, final int records) {
		Require.inRange("endTime", endTime, LEAST_END, Double.MAX_VALUE);
		Require.inRange("records", records, 2, 1_000_000);
		final double first = Math.min(shortest, endTime / 1000);
		final double[] times = new double[records];
		for (int k = 1; k < records; k++)
			times[k] = Math.max(LEAST_END, endTime * Math.pow(first / endTime, (double) (records - 1 - k) / Math.max(1, records - 2)));
		times[records - 1] = endTime;
		return times;
	}

	/**
	 * Checks times to record.
	 *
	 * @throws IllegalArgumentException if there are none, or they are not finite and ascending from 0 on, or between 0 and 1e-290
	 */
	public static void requireTimes(final double[] times) {
		Require.finite("times", Require.given("times", times));
		Require.inRange("number of times", times.length, 1, Integer.MAX_VALUE);
		for (int k = 0; k < times.length; k++)
			if (times[k] < (k == 0 ? 0 : times[k - 1])) throw new IllegalArgumentException(
				"times must be ascending from 0 on, was " + times[k] + " at " + k);
			else if (times[k] > 0 && times[k] < LEAST_END) throw new IllegalArgumentException("times must be 0 or at least " +
				LEAST_END + ", was " + times[k] + " at " + k);
	}

	/**
	 * Integrates to the last time.
	 *
	 * @param times as {@link #requireTimes} has them; a record is made at each
	 * @param kinks times at which the coefficients are not smooth, ascending
	 * @return how it went
	 * @throws ArithmeticException if a step cannot be solved however short it is
	 */
	public static ModeRun run(final CoupledModes system, final double[] times, final double[] kinks,
		final Progress progress)
	{
		return new ModeFlow(system, times, progress).run(kinks);
	}

	private ModeRun run(final double[] kinks) {
		system.nodes().scalars(scalars);
		final boolean moves = recordStart();
		boolean complete = true;
		try {
			for (final double kink : Arrays.stream(kinks).filter(kink -> moves && kink > 0 && kink < end).toArray())
				advance(kink);
			if (moves) advance(end);
			else for (; next < times.length; next++)
				system.record(times[next], scalars, system.nodes().sums(), slopes);
			progress.complete();
		}
		catch (final CancellationException canceled) {
			complete = false;
		}
		return new ModeRun(time, steps, 0, newton.passes(), false, complete);
	}

	/** Records what is at time 0, and tells whether anything moves. */
	private boolean recordStart() {
		setSlopes(system.nodes(), scalars, time);
		for (; next < times.length && times[next] == 0; next++)
			system.record(0, scalars, system.nodes().sums(), slopes);
		for (final double[] slope : system.nodes().next())
			for (final double value : slope)
				if (value != 0) return true;
		return false;
	}

	private void setSlopes(final ModeNodes nodes, final double[] values, final double at) {
		system.law().values(values, at, coefficients);
		nodes.slopes(coefficients, nodes.next());
		nodes.scalarSlopes(nodes.next(), slopes);
	}

	private void advance(final double until) {
		begin();
		double length = 0.6 / YOUTH;
		while (time < until) {
			partEnd = until;
			progress.nextStep(done(time), done(timeAfter(Math.min(length, lengthTo(until)))));
			length = step(length);
		}
	}

	private void begin() {
		origin = time - YOUTH * system.shortestTime(time, scalars);
		control.begin();
	}

	private double done(final double at) {
		return Math.log1p(at) / Math.log1p(end);
	}

	/** Takes one step of at most the given length, records the times inside, and returns the next length. */
	private double step(final double wanted) {
		double length = wanted;
		for (int attempt = 0; attempt < 200; attempt++) {
			length = Math.min(Math.min(length, largestLength()), lengthTo(partEnd));
			if (!attempt(length)) {
				length /= 4;
				control.begin();
				continue;
			}
			final double error = newton.propose(present);
			if (error <= 1) {
				if (!recordInside(length)) {
					partEnd = times[next];
					continue;
				}
				final double longer = control.longer(length, error);
				control.accept(length, error);
				accept(length);
				return longer;
			}
			length = control.shorter(length, error);
		}
		throw new ArithmeticException("the flow cannot be continued at t = " + time + ": no step length down to " + length +
			" meets the tolerance");
	}

	/** Keeps the elimination of the stages free of pivots: h exp(h) rate, at the end of a step h, stays below a bound. */
	private double largestLength() {
		system.law().values(scalars, time, coefficients);
		final double growth = (time - origin) * system.nodes().largestGrowth(coefficients);
		return growth > 0 ? LARGEST_GROWTH / (growth + LARGEST_GROWTH) : Double.POSITIVE_INFINITY;
	}

	private double lengthTo(final double later) {
		return Math.log1p((later - time) / (time - origin));
	}

	private double timeAfter(final double length) {
		return length == lengthTo(partEnd) ? partEnd : time + (time - origin) * Math.expm1(length);
	}

	private boolean attempt(final double length) {
		set(present, length);
		if (control.lastLength() > 0) {
			last.guess(present, 1, length / control.lastLength());
			if (newton.solve(false, present)) return true;
			present.start(scalars);
		}
		return newton.solve(false, present);
	}

	private void set(final StageValues step, final double length) {
		step.tableau = TABLEAU;
		step.length = length;
		for (int k = 0; k <= S; k++) {
			step.pace[k] = (time - origin) * Math.exp(length * TABLEAU.node(k));
			step.at[k] = time + (time - origin) * Math.expm1(length * TABLEAU.node(k));
		}
		step.start(scalars);
	}

	/** Records up to the end of the step; false if there is a time, the next, that must be a step's end itself. */
	private boolean recordInside(final double length) {
		final double reached = timeAfter(length);
		boolean nodesAreOthers = false;
		for (; next < times.length && times[next] < reached; next++) {
			final double partLength = lengthTo(times[next]);
			set(part, partLength);
			present.guess(part, 0, partLength / length);
			if (!newton.solve(true, part)) return false;
			nodesAreOthers |= setSlopes(part, times[next]);
			if (system.recordsNodes()) newton.propose(part);
			record(times[next], part);
		}
		if (next < times.length && times[next] == reached) nodesAreOthers |= setSlopes(present, reached);
		if (nodesAreOthers || system.recordsNodes()) newton.propose(present);
		for (; next < times.length && times[next] == reached; next++)
			record(times[next], present);
		return true;
	}

	/** Of the stages' values, or, if these differ by little, of the equation at the step's end; tells whether. */
	private boolean setSlopes(final StageValues step, final double at) {
		final boolean isShort = at - time < SHORT * (time - origin);
		if (isShort) {
			newton.propose(step);
			system.nodes().swap();
			final ModeNodes there = system.nodes().copy();
			system.nodes().swap();
			final double[] values = new double[scalars.length];
			step.at(S, values);
			setSlopes(there, values, at);
		}
		else Arrays.setAll(slopes, step::slopeAtEnd);
		return isShort;
	}

	private void record(final double at, final StageValues step) {
		final double[] values = new double[scalars.length];
		step.at(S, values);
		system.nodes().swap();
		system.record(at, values, step.sums, slopes);
		system.nodes().swap();
	}

	/** Goes to the end of the step, and perhaps over to another form. */
	private void accept(final double length) {
		system.nodes().swap();
		system.nodes().dropNegligible();
		time = timeAfter(length);
		final StageValues free = last;
		last = present;
		present = free;
		last.at(S, scalars);
		if (++steps > MAX_STEPS) throw new ArithmeticException("more than " + MAX_STEPS + " steps up to t = " + time);
		if (!system.reform(scalars)) return;
		system.nodes().scalars(scalars);
		begin();
	}
}
