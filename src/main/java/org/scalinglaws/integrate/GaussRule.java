package org.scalinglaws.integrate;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** A Gauss-Legendre rule on [0, 1]. */
public final class GaussRule {

	/** For integrands whose poles keep a distance of about the length of the interval. */
	public static final GaussRule STANDARD = new GaussRule(16);

	private final double[] points;
	private final double[] weights;

	public GaussRule(final int count) {
		final GaussIntegrator rule = new GaussIntegratorFactory().legendre(count);
		points = new double[count];
		weights = new double[count];
		for (int i = 0; i < count; i++) {
			points[i] = (1 + rule.getPoint(i)) / 2;
			weights[i] = rule.getWeight(i) / 2;
		}
	}

	public int size() {
		return points.length;
	}

	public double point(final int i) {
		return points[i];
	}

	public double weight(final int i) {
		return weights[i];
	}
}
