package org.scalinglaws.online.law;

import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.SquaredLoss;

/** Chooses how the means of a problem are computed. */
final class MeansFactory {

	private MeansFactory() {
		// static choices only
	}

	/** For the mean of a step. */
	static Means drift(final IndexProblem problem) {
		final LinkMoments moments = closed(problem);
		if (moments != null) return new SquaredMeans(problem, moments);
		throw new IllegalArgumentException("not yet");
	}

	/** For its second moment, too. */
	static Means step(final IndexProblem problem) {
		final LinkMoments moments = closed(problem);
		if (moments != null && distinct(problem) <= moments.limit()) return new SquaredMeans(problem, moments);
		throw new IllegalArgumentException("not yet");
	}

	/** About an optimum, or null with several units. */
	static Means optimum(final IndexProblem problem) {
		if (problem.projections() > 2) return null;
		final String link = problem.link().name();
		if (problem.loss() instanceof SquaredLoss && (link.equals("linear") || link.equals("square"))) return new OptimumMeans(
			problem);
		return null;
	}

	private static LinkMoments closed(final IndexProblem problem) {
		return problem.loss() instanceof SquaredLoss ? LinkMoments.of(problem.link().name()) : null;
	}

	/** The largest number of different projections in s'_k s'_l s_a s_b. */
	private static int distinct(final IndexProblem problem) {
		return Math.min(4, problem.projections());
	}
}
