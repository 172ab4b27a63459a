package org.scalinglaws.perceptron.training;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;

/**
 * Half of the loss sum log(1 + exp(-2 margin)) at some weights, its gradient and its curvature. All are in units of
 * exp(-2 s), where s is the least margin if that is positive: at long weights the loss itself is below the smallest
 * number.
 */
final class LogisticPulls {

	/** Below this part of the largest weight an input plays no part in the curvature. */
	private static final double NEGLIGIBLE = 1e-20;

	private final double logLoss;
	private final double[] gradient;
	private double[][] active;
	private double[] weights;

	LogisticPulls(final double[][] rows, final double[] point, final boolean withCurvature) {
		final double[] margins = new double[rows.length];
		for (int i = 0; i < rows.length; i++)
			margins[i] = DotProducts.of(rows[i], point);
		final double shift = Math.max(0, Arrays.stream(margins).min().getAsDouble());
		final double[] pulls = new double[rows.length], curvatures = new double[rows.length];
		double loss = 0;
		for (int i = 0; i < rows.length; i++) {
			final double small = Math.exp(-2 * Math.abs(margins[i]));
			final double scaled = margins[i] > 0 ? Math.exp(-2 * (margins[i] - shift)) : 1;
			loss += margins[i] > 0 ? scaled * (small < 1e-17 ? 1 : Math.log1p(small) / small) : Math.log1p(small) - 2 *
				margins[i];
			pulls[i] = -scaled / (1 + small);
			curvatures[i] = 2 * -pulls[i] * (margins[i] > 0 ? 1 : small) / (1 + small);
		}
		logLoss = Math.log(loss) - 2 * shift;
		gradient = new double[point.length];
		VectorLoops.addAll(pulls, rows, 0, rows.length, gradient, gradient.length);
		if (withCurvature) select(rows, curvatures);
	}

	private void select(final double[][] rows, final double[] curvatures) {
		final double least = NEGLIGIBLE * Arrays.stream(curvatures).max().getAsDouble();
		active = new double[rows.length][];
		weights = new double[rows.length];
		int count = 0;
		for (int i = 0; i < rows.length; i++)
			if (curvatures[i] > least) {
				weights[count] = curvatures[i];
				active[count++] = rows[i];
			}
		active = Arrays.copyOf(active, count);
		weights = Arrays.copyOf(weights, count);
	}

	/** {@return the logarithm of the loss} */
	double logLoss() {
		return logLoss;
	}

	/** {@return the gradient in the units of this object, not to be changed} */
	double[] gradient() {
		return gradient;
	}

	/** Sets a product to the curvature times a vector, in the units of this object. */
	void curve(final double[] vector, final double[] product) {
		final double[] factors = new double[active.length];
		for (int i = 0; i < active.length; i++)
			factors[i] = weights[i] * DotProducts.of(active[i], vector);
		Arrays.fill(product, 0);
		VectorLoops.addAll(factors, active, 0, active.length, product, product.length);
	}
}
