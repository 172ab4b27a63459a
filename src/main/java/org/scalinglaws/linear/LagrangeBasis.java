package org.scalinglaws.linear;

import java.util.Arrays;

/** The Lagrange polynomials on given points, by the barycentric formula. */
public final class LagrangeBasis {

	private final double[] point;
	private final double[] weight;

	/** On distinct points. */
	public LagrangeBasis(final double... point) {
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
	public void at(final double x, final double[] values) {
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

	/** {@return the differentiation matrix: row k holds the derivatives of all polynomials at point k} */
	public double[][] derivative() {
		final double[][] matrix = new double[point.length][point.length];
		for (int k = 0; k < point.length; k++)
			for (int l = 0; l < point.length; l++) {
				if (k == l) continue;
				matrix[k][l] = weight[l] / weight[k] / (point[k] - point[l]);
				matrix[k][k] -= matrix[k][l]; // the derivative of a constant vanishes
			}
		return matrix;
	}
}
