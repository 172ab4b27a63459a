package org.scalinglaws.online.law;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Means of positively homogeneous functions of two normal projections, by the angle between their kinks at zero. */
final class Polar {

	private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(60);

	private final double[][] root;

	Polar(final double[] covariance) {
		root = GaussianMean.root(covariance, 2);
	}

	/** Of a function of degree 2. */
	double mean(final DoubleBinaryOperator function) {
		return 2 * circle(function);
	}

	/** Of a function of degree 4. */
	double fourth(final DoubleBinaryOperator function) {
		return 8 * circle(function);
	}

	private double circle(final DoubleBinaryOperator function) {
		final double half = Math.PI / 2, zero = Math.atan2(-root[1][0], root[1][1]);
		final double[] kinks = { -Math.PI, -half, half, zero > 0 ? zero - Math.PI : zero, zero > 0 ? zero : zero + Math.PI,
			Math.PI };
		Arrays.sort(kinks);
		double sum = 0;
		for (int i = 1; i < kinks.length; i++)
			for (int j = 0; j < 60; j++) {
				final double width = kinks[i] - kinks[i - 1], angle = kinks[i - 1] + width * (1 + RULE.getPoint(j)) / 2;
				final double[] z = GaussianMean.projections(root, new double[] { Math.cos(angle), Math.sin(angle) });
				sum += width / 2 * RULE.getWeight(j) * function.applyAsDouble(z[0], z[1]);
			}
		return sum / (2 * Math.PI);
	}
}
