package org.scalinglaws.retrieval.flow;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.flow.StageSolver.Scalars;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * The gradient flow of phase retrieval, w' = -grad L(w), on a spectral measure.
 * <p>
 * Every coordinate obeys a linear equation driven by two scalars, so that w =
 * alpha(lambda, t) w(0) + beta(lambda, t) w*. The integrator is Radau IIA of order 9
 * with Newton's method on the stages of the two scalars only: a few sweeps over the
 * nodes per step, steps that grow with time, 57 to 120 of them to t = 1e8. Recorded
 * times are not interpolated but solved for from the step's start, so that they have
 * the order of the steps and do not change them.
 * </p>
 *
 * <pre>
 * SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
 * Columns trajectory = new GradientFlow(measure, 1e-8).solve(times, 1, false, Progress.NONE).trajectory();
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2511.18661">arXiv 2511.18661, section 2</a>
 */
public final class GradientFlow {

	private static final int MAX_STEPS = 100_000;

	/** The age, in shortest time scales, with which the flow starts and with which it enters an optimum's neighbourhood. */
	private static final double YOUTH = 10;
	private static final double LARGEST_FACTOR = 10;

	private final SpectralMeasure measure;
	private final double tolerance;

	/**
	 * @param measure spectrum, teacher and start
	 * @param tolerance target relative error of the recorded columns, in [1e-12,
	 *          1e-2]
	 * @throws IllegalArgumentException if the tolerance is out of range
	 */
	public GradientFlow(final SpectralMeasure measure, final double tolerance) {
		this.measure = Require.given("measure", measure);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
	}

	/**
	 * Times from 0 to an end: 0 and then evenly spaced in the logarithm, from the
	 * shortest time scale 1/(8 lambda_1 s*) of the flow on.
	 *
	 * @param endTime positive
	 * @param records at least 2
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] logarithmicTimes(final SpectralMeasure measure, final double endTime, final int records) {
		Require.positive("endTime", endTime);
		Require.inRange("records", records, 2, 1_000_000);
		final double first = Math.min(1 / (8 * measure.largestEigenvalue() * measure.teacherEnergy()), endTime / 1000);
		final double[] times = new double[records];
		for (int k = 1; k < records; k++)
			times[k] = endTime * Math.pow(first / endTime, (double) (records - 1 - k) / Math.max(1, records - 2));
		times[records - 1] = endTime;
		return times;
	}

	/**
	 * Integrates the flow.
	 *
	 * @param times not negative, ascending; one row of the trajectory for each
	 * @param order 1, or up to which k the trajectory shall also hold overlapk =
	 *          w'Q^k w* and energyk = w'Q^k w
	 * @param snapshots whether to keep the coefficients of all nodes at all times
	 * @return the solution up to the last time or to a cancel
	 * @throws IllegalArgumentException if times are not finite and ascending, order
	 *           is outside [1, 64], or the start is too large for a finite loss
	 * @throws ArithmeticException if a step cannot be solved however short it is
	 */
	public FlowSolution solve(final double[] times, final int order, final boolean snapshots,
		final Progress progress)
	{
		requireTimes(times);
		Require.inRange("order", order, 1, 64);
		return new Integration(order, snapshots, progress).run(times);
	}

	private static void requireTimes(final double[] times) {
		Require.finite("times", Require.given("times", times));
		Require.inRange("number of times", times.length, 1, Integer.MAX_VALUE);
		for (int k = 0; k < times.length; k++)
			if (times[k] < (k == 0 ? 0 : times[k - 1])) throw new IllegalArgumentException(
				"times must be ascending from 0 on, was " + times[k] + " at " + k);
	}

	/** One run of the integrator: the state that changes. */
	private final class Integration {

		private final FlowNodes nodes = new FlowNodes(measure);
		private final StepProgress progress;
		private final StageSolver solver;
		private final FlowRecorder recorder;
		private Scalars last = new Scalars();
		private Scalars present = new Scalars();
		private final Scalars record = new Scalars();
		private double time;

		/** Steps are even in log(time - origin), in which power laws of time are smooth. */
		private double origin;
		private double lastLength;
		private double lastError;
		private double c;
		private double q;
		private long steps;

		Integration(final int order, final boolean snapshots, final Progress listener) {
			recorder = new FlowRecorder(order, snapshots);
			progress = new StepProgress(listener);
			solver = new StageSolver(tolerance, progress);
		}

		FlowSolution run(final double[] times) {
			c = nodes.overlap(1);
			q = nodes.energy(1);
			int next = 0;
			while (next < times.length && times[next] == 0) {
				recorder.add(0, nodes.observables(), nodes.rateC(), nodes.rateQ(), nodes);
				next++;
			}
			for (; next < times.length && c == 0 && q == 0; next++) // at 0 or at an optimum nothing moves
				recorder.add(times[next], nodes.observables(), 0, 0, nodes);
			final boolean complete = next == times.length || integrate(times, next);
			if (complete) progress.complete();
			return solution(complete);
		}

