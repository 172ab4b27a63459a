package org.scalinglaws.fit.curve;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;

/**
 * Measured values in any order, made ready for a fit: sorted by x, missing ones (NaN) left out, and several values of one
 * curve at one x taken together by the mean of their logarithms, as errors of a power law are relative; such an x counts
 * once, like any other.
 *
 * @param x strictly ascending
 * @param runs runs[r][i] belongs to x[i]; no NaN
 * @param leftOut how many values of x (of one curve: rows) are missing, or are not positive beside a positive one at the
 *          same x
 * @param repeated how many rows of one curve share their x with another
 */
public record Observations(double[] x, double[][] runs, int leftOut, int repeated) {

	/**
	 * @param x in any order
	 * @param runs one or more, as long as x; what is NaN in one of them is left out of all
	 * @throws IllegalArgumentException if they are not so, or if several runs have several values at one x
	 */
	public static Observations of(final double[] x, final double[][] runs) {
		for (final double[] run : runs)
			Require.length("y", run, x.length);
		final int[] rows = IntStream.range(0, x.length).filter(i -> !Double.isNaN(x[i]) && Arrays.stream(runs).noneMatch(
			run -> Double.isNaN(run[i]))).boxed().sorted((i, j) -> Double.compare(x[i], x[j])).mapToInt(i -> i).toArray();
		final double[] sorted = Arrays.stream(rows).mapToDouble(i -> x[i]).toArray();
		final double[][] values = new double[runs.length][];
		for (int r = 0; r < runs.length; r++) {
			final double[] run = runs[r];
			values[r] = Arrays.stream(rows).mapToDouble(i -> run[i]).toArray();
		}
		final Observations all = new Observations(sorted, values, x.length - rows.length, 0);
		final double[] distinct = Arrays.stream(sorted).distinct().toArray();
		return distinct.length == sorted.length ? all : all.together(distinct);
	}

	private Observations together(final double[] distinct) {
		final double[] y = new double[distinct.length];
		int left = 0, shared = 0;
		for (int k = 0, from = 0, to; k < distinct.length; k++, from = to) {
			for (to = from; to < x.length && x[to] == distinct[k];)
				to++;
			if (to - from > 1 && runs.length > 1) throw new IllegalArgumentException(
				"runs must have one value at each x, had several at " + distinct[k]);
			final double[] positive = Arrays.stream(runs[0], from, to).filter(value -> value > 0).toArray();
			y[k] = to - from == 1 || positive.length == 0 ? runs[0][from] : Math.exp(Arrays.stream(positive).map(Math::log)
				.average().getAsDouble());
			left += positive.length == 0 ? 0 : to - from - positive.length;
			shared += to - from > 1 ? to - from : 0;
		}
		return new Observations(distinct, new double[][] { y }, leftOut + left, shared);
	}
}
