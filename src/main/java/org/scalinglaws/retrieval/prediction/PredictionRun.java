package org.scalinglaws.retrieval.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.integrate.DiscreteRadau;
import org.scalinglaws.retrieval.flow.StepProgress;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.prediction.PredictionSolver.Leap;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** One run of {@link SgdPrediction}, by steps and leaps: the state that changes. */
final class PredictionRun {

	/** Beyond this the recursion cannot come back. */
	private static final double DIVERGED = 1e100;

	private static final int POLL = 1 << 16;
	private static final double LARGEST_FACTOR = 4;

	/** Of the logarithm of the learning rate during a leap. */
	private static final double MOST_CHANGE = 0.7;

	private final SgdPrediction problem;
	private final LearningRateSchedule schedule;
	private final long shortestLeap;
	private final long steps;
	private final long[] recorded;
	private final StepProgress progress;
	private final PredictionSolver solver;
	private final PredictionNodes nodes;
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

	PredictionRun(final SgdPrediction problem, final long steps, final int records, final Progress listener) {
		this.problem = problem;
		schedule = problem.schedule;
		shortestLeap = problem.shortestLeap;
		nodes = new PredictionNodes(problem.measure);
		this.steps = steps;
		recorded = LogSteps.upTo(steps, records);
		progress = new StepProgress(listener);
		solver = new PredictionSolver(schedule, problem.tolerance, progress);
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
		moments = new StepMoments(nodes.form(), problem.noiseVariance, problem.batchSize);
		c = nodes.overlap();
		q = nodes.energy();
		beginLeaps();
	}

	/** After the start and each kink there are changes as fast as can be. */
	private void beginLeaps() {
		wanted = 0.5 / (8 * schedule.rate(step) * problem.measure.largestEigenvalue() * (nodes.form().teacherEnergy() + Math.abs(
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
		// a leap much longer than the fastest changes may be allowed where one as long as they is not
		wanted = Math.max(wanted, Math.max(shortestLeap, step / 16.0));
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
		present.start(c, q);
		if (lastLength > 0) {
			PredictionSolver.guess(last, 1, present);
			if (solver.solve(nodes, moments, step, false, present)) return true;
		}
		present.start(c, q);
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
		c = last.c()[DiscreteRadau.STAGES];
		q = last.q()[DiscreteRadau.STAGES];
		if (length > 4 * shortestLeap) patience = shortestLeap;
		if (step == recorded[next]) record();
		if (nodes.prefer(c)) begin();
	}

	/** Records before the end of the leap are solved for from its start; right after that they are walked to. */
	private void recordInside(final long reached) {
		if (recorded[next] - step < DiscreteRadau.LEAST_STEPS) walkInside(Math.min(reached, step +
			DiscreteRadau.LEAST_STEPS));
		while (recorded[next] < reached) {
			part.tableau = DiscreteRadau.of(recorded[next] - step);
			part.start(c, q);
			PredictionSolver.guess(present, 0, part);
			if (!solver.solve(nodes, moments, step, true, part)) throw new ArithmeticException(
				"the recursion cannot be recorded at step " + recorded[next]);
			solver.propose(nodes, moments, part);
			record(recorded[next], part.observables(nodes.form(), nodes.teacherSquare, nodes.dimension));
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
