package org.scalinglaws.regression.ridge;

import java.util.function.DoublePredicate;

/** The formulas as they are printed: plain sums over all coordinates, bisection in log kappa above the wrong root. */
final class PlainTheory {

	private static final int HALVINGS = 200;

	final double kappa, df1, df2, risk, bias;

	PlainTheory(final double[] spectrum, final double[] target, final double samples, final double features,
		final double ridge, final double noise)
	{
		double trace = 0;
		for (final double value : spectrum)
			trace += value;
		final double high = Math.log(ridge + trace / samples + trace / features + 1);
		final double most = Math.min(samples, features);
		double low = -200;
		if (degrees(spectrum, Math.exp(low), 1) > most) low = root(x -> degrees(spectrum, Math.exp(x), 1) <= most, low, high);
		kappa = Math.exp(ridge == 0 ? low : root(x -> {
			final double df = degrees(spectrum, Math.exp(x), 1);
			return Math.exp(x) * (1 - df / samples) * (1 - df / features) >= ridge;
		}, low, high));
		df1 = degrees(spectrum, kappa, 1);
		df2 = degrees(spectrum, kappa, 2);
		double tf1 = 0, tf2 = 0;
		for (int i = 0; i < spectrum.length; i++) {
			tf1 += target[i] * target[i] * spectrum[i] / (spectrum[i] + kappa);
			tf2 += target[i] * target[i] * spectrum[i] / Math.pow(spectrum[i] + kappa, 2);
		}
		final double rho = (1 - df1 / features) / (1 - df2 / features);
		final double gamma = ((1 - rho) * df1 + rho * df2) / samples;
		bias = kappa * kappa * tf2;
		risk = (rho * bias + (1 - rho) * kappa * tf1 + noise) / (1 - gamma) - noise;
	}

	private static double degrees(final double[] spectrum, final double kappa, final int power) {
		double sum = 0;
		for (final double value : spectrum)
			sum += Math.pow(value / (value + kappa), power);
		return sum;
	}

	private static double root(final DoublePredicate holds, final double from, final double to) {
		double low = from, high = to;
		for (int i = 0; i < HALVINGS; i++) {
			final double middle = (low + high) / 2;
			if (holds.test(middle)) high = middle;
			else low = middle;
		}
		return high;
	}
}
