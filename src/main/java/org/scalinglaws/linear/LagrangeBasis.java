package org.scalinglaws.spectrum;

import java.util.Arrays;

/** The Lagrange polynomials on given points, by the barycentric formula. */
final class LagrangeBasis {

	private final double[] point;
	private final double[] weight;

	/** On distinct points. */
	LagrangeBasis(final double... point) {
		this.point = point.clone();
		weight = new double[point.length];
		final double width = Arrays.stream(point).max().getAsDouble() - Arrays.stream(point).min().getAsDouble();
		for (int k = 0; k < point.length; k++) {
			double product = 1;
			for (int l = 0; l < point.length; l++)
				if (l != k) product *= (point[k] - point[l]) / width;
			weight[k] = 1 / product;
		}
	}

	/** Fills {@code values} with the polynomials' values at x. */
	void at(final double x, final double[] values) {
		double sum = 0;
		for (int k = 0; k < values.length; k++) {
			if (x == point[k]) {
				Arrays.fill(values, 0);
				values[k] = 1;
				return;
			}
			values[k] = weight[k] / (x - point[k]);
			sum += values[k];
		}
		for (int k = 0; k < values.length; k++)
			values[k] /= sum;
	}
}
