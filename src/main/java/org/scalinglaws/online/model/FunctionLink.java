package org.scalinglaws.online.model;

import java.util.function.DoubleUnaryOperator;

import org.scalinglaws.ground.Require;

/** A link given as a function, with differences for a slope. */
final class FunctionLink implements Link {

	/** Where rounding (1e-16/h) and the formula's error (h^4) are alike, for a function whose scale is 1. */
	private static final double DISTANCE = 1e-3;

	private static final double REACH = 10;
	private static final int PROBES = 200;

	private final DoubleUnaryOperator function;
	private final boolean even;

	FunctionLink(final DoubleUnaryOperator function) {
		this.function = function;
		boolean same = probe(0) == probe(0);
		for (int i = 1; i <= PROBES; i++) {
			final double z = i * REACH / PROBES, right = probe(z), left = probe(-z);
			same &= Math.abs(right - left) <= 1e-14 * Math.abs(right);
		}
		even = same;
	}

	private double probe(final double z) {
		final double value;
		try {
			value = function.applyAsDouble(z);
		}
		catch (final RuntimeException e) {
			throw new IllegalArgumentException("function must give a number for each number, threw " + e + " at " + Require.text(
				z), e);
		}
		if (!Double.isFinite(value)) throw new IllegalArgumentException("function must be finite, was " + value + " at " +
			Require.text(z));
		return value;
	}

	@Override
	public String name() {
		return "function";
	}

	@Override
	public double value(final double z) {
		return function.applyAsDouble(z);
	}

	@Override
	public double slope(final double z) {
		final double h = DISTANCE;
		return (8 * (value(z + h) - value(z - h)) - (value(z + 2 * h) - value(z - 2 * h))) / (12 * h);
	}

	@Override
	public boolean isEven() {
		return even;
	}

	@Override
	public double[] kinks() {
		return new double[0];
	}

	@Override
	public String toString() {
		return name();
	}
}