		/** Takes all steps; returns false if it was canceled. */
		private boolean integrate(final double[] times, final int first) {
			int next = first;
			final double end = times[times.length - 1];
			origin = -YOUTH * shortestTime();
			double length = 0.6 / YOUTH * nodes.form().teacherEnergy() / (nodes.form().teacherEnergy() + nodes.weightEnergy(1));
			try {
				while (next < times.length) {
					progress.nextStep(done(time, end), done(timeAfter(Math.min(length, lengthTo(end)), end), end));
					length = step(length, end, times, next);
					while (next < times.length && times[next] <= time)
						next++;
				}
				return true;
			}
			catch (final CancellationException canceled) {
				return false;
			}
		}

		private double done(final double at, final double end) {
			return Math.log1p(at) / Math.log1p(end);
		}

		/** 1/(8 lambda_1 s*): of the head's relaxation. */
		private double shortestTime() {
			return 1 / (8 * measure.largestEigenvalue() * nodes.form().teacherEnergy());
		}

		private FlowSolution solution(final boolean complete) {
			final double overlap = nodes.weightOverlap(1);
			return new FlowSolution(recorder.rows().metadata("steps", steps).metadata("passes", solver.passes()).metadata(
				"canceled", !complete).build(), (int) Math.signum(overlap), nodes.startCoefficient(), nodes.teacherCoefficient(),
				recorder.coefficients(), steps, solver.passes(), complete);
		}

		/** Takes one step of at most the given length, records the times inside, and returns the next length. */
		private double step(final double wanted, final double end, final double[] times, final int next) {
			double length = wanted;
			for (int attempt = 0; attempt < 200; attempt++) {
				length = Math.min(Math.min(length, largestLength()), lengthTo(end));
				if (!attempt(length)) {
					length /= 4;
					lastLength = 0;
					continue;
				}
				final double error = solver.propose(nodes, length, present);
				final double factor = factor(error, length);
				if (error <= 1) {
					recordInside(length, end, times, next);
					accept(length, end);
					lastError = error;
					return length * Math.min(LARGEST_FACTOR, Math.max(0.2, factor));
				}
				length *= Math.max(0.1, Math.min(0.9, factor));
			}
			throw new ArithmeticException("the flow cannot be continued at t = " + time + ": no step length down to " + length +
				" meets the tolerance");
		}

		/** The change of step length that the error asks for, with its trend from step to step (Gustafsson's controller). */
		private double factor(final double error, final double length) {
			final double plain = 0.92 * Math.pow(error + 1e-30, -1.0 / (StagePass.STAGES + 1));
			if (lastLength == 0 || error > 1) return plain;
			final double trend = length / lastLength * Math.pow((lastError + 1e-30) / (error + 1e-30), 1.0 /
				(StagePass.STAGES + 1));
			return plain * Math.max(0.7, Math.min(1.4, trend));
		}

		/** Keeps the elimination of the stages free of pivots. */
		private double largestLength() {
			final double rate = (time - origin) * nodes.form().rate(c, q) * measure.largestEigenvalue();
			// h exp(h) rate, at the end of a step h, stays below the bound
			return rate > 0 ? StagePass.LARGEST_GROWTH / (rate + StagePass.LARGEST_GROWTH) : Double.POSITIVE_INFINITY;
		}

		private double lengthTo(final double later) {
			return Math.log1p((later - time) / (time - origin));
		}

		private double timeAfter(final double length, final double end) {
			return length == lengthTo(end) ? end : time + (time - origin) * Math.expm1(length);
		}

		private boolean attempt(final double length) {
			present.start(c, q);
			if (lastLength > 0) {
				solver.guess(last, 1, length / lastLength, present);
				if (solver.solve(nodes, time - origin, length, false, present)) return true;
			}
			present.start(c, q);
			return solver.solve(nodes, time - origin, length, false, present);
		}

		private void recordInside(final double length, final double end, final double[] times, final int next) {
			final double reached = timeAfter(length, end);
			for (int k = next; k < times.length && times[k] < reached; k++) {
				final double part = lengthTo(times[k]);
				record.start(c, q);
				solver.guess(present, 0, part / length, record);
				if (!solver.solve(nodes, time - origin, part, true, record)) throw new ArithmeticException("the flow cannot be recorded at t = " +
					times[k]);
				if (recorder.needsNodes()) solver.propose(nodes, part, record);
				record(times[k], part, record);
			}
			if (recorder.needsNodes()) solver.propose(nodes, length, present);
			for (int k = next; k < times.length && times[k] <= reached; k++)
				if (times[k] == reached) record(times[k], length, present);
		}

		private void record(final double at, final double length, final Scalars scalars) {
			nodes.swap();
			recorder.add(at, scalars.observables(nodes.form(), nodes.teacherSquare, nodes.dimension), solver.rateAtEnd(
				scalars.c, length, scalars), solver.rateAtEnd(scalars.q, length, scalars), nodes);
			nodes.swap();
		}

		private void accept(final double length, final double end) {
			nodes.swap();
			time = timeAfter(length, end);
			final Scalars free = last;
			last = present;
			present = free;
			lastLength = length;
			steps++;
			if (steps > MAX_STEPS) throw new ArithmeticException("more than " + MAX_STEPS + " steps up to t = " + time);
			c = last.c[StagePass.STAGES];
			q = last.q[StagePass.STAGES];
			final int sign = nodes.form().preferredSign(c);
			if (sign == nodes.form().sign()) return;
			nodes.use(sign);
			c = nodes.overlap(1);
			q = nodes.energy(1);
			lastLength = 0;
			origin = time - YOUTH * shortestTime();
		}
	}
}
