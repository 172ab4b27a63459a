package org.scalinglaws.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.DiscreteRadau;
import org.scalinglaws.retrieval.PredictionSolver.Leap;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * What one-pass stochastic gradient descent at a finite learning rate does on the
 * average, without a simulation: the recursion of the first and second moments of each
 * coordinate, in which the scalars s = w'Qw and u = w'Qw* are taken for their means
 * (mean field).
 * <p>
 * A step costs one sweep over the nodes of a measure, whatever the dimension. Where
 * the recursion is slow it leaps: many steps at once by {@link DiscreteRadau}, which
 * solves the recursion itself and not a differential equation in its place, so that
 * the learning rate may be of any size and change with the step.
 * </p>
 * <p>
 * It describes runs that have not diverged, where s and u of single runs are close to
 * their means: learning rates up to a fifth of the {@link
 * LinearisedSgd#criticalLearningRate() critical one}. The recursion itself is stable up
 * to a rate of its own, which comes close to the critical one if many eigenvalues share
 * the teacher, and is 1.7 times larger for a single one (1/84 in place of 1/140). Its
 * floor of the loss is right to leading order, that of the mean squared error up to a
 * factor 1 + 2/d.
 * </p>
 *
 * <pre>
 * Columns trajectory = new SgdPrediction(measure, LearningRateSchedule.constant(1e-3), 0.05, 1, 1e-8).solve(100_000, 200,
 * 	Progress.NONE).trajectory();
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2511.18661">arXiv 2511.18661, for setting and flow</a>
 */
public final class SgdPrediction {

	/** The largest number of steps. */
	public static final long MAX_STEPS = LearningRateSchedule.MAX_STEPS;

	/** Leaps over fewer steps cost more than the steps. */
	static final long SHORTEST_LEAP = 256;

	/** Beyond this the recursion cannot come back. */
	private static final double DIVERGED = 1e100;

	private static final int POLL = 1 << 16;
	private static final double LARGEST_FACTOR = 4;

	/** Of the logarithm of the learning rate during a leap. */
	private static final double MOST_CHANGE = 0.7;

	private final SpectralMeasure measure;
	private final LearningRateSchedule schedule;
	private final double noiseVariance;
	private final int batchSize;
	private final double tolerance;
	private final long shortestLeap;

	/**
	 * @param measure spectrum, teacher and start
	 * @param noiseVariance of the labels, from 0
	 * @param batchSize samples per step, in [1, 10^9]
	 * @param tolerance target relative error of overlap, energy, loss and mean squared
	 *          error by leaping (a hundred times more of the gaps), in [1e-12, 1e-2]
	 * @throws IllegalArgumentException if a parameter is missing or out of range
	 */
	public SgdPrediction(final SpectralMeasure measure, final LearningRateSchedule schedule, final double noiseVariance,
		final int batchSize, final double tolerance)
	{
		this(measure, schedule, noiseVariance, batchSize, tolerance, SHORTEST_LEAP);
	}

	/** @param shortestLeap in steps; more than there are to take plain steps only */
	SgdPrediction(final SpectralMeasure measure, final LearningRateSchedule schedule, final double noiseVariance,
		final int batchSize, final double tolerance, final long shortestLeap)
	{
		this.measure = Require.given("measure", measure);
		this.schedule = Require.given("schedule", schedule);
		this.noiseVariance = Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		this.batchSize = Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
		this.shortestLeap = shortestLeap;
	}

	/**
	 * Follows the recursion, with records evenly spaced in the logarithm of the step.
	 *
	 * @param steps in [1, 10^15]
	 * @param records number of rows at most, the start included; in [2, 10^6]
	 * @return up to the last step, to divergence, or to a cancel
	 * @throws IllegalArgumentException if a parameter is out of range, or the start is
	 *           too large for a finite loss
	 */
	public PredictionResult solve(final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, MAX_STEPS);
		Require.inRange("records", records, 2, 1_000_000);
		return new Recursion(steps, records, progress).run();
	}

	/** One run: the state that changes. */
	private final class Recursion {

		private final long steps;
		private final long[] recorded;
		private final StepProgress progress;
		private final PredictionSolver solver;
		private final PredictionNodes nodes = new PredictionNodes(measure);
		private final double[] coefficients = new double[StepMoments.COUNT];
		private final Columns.Builder rows;
		private StepMoments moments;
		private Leap last = new Leap();
		private Leap present = new Leap();
		private final Leap part = new Leap();
		private Observables observables;
		private int next;
		private long step;
		private double c;
		private double q;
		private boolean diverged;
		private long plainSteps;
		private long leaps;

		/** The length that the next leap should have, and the error of the last one, 0 if there is none to compare with. */
		private double wanted;
		private double lastLength;
		private double lastError;

		/** Plain steps to take before a leap is tried again. */
		private long patience;

		Recursion(final long steps, final int records, final Progress listener) {
			this.steps = steps;
			recorded = LogSteps.upTo(steps, records);
			progress = new StepProgress(listener);
			solver = new PredictionSolver(schedule, tolerance, progress);
			final List<String> names = new ArrayList<>(List.of("time", "step"));
			names.addAll(Observables.COLUMNS);
			names.add("diverged");
			rows = Columns.builder(names);
		}

		PredictionResult run() {
			begin();
			boolean complete = true;
			try {
				record();
				for (final double end : schedule.smoothParts(steps))
					advance((long) end);
				progress.complete();
			}
			catch (final CancellationException canceled) {
				complete = false;
			}
			rows.metadata("steps", step).metadata("plainSteps", plainSteps).metadata("leaps", leaps).metadata("passes", solver
				.passes()).metadata("canceled", !complete);
			return new PredictionResult(rows.build(), nodes.sign(c), diverged, !complete);
		}

		/** Takes the form of the nodes. */
		private void begin() {
			moments = new StepMoments(nodes.form(), noiseVariance, batchSize);
			c = nodes.overlap();
			q = nodes.energy();
			beginLeaps();
		}

		/** After the start and each kink there are changes as fast as can be. */
		private void beginLeaps() {
			wanted = 0.5 / (8 * schedule.rate(step) * measure.largestEigenvalue() * (nodes.form().teacherEnergy() + Math.abs(
				q)));
			lastLength = 0;
			patience = shortestLeap;
		}

		/** To a step up to which the learning rate is smooth, or to divergence. */
		private void advance(final long end) {
			beginLeaps();
			while (step < end && !diverged) {
				progress.nextStep(done(step), done(Math.min(end, step + (long) wanted)));
				if (Math.min(wanted, end - step) < shortestLeap || !leap(end)) walk(Math.min(end, step + patience));
			}
		}

		private double done(final long at) {
			return Math.log1p(at) / Math.log1p(steps);
		}

		/** Takes plain steps. */
		private void walk(final long target) {
			final int poll = Math.max(1, POLL / nodes.size());
			while (step < target && !diverged) {
				moments.values(c, q, schedule.rate(step), coefficients);
				nodes.step(coefficients);
				c = nodes.overlap();
				q = nodes.energy();
				diverged = !(Math.abs(c) < DIVERGED && Math.abs(q) < DIVERGED);
				step++;
				plainSteps++;
				if (!diverged && nodes.prefer(c)) begin();
				if (diverged || step == recorded[next]) record();
				if (plainSteps % poll == 0 && !diverged) {
					nodes.dropNegligible();
					progress.nextStep(done(step), done(target));
				}
			}
			patience = Math.min(2 * patience, Math.max(shortestLeap, step / 4));
			wanted = Math.max(wanted, shortestLeap);
			lastLength = 0;
		}

		/** Leaps over at most as many steps as wanted and sets how many it wants next; false if it cannot. */
		private boolean leap(final long end) {
			double length = wanted;
			for (int attempt = 0; attempt < 8; attempt++) {
				final long whole = (long) evenly(Math.min(Math.min(length, longest()), end - step));
				if (whole < shortestLeap || isCrowded(whole)) break;
				if (!solved(whole)) {
					length = whole / 4.0;
					lastLength = 0;
					continue;
				}
				final double error = solver.propose(nodes, moments, present), factor = factor(error, whole);
				if (error <= 1) {
					accept(whole);
					lastError = error;
					wanted = whole * Math.min(LARGEST_FACTOR, Math.max(0.2, factor));
					return true;
				}
				length = whole * Math.max(0.1, Math.min(0.9, factor));
			}
			wanted = length;
			return false;
		}

		/** Whether so many records lie inside a leap that steps are cheaper: each takes a solution of its own. */
		private boolean isCrowded(final long length) {
			final int last = (int) Math.min(recorded.length - 1, next + length / shortestLeap);
			return recorded[last] < step + length;
		}

		/** Where the recursion grows the elimination of the stages wants short leaps. */
		private double longest() {
			moments.values(c, q, schedule.rate(step), coefficients);
			return 1.5 / StageCoefficients.largestGrowth(coefficients, nodes.eigenvalue);
		}

		/** At most the length, so short that the learning rate hardly changes: else a stiff node ends up not stiff. */
		private double evenly(final double length) {
			final double rate = schedule.rate(step);
			double even = length;
			while (even >= 1 && Math.abs(Math.log(schedule.rate(step + even) / rate)) > MOST_CHANGE)
				even /= 2;
			return even;
		}

		private boolean solved(final long length) {
			present.tableau = DiscreteRadau.of(length);
			present.c[0] = c;
			present.q[0] = q;
			if (lastLength > 0) {
				PredictionSolver.guess(last, 1, present);
				if (solver.solve(nodes, moments, step, false, present)) return true;
			}
			Arrays.fill(present.c, c);
			Arrays.fill(present.q, q);
			return solver.solve(nodes, moments, step, false, present);
		}

		/** The change of length that the error asks for, with its trend from leap to leap (Gustafsson's controller). */
		private double factor(final double error, final double length) {
			final double plain = 0.92 * Math.pow(error + 1e-30, -1.0 / (DiscreteRadau.STAGES + 1));
			if (lastLength == 0 || error > 1) return plain;
			final double trend = length / lastLength * Math.pow((lastError + 1e-30) / (error + 1e-30), 1.0 /
				(DiscreteRadau.STAGES + 1));
			return plain * Math.max(0.7, Math.min(1.4, trend));
		}

		private void accept(final long length) {
			final long reached = step + length;
			if (recorded[next] < reached) {
				recordInside(reached);
				solver.propose(nodes, moments, present);
			}
			nodes.accept();
			step = reached;
			leaps++;
			final Leap free = last;
			last = present;
			present = free;
			lastLength = length;
			c = last.c[DiscreteRadau.STAGES];
			q = last.q[DiscreteRadau.STAGES];
			patience = shortestLeap;
			if (step == recorded[next]) record();
			if (nodes.prefer(c)) begin();
		}

		/** Records before the end of the leap are solved for from its start; right after that they are walked to. */
		private void recordInside(final long reached) {
			if (recorded[next] - step < DiscreteRadau.LEAST_STEPS) walkInside(Math.min(reached, step +
				DiscreteRadau.LEAST_STEPS));
			while (recorded[next] < reached) {
				part.tableau = DiscreteRadau.of(recorded[next] - step);
				part.c[0] = c;
				part.q[0] = q;
				PredictionSolver.guess(present, 0, part);
				if (!solver.solve(nodes, moments, step, true, part)) throw new ArithmeticException(
					"the recursion cannot be recorded at step " + recorded[next]);
				solver.propose(nodes, moments, part);
				record(recorded[next], nodes.form().observables(part.c[DiscreteRadau.STAGES], part.q[DiscreteRadau.STAGES],
					part.square, part.cross, nodes.teacherSquare, nodes.dimension));
			}
		}

		private void walkInside(final long before) {
			final PredictionNodes copy = nodes.copy();
			double copyC = c, copyQ = q;
			for (long at = step; at < before; at++) {
				if (at == recorded[next]) record(at, copy.observables());
				moments.values(copyC, copyQ, schedule.rate(at), coefficients);
				copy.step(coefficients);
				copyC = copy.overlap();
				copyQ = copy.energy();
			}
		}

		/** The present state; of a diverged recursion the last one recorded. */
		private void record() {
			if (!diverged) observables = nodes.observables();
			record(step, observables);
		}

		private void record(final long at, final Observables values) {
			observables = values;
			final double[] row = new double[3 + Observables.COLUMNS.size()];
			row[0] = schedule.time(at);
			row[1] = at;
			System.arraycopy(values.values(), 0, row, 2, Observables.COLUMNS.size());
			row[row.length - 1] = diverged ? 1 : 0;
			rows.row(row);
			next++;
		}
	}
}
