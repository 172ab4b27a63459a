package org.scalinglaws.network.lasso;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.task.Progress;

/**
 * The work on one LASSO, from penalty to penalty: each solution is the next one's
 * start, and the working set and its products stay.
 */
final class LassoRun {

	/** Share of the largest correlation that the penalty goes down to at a time, where it has far to go. */
	private static final double STAGE = 0.25;
	/** Violation of optimality that a stage on the way leaves, as a share of its penalty. */
	private static final double ROUGH = 0.05;
	private static final int FEWEST_NEWCOMERS = 64;
	/** Stages without products: where so many are not enough, columns depend on each other and it needs Newton steps. */
	private static final int STAGES = 20;
	private static final int ROUNDS = 20;
	private static final int PASSES = 8;
	/** Passes without products that cost as much as the products, by member. */
	private static final double PASSES_FOR_PRODUCTS = 0.1;
	private static final int CHECKS_WITHOUT_GAIN = 4;
	private static final int MAX_ITERATIONS = 10_000_000;

	private final LinearInputs inputs;
	private final double[] labels;
	private final double energy;
	private final Progress progress;
	private final WorkingSet set;
	private final SupportDescent newton;
	private final double[] start;
	private LassoPoint point;

	private double penalty;
	private double allowedGap;
	private int iterations;
	private double[] bestWeights;
	private double bestObjective;
	private double bestGap;

	/** Starts from the given weights, or from zero if they are null. */
	LassoRun(final LinearInputs inputs, final double[] labels, final double[] start, final Progress progress) {
		this.inputs = inputs;
		this.labels = labels;
		this.start = start;
		this.progress = progress;
		energy = DotProducts.of(labels, labels) / 2;
		set = new WorkingSet(inputs);
		newton = new SupportDescent(set);
	}

	/** Solves for a penalty from where it is. */
	LassoSolution solve(final double newPenalty, final double tolerance) {
		penalty = newPenalty;
		allowedGap = tolerance * energy;
		iterations = 0;
		bestWeights = new double[inputs.dimension()];
		bestObjective = energy;
		bestGap = energy; // of zero weights, as long as nothing is known
		try {
			return ended(work());
		}
		catch (final CancellationException e) {
			return ended(StopReason.CANCELED);
		}
	}

	private LassoSolution ended(final StopReason reason) {
		return new LassoSolution(bestWeights, penalty, bestObjective, bestGap, iterations, reason);
	}

	private StopReason work() {
		if (point == null) begin();
		else assess();
		if (set.size() == 0 && !(bestGap <= allowedGap) && STAGE * point.largest() > penalty) approach();
		int idle = 0;
		while (!(bestGap <= allowedGap)) {
			if (idle >= CHECKS_WITHOUT_GAIN) return StopReason.STALLED;
			if (iterations >= MAX_ITERATIONS) return StopReason.ITERATIONS;
			final double before = bestGap;
			final double stage = Math.max(penalty, STAGE * point.largest());
			final int[] newcomers = newcomers(stage, set::contains);
			set.add(newcomers, point.correlations(), progress);
			descend(stage, stage > penalty ? ROUGH * stage : allowedViolation());
			check(set.allWeights());
			set.refresh(point.correlations());
			idle = stage > penalty || newcomers.length > 0 || bestGap < before / 2 ? 0 : idle + 1;
		}
		return StopReason.CONVERGED;
	}

	private void begin() {
		final double[] weights = start == null ? new double[inputs.dimension()] : start.clone();
		enter(weights);
	}

	/** Makes the support of weights the working set, which was empty. */
	private void enter(final double[] weights) {
		final int[] support = support(weights);
		inputs.fetch(support);
		check(weights);
		set.add(support, point.correlations(), progress);
		set.setWeights(weights);
	}

	private static int[] support(final double[] weights) {
		return IntStream.range(0, weights.length).filter(j -> weights[j] != 0).toArray();
	}

