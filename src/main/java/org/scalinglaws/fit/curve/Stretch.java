package org.scalinglaws.fit.curve;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;

/**
 * The points that a fit can use: the longest stretch, in log x, of the range asked
 * for in which x and the mean over runs are positive.
 */
public final class Stretch {

	/** The least number of points of a fit. */
	public static final int FEWEST = 3;

	private final double[] x;
	private final double[][] runs;
	private final double[] y;
	private final double[] logX;
	private final double[] logY;
	private final int leftOut;

	private final double from;
	private final double to;

	/**
	 * @param x strictly ascending and finite
	 * @param runs runs[r][i] belongs to x[i]
	 * @param from first x, or NaN
	 * @param to last x, or NaN
	 * @throws IllegalArgumentException if they are not so, or the mean over runs is infinite
	 */
	public Stretch(final double[] x, final double[][] runs, final double from, final double to) {
		check(x, runs, from, to);
		this.from = from;
		this.to = to;
		final double[] mean = Require.finite("mean of y over the runs", mean(runs));
		final int[] stretch = longest(x, mean);
		this.x = Arrays.copyOfRange(x, stretch[0], stretch[1]);
		this.runs = new double[runs.length][];
		for (int r = 0; r < runs.length; r++)
			this.runs[r] = Arrays.copyOfRange(runs[r], stretch[0], stretch[1]);
		y = Arrays.copyOfRange(mean, stretch[0], stretch[1]);
		leftOut = (int) Arrays.stream(x).filter(this::isAskedFor).count() - y.length;
		if (from > 0 && to > 0 && y.length < FEWEST) throw new IllegalArgumentException(
			"from and to must enclose at least " + FEWEST + " neighbouring points with x > 0 and y > 0, were " +
				y.length + " in [" + from + ", " + to + "]");
		logX = Arrays.stream(this.x).map(Math::log).toArray();
		final double[] bias = bias(this.runs, y);
		logY = IntStream.range(0, y.length).mapToDouble(i -> Math.log(y[i]) + bias[i]).toArray();
	}

	/** {@return how many points} */
	public int points() {
		return x.length;
	}

	/** {@return x, ascending; the array itself, as all here} */
	public double[] x() {
		return x;
	}

	/** {@return y of each run} */
	public double[][] runs() {
		return runs;
	}

	/** {@return the mean over runs} */
	public double[] y() {
		return y;
	}

	/** {@return log x} */
	public double[] logX() {
		return logX;
	}

	/** {@return the logarithm of the mean over runs, its bias undone} */
	public double[] logY() {
		return logY;
	}

	/** {@return the number of points of the range asked for that are not in the stretch} */
	public int leftOut() {
		return leftOut;
	}

	/** {@return the mean over runs, point by point} */
	public static double[] mean(final double[][] runs) {
		final double[] mean = new double[runs[0].length];
		for (final double[] run : runs)
			for (int i = 0; i < mean.length; i++)
				mean[i] += run[i];
		for (int i = 0; i < mean.length; i++)
			mean[i] /= runs.length;
		return mean;
	}

	/**
	 * By how much the logarithm of a mean over n runs is too low on average: half of its relative variance s^2/(n
	 * mean^2), the second order of Taylor's series (the delta method), at most 1/2, where that means little; 0 for one run.
	 */
	static double[] bias(final double[][] runs, final double[] mean) {
		final double[] bias = new double[mean.length];
		final double n = runs.length;
		if (n == 1) return bias;
		for (int i = 0; i < mean.length; i++) {
			for (final double[] run : runs)
				bias[i] += (run[i] / mean[i] - 1) * (run[i] / mean[i] - 1);
			bias[i] = Math.min(0.5, bias[i] / (n - 1) / n / 2);
		}
		return bias;
	}

	private static void check(final double[] x, final double[][] runs, final double from, final double to) {
		Require.finite("x", Require.given("x", x));
		Require.inRange("number of runs", Require.given("runs", runs).length, 1, Integer.MAX_VALUE);
		for (final double[] run : runs)
			Require.finite("y", Require.length("y", Require.given("y", run), x.length));
		for (int i = 1; i < x.length; i++)
			if (x[i] <= x[i - 1]) throw new IllegalArgumentException("x must be strictly ascending, was " + x[i] + " after " +
				x[i - 1] + " at " + i);
		if (!Double.isNaN(from)) Require.positive("from", from);
		if (!Double.isNaN(to)) Require.positive("to", to);
		if (from >= to) throw new IllegalArgumentException("to must be greater than from = " + from + ", was " + to);
	}

	/** Between the given ends; an end that is NaN does not limit. */
	private boolean isAskedFor(final double value) {
		return !(value < from) && !(value > to);
	}

	/** The longest run of usable points, in log x: [first, last). */
	private int[] longest(final double[] all, final double[] mean) {
		int[] best = { 0, 0 };
		for (int i = 0, start = 0; i < all.length; i++) {
			if (!(all[i] > 0 && mean[i] > 0 && isAskedFor(all[i]))) start = i + 1;
			else if (best[1] == best[0] || best[0] == start || all[i] / all[start] > all[best[1] - 1] / all[best[0]]) best = new int[] {
				start, i + 1 }; // a ratio beyond all numbers does not grow
		}
		return best;
	}

	/** {@return the first x: the given one if the points reach it, otherwise that of a point} */
	public double from(final int point) {
		return from > 0 && leftOut == 0 ? from : x[point];
	}

	/** {@return the last x, likewise} */
	public double to(final int point) {
		return to > 0 && leftOut == 0 ? to : x[point];
	}
}
