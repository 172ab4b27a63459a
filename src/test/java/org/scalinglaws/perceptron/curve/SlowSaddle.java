package org.scalinglaws.perceptron.curve;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;

/** The perceptron's two equations by one-dimensional searches within each other, and the trapezoid rule. */
final class SlowSaddle {

	private static final int NODES = 3001;
	private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

	private SlowSaddle() {
		// static function only
	}

	static double error(final double load, final double sharpness) {
		return new BrentSolver(1e-13, 1e-14).solve(200, theta -> firstResidual(load, sharpness, theta, stiffness(load,
			sharpness, theta)), 0.02 / (1 + load), 1.5) / Math.PI;
	}

	/** ln x at which the second equation holds. */
	private static double stiffness(final double load, final double sharpness, final double theta) {
		final double[] t = grid(theta), w = weights(theta);
		return new BrentSolver(1e-13, 1e-14).solve(200, xi -> {
			double sum = 0;
			for (int i = 0; i < NODES; i++)
				sum += w[i] * NORMAL.density(t[i] / Math.sin(theta)) / Math.sin(theta) * shift(t[i], sharpness, Math.exp(xi));
			return load * Math.sqrt(2 / Math.PI) * sum - Math.cos(theta);
		}, -20, 30);
	}

	private static double firstResidual(final double load, final double sharpness, final double theta, final double xi) {
		final double[] t = grid(theta), w = weights(theta);
		double sum = 0;
		for (int i = 0; i < NODES; i++) {
			final double shift = shift(t[i], sharpness, Math.exp(xi));
			sum += w[i] * NORMAL.density(t[i]) * NORMAL.cumulativeProbability(t[i] / Math.tan(theta)) * shift * shift;
		}
		return 2 * load * sum / Math.pow(Math.sin(theta), 2) - 1;
	}

	/** By bisection between none and twice x. */
	private static double shift(final double field, final double sharpness, final double x) {
		double low = 0, high = 2 * x;
		for (int i = 0; i < 60; i++) {
			final double middle = (low + high) / 2;
			if (middle * (1 + Math.exp(2 * sharpness * (field + middle))) < 2 * x) low = middle;
			else high = middle;
		}
		return (low + high) / 2;
	}

	private static double stretch(final double theta) {
		final double far = 10 / Math.sin(theta);
		return Math.log(far + Math.sqrt(far * far + 1));
	}

	private static double[] grid(final double theta) {
		final double[] t = new double[NODES];
		for (int i = 0; i < NODES; i++)
			t[i] = Math.sin(theta) * Math.sinh(stretch(theta) * (2.0 * i / (NODES - 1) - 1));
		return t;
	}

	private static double[] weights(final double theta) {
		final double[] w = new double[NODES];
		for (int i = 0; i < NODES; i++)
			w[i] = Math.sin(theta) * stretch(theta) * Math.cosh(stretch(theta) * (2.0 * i / (NODES - 1) - 1)) * 2 / (NODES - 1);
		return w;
	}
}
