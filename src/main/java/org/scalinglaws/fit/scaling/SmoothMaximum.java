package org.scalinglaws.fit.scaling;

import java.util.Arrays;

/**
 * The logarithm of the loss of a {@link ScalingForm} at a point, with its derivatives.
 * <p>
 * It is power x log sum exp(term / power), the terms linear in the parameters: for a
 * floor its logarithm, else logarithm - exponent x (log size or log data). The power is
 * 1, but for kaplan the exponent of the data. With shares s = softmax(term / power) the
 * derivative by the terms is s, that by the power the entropy of s. Nothing overflows.
 * Not for use by two threads at once.
 * </p>
 */
final class SmoothMaximum {

	private final ScalingForm form;
	private final int terms;
	private final int parameters;
	private final int outer;
	private final double[] term;
	private final double[][] slope; // of each term by each parameter
	private final double[] mean;

	/** Each term's share of the sum, after {@link #value} or {@link #derive}. */
	final double[] share;

	/** The derivative by each parameter, after {@link #derive}. */
	final double[] gradient;

	/** The second derivatives, rows one after the other, the lower triangle only, after {@link #derive}. */
	final double[] hessian;

	SmoothMaximum(final ScalingForm form) {
		this.form = form;
		terms = form.terms();
		parameters = form.parameters();
		outer = form.outerPower();
		term = new double[terms];
		share = new double[terms];
		slope = new double[terms][parameters];
		for (int i = 0; i < terms; i++)
			slope[i][i] = 1;
		mean = new double[parameters];
		gradient = new double[parameters];
		hessian = new double[parameters * parameters];
	}

	/** The logarithm of the loss. */
	double value(final double[] p, final double logSize, final double logData) {
		if (form.hasFloor()) term[0] = p[0];
		if (form.hasSize()) term[form.sizeTerm()] = p[form.sizeTerm()] - p[form.sizeExponent()] * logSize;
		if (form.hasData()) term[form.dataTerm()] = p[form.dataTerm()] - p[form.dataExponent()] * logData;
		final double power = outer < 0 ? 1 : p[outer];
		double largest = term[0];
		for (int i = 1; i < terms; i++)
			largest = Math.max(largest, term[i]);
		double sum = 0;
		for (int i = 0; i < terms; i++)
			sum += share[i] = Math.exp((term[i] - largest) / power);
		for (int i = 0; i < terms; i++)
			share[i] /= sum;
		return largest + power * Math.log(sum);
	}

	/** As {@link #value}, with the derivatives. */
	double derive(final double[] p, final double logSize, final double logData) {
		final double value = value(p, logSize, logData);
		if (form.hasSize()) slope[form.sizeTerm()][form.sizeExponent()] = -logSize;
		if (form.hasData()) slope[form.dataTerm()][form.dataExponent()] = -logData;
		final double power = outer < 0 ? 1 : p[outer];
		Arrays.fill(mean, 0);
		for (int i = 0; i < terms; i++)
			for (int j = 0; j < parameters; j++)
				mean[j] += share[i] * slope[i][j];
		System.arraycopy(mean, 0, gradient, 0, parameters);
		Arrays.fill(hessian, 0);
		for (int i = 0; i < terms; i++)
			for (int j = 0; j < parameters; j++) {
				final double factor = share[i] / power * (slope[i][j] - mean[j]);
				for (int k = 0; k <= j; k++)
					hessian[j * parameters + k] += factor * (slope[i][k] - mean[k]);
			}
		if (outer >= 0) addPower(value, power);
		return value;
	}

	/** What the power adds, which is the last of the parameters. */
	private void addPower(final double value, final double power) {
		double average = 0;
		for (int i = 0; i < terms; i++)
			average += share[i] * term[i];
		gradient[outer] += (value - average) / power;
		for (int i = 0; i < terms; i++) {
			final double distance = term[i] - average, change = -share[i] * distance / (power * power); // of its share
			for (int k = 0; k < outer; k++)
				hessian[outer * parameters + k] += change * slope[i][k];
			hessian[outer * parameters + outer] += 2 * change * slope[i][outer] + share[i] * distance * distance / (power *
				power * power);
		}
	}
}
