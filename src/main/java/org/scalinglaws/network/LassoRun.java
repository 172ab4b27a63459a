package org.scalinglaws.network;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.scalinglaws.task.Progress;

/**
 * The work on one LASSO, from penalty to penalty: each solution is the next one's
 * start, and the working set and its products stay.
 */
final class LassoRun {

	/** Share of the largest correlation by which the penalty goes down at a time, where it has far to go. */
	private static final double STAGE = 0.5;
	/** Correlations above this share of the penalty are worth a place in the working set. */
	private static final double NEAR = 1;
	/** Violation of optimality that a stage on the way leaves, as a share of its penalty. */
	private static final double ROUGH = 0.05;
	private static final int FEWEST_NEWCOMERS = 64;
	private static final int ROUNDS = 20;
	private static final int PASSES = 8;
	private static final int CHECKS_WITHOUT_GAIN = 4;
	private static final int MAX_ITERATIONS = 10_000_000;

	private final LinearInputs inputs;
	private final double[] labels;
	private final double energy;
	private final Progress progress;
	private final WorkingSet set;
	private final SupportDescent newton;
	private final double[] start;
	private double[] residual;
	private double[] correlations;
	private double largest;

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
		energy = VectorLoops.dot(labels, labels, labels.length) / 2;
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
			return ended(LassoSolution.CANCELED);
		}
	}

	private LassoSolution ended(final String reason) {
		return new LassoSolution(bestWeights, penalty, bestObjective, bestGap, iterations, reason);
	}

	private String work() {
		if (correlations == null) begin();
		else assess();
		int idle = 0;
		while (!(bestGap <= allowedGap)) {
			if (idle >= CHECKS_WITHOUT_GAIN) return LassoSolution.STALLED;
			if (iterations >= MAX_ITERATIONS) return LassoSolution.ITERATIONS;
			final double before = bestGap;
			final double stage = Math.max(penalty, STAGE * largest);
			final int[] newcomers = newcomers(stage);
			set.add(newcomers, correlations, progress);
			descend(stage, stage > penalty ? ROUGH * stage : allowedViolation());
			check();
			idle = stage > penalty || newcomers.length > 0 || bestGap < before / 2 ? 0 : idle + 1;
		}
		return LassoSolution.CONVERGED;
	}

	private void begin() {
		if (start != null) {
			final int[] support = IntStream.range(0, start.length).filter(i -> start[i] != 0).toArray();
			set.add(support, start, progress); // the correlations come with the check
			set.setWeights(start);
		}
		check();
	}

	/** Those outside the working set that are likely to matter at a penalty, the most correlated if they are many. */
	private int[] newcomers(final double stage) {
		final double least = Math.max(NEAR * stage, 2 * stage - largest);
		final int most = Math.max(FEWEST_NEWCOMERS, set.supportSize());
		int[] found = above(least);
		if (found.length <= most) return found;
		final double[] sizes = new double[found.length];
		for (int i = 0; i < sizes.length; i++)
			sizes[i] = Math.abs(correlations[found[i]]);
		Arrays.sort(sizes);
		found = above(sizes[sizes.length - most]);
		return found.length <= most ? found : Arrays.copyOf(found, most);
	}

	private int[] above(final double least) {
		int[] found = new int[16];
		int count = 0;
		for (int j = 0; j < correlations.length; j++) {
			if (!(Math.abs(correlations[j]) >= least) || set.contains(j)) continue;
			if (count == found.length) found = Arrays.copyOf(found, 2 * count);
			found[count++] = j;
		}
		return Arrays.copyOf(found, count);
	}

	/** Solves on the working set until the conditions of optimality hold within a bound, as far as it gets. */
	private void descend(final double stage, final double allowed) {
		for (int round = 0; round < ROUNDS; round++) {
			for (int steps = 0; stage == penalty && steps <= set.size(); steps++) {
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

	/** A violation v <= this keeps v |theta|_1 and (v / penalty)^2 |r|^2 / 2, of which the gap consists, in bounds. */
	private double allowedViolation() {
		final double share = 0.1 * allowedGap;
		return Math.max(1e-14 * penalty, Math.min(share / set.norm(), penalty * Math.sqrt(share / energy)));
	}

	/** Computes residual and correlations afresh, and with them the gap. */
	private void check() {
		residual = set.residual(labels);
		correlations = inputs.correlations(residual, progress);
		set.refresh(correlations);
		largest = 0;
		for (final double correlation : correlations)
			largest = Math.max(largest, Math.abs(correlation));
		assess();
	}

	/**
	 * The gap between the objective and the dual objective |y|^2/2 - |y - s r|^2/2 at
	 * the best s for which s r is feasible, |s x_j.r| <= penalty. It is written as a sum
	 * of terms that are not negative, so that nothing cancels.
	 */
	private void assess() {
		final double square = VectorLoops.dot(residual, residual, residual.length);
		final double along = square == 0 ? 1 : VectorLoops.dot(labels, residual, residual.length) / square;
		final double bound = penalty / largest;
		final double scale = Math.max(-bound, Math.min(bound, along));
		final double gap = (1 - scale) * (1 - scale) * square / 2 + set.slack(penalty, scale);
		if (gap < bestGap) {
			bestGap = gap;
			bestObjective = square / 2 + penalty * set.norm();
			bestWeights = set.allWeights();
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
