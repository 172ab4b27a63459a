package org.scalinglaws.online.law.quadrature;

import java.util.function.DoubleUnaryOperator;

/**
 * A Chebyshev series of a function on an interval, with its derivative. They are summed as powers: of a series that
 * converges fast enough to be used this costs no digits, and less than half of the time.
 */
final class ChebyshevPanel {

	private static final int COUNT = 18;

	private final double from;
	private final double to;
	private final double inverseWidth;
	private final double[] powers;
	private final double[] slopePowers;
	private final double error;

	ChebyshevPanel(final DoubleUnaryOperator function, final double from, final double to) {
		this.from = from;
		this.to = to;
		inverseWidth = 1 / (to - from);
		final double[] series = new double[COUNT], derivative = new double[COUNT];
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
		powers = powers(series);
		slopePowers = powers(derivative);
	}

	/** By the recurrence of the Chebyshev polynomials. */
	private static double[] powers(final double[] series) {
		final double[] powers = new double[COUNT];
		double[] before = new double[COUNT], polynomial = new double[COUNT];
		before[1] = polynomial[0] = 1; // T_-1 = T_1 = x
		for (final double term : series) {
			final double[] next = new double[COUNT];
			for (int i = 0; i < COUNT; i++) {
				powers[i] += term * polynomial[i];
				next[i] = (i > 0 ? 2 * polynomial[i - 1] : 0) - before[i];
			}
			before = polynomial;
			polynomial = next;
		}
		return powers;
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
		return sum(powers, z);
	}

	double slope(final double z) {
		return sum(slopePowers, z);
	}

	/** Even and odd powers side by side. */
	private double sum(final double[] of, final double z) {
		final double x = (2 * z - from - to) * inverseWidth, square = x * x;
		double even = 0, odd = 0;
		for (int j = COUNT - 2; j >= 0; j -= 2) {
			even = even * square + of[j];
			odd = odd * square + of[j + 1];
		}
		return even + x * odd;
	}
}
