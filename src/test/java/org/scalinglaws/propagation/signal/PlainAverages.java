package org.scalinglaws.propagation.signal;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.special.Erf;

/** Averages over normal numbers by plain sums of equal steps, which share no code with the rooms' own. */
final class PlainAverages {

	private PlainAverages() {
		// static functions only
	}

	/** An activation, and its first and second derivative, by name. */
	static DoubleUnaryOperator function(final String name, final int derivative) {
		return switch (name + derivative) {
			case "tanh0" -> Math::tanh;
			case "tanh1" -> u -> 1 / (Math.cosh(u) * Math.cosh(u));
			case "tanh2" -> u -> -2 * Math.tanh(u) / (Math.cosh(u) * Math.cosh(u));
			case "erf0" -> u -> Erf.erf(u / Math.sqrt(2));
			case "erf1" -> u -> Math.sqrt(2 / Math.PI) * Math.exp(-u * u / 2);
			case "erf2" -> u -> -u * Math.sqrt(2 / Math.PI) * Math.exp(-u * u / 2);
			case "sin0" -> Math::sin;
			case "sin1" -> Math::cos;
			default -> u -> -Math.sin(u);
		};
	}

	/** E f(u), u of a variance; the steps are small beside the width of the normal and of f. */
	static double one(final double variance, final DoubleUnaryOperator f) {
		final double deviation = Math.sqrt(variance), step = Math.min(0.2, 0.1 / deviation);
		double sum = 0;
		for (int i = (int) (-9 / step); i <= 9 / step; i++)
			sum += Math.exp(-i * step * i * step / 2) * f.applyAsDouble(deviation * i * step);
		return sum * step / Math.sqrt(2 * Math.PI);
	}

	/** E f(u, v), both of a variance and with a correlation. */
	static double two(final double variance, final double correlation, final DoubleBinaryOperator f) {
		final double apart = Math.sqrt((1 - correlation) * (1 + correlation) * variance), step = Math.min(0.2, 0.1 / apart);
		return one(variance, u -> {
			double sum = 0;
			for (int i = (int) (-9 / step); i <= 9 / step; i++)
				sum += Math.exp(-i * step * i * step / 2) * f.applyAsDouble(u, correlation * u + apart * i * step);
			return sum * step / Math.sqrt(2 * Math.PI);
		});
	}
}
