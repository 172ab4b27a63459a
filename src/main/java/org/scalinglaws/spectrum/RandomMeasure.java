package org.scalinglaws.spectrum;

import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

import org.scalinglaws.linear.LagrangeBasis;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * Measures of a power law with a random teacher and a random start in any
 * dimension, as if both had been drawn coordinate by coordinate.
 * <p>
 * The head is drawn so. Bins of a few thousand ranks too, and put on their nodes by
 * interpolation. In a larger bin, a node that stands for m coordinates gets the sums
 * of start^2, start x teacher and teacher^2 over m pairs of independent normal
 * numbers: a Wishart matrix of m degrees of freedom, from its Bartlett factor. As m
 * is the node's quadrature weight, sums over smooth functions of the eigenvalue have
 * the means and covariances of the drawn ones.
 * </p>
 */
public final class RandomMeasure {

	/** Up to so many ranks in a bin are drawn one by one. */
	private static final long DRAWN = 4096;

	/** What a bin costs, in additions. */
	private static final int BIN = 1 << 12;

	private final double exponent;
	private final double trace;
	private final RandomGenerator teacher;
	private final RandomGenerator start;
	private final NodeCollector nodes;

	private RandomMeasure(final double exponent, final double trace, final RandomGenerator teacher,
		final RandomGenerator start, final int capacity)
	{
		this.exponent = exponent;
		this.trace = trace;
		this.teacher = teacher;
		this.start = start;
		nodes = new NodeCollector(capacity);
	}

	/**
	 * A random measure of the power law i^-a/H.
	 *
	 * @param dimension d in [1, 1e15], rounded down to a whole number
	 * @param exponent a in [0, 20]
	 * @param ensemble the scales of teacher and start, which hold exactly
	 * @param budget of nodes
	 * @param teacher gives first the teacher's head, before scaling
	 * @param start gives first the start's head, before scaling
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static SpectralMeasure of(final double dimension, final double exponent, final Ensemble ensemble,
		final NodeBudget budget, final RandomGenerator teacher, final RandomGenerator start)
	{
		return of(dimension, exponent, ensemble, budget, teacher, start, Progress.NONE);
	}

	/**
	 * As above, for numbers of nodes that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static SpectralMeasure of(final double dimension, final double exponent, final Ensemble ensemble,
		final NodeBudget budget, final RandomGenerator teacher, final RandomGenerator start, final Progress progress)
	{
		return of(dimension, exponent, ensemble, budget, teacher, start, DRAWN, progress);
	}

	static SpectralMeasure of(final double dimension, final double exponent, final Ensemble ensemble,
		final NodeBudget budget, final RandomGenerator teacher, final RandomGenerator start, final long drawn,
		final Progress progress)
	{
		final RandomMeasure random = new RandomMeasure(exponent, PowerLaw.harmonic(dimension, exponent), teacher, start,
			(int) Math.min(budget.nodes(), dimension));
		final PowerLawBins bins = PowerLawBins.of((long) dimension, budget);
		random.drawRanks(0, bins.head());
		Pieces.forEach(bins.bins(), BIN, progress, (from, to) -> {
			for (int bin = from + 1; bin <= to; bin++)
				random.draw(bins, bin, drawn);
		});
		return ensemble.scaled(random.nodes.build());
	}

	private void draw(final PowerLawBins bins, final int bin, final long drawn) {
		final long ranks = bins.last(bin) - bins.before(bin);
		if (ranks <= NodeBudget.PER_BIN) drawRanks(bins.before(bin), bins.last(bin));
		else if (ranks <= drawn) interpolate(bins, bin);
		else drawSums(bins, bin);
	}

	private void drawRanks(final long before, final long last) {
		for (long rank = before + 1; rank <= last; rank++) {
			final double target = teacher.nextGaussian(), weight = start.nextGaussian();
			add(Math.log(rank), 1, weight * weight, weight * target, target * target);
		}
	}

	private void interpolate(final PowerLawBins bins, final int bin) {
		final double[] logRank = bins.logRanks(bin), basis = new double[logRank.length];
		final LagrangeBasis polynomials = new LagrangeBasis(logRank);
		final double[][] sum = new double[logRank.length][4];
		for (long rank = bins.before(bin) + 1; rank <= bins.last(bin); rank++) {
			final double target = teacher.nextGaussian(), weight = start.nextGaussian();
			polynomials.at(Math.log(rank), basis);
			for (int k = 0; k < basis.length; k++) {
				sum[k][0] += basis[k];
				sum[k][1] += basis[k] * weight * weight;
				sum[k][2] += basis[k] * weight * target;
				sum[k][3] += basis[k] * target * target;
			}
		}
		for (int k = 0; k < basis.length; k++)
			add(logRank[k], sum[k]);
	}

	private void drawSums(final PowerLawBins bins, final int bin) {
		final double[] logRank = bins.logRanks(bin), ranks = bins.ranks(bin);
		for (int k = 0; k < ranks.length; k++) {
			final double target = ChiSquared.sample(ranks[k], teacher), along = start.nextGaussian();
			// more than one: bins behind a head of 8 or more with thousands of ranks give each node at least 2.5 of them
			final double across = ChiSquared.sample(ranks[k] - 1, start);
			add(logRank[k], ranks[k], along * along + across, Math.sqrt(target) * along, target);
		}
	}

	private void add(final double logRank, final double... moments) {
		nodes.add(Math.exp(-exponent * logRank) / trace, moments[0], moments[1], moments[2], moments[3]);
	}
}
