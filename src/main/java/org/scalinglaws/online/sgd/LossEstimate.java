package org.scalinglaws.online.sgd;

import java.util.concurrent.atomic.DoubleAccumulator;

import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.random.Streams;

/**
 * The population loss as the mean over {@value #DRAWS} draws of the projections, made of
 * the same normals at every record, so that a curve is smooth. The normals are of a
 * stream of the seed's own; memory: {@value #DRAWS} numbers for each projection.
 */
final class LossEstimate {

	/** The number of draws. */
	static final int DRAWS = 65536;

	private static final String PURPOSE = "lossEstimate";

	private final IndexProblem problem;
	private final int n;
	private final double[] normals;
	private final DoubleAccumulator largestError = new DoubleAccumulator(Math::max, 0);

	LossEstimate(final IndexProblem problem, final long seed) {
		this.problem = problem;
		n = problem.projections();
		normals = new double[n * DRAWS];
		Streams.of(seed).stream(PURPOSE, 0).fillGaussian(normals, 0, normals.length);
	}

	/** The largest relative standard error of the means taken so far. */
	double relativeError() {
		return largestError.get();
	}

	/** As {@link PopulationLoss#at}. */
	double at(final double[] covariance, final int sign) {
		final double[] root = root(covariance), z = new double[n];
		double sum = 0, squares = 0;
		for (int draw = 0; draw < DRAWS; draw++) {
			for (int i = 0; i < n; i++) {
				z[i] = 0;
				for (int j = 0; j <= i; j++)
					z[i] += root[i * n + j] * normals[draw * n + j];
			}
			if (sign != 0) z[0] += sign * z[1]; // of e the student
			final double value = problem.loss().cleanValue(problem.output(z), problem.teacherOutput(z, problem.students()));
			sum += value;
			squares += value * value;
		}
		final double mean = sum / DRAWS, variance = Math.max(0, squares / DRAWS - mean * mean);
		if (mean > 0) largestError.accumulate(Math.sqrt(variance / DRAWS) / mean);
		return mean;
	}

	/** Lower triangular, its product with its transpose is the covariance, which may be singular. */
	private double[] root(final double[] covariance) {
		final double[] root = new double[n * n];
		for (int j = 0; j < n; j++) {
			double pivot = covariance[j * n + j];
			for (int k = 0; k < j; k++)
				pivot -= root[j * n + k] * root[j * n + k];
			if (!(pivot > 1e-15 * covariance[j * n + j])) continue; // a column of zeros
			root[j * n + j] = Math.sqrt(pivot);
			for (int i = j + 1; i < n; i++) {
				double rest = covariance[i * n + j];
				for (int k = 0; k < j; k++)
					rest -= root[i * n + k] * root[j * n + k];
				root[i * n + j] = rest / root[j * n + j];
			}
		}
		return root;
	}
}
