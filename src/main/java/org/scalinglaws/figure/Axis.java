package org.scalinglaws.figure;

import java.util.stream.DoubleStream;

import org.scalinglaws.table.ImageAxis;

/**
 * The range of an axis, linear or logarithmic.
 *
 * @param low in the units of the data
 * @param high greater than low
 * @param log whether it is logarithmic
 */
record Axis(double low, double high, boolean log) {

	/** The range of the finite values with a margin of 4 %; a log axis spans at least one decade. */
	static Axis of(final DoubleStream values, final boolean log) {
		final double[] range = values.filter(Double::isFinite).map(v -> log ? Math.log10(v) : v).collect(() -> new double[] {
			Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }, (r, v) -> {
				r[0] = Math.min(r[0], v);
				r[1] = Math.max(r[1], v);
			}, (a, b) -> {
				a[0] = Math.min(a[0], b[0]);
				a[1] = Math.max(a[1], b[1]);
			});
		final double least = log ? 1 : Math.max(1e-6 * Math.max(Math.abs(range[0]), Math.abs(range[1])), 1e-30);
		final double missing = Math.max(0, least - (range[1] - range[0])) / 2;
		final double margin = 0.04 * Math.max(least, range[1] - range[0]);
		return scaled(range[0] - missing - margin, range[1] + missing + margin, log);
	}

	/** From the outer edge of an image's first pixel to that of its last. */
	static Axis of(final ImageAxis axis, final long length) {
		if (length > 1) return new Axis(axis.coordinate(-0.5, length), axis.coordinate(length - 0.5, length), axis
			.logarithmic());
		return of(DoubleStream.of(axis.from()), axis.logarithmic());
	}

	private static Axis scaled(final double low, final double high, final boolean log) {
		return log ? new Axis(Math.pow(10, low), Math.pow(10, high), true) : new Axis(low, high, false);
	}

	/** Where a value lies: 0 at the low end, 1 at the high end. */
	double position(final double value) {
		return (scale(value) - scale(low)) / (scale(high) - scale(low));
	}

	/** The same axis, without a margin below zero if that is where values stand on. */
	Axis from(final double base) {
		return new Axis(base, high, log);
	}

	/** The same axis, longer at its high end so that what filled it fills the given share. */
	Axis withRoomAbove(final double share) {
		return scaled(scale(low), scale(low) + (scale(high) - scale(low)) / share, log);
	}

	/** The value at a position. */
	double value(final double position) {
		final double scaled = scale(low) + position * (scale(high) - scale(low));
		return log ? Math.pow(10, scaled) : scaled;
	}

	private double scale(final double value) {
		return log ? Math.log10(value) : value;
	}
}
