package org.scalinglaws.online.law;

import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.scalinglaws.online.model.IndexProblem;

/**
 * Means over normal projections the slow and obvious way: a product of composite Gauss-Legendre rules, derivatives by
 * differences.
 */
final class GaussianMean {

	private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(16);
	private static final double REACH = 8.6;
	private static final double DIFFERENCE = 2e-3;

	private final int n;
	private final double[][] root;
	private final int panels;

	GaussianMean(final double[] covariance, final int n, final int panels) {
		this.n = n;
		this.panels = panels;
		root = root(covariance, n);
	}

	/** A lower triangular root of a covariance that may be singular. */
	static double[][] root(final double[] covariance, final int n) {
		final double[][] root = new double[n][n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j <= i; j++) {
				double rest = covariance[i * n + j];
				for (int k = 0; k < j; k++)
					rest -= root[i][k] * root[j][k];
				if (i == j) root[i][i] = Math.sqrt(Math.max(rest, 0));
				else root[i][j] = root[j][j] > 1e-7 ? rest / root[j][j] : 0;
			}
		return root;
	}

	double of(final ToDoubleFunction<double[]> function) {
		return sum(0, new double[n], function);
	}

	private double sum(final int level, final double[] normals, final ToDoubleFunction<double[]> function) {
		if (level == n) return function.applyAsDouble(projections(root, normals));
		double sum = 0;
		final double half = REACH / panels;
		for (int panel = 0; panel < panels; panel++)
			for (int i = 0; i < 16; i++) {
				final double x = -REACH + half * (2 * panel + 1 + RULE.getPoint(i));
				normals[level] = x;
				sum += half * RULE.getWeight(i) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum(level + 1, normals,
					function);
			}
		return sum;
	}

	static double[] projections(final double[][] root, final double[] normals) {
		final double[] z = new double[normals.length];
		for (int i = 0; i < z.length; i++)
			for (int j = 0; j <= i; j++)
				z[i] += root[i][j] * normals[j];
		return z;
	}

	/** d/dz_a of a function, of fourth order. */
	static ToDoubleFunction<double[]> by(final int a, final ToDoubleFunction<double[]> function) {
		return z -> (8 * (at(z, a, 1, function) - at(z, a, -1, function)) - at(z, a, 2, function) + at(z, a, -2, function)) /
			(12 * DIFFERENCE);
	}

	private static double at(final double[] z, final int a, final int steps, final ToDoubleFunction<double[]> function) {
		final double[] moved = z.clone();
		moved[a] += steps * DIFFERENCE;
		return function.applyAsDouble(moved);
	}

	/** g_k, averaged over the labels. */
	static ToDoubleFunction<double[]> gradient(final IndexProblem problem, final int k) {
		return z -> problem.studentWeight() * problem.link().slope(z[k]) * problem.loss().meanSlope(problem.output(z), problem
			.teacherOutput(z, problem.students()), problem.noiseVariance());
	}

	/** g_k g_l, averaged over the labels. */
	static ToDoubleFunction<double[]> product(final IndexProblem problem, final int k, final int l) {
		return z -> Math.pow(problem.studentWeight(), 2) * problem.link().slope(z[k]) * problem.link().slope(z[l]) * problem
			.loss().meanSquaredSlope(problem.output(z), problem.teacherOutput(z, problem.students()), problem.noiseVariance());
	}

	static ToDoubleFunction<double[]> loss(final IndexProblem problem) {
		return z -> problem.loss().cleanValue(problem.output(z), problem.teacherOutput(z, problem.students()));
	}
}
