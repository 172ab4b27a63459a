package org.scalinglaws.regression.parameters;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ThinSvd;

/**
 * Linear regression of least norm on the leading principal components of its features (not centred), as a smoother: on any
 * input it is a weighted sum s.y of the training labels, s = phi' Phi^+.
 * <p>
 * With as many components as there are samples or features, whichever are fewer, this is the minimum-norm regression
 * itself. Singular values below rounding, 2^-52 max(n, p) of the largest, count as 0, as in NumPy's lstsq: the features
 * of a smooth kernel have some.
 * </p>
 */
final class MinimumNorm {

	private final double[] values;
	private final double[][] left, right;
	private final int components;

	/**
	 * Fits.
	 *
	 * @param features n x p, sample by sample
	 * @param components to use at most, from 1
	 */
	MinimumNorm(final double[][] features, final int components) {
		final ThinSvd svd = new ThinSvd(features);
		values = svd.values();
		left = svd.left();
		right = svd.right();
		final double least = Math.ulp(1.0) * Math.max(features.length, features[0].length) * values[0];
		int kept = 0;
		while (kept < Math.min(components, values.length) && values[kept] > least)
			kept++;
		this.components = kept;
	}

	/** {@return how many components are used: the trace of the smoother on the training inputs, a projection} */
	int components() {
		return components;
	}

	/** {@return the squared norm of the pseudo-inverse} */
	double inverseSquared() {
		double sum = 0;
		for (int k = components - 1; k >= 0; k--)
			sum += 1 / (values[k] * values[k]);
		return sum;
	}

	/** {@return how much of |w|^2 the fit of labels w.phi does not find: what lies outside of the components} */
	double lost(final double[] weights) {
		double lost = DotProducts.of(weights, weights);
		for (int k = 0; k < components; k++)
			lost -= Math.pow(DotProducts.of(right[k], weights), 2);
		return Math.max(0, lost);
	}

	/** {@return the fit's weights of labels, along each component} */
	double[] fitted(final double[] labels) {
		final double[] fitted = new double[components];
		for (int k = 0; k < components; k++)
			fitted[k] = DotProducts.of(left[k], labels) / values[k];
		return fitted;
	}

	/** {@return an input's features along each component} */
	double[] along(final double[] features) {
		final double[] along = new double[components];
		for (int k = 0; k < components; k++)
			along[k] = DotProducts.of(right[k], features);
		return along;
	}

	/** {@return |s|^2 of an input, whose features along the components are given} */
	double weightSquared(final double[] along) {
		double sum = 0;
		for (int k = 0; k < components; k++)
			sum += Math.pow(along[k] / values[k], 2);
		return sum;
	}
}
