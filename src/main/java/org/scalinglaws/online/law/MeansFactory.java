package org.scalinglaws.online.law;

import java.util.List;

import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
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
		final Link link = LinkTable.of(problem.link());
		if (problem.loss() instanceof SquaredLoss && problem.projections() > limit(problem, link)) return new SquaredMeans(
			problem, new QuadratureMoments(link));
		return integrated(problem, link, "mean");
	}

	/** For its second moment, too. */
	static Means step(final IndexProblem problem) {
		final LinkMoments moments = closed(problem);
		if (moments != null && Math.min(4, problem.projections()) <= moments.limit()) return new SquaredMeans(problem, moments);
		return integrated(problem, LinkTable.of(problem.link()), "second moment");
	}

	/** About an optimum, or null with several units. */
	static Means optimum(final IndexProblem problem) {
		if (problem.projections() > 2) return null;
		if (problem.loss() instanceof SquaredLoss && List.of("linear", "square").contains(problem.link().name()))
			return new OptimumMeans(problem);
		return new QuadratureMeans(problem, LinkTable.of(problem.link()));
	}

	private static LinkMoments closed(final IndexProblem problem) {
		return problem.loss() instanceof SquaredLoss ? LinkMoments.of(problem.link().name()) : null;
	}

	/** The most projections over which it is integrated. */
	private static int limit(final IndexProblem problem, final Link link) {
		return QuadratureMeans.isSmooth(problem, link) ? 3 : 2;
	}

	private static Means integrated(final IndexProblem problem, final Link link, final String what) {
		final int limit = limit(problem, link);
		if (problem.projections() <= limit) return new QuadratureMeans(problem, link);
		final String cause = limit == 3 ? "" : link.kinks().length > 0 ? ", which has kinks" : " because huber has kinks";
		throw new IllegalArgumentException("students + teachers must be at most " + limit + " for the " + what +
			" of a step with loss " + problem.loss().name() + " and link " + link.name() + cause + ", was " + problem
				.projections());
	}
}
