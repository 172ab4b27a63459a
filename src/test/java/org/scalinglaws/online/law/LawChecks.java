package org.scalinglaws.online.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;

import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;

/** What every law must fulfil, by whatever means it is computed. */
final class LawChecks {

	private LawChecks() {
		// static checks only
	}

	static IndexProblem problem(final String link, final String loss, final int students, final int teachers,
		final double noise)
	{
		return new IndexProblem(Link.of(link), Loss.of(loss, 0.7), students, teachers, noise);
	}

	/** Some covariance of full rank, with variances of about 1. */
	static double[] covariance(final int n) {
		final double[] b = new double[n * n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				b[i * n + j] = i == j ? 0.6 + 0.25 * i : 0.3 * Math.cos(1 + i + j) + 0.1;
		return b;
	}

	/** Loss, D, N and H against slow integrals; with three projections N and one D only. */
	static void agreeWithIntegrals(final IndexProblem problem, final double[] covariance, final int panels,
		final double tolerance)
	{
		final StepLaw law = StepLaw.of(problem);
		law.at(covariance, 0);
		final int n = problem.projections(), students = problem.students();
		final GaussianMean mean = new GaussianMean(covariance, n, panels);
		assertEquals(mean.of(GaussianMean.loss(problem)), law.loss(), tolerance);
		final double[] drift = filled(law::drift, students * n), noise = filled(law::noise, students * students);
		final double[] curvature = filled(law::curvature, students * students * n * n);
		for (int k = 0; k < students; k++) {
			for (int a = n == 2 ? 0 : n - 1 + k; a < n; a++)
				assertEquals(mean.of(GaussianMean.by(a, GaussianMean.gradient(problem, k))), drift[k * n + a], tolerance, "D " + k +
					a);
			for (int l = k; l < students; l++) {
				assertEquals(mean.of(GaussianMean.product(problem, k, l)), noise[k * students + l], tolerance, "N " + k + l);
				for (int a = 0; a < n && n == 2; a++)
					for (int b = a; b < n; b++) {
						final double expected = mean.of(GaussianMean.by(a, GaussianMean.by(b, GaussianMean.product(problem, k, l))));
						final int at = (k * students + l) * n * n;
						final double error = 10 * tolerance * (1 + Math.abs(expected));
						assertEquals(expected, curvature[at + a * n + b], error, "H " + k + l + a + b);
						assertEquals(expected, curvature[at + b * n + a], error, "H " + k + l + b + a);
					}
			}
		}
	}

	/** All derivatives by B against differences of what they are derivatives of. */
	static void derivativesAreDifferences(final IndexProblem problem, final double[] covariance, final int sign,
		final double tolerance)
	{
		final StepLaw law = StepLaw.of(problem);
		final int n = problem.projections(), squared = problem.students() * problem.students();
		check(law, covariance, sign, law::drift, law::driftDerivatives, problem.students() * n, tolerance);
		check(law, covariance, sign, law::noise, law::noiseDerivatives, squared, tolerance);
		check(law, covariance, sign, law::curvature, law::curvatureDerivatives, squared * n * n, tolerance);
	}

	private static void check(final StepLaw law, final double[] covariance, final int sign, final Consumer<double[]> value,
		final Consumer<double[]> derivatives, final int size, final double tolerance)
	{
		final int n = law.entries().size(), moving = law.entries().moving();
		law.at(covariance, sign);
		final double[] given = filled(derivatives, size * moving);
		for (int a = 0; a < law.entries().students(); a++)
			for (int b = a; b < n; b++) {
				final double[][] moved = new double[5][];
				for (int step = -2; step <= 2; step++) {
					final double[] there = covariance.clone();
					there[a * n + b] += step * 1e-3;
					if (a != b) there[b * n + a] += step * 1e-3;
					law.at(there, sign);
					moved[step + 2] = filled(value, size);
				}
				for (int i = 0; i < size; i++)
					assertEquals((8 * (moved[3][i] - moved[1][i]) - moved[4][i] + moved[0][i]) / 12e-3, given[i * moving + law
						.entries().index(a, b)], tolerance, i + " by " + a + b);
			}
	}

	static double[] filled(final Consumer<double[]> fill, final int size) {
		final double[] target = new double[size];
		fill.accept(target);
		return target;
	}
}
