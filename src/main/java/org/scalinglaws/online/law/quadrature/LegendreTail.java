package org.scalinglaws.online.law.quadrature;

import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialsUtils;
import org.scalinglaws.integrate.GaussRule;

/**
 * Tells from the values at a Gauss-Legendre rule's points how well the rule integrates: the Legendre series of what it sums
 * is extrapolated from its middle and its end to the degree that the rule no longer takes.
 */
final class LegendreTail {

	private static final GaussRule RULE = GaussRule.STANDARD;

	/** By degree (two in the middle, the two last ones) and point: weight and polynomial. */
	private static final double[][] PROJECTION = projection(RULE.size() / 2 - 2, RULE.size() / 2 - 1, RULE.size() - 2, RULE
		.size() - 1);

	private final double[][][] coefficients;

	/**
	 * @param functions how many there are
	 * @param members the moments of each that are looked at, the first ones
	 */
	LegendreTail(final int functions, final int members) {
		coefficients = new double[functions][members][4];
	}

	private static double[][] projection(final int... degrees) {
		final double[][] projection = new double[degrees.length][RULE.size()];
		for (int k = 0; k < degrees.length; k++) {
			final PolynomialFunction polynomial = PolynomialsUtils.createLegendrePolynomial(degrees[k]);
			for (int i = 0; i < RULE.size(); i++)
				projection[k][i] = (2 * degrees[k] + 1) * RULE.weight(i) * polynomial.value(2 * RULE.point(i) - 1);
		}
		return projection;
	}

	/** Takes the moments at a point of the rule, times a factor. */
	void add(final int point, final double factor, final double[][] moments) {
		for (int i = 0; i < coefficients.length; i++)
			for (int j = 0; j < coefficients[i].length; j++)
				for (int k = 0; k < 4; k++)
					coefficients[i][j][k] += PROJECTION[k][point] * factor * moments[i][j];
	}

	/** About the error of a function's worst moment, per length of the panel. */
	double error(final int function) {
		double error = 0;
		for (final double[] of : coefficients[function]) {
			final double middle = Math.max(Math.abs(of[0]), Math.abs(of[1])), last = Math.max(Math.abs(of[2]), Math.abs(of[3]));
			if (last > 0) error = Math.max(error, last * Math.min(1, last / middle * (last / middle)));
		}
		return error;
	}
}
