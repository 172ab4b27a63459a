package org.scalinglaws.online.law;

import java.util.stream.DoubleStream;

import org.scalinglaws.online.law.closed.LinkMoments;
import org.scalinglaws.online.law.closed.OptimumMeans;
import org.scalinglaws.online.law.closed.SquaredMeans;
import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.law.quadrature.LinkTable;
import org.scalinglaws.online.law.quadrature.QuadratureMeans;
import org.scalinglaws.online.law.quadrature.QuadratureMoments;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.SquaredLoss;

/** Chooses how the means of a problem are computed. */
final class MeansFactory {

	private final IndexProblem problem;
	private final boolean squared;
	private final LinkMoments moments;
	private Link table;

	MeansFactory(final IndexProblem problem) {
		this.problem = problem;
		squared = problem.loss() instanceof SquaredLoss;
		moments = squared ? LinkMoments.of(problem.link().name()) : null;
	}

	/** For the mean of a step. */
	Means drift() {
		if (moments != null) return new SquaredMeans(problem, moments);
		if (squared && problem.projections() > limit()) return continued(new SquaredMeans(problem, new QuadratureMoments(
			table())));
		return integrated("mean");
	}

	/** For its second moment, too. */
	Means step() {
		final int distinct = Math.min(4, problem.projections()); // in s'_k s'_l s_a s_b
		if (moments != null && distinct <= moments.limit()) return new SquaredMeans(problem, moments);
		return integrated("second moment");
	}

	/** About an optimum, or null with several units. */
	Means optimum() {
		if (problem.projections() > 2) return null;
		final Means closed = squared ? OptimumMeans.of(problem) : null;
		if (closed != null) return closed;
		final Means integrated = new QuadratureMeans(problem, table());
		return moments == null ? integrated : new ShiftedMeans(problem, new SquaredMeans(problem, moments), integrated);
	}

	private Link table() {
		if (table == null) table = LinkTable.of(problem.link());
		return table;
	}

	/** The most projections over which it is integrated. */
	private int limit() {
		return QuadratureMeans.isSmooth(problem, table()) ? 3 : 2;
	}

	private Means continued(final Means means) {
		return isSmoothAt0() ? new ContinuedMeans(means, CovarianceEntries.of(problem)) : means;
	}

	/** Else there are no derivatives at weights of 0. */
	boolean isSmoothAt0() {
		final Link link = moments == null ? table() : problem.link();
		return DoubleStream.of(link.kinks()).noneMatch(kink -> Math.abs(kink) < ContinuedMeans.REACH);
	}

	private Means integrated(final String what) {
		if (problem.projections() <= limit()) return continued(new QuadratureMeans(problem, table()));
		final String cause = limit() == 3 ? "" : table().kinks().length > 0 ? ", which has kinks" : " because huber has kinks";
		throw new IllegalArgumentException("students + teachers must be at most " + limit() + " for the " + what +
			" of a step with loss " + problem.loss().name() + " and link " + problem.link().name() + cause + ", was " + problem
				.projections());
	}
}
