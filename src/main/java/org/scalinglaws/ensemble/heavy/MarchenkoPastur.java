package org.scalinglaws.ensemble.heavy;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The law of Marchenko and Pastur of mean 1, the limit of a large repulsion.
 *
 * @param aspectRatio in (0, 1), its variance
 */
record MarchenkoPastur(double aspectRatio) {

	/** The least: eigenvalues of mean 1 that differ less have hardly a digit of their differences. */
	private static final double LEAST = 1e-24, MOST = 1 - 1e-9;
	private static final int GRID = 142;

	double low() {
		return Math.pow(1 - Math.sqrt(aspectRatio), 2);
	}

	double high() {
		return Math.pow(1 + Math.sqrt(aspectRatio), 2);
	}

	/** The density at a positive value. */
	double density(final double x) {
		return Math.sqrt(Math.max(0, (high() - x) * (x - low()))) / (2 * Math.PI * aspectRatio * x);
	}

	/**
	 * The probability of less than a positive value: with s^2 the aspect ratio and x = 1 + s^2 - 2 s cos(angle), (2/pi) times the
	 * integral of sin^2/(1 + s^2 - 2 s cos) from 0 to the angle, where sin/(1 + s^2 - 2 s cos) is the sum of s^(k-1) sin(k angle).
	 */
	double distribution(final double x) {
		if (x <= low()) return 0;
		if (x >= high()) return 1;
		final double root = Math.sqrt(aspectRatio), cosine = Math.max(-1, Math.min(1, (1 - x + aspectRatio) / (2 * root)));
		final double angle = Math.acos(cosine), sine = Math.sqrt((1 - cosine) * (1 + cosine));
		final double sum = Math.atan2(root * sine, 1 - root * cosine); // of s^k sin(k angle)/k
		return (angle + sum - (sum / root - sine) / root) / Math.PI;
	}

	/** The law that is nearest in Kolmogorov's distance to ascending values of mean 1. */
	static MarchenkoPastur nearest(final double[] values) {
		double best = 0, least = Double.POSITIVE_INFINITY;
		for (int i = 0; i <= GRID; i++) {
			final double distance = distance(values, ratio(i));
			if (distance >= least) continue;
			least = distance;
			best = i;
		}
		final double place = new BrentOptimizer(1e-9, 1e-9).optimize(new MaxEval(200), GoalType.MINIMIZE,
			new UnivariateObjectiveFunction(i -> distance(values, ratio(i))), new SearchInterval(Math.max(0, best - 1), Math.min(
				GRID, best + 1))).getPoint();
		return new MarchenkoPastur(ratio(place));
	}

	/** Along a grid that is even in the logit of the ratio. */
	private static double ratio(final double place) {
		final double from = Math.log(LEAST), to = Math.log(MOST / (1 - MOST));
		return 1 / (1 + Math.exp(-(from + (to - from) * place / GRID)));
	}

	private static double distance(final double[] values, final double ratio) {
		return distance(values, new MarchenkoPastur(ratio)::distribution);
	}

	/** Kolmogorov's distance of ascending values from a law. */
	static double distance(final double[] values, final DoubleUnaryOperator distribution) {
		double distance = 0;
		for (int i = 0; i < values.length; i++) {
			final double part = distribution.applyAsDouble(values[i]);
			distance = Math.max(distance, Math.max(part - (double) i / values.length, (i + 1.) / values.length - part));
		}
		return distance;
	}
}