	/**
	 * From zero weights to the penalty in stages, without products: most of those that
	 * come on the way do not stay.
	 */
	private void approach() {
		final ResidualDescent descent = new ResidualDescent(inputs, labels);
		double stage = Double.POSITIVE_INFINITY;
		for (int count = 0; stage > penalty && count < STAGES; count++) {
			stage = Math.max(penalty, STAGE * point.largest());
			descent.add(newcomers(stage, descent::contains));
			roughly(descent, stage);
			check(descent.weights());
		}
		while (stage == penalty && !(bestGap <= allowedGap)) {
			final int[] newcomers = newcomers(penalty, descent::contains);
			descent.add(newcomers);
			if (!finish(descent) || newcomers.length == 0) break;
			check(descent.weights());
		}
		if (!(bestGap <= allowedGap)) enter(descent.weights());
	}

	private void roughly(final ResidualDescent descent, final double stage) {
		for (int pass = 0; pass < PASSES; pass++) {
			poll();
			if (descent.descend(stage, progress) <= ROUGH * stage) return;
		}
	}

	/** Until it is good enough; returns false if the products look like the faster way. */
	private boolean finish(final ResidualDescent descent) {
		final double allowed = allowedViolation();
		final double affordable = PASSES + PASSES_FOR_PRODUCTS * descent.size();
		double before = Double.POSITIVE_INFINITY;
		for (int pass = 0; pass < affordable; pass++) {
			poll();
			final double change = descent.descend(penalty, progress);
			if (change <= allowed) return true;
			final double left = Math.log(change / allowed) / Math.log(before / change);
			if (pass >= 2 && !(left >= 0 && pass + left <= affordable)) return false;
			before = change;
		}
		return false;
	}

	/** Those outside a set that are likely to matter at a penalty, the most correlated if they are many. */
	private int[] newcomers(final double stage, final IntPredicate contained) {
		final int most = Math.max(FEWEST_NEWCOMERS, support(point.weights()).length);
		int[] found = above(stage, contained);
		if (found.length <= most) return found;
		final double[] sizes = new double[found.length];
		for (int i = 0; i < sizes.length; i++)
			sizes[i] = Math.abs(point.correlations()[found[i]]);
		Arrays.sort(sizes);
		found = above(sizes[sizes.length - most], contained);
		return found.length <= most ? found : Arrays.copyOf(found, most);
	}

	private int[] above(final double least, final IntPredicate contained) {
		final double[] correlations = point.correlations();
		return IntStream.range(0, correlations.length).filter(j -> Math.abs(correlations[j]) >= least && !contained.test(j))
			.toArray();
	}

	/** Solves on the working set until the conditions of optimality hold within a bound, as far as it gets. */
	private void descend(final double stage, final double allowed) {
		for (int round = 0; round < ROUNDS; round++) {
			for (int steps = 0; (stage == penalty || round > 0) && steps <= set.size(); steps++) {
				poll();
				if (!newton.step(stage)) break;
			}
			if (set.violation(stage) <= allowed) return;
			final int passes = PASSES << Math.min(round, 8);
			for (int pass = 0; pass < passes; pass++) {
				poll();
				if (!set.descend(stage) && round < ROUNDS / 2) break;
			}
		}
	}

	/** A violation v &lt;= this keeps v |theta|_1 and (v / penalty)^2 |r|^2 / 2, of which the gap consists, in bounds. */
	private double allowedViolation() {
		final double share = 0.1 * allowedGap;
		return Math.max(1e-14 * penalty, Math.min(share / point.norm(), penalty * Math.sqrt(share / energy)));
	}

	/** Computes residual and correlations of weights afresh, and with them the gap. */
	private void check(final double[] weights) {
		point = new LassoPoint(inputs, labels, weights, progress);
		assess();
	}

	private void assess() {
		final double gap = point.gap(penalty);
		if (gap < bestGap) {
			bestGap = gap;
			bestObjective = point.objective(penalty);
			bestWeights = point.weights().clone();
		}
		tell();
	}

	private void tell() {
		final double before = Math.log(energy / allowedGap);
		final double done = before > 0 ? 1 - Math.log(Math.max(1, bestGap / allowedGap)) / before : 0;
		progress.update(done);
	}

	private void poll() {
		iterations++;
		if (progress.isCanceled()) throw new CancellationException();
	}
}
