package org.scalinglaws.fit.scaling;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Measured losses for sizes and amounts of data, by their logarithms; those of sizes and
 * data are taken from their means.
 */
public final class LossPoints {

	final double[] logSize;
	final double[] logData;
	final double[] logLoss;
	final double meanLogSize;
	final double meanLogData;

	private LossPoints(final LossPoints all, final int[] rows) {
		logSize = Arrays.stream(rows).mapToDouble(row -> all.logSize[row]).toArray();
		logData = Arrays.stream(rows).mapToDouble(row -> all.logData[row]).toArray();
		logLoss = Arrays.stream(rows).mapToDouble(row -> all.logLoss[row]).toArray();
		meanLogSize = all.meanLogSize;
		meanLogData = all.meanLogData;
	}

	private LossPoints(final double[] size, final double[] data, final double[] loss) {
		logSize = logarithms("size", size);
		logData = logarithms("data", data);
		logLoss = logarithms("loss", loss);
		meanLogSize = centre(logSize);
		meanLogData = centre(logData);
	}

	/**
	 * Takes the points.
	 *
	 * @param size N of each point
	 * @param data D of each point; null if there are none, for the forms without data
	 * @param loss of each point
	 * @throws IllegalArgumentException if the lengths differ, or a value is not finite and
	 *           greater than 0
	 */
	public static LossPoints of(final double[] size, final double[] data, final double[] loss) {
		if (size.length != loss.length || data != null && data.length != loss.length) throw new IllegalArgumentException(
			"size, data and loss must have as many values as each other, had " + size.length + ", " + (data == null ? 0
				: data.length) + ", " + loss.length);
		return new LossPoints(size, data == null ? ones(size.length) : data, loss);
	}

	private static double[] ones(final int length) {
		final double[] ones = new double[length];
		Arrays.fill(ones, 1);
		return ones;
	}

	/** {@return the number of points} */
	public int count() {
		return logLoss.length;
	}

	/** At most so many of the points, about the same means; by the golden ratio, which is in step with no order of rows. */
	LossPoints thinned(final int most) {
		if (count() <= most) return this;
		final double golden = (Math.sqrt(5) - 1) / 2, share = most / (double) count();
		return new LossPoints(this, IntStream.range(0, count()).filter(row -> row * golden % 1 < share).limit(most).toArray());
	}

	private static double[] logarithms(final String name, final double[] values) {
		final double[] logarithms = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			if (!(values[i] > 0) || Double.isInfinite(values[i])) throw new IllegalArgumentException(name +
				" must be finite and greater than 0, was " + values[i] + " at " + i);
			logarithms[i] = Math.log(values[i]);
		}
		return logarithms;
	}

	private static double centre(final double[] values) {
		final double mean = Arrays.stream(values).average().orElse(0);
		for (int i = 0; i < values.length; i++)
			values[i] -= mean;
		return mean;
	}

	/**
	 * Why the parameters of a form cannot be had from some of the points; null if they can.
	 *
	 * @param weights how often each point counts
	 */
	String lack(final ScalingForm form, final double[] weights) {
		if (form.hasSize() && distinct(logSize, weights) < form.distinct()) return lack(form, "sizes", distinct(logSize,
			weights));
		if (form.hasData() && distinct(logData, weights) < form.distinct()) return lack(form, "amounts of data", distinct(
			logData, weights));
		return null;
	}

	private static String lack(final ScalingForm form, final String what, final long had) {
		return "the form " + form.text() + " needs at least " + form.distinct() + " distinct " + what + ", there " + (had == 1
			? "is " : "are ") + had;
	}

	private static int distinct(final double[] values, final double[] weights) {
		final double[] seen = new double[3];
		int count = 0;
		for (int i = 0; i < values.length && count < seen.length; i++) {
			boolean known = weights[i] == 0;
			for (int k = 0; k < count && !known; k++)
				known = seen[k] == values[i];
			if (!known) seen[count++] = values[i];
		}
		return count;
	}
}
