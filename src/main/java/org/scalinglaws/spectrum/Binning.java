package org.scalinglaws.spectrum;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.task.Progress;

/**
 * Makes spectral measures whose number of nodes does not grow with the
 * dimension: an exact head and, for the tail, bins of equal range in log
 * eigenvalue (of a power law: of geometrically growing ranges of index) with a few
 * nodes each.
 * <p>
 * The reduced dynamics are analytic functions of log eigenvalue, so that the
 * error falls exponentially with the nodes per bin: 512 nodes reproduce d = 1e6
 * to better than 1e-6.
 * </p>
 */
public final class Binning {

	/** The number of nodes that serves up to d = 1e12. */
	public static final int DEFAULT_NODES = 512;

	private Binning() {
		// static factories only
	}

	/** As {@link #of(double[], double[], double[], NodeBudget)} with half of the nodes for the head. */
	public static SpectralMeasure of(final double[] spectrum, final double[] teacher, final double[] start,
		final int nodes)
	{
		return of(spectrum, teacher, start, NodeBudget.of(nodes));
	}

	/**
	 * Bins a given spectrum, teacher and start. The tail's weights interpolate
	 * (they are exact for polynomials of degree 7 in log eigenvalue) and carry the
	 * randomness of teacher and start.
	 *
	 * @param spectrum eigenvalues in any order, not negative
	 * @param teacher w*
	 * @param start w(0)
	 * @param budget how many nodes at most; a shorter spectrum is taken in full
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 */
	public static SpectralMeasure of(final double[] spectrum, final double[] teacher, final double[] start,
		final NodeBudget budget)
	{
		return of(spectrum, teacher, start, budget, Progress.NONE);
	}

	/**
	 * As above, for dimensions that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static SpectralMeasure of(final double[] spectrum, final double[] teacher, final double[] start,
		final NodeBudget budget, final Progress progress)
	{
		final SpectralMeasure full = SpectralMeasure.full(spectrum, teacher, start);
		if (spectrum.length <= budget.nodes()) return full;
		final int[] order = DescendingOrder.of(spectrum, progress.part(0, 0.3));
		int positive = spectrum.length;
		while (spectrum[order[positive - 1]] == 0)
			positive--;
		final int immobile = positive < order.length ? 1 : 0; // what has the eigenvalue zero is one node
		final int head = positive <= budget.nodes() - immobile ? positive : budget.head();
		final NodeCollector binned = new NodeCollector(budget.nodes());
		for (int i = 0; i < head; i++)
			binned.add(full, order[i]);
		if (head < positive) new TailInterpolation(full, order, positive, progress.part(0.3, 0.6)).addTo(binned, head,
			budget.bins(immobile), progress.part(0.6, 1));
		if (immobile > 0) binned.addSum(full, order, positive, order.length, 0);
		return binned.build();
	}

	/**
	 * The expected measure of a given spectrum with a normal teacher and a random
	 * start: teacher^2 and start^2 by their means, start x teacher by its mean over
	 * those starts whose overlap u(0) is its root mean square, norm (sum lambda_i^2 /
	 * d)^(1/2) |w*| / d^(1/2): in proportion to the eigenvalue, and so small that the
	 * distance to the teacher is that of independent ones but for a part of its scatter.
	 *
	 * @param spectrum eigenvalues in any order, not negative
	 * @param ensemble the scales of teacher and start
	 * @param budget how many nodes at most; a shorter spectrum is taken in full
	 * @throws IllegalArgumentException if an eigenvalue is not allowed
	 */
	public static SpectralMeasure expected(final double[] spectrum, final Ensemble ensemble, final NodeBudget budget) {
		return expected(spectrum, ensemble, budget, Progress.NONE);
	}

	/**
	 * As above, for dimensions that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static SpectralMeasure expected(final double[] spectrum, final Ensemble ensemble, final NodeBudget budget,
		final Progress progress)
	{
		final double[] equal = new double[Require.given("spectrum", spectrum).length];
		Arrays.fill(equal, Ensemble.unitWeight(Arrays.stream(spectrum).max().orElse(1)));
		return ensemble.expected(of(spectrum, equal, equal, budget, progress));
	}

	/**
	 * The expected measure of a power law i^-a/H with a random teacher of mean
	 * energy s* = 1 (so that E w*_i^2 = 1) and a random start of the given norm, for
	 * any dimension, as of a given spectrum.
	 *
	 * @param dimension d in [1, 1e15], rounded down to a whole number
	 * @param exponent a in [0, 20]
	 * @param norm of the start, positive
	 * @param nodes at least 32
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static SpectralMeasure expected(final double dimension, final double exponent, final double norm,
		final int nodes)
	{
		return expected(dimension, exponent, new Ensemble(norm, true), NodeBudget.of(nodes));
	}

	/** As above, with a budget of nodes; either scale of the teacher is the same here, as the trace is 1. */
	public static SpectralMeasure expected(final double dimension, final double exponent, final Ensemble ensemble,
		final NodeBudget budget)
	{
		Require.inRange("dimension", dimension, 1, 1e15);
		Require.inRange("exponent", exponent, 0, 20);
		final PowerLawBins bins = PowerLawBins.of((long) dimension, budget);
		final NodeCollector nodes = new NodeCollector((int) Math.min(budget.nodes(), dimension));
		for (long rank = 1; rank <= bins.head(); rank++)
			nodes.add(Math.pow(rank, -exponent), bins.bins() > 0 ? headWeight(bins.head() - rank) : 1, 0, 0, 1);
		for (int bin = 1; bin <= bins.bins(); bin++) {
			final double[] logRank = bins.logRanks(bin), weights = bins.weights(bin);
			for (int k = 0; k < weights.length; k++)
				nodes.add(Math.exp(-exponent * logRank[k]), weights[k], 0, 0, 1);
		}
		return ensemble.expected(unitTrace(nodes.build()));
	}

	/** The derivative where the bins begin (see {@link PowerLawBins#weights}), from the last three ranks of the head. */
	private static double headWeight(final long ranksToEnd) {
		return ranksToEnd == 0 ? 1 + 2.0 / 24 : ranksToEnd == 1 ? 1 - 3.0 / 24 : ranksToEnd == 2 ? 1 + 1.0 / 24 : 1;
	}

	private static SpectralMeasure unitTrace(final SpectralMeasure measure) {
		double trace = 0;
		for (int j = 0; j < measure.nodes(); j++)
			trace += measure.eigenvalue()[j] * measure.multiplicity()[j];
		final double[] eigenvalue = measure.eigenvalue().clone();
		for (int j = 0; j < eigenvalue.length; j++)
			eigenvalue[j] /= trace;
		return new SpectralMeasure(eigenvalue, measure.multiplicity(), measure.startSquared(), measure.startTeacher(),
			measure.teacherSquared());
	}
}
