package org.scalinglaws.fit.collapse;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * How much curves differ at each of the common points, in parts of their mean: all of them, each in units of its own
 * end, and the seeds of a group as they are.
 */
final class Spread {

	private final double[][] values; // of a curve at a point: values[point][curve]
	private final int[] starts; // of each group, and the end of the last one

	/** @param starts[g] to starts[g + 1] are the curves of group g */
	Spread(final double[][] values, final int[] starts) {
		this.values = values;
		this.starts = starts;
	}

	int points() {
		return values.length;
	}

	int curves() {
		return starts[starts.length - 1];
	}

	int groups() {
		return starts.length - 1;
	}

	int start(final int group) {
		return starts[group];
	}

	/** Whether some group has several seeds. */
	boolean hasSeeds() {
		return curves() > groups();
	}

	/** Standard deviation over mean of the normalised curves, at each point; 0 at the last one. */
	double[] deviation(final int[] curves, final double floor) {
		final double[] normalised = new double[curves.length], result = new double[values.length];
		final double[] ends = values[values.length - 1];
		for (int k = 0; k < values.length; k++) {
			for (int c = 0; c < curves.length; c++)
				normalised[c] = (values[k][curves[c]] - floor) / (ends[curves[c]] - floor);
			result[k] = relative(normalised, 0, normalised.length, 0);
		}
		return result;
	}

	/** The mean over all points but the last, where the deviation is 0. */
	static double mean(final double[] values) {
		return new Mean().evaluate(values, 0, values.length - 1);
	}

	/** The deviation over the noise floor, each by its mean from a point on to the last but one. */
	static double ratio(final double[] deviation, final double[] noiseFloor, final int from) {
		final int count = deviation.length - 1 - from;
		return new Mean().evaluate(deviation, from, count) / new Mean().evaluate(noiseFloor, from, count);
	}

	/** Standard deviation over mean, of the seeds of each group, pooled over the groups by degrees of freedom. */
	double[] noiseFloor(final int[] curves, final double floor) {
		final double[] chosen = new double[curves.length], result = new double[values.length];
		for (int k = 0; k < values.length; k++) {
			for (int c = 0; c < curves.length; c++)
				chosen[c] = values[k][curves[c]];
			double squares = 0;
			for (int g = 0; g < groups(); g++) {
				final int seeds = starts[g + 1] - starts[g];
				if (seeds > 1) squares += (seeds - 1) * Math.pow(relative(chosen, starts[g], seeds, floor), 2);
			}
			result[k] = hasSeeds() ? Math.sqrt(squares / (curves() - groups())) : Double.NaN;
		}
		return result;
	}

	private static double relative(final double[] numbers, final int from, final int count, final double floor) {
		final double mean = new Mean().evaluate(numbers, from, count);
		return Math.sqrt(new Variance().evaluate(numbers, mean, from, count)) / (mean - floor);
	}
}
