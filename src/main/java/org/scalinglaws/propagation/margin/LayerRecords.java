package org.scalinglaws.propagation.margin;

import java.util.Arrays;

import org.scalinglaws.linear.SampleMean;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.table.Columns;

/** What was found on one layer, sample by sample; samples may be added by several threads, in any order. */
final class LayerRecords {

	private final double[] bounds, worst, tightness, random;
	private final long[] worstBins = new long[PerturbedMargins.BINS], randomBins = new long[PerturbedMargins.BINS];
	private long violations, perturbations;

	LayerRecords(final int samples) {
		bounds = new double[samples];
		worst = new double[samples];
		tightness = new double[samples];
		random = new double[samples];
	}

	/** Searches the worst change of a sample's margin and tries random signs. */
	void add(final int sample, final SignSearch search, final RandomStream signs) {
		final double bound = search.bound(), change = search.worst(signs);
		final double[] changes = new double[PerturbedMargins.RANDOM];
		for (int i = 0; i < changes.length; i++)
			changes[i] = search.random(signs);
		final double most = Arrays.stream(changes).max().getAsDouble();
		bounds[sample] = bound;
		worst[sample] = Math.max(change, most);
		tightness[sample] = worst[sample] / bound;
		random[sample] = most / bound;
		count(search, change, changes);
	}

	private synchronized void count(final SignSearch search, final double change, final double[] changes) {
		perturbations += search.tried();
		violations += search.violations();
		final double bound = search.bound();
		if (!(bound > 0)) return; // no unit before is active
		worstBins[bin(change / bound)]++;
		for (final double one : changes)
			randomBins[bin(one / bound)]++;
	}

	private static int bin(final double ratio) {
		return (int) Math.min(PerturbedMargins.BINS - 1, ratio * PerturbedMargins.BINS);
	}

	synchronized long violations() {
		return violations;
	}

	synchronized long perturbations() {
		return perturbations;
	}

	/** {@return a row of the table} */
	double[] row(final int layer, final double predicted) {
		final SampleMean bound = mean(bounds), change = mean(worst), ratio = mean(tightness);
		final double largest = Arrays.stream(tightness).filter(value -> !Double.isNaN(value)).max().orElse(Double.NaN);
		return new double[] { layer, bound.value(), change.value(), ratio.value(), bound.standardError(), change
			.standardError(), ratio.standardError(), predicted, mean(random).value(), largest, perturbations(), violations() };
	}

	/** Adds the densities over change/bound. */
	void bins(final int layer, final Columns.Builder distribution) {
		final double width = 1. / PerturbedMargins.BINS;
		for (int b = 0; b < PerturbedMargins.BINS; b++)
			distribution.row(layer, (b + 0.5) * width, density(worstBins, b), density(randomBins, b));
	}

	private static double density(final long[] bins, final int b) {
		return bins[b] * (double) PerturbedMargins.BINS / Arrays.stream(bins).sum();
	}

	/** The mean of what is a number. */
	private static SampleMean mean(final double[] values) {
		return SampleMean.of(Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray());
	}
}
