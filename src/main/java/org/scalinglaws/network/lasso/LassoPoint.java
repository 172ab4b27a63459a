package org.scalinglaws.network.lasso;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.task.Progress;

/** Weights of a LASSO with their residual and correlations, computed afresh, and the gap that follows from these. */
final class LassoPoint {

	private final double[] weights;
	private final double[] labels;
	private final double[] residual;
	private final double[] correlations;
	private final double square;
	private final double largest;
	private final double norm;

	/** The weights, one for each coordinate, are kept and not to be changed. */
	LassoPoint(final LinearInputs inputs, final double[] labels, final double[] weights, final Progress progress) {
		this.weights = weights;
		this.labels = labels;
		residual = inputs.residual(labels, weights);
		correlations = inputs.correlations(residual, progress);
		square = DotProducts.of(residual, residual);
		double most = 0;
		for (final double correlation : correlations)
			most = Math.max(most, Math.abs(correlation));
		largest = most;
		double sum = 0;
		for (final double weight : weights)
			sum += Math.abs(weight);
		norm = sum;
	}

	double[] weights() {
		return weights;
	}

	/** x_j.(y - theta.x) by coordinate. */
	double[] correlations() {
		return correlations;
	}

	/** The largest absolute correlation. */
	double largest() {
		return largest;
	}

	/** The sum of |theta_j|. */
	double norm() {
		return norm;
	}

	double objective(final double penalty) {
		return square / 2 + penalty * norm;
	}

	/**
	 * The gap between the objective and the dual objective |y|^2/2 - |y - s r|^2/2 at
	 * the best s for which s r is feasible, |s x_j.r| &lt;= penalty. It is written as a sum
	 * of terms that are not negative, so that nothing cancels.
	 */
	double gap(final double penalty) {
		final double along = square == 0 ? 1 : DotProducts.of(labels, residual) / square;
		final double bound = penalty / largest;
		final double scale = Math.max(-bound, Math.min(bound, along));
		double slack = 0;
		for (int j = 0; j < weights.length; j++)
			slack += Math.max(0, Math.abs(weights[j]) * penalty - scale * weights[j] * correlations[j]);
		return (1 - scale) * (1 - scale) * square / 2 + slack;
	}
}
