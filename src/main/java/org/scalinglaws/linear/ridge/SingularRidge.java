package org.scalinglaws.linear.ridge;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ThinSvd;
import org.scalinglaws.linear.VectorLoops;

/** Ridge regression by the singular values of the inputs, which keeps the smallest ones. */
final class SingularRidge implements RidgeRegression.Path {

	private static final double ROUNDING = 0x1p-52;

	private final double[] values; // above rounding
	private final double[] along; // the labels' parts along the left singular vectors
	private final double[][] right;
	private final int width;
	private final double unreached; // square of the labels' part that no weights reach; NaN if there are more samples than inputs

	SingularRidge(final double[][] inputs, final double[] labels) {
		final ThinSvd svd = new ThinSvd(inputs);
		final double least = svd.values()[0] * ROUNDING * Math.max(inputs.length, inputs[0].length);
		final int rank = (int) Arrays.stream(svd.values()).filter(value -> value > least).count();
		values = Arrays.copyOf(svd.values(), rank);
		right = Arrays.copyOf(svd.right(), rank);
		width = inputs[0].length;
		final double[] all = Arrays.stream(svd.left()).mapToDouble(u -> DotProducts.of(u, labels)).toArray();
		along = Arrays.copyOf(all, rank);
		final double[] others = Arrays.copyOfRange(all, rank, all.length);
		unreached = inputs.length <= width ? DotProducts.of(others, others) : Double.NaN;
	}

	@Override
	public RidgeRegression.Solution at(final double penalty) {
		final double[] factors = new double[values.length], weights = new double[width];
		double missing = 0, errors = unreached;
		for (int k = 0; k < factors.length; k++) {
			final double inverse = 1 / (values[k] * values[k] + penalty), left = penalty * inverse;
			factors[k] = values[k] * along[k] * inverse;
			missing += left;
			errors += along[k] * along[k] * left * left;
		}
		VectorLoops.addAll(factors, right, 0, right.length, weights, width);
		return new RidgeRegression.Solution(weights, factors.length, missing, errors);
	}
}
