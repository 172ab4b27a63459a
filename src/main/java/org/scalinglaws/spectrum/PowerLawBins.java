package org.scalinglaws.spectrum;

import java.util.Arrays;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The ranks of a power law of any dimension: a head of single ranks and bins of
 * geometrically growing numbers of them, with Gauss-Legendre nodes in log rank.
 *
 * @param edges the ends of the head (first) and of each bin, as numbers of ranks
 */
record PowerLawBins(long[] edges) {

	private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(NodeBudget.PER_BIN);

	/** For d ranks; all are in the head if there are nodes for them. */
	static PowerLawBins of(final long count, final NodeBudget budget) {
		if (count <= budget.nodes()) return new PowerLawBins(new long[] { count });
		final long[] edges = new long[budget.bins() + 1];
		for (int bin = 0; bin < edges.length; bin++)
			edges[bin] = Math.round(budget.head() * Math.pow((double) count / budget.head(), (double) bin / budget.bins()));
		edges[budget.bins()] = count;
		return new PowerLawBins(Arrays.stream(edges).distinct().toArray());
	}

	long head() {
		return edges[0];
	}

	int bins() {
		return edges.length - 1;
	}

	/** The last rank before bin 1, 2, ... */
	long before(final int bin) {
		return edges[bin - 1];
	}

	/** The last rank of a bin. */
	long last(final int bin) {
		return edges[bin];
	}

	/** The logarithms of the ranks at which the nodes of a bin lie. */
	double[] logRanks(final int bin) {
		final double from = Math.log(before(bin) + 0.5), to = Math.log(last(bin) + 0.5);
		final double[] logRank = new double[NodeBudget.PER_BIN];
		Arrays.setAll(logRank, k -> (from + to) / 2 + (to - from) / 2 * RULE.getPoint(k));
		return logRank;
	}

	/**
	 * What each node of a bin counts in sums over whole ranks: as many as it stands for,
	 * and in the last bin the end of the sum. A sum is the integral between half ranks less
	 * a 24th of the difference of the derivatives there; that at the last end is the
	 * derivative of the polynomial through the nodes.
	 */
	double[] weights(final int bin) {
		final double[] weights = ranks(bin);
		final double end = last(bin) + 0.5, half = Math.log(end / (before(bin) + 0.5)) / 2;
		if (bin == bins()) Arrays.setAll(weights, k -> weights[k] - slope(k) / (24 * half * end));
		return weights;
	}

	/** The derivative at 1 of the Lagrange polynomial of a node in [-1, 1]. */
	private static double slope(final int k) {
		double value = 1, sum = 0;
		for (int l = 0; l < NodeBudget.PER_BIN; l++)
			if (l != k) {
				value *= (1 - RULE.getPoint(l)) / (RULE.getPoint(k) - RULE.getPoint(l));
				sum += 1 / (1 - RULE.getPoint(l));
			}
		return value * sum;
	}

	/** How many ranks each node of a bin stands for. */
	double[] ranks(final int bin) {
		final double half = (Math.log(last(bin) + 0.5) - Math.log(before(bin) + 0.5)) / 2;
		final double[] ranks = logRanks(bin);
		Arrays.setAll(ranks, k -> half * RULE.getWeight(k) * Math.exp(ranks[k]));
		return ranks;
	}
}
