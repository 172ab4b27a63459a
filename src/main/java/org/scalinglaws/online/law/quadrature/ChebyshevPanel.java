package org.scalinglaws.online.law.quadrature;

import java.util.function.DoubleUnaryOperator;

/** A Chebyshev series of a function on an interval, with its derivative. */
final class ChebyshevPanel {

	private static final int COUNT = 18;

	private final double from;
	private final double to;
	private final double[] series = new double[COUNT];
	private final double[] derivative = new double[COUNT];
	private final double error;

	ChebyshevPanel(final DoubleUnaryOperator function, final double from, final double to) {
		this.from = from;
		this.to = to;
		double largest = Double.MIN_NORMAL;
		for (int i = 0; i < COUNT; i++) {
			final double angle = Math.PI * (i + 0.5) / COUNT;
			final double value = function.applyAsDouble((from + to) / 2 + (to - from) / 2 * Math.cos(angle));
			largest = Math.max(largest, Math.abs(value));
			for (int j = 0; j < COUNT; j++)
				series[j] += (j == 0 ? 1.0 : 2.0) / COUNT * value * Math.cos(j * angle);
		}
		for (int j = COUNT - 1; j > 0; j--)
			derivative[j - 1] = (j + 1 < COUNT ? derivative[j + 1] : 0) + 2 * j * series[j] * 2 / (to - from);
		derivative[0] /= 2;
		error = (Math.abs(series[COUNT - 1]) + Math.abs(series[COUNT - 2]) + Math.abs(series[COUNT - 3])) / largest;
	}

	double from() {
		return from;
	}

	double to() {
		return to;
	}

	/** {@return the last terms, relative to the largest value} */
	double error() {
		return error;
	}

	double value(final double z) {
		return sum(series, z);
	}

	double slope(final double z) {
		return sum(derivative, z);
	}

	/** By Clenshaw's recurrence. */
	private double sum(final double[] terms, final double z) {
		final double x = (2 * z - from - to) / (to - from);
		double next = 0, afterNext = 0;
		for (int j = COUNT - 1; j > 0; j--) {
			final double here = terms[j] + 2 * x * next - afterNext;
			afterNext = next;
			next = here;
		}
		return terms[0] + x * next - afterNext;
	}
}
