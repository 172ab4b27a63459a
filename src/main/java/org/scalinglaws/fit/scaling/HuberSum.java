package org.scalinglaws.fit.scaling;

import java.util.Arrays;

/**
 * What a fit makes least: the sum over points of Huber's function of the residuals r =
 * log loss - log of the law, r^2 / 2 up to a threshold and linear beyond. Not for use by
 * two threads at once.
 */
final class HuberSum {

	private final LossPoints points;
	private final double[] weights;
	private final double total;
	private final SmoothMaximum law;
	private final int parameters;
	private final double[] scratch;
	private int count; // in the scratch

	/** Where the function becomes linear. */
	double threshold;

	/** Derivatives after {@link #derive}. */
	final double[] gradient;

	/** Second derivatives, the lower triangle, after {@link #derive}. */
	final double[] hessian;

	/**
	 * The matrix of reweighted least squares after {@link #derive}: positive, and above
	 * the Hessian but for the law's own curvature.
	 */
	final double[] majorant;

	/** @param weights how often each point counts */
	HuberSum(final LossPoints points, final ScalingForm form, final double[] weights, final double threshold) {
		this.points = points;
		this.weights = weights;
		this.threshold = threshold;
		total = Arrays.stream(weights).sum();
		law = new SmoothMaximum(form);
		parameters = form.parameters();
		gradient = new double[parameters];
		hessian = new double[parameters * parameters];
		majorant = new double[parameters * parameters];
		scratch = new double[weights.length];
	}

	int parameters() {
		return parameters;
	}

	/** The sum of the weights. */
	double total() {
		return total;
	}

	/** The residual of a point. */
	double residual(final double[] p, final int point) {
		return points.logLoss[point] - law.value(p, points.logSize[point], points.logData[point]);
	}

	double value(final double[] p) {
		double sum = 0;
		for (int i = 0; i < weights.length; i++)
			if (weights[i] > 0) sum += weights[i] * huber(residual(p, i));
		return sum;
	}

	/** Huber's function. */
	double huber(final double residual) {
		final double size = Math.abs(residual);
		return size <= threshold ? residual * residual / 2 : threshold * (size - threshold / 2);
	}

	double derive(final double[] p) {
		Arrays.fill(gradient, 0);
		Arrays.fill(hessian, 0);
		Arrays.fill(majorant, 0);
		double sum = 0;
		for (int i = 0; i < weights.length; i++)
			if (weights[i] > 0) {
				final double residual = points.logLoss[i] - law.derive(p, points.logSize[i], points.logData[i]);
				sum += weights[i] * huber(residual);
				add(residual, weights[i]);
			}
		return sum;
	}

	private void add(final double residual, final double weight) {
		final double share = Math.min(1, threshold / Math.abs(residual));
		final double bend = share < 1 ? 0 : weight, pull = -weight * share * residual;
		for (int j = 0; j < parameters; j++) {
			final double slope = law.gradient[j];
			gradient[j] += pull * slope;
			for (int k = 0, at = j * parameters; k <= j; k++, at++) {
				final double square = slope * law.gradient[k];
				hessian[at] += bend * square + pull * law.hessian[at];
				majorant[at] += weight * share * square;
			}
		}
	}

	/** The median of the sizes of the residuals. */
	double medianSize(final double[] p) {
		return median(p, true);
	}

	/** The median of the residuals. */
	double medianResidual(final double[] p) {
		return median(p, false);
	}

	private double median(final double[] p, final boolean sizes) {
		count = 0;
		for (int i = 0; i < weights.length; i++)
			if (weights[i] > 0) scratch[count++] = sizes ? Math.abs(residual(p, i)) : residual(p, i);
		Arrays.sort(scratch, 0, count);
		return count == 0 ? 0 : scratch[count / 2];
	}

	/** The sum if all residuals that {@link #medianResidual} found were less by so much, each point counted once. */
	double shifted(final double shift) {
		double sum = 0;
		for (int i = 0; i < count; i++)
			sum += huber(scratch[i] - shift);
		return sum;
	}

	/** The largest share of the loss that a term has at any of the points. */
	double largestShare(final double[] p, final int term) {
		double largest = 0;
		for (int i = 0; i < weights.length; i++)
			if (weights[i] > 0) {
				residual(p, i);
				largest = Math.max(largest, law.share[term]);
			}
		return largest;
	}
}
