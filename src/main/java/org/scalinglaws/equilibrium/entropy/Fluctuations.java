package org.scalinglaws.equilibrium.entropy;

import java.util.Arrays;

import org.scalinglaws.linear.SampleMean;
import org.scalinglaws.table.Columns;

/**
 * What the entropies of many paths say on the fluctuation theorem: the mean of exp(-entropy) is 1, and an entropy is exp of
 * itself times as likely as its negative.
 *
 * @param mean of exp(-entropy)
 * @param standardError of it
 * @param meanEntropy of a path
 * @param meanEntropyStandardError of it
 * @param table columns entropy (middle of a bin), logRatio (of the numbers of paths in it and in its mirror image),
 *          standardError (of logRatio), forward and backward (these numbers); only bins with five paths on either side, none
 *          in equilibrium
 * @param state whether there is a table, in words
 */
public record Fluctuations(double mean, double standardError, double meanEntropy, double meanEntropyStandardError,
	Columns table, String state)
{

	/** Fewer paths would have a logarithm that is not normal about its mean. */
	private static final int LEAST = 5;

	private static final int MOST_BINS = 20;

	/**
	 * Of some entropies.
	 *
	 * @param entropies two at least
	 * @param equilibrium whether they are only rounding, so that there is no table
	 */
	public static Fluctuations of(final double[] entropies, final boolean equilibrium) {
		final SampleMean weight = SampleMean.of(Arrays.stream(entropies).map(one -> StrictMath.exp(-one)).toArray());
		final SampleMean entropy = SampleMean.of(entropies);
		final Columns.Builder table = Columns.builder("entropy", "logRatio", "standardError", "forward", "backward");
		if (!equilibrium) histogram(entropies, table);
		final Columns bins = table.build();
		final String state = equilibrium ? "equilibrium: the paths' entropies are rounding" : bins.rows() == 0
			? "too few paths go backward for a histogram" : "out of equilibrium";
		return new Fluctuations(weight.value(), weight.standardError(), entropy.value(), entropy.standardError(), bins, state);
	}

	private static void histogram(final double[] entropies, final Columns.Builder table) {
		final double[] backward = Arrays.stream(entropies).filter(entropy -> entropy < 0).map(entropy -> -entropy).sorted()
			.toArray();
		if (backward.length < LEAST) return;
		// as far as some paths go backward, in bins for some tens of them
		final int bins = Math.max(1, Math.min(MOST_BINS, backward.length / (4 * LEAST)));
		final double width = backward[backward.length - LEAST] / bins;
		final int[] up = new int[bins], down = new int[bins];
		for (final double entropy : entropies) {
			final double bin = Math.floor(Math.abs(entropy) / width);
			if (bin < bins) (entropy < 0 ? down : up)[(int) bin]++;
		}
		for (int i = 0; i < bins; i++)
			if (Math.min(up[i], down[i]) >= LEAST) table.row((i + 0.5) * width, Math.log((double) up[i] / down[i]), Math.sqrt(1. /
				up[i] + 1. / down[i]), up[i], down[i]);
	}
}
