package org.scalinglaws.modes;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;

import org.scalinglaws.integrate.DiscreteRadau;
import org.scalinglaws.task.Progress;

/**
 * Coupled modes that change in steps: single steps where they change fast, leaps over many at once by {@link
 * DiscreteRadau} where they are slow, which solve the recursion itself and not a differential equation in its place.
 * Records inside a leap are solved for from its start.
 */
public final class ModeLeaps {

	/** Leaps over fewer steps cost more than the steps. */
	public static final long SHORTEST_LEAP = 256;

	private static final int S = StageValues.STAGES;

	/** Beyond this a recursion cannot come back. */
	private static final double DIVERGED = 1e100;
	private static final int POLL = 1 << 16;
	private static final double LARGEST_FACTOR = 4;

	/** Of the logarithm of the speed during a leap. */
	private static final double MOST_CHANGE = 0.7;

	private final CoupledModes system;
	private final DoubleUnaryOperator speed;
	private final long shortestLeap;
	private final long[] recorded;
	private final long steps;
	private final StepProgress progress;
	private final StageNewton newton;
	private final StepControl control = new StepControl(LARGEST_FACTOR);
	private final double[] scalars;
	private final double[] slopes;
	private final double[] coefficients;
	private StageValues last;
	private StageValues present;
	private final StageValues part;
	private int next;
	private long step;
	private boolean diverged;
	private long plainSteps;
	private long leaps;

	/** The length that the next leap should have. */
	private double wanted;

	/** Plain steps to take before a leap is tried again. */
	private long patience;

	private ModeLeaps(final CoupledModes system, final DoubleUnaryOperator speed, final long[] recorded,
		final long shortestLeap, final Progress listener)
	{
		this.system = system;
		this.speed = speed;
		this.recorded = recorded;
		this.shortestLeap = shortestLeap;
		steps = recorded[recorded.length - 1];
		progress = new StepProgress(listener);
		newton = new StageNewton(system, progress);
		final ModeEquation equation = system.equation();
		scalars = new double[equation.scalars()];
		slopes = new double[equation.scalars()];
		Arrays.fill(slopes, Double.NaN);
		coefficients = new double[equation.coefficients()];
		last = new StageValues(equation);
		present = new StageValues(equation);
		part = new StageValues(equation);
	}

	/**
	 * Goes to the last recorded step.
	 *
	 * @param speed factor on all change at a step, positive and smooth between the kinks (a learning rate)
	 * @param smoothParts ends of the stretches in which it is smooth, ascending; the last is the last recorded step
	 * @param recorded steps at which records are made, from 0, ascending
	 * @param shortestLeap in steps; more than there are to take single steps only
	 * @return how it went
	 */
	public static ModeRun run(final CoupledModes system, final DoubleUnaryOperator speed, final double[] smoothParts,
		final long[] recorded, final long shortestLeap, final Progress progress)
	{
		return new ModeLeaps(system, speed, recorded, shortestLeap, progress).run(smoothParts);
	}

	private ModeRun run(final double[] smoothParts) {
		system.nodes().scalars(scalars);
		boolean complete = true;
		try {
			record(0, scalars, system.nodes().sums());
			for (final double end : smoothParts)
				advance((long) end);
			progress.complete();
		}
		catch (final CancellationException canceled) {
			complete = false;
		}
		return new ModeRun(step, leaps, plainSteps, newton.passes(), diverged, complete);
	}

	/** After the start, each kink and each change of form there are changes as fast as can be. */
	private void beginLeaps() {
		wanted = 0.5 * system.shortestTime(step, scalars);
		control.begin();
		patience = shortestLeap;
	}

	/** To a step up to which the speed is smooth, or to divergence. */
	private void advance(final long end) {
		beginLeaps();
		while (step < end && !diverged) {
			progress.nextStep(done(step), done(Math.min(end, step + (long) wanted)));
			if (Math.min(wanted, end - step) < shortestLeap || !leap(end)) walk(step + Math.min(patience, end - step));
		}
	}

	private double done(final long at) {
		return Math.log1p(at) / Math.log1p(steps);
	}

	/** Takes plain steps. */
	private void walk(final long target) {
		final int nodes = system.nodes().size(), poll = Math.max(1, POLL / nodes);
		final int look = Math.max(1, POLL / (nodes + system.law().work()));
		while (step < target) {
			system.law().values(scalars, step, coefficients);
			system.nodes().step(coefficients);
			system.nodes().scalars(scalars);
			for (final double value : scalars)
				diverged |= !(Math.abs(value) < DIVERGED);
			step++;
			plainSteps++;
			if (diverged) {
				system.diverged(step);
				return;
			}
			reform();
			if (step == recorded[next]) record(step, scalars, system.nodes().sums());
			if (plainSteps % poll == 0) system.nodes().dropNegligible();
			if (plainSteps % look == 0) progress.nextStep(done(step), done(target));
		}
		patience = Math.max(shortestLeap, Math.min(2 * patience, step / 4));
		// a leap much longer than the fastest changes may be allowed where one as long as they is not
		wanted = Math.max(wanted, Math.max(shortestLeap, step / 16.0));
		control.begin();
	}

