package org.scalinglaws.network.training;

import java.util.Arrays;

/**
 * The units in which a network is trained: powers of 1024 near the root mean squares
 * of labels and inputs, so that a start of order 1 suits data in any unit, and that
 * going there and back is exact.
 *
 * @param label that of the labels
 * @param input that of the inputs
 */
record Units(double label, double input) {

	private static final double STEP = 10 * Math.log(2);

	/**
	 * The units of some data; those of order 1 have the unit 1.
	 *
	 * @param order of the network in its inputs, whose square the loss is
	 * @throws IllegalArgumentException if the loss could overflow
	 */
	static Units of(final double[] inputs, final double[] labels, final int order) {
		final double loss = labels.length * Math.pow(largest(labels), 2) + inputs.length * Math.pow(largest(inputs), 2 *
			order);
		if (!Double.isFinite(loss)) throw new IllegalArgumentException(
			"inputs and labels must be small enough for a finite loss, was " + loss);
		return new Units(unit(labels), unit(inputs));
	}

	private static double unit(final double[] values) {
		final double largest = largest(values);
		if (largest == 0) return 1;
		double square = 0;
		for (final double value : values)
			square += value / largest * (value / largest);
		final double logarithm = Math.log(largest) + Math.log(square / values.length) / 2;
		return Math.scalb(1.0, 10 * (int) Math.rint(logarithm / STEP));
	}

	private static double largest(final double[] values) {
		double largest = 0;
		for (final double value : values)
			largest = Math.max(largest, Math.abs(value));
		return largest;
	}

	/** Values in a unit, in an array of their own. */
	static double[] in(final double unit, final double[] values) {
		return Arrays.stream(values).map(value -> value / unit).toArray();
	}
}
