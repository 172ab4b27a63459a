package org.scalinglaws.descent.layers;

import java.util.Arrays;

/**
 * How many singular values count: the entropy -sum p ln p, in nats, of their shares p of their sum. Of n equal values it
 * is ln n, of a single one 0.
 *
 * @see <a href="https://arxiv.org/abs/2408.11804">arXiv 2408.11804</a>
 */
public final class EffectiveRank {

	private EffectiveRank() {
		// static function only
	}

	/**
	 * {@return the entropy; NaN if all values are 0}
	 *
	 * @param values none negative
	 */
	public static double of(final double[] values) {
		final double largest = Arrays.stream(values).max().orElse(0);
		if (!(largest > 0)) return Double.NaN;
		double sum = 0, logarithms = 0;
		for (final double value : values) {
			final double share = value / largest;
			sum += share;
			if (share > 0) logarithms += share * Math.log(share);
		}
		return Math.log(sum) - logarithms / sum;
	}
}