	private void reform() {
		if (!system.reform(scalars)) return;
		system.nodes().scalars(scalars);
		beginLeaps();
	}

	/** Leaps over at most as many steps as wanted and sets how many it wants next; false if it cannot. */
	private boolean leap(final long end) {
		double length = wanted;
		for (int attempt = 0; attempt < 8; attempt++) {
			final long whole = (long) evenly(Math.min(Math.min(length, longest()), end - step));
			if (whole < shortestLeap || isCrowded(whole)) break;
			if (!solved(whole)) {
				length = whole / 4.0;
				control.begin();
				continue;
			}
			final double error = newton.propose(present);
			if (error <= 1) {
				if (!recordInside(step + whole, whole)) {
					length = recorded[next] - step;
					control.begin();
					continue;
				}
				wanted = control.longer(whole, error);
				control.accept(whole, error);
				accept(whole);
				return true;
			}
			length = control.shorter(whole, error);
		}
		wanted = length;
		return false;
	}

	/** Whether so many records lie inside a leap that steps are cheaper: each takes a solution of its own. */
	private boolean isCrowded(final long length) {
		final int farthest = (int) Math.min(recorded.length - 1, next + length / shortestLeap);
		return recorded[farthest] < step + length;
	}

	/** Where the recursion grows the elimination of the stages wants short leaps. */
	private double longest() {
		system.law().values(scalars, step, coefficients);
		return 1.5 / system.nodes().largestGrowth(coefficients);
	}

	/** At most the length, so short that the speed hardly changes: else a stiff node ends up not stiff. */
	private double evenly(final double length) {
		final double before = speed.applyAsDouble(step);
		double even = length;
		while (even >= 1 && Math.abs(Math.log(speed.applyAsDouble(step + even) / before)) > MOST_CHANGE)
			even /= 2;
		return even;
	}

	private boolean solved(final long length) {
		set(present, length);
		if (control.lastLength() > 0) {
			last.guess(present, 1, length / control.lastLength());
			if (newton.solve(false, present)) return true;
			present.start(scalars);
		}
		return newton.solve(false, present);
	}

	private void set(final StageValues leap, final long length) {
		leap.tableau = DiscreteRadau.of(length);
		leap.length = length;
		for (int k = 0; k <= S; k++) {
			leap.pace[k] = 1;
			leap.at[k] = step + leap.tableau.node(k) * length;
		}
		leap.start(scalars);
	}

	private void accept(final long length) {
		final long reached = step + length;
		system.nodes().swap();
		system.nodes().dropNegligible();
		step = reached;
		leaps++;
		final StageValues free = last;
		last = present;
		present = free;
		last.at(S, scalars);
		if (length > 4 * shortestLeap) patience = shortestLeap;
		if (step == recorded[next]) record(step, scalars, system.nodes().sums());
		reform();
	}

	/**
	 * Records before the end of the leap are solved for from its start; right after that they are walked to. False if there is
	 * one, the next, that cannot be solved for, so that it must be a leap's end itself.
	 */
	private boolean recordInside(final long reached, final long length) {
		if (recorded[next] >= reached) return true;
		if (recorded[next] - step < DiscreteRadau.LEAST_STEPS) walkInside(Math.min(reached, step +
			DiscreteRadau.LEAST_STEPS));
		while (recorded[next] < reached) {
			final long partLength = recorded[next] - step;
			set(part, partLength);
			present.guess(part, 0, (double) partLength / length);
			if (!newton.solve(true, part)) return false;
			if (system.recordsNodes()) newton.propose(part);
			final double[] values = new double[scalars.length];
			part.at(S, values);
			system.nodes().swap();
			record(recorded[next], values, part.sums);
			system.nodes().swap();
		}
		if (system.recordsNodes()) newton.propose(present);
		return true;
	}

	private void walkInside(final long before) {
		final ModeNodes copy = system.nodes().copy();
		final double[] values = scalars.clone();
		for (long at = step; at < before; at++) {
			if (at == recorded[next]) record(at, values, copy.sums());
			system.law().values(values, at, coefficients);
			copy.step(coefficients);
			copy.scalars(values);
		}
	}

	private void record(final long at, final double[] values, final double[] sums) {
		system.record(at, values, sums, slopes);
		next++;
	}
}
