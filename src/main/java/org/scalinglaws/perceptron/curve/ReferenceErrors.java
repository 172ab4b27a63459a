package org.scalinglaws.perceptron.curve;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.integrate.GaussRule;

/** Errors to which those of the logistic loss are compared. */
public final class ReferenceErrors {

	private static final GaussRule RULE = new GaussRule(24);
	private static final double FAR = 13;

	private ReferenceErrors() {
		// static functions only
	}

	/**
	 * The error of Hebb's rule, the mean of inputs times labels: the limit of no sharpness.
	 *
	 * @param load greater than 0
	 */
	public static double hebb(final double load) {
		return Math.atan(Math.sqrt(Math.PI / (2 * load))) / Math.PI;
	}

	/**
	 * What the error is of Hebb's at a sharpness, in the limit of a large load: 2 sqrt(E[(1 + exp(2 sharpness |t|))^-2]), t
	 * standard normal. It ends as 0.5552/sqrt(sharpness).
	 *
	 * @param sharpness greater than 0
	 */
	public static double earlyLaw(final double sharpness) {
		final double[][] nodes = new Panels(0, FAR).gaussian(1).pole(0, 1 / sharpness).nodes(RULE);
		double sum = 0;
		for (int i = 0; i < nodes[0].length; i++) {
			final double share = 1 / (1 + Math.exp(2 * sharpness * nodes[0][i]));
			sum += nodes[1][i] * NormalLaw.density(nodes[0][i]) * share * share;
		}
		return 2 * Math.sqrt(2 * sum);
	}

	/**
	 * The least error that any rule can have, that of the Bayes-optimal one: arccos(sqrt q)/pi with q = 2 load
	 * E[phi(z)^2/H(-z)], z = t sqrt(q/(1 - q)), t standard normal.
	 *
	 * @param load greater than 0
	 */
	public static double bayes(final double load) {
		// in the logarithm of sqrt(q/(1 - q)), which begins as Hebb's and ends as its square
		final double hebb = Math.log(2 * load / Math.PI) / 2;
		final double root = new BrentSolver(1e-15, 1e-15).solve(1000, log -> bayesResidual(load, log), hebb - 1, Math.max(hebb,
			2 * hebb) + 2);
		return Math.atan(Math.exp(-root)) / Math.PI;
	}

	private static double bayesResidual(final double load, final double logarithm) {
		final double k = Math.exp(logarithm), width = Math.min(1, 1 / k);
		final double[][] nodes = new Panels(-FAR, FAR).gaussian(1).gaussian(width).nodes(RULE);
		double sum = 0;
		for (int i = 0; i < nodes[0].length; i++) {
			final double t = nodes[0][i], z = k * t;
			sum += nodes[1][i] * NormalLaw.density(t) * NormalLaw.density(z) * NormalLaw.hazard(z);
		}
		return Math.log(2 * load * sum) + Math.log1p(1 / (k * k));
	}
}
