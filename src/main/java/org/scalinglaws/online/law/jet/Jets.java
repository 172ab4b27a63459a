package org.scalinglaws.online.law.jet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arithmetic of functions of a few variables with their first and second derivatives. A jet is an array: the value, the
 * gradient, and the second derivatives p &lt;= q by rows. Results live until the next {@link #reset}, so that nothing is
 * allocated from the second time on.
 */
public final class Jets {

	private final int variables;
	private final List<double[]> pool = new ArrayList<>();
	private int used;

	/** For functions of that many variables. */
	public Jets(final int variables) {
		this.variables = variables;
	}

	/** Gives back all jets. */
	public void reset() {
		used = 0;
	}

	private double[] take() {
		if (used == pool.size()) pool.add(new double[1 + variables + variables * (variables + 1) / 2]);
		return pool.get(used++);
	}

	/** One of the variables. */
	public double[] variable(final int index, final double value) {
		final double[] result = constant(value);
		result[1 + index] = 1;
		return result;
	}

	/** A number. */
	public double[] constant(final double value) {
		final double[] result = take();
		Arrays.fill(result, 0);
		result[0] = value;
		return result;
	}

	/** a + b. */
	public double[] plus(final double[] a, final double b) {
		final double[] result = times(1, a);
		result[0] += b;
		return result;
	}

	/** a + b. */
	public double[] plus(final double[] a, final double[] b) {
		return plus(a, 1, b);
	}

	/** a + factor b. */
	public double[] plus(final double[] a, final double factor, final double[] b) {
		final double[] result = take();
		for (int i = 0; i < result.length; i++)
			result[i] = a[i] + factor * b[i];
		return result;
	}

	/** factor a. */
	public double[] times(final double factor, final double[] a) {
		final double[] result = take();
		for (int i = 0; i < result.length; i++)
			result[i] = factor * a[i];
		return result;
	}

	/** a b. */
	public double[] times(final double[] a, final double[] b) {
		final double[] result = take();
		result[0] = a[0] * b[0];
		int at = 1 + variables;
		for (int p = 1; p <= variables; p++) {
			result[p] = a[p] * b[0] + a[0] * b[p];
			for (int q = p; q <= variables; q++, at++)
				result[at] = a[at] * b[0] + a[0] * b[at] + a[p] * b[q] + a[q] * b[p];
		}
		return result;
	}

	/** The function f of a, given f, f' and f'' at a's value. */
	public double[] compose(final double[] a, final double f, final double first, final double second) {
		final double[] result = take();
		result[0] = f;
		int at = 1 + variables;
		for (int p = 1; p <= variables; p++) {
			result[p] = first * a[p];
			for (int q = p; q <= variables; q++, at++)
				result[at] = first * a[at] + second * a[p] * a[q];
		}
		return result;
	}

	/** a^exponent, a above 0. */
	public double[] power(final double[] a, final double exponent) {
		final double f = Math.pow(a[0], exponent), first = exponent * f / a[0];
		return compose(a, f, first, (exponent - 1) * first / a[0]);
	}

	/** The square root of a, above 0. */
	public double[] sqrt(final double[] a) {
		final double f = Math.sqrt(a[0]);
		return compose(a, f, 0.5 / f, -0.25 / (f * a[0]));
	}

	/** 1/a. */
	public double[] inverse(final double[] a) {
		final double f = 1 / a[0];
		return compose(a, f, -f * f, 2 * f * f * f);
	}

	/** The angle of the point (x, y) to the first axis. */
	public double[] angle(final double[] y, final double[] x) {
		final double radius = Math.hypot(x[0], y[0]), cosine = x[0] / radius, sine = y[0] / radius;
		final double ofX = -sine / radius, ofY = cosine / radius;
		final double square = 2 * ofX * ofY, mixed = (ofX - ofY) * (ofX + ofY); // by y twice, with a minus sign by x, by both
		final double[] result = take();
		result[0] = Math.atan2(y[0], x[0]);
		int at = 1 + variables;
		for (int p = 1; p <= variables; p++) {
			result[p] = ofX * x[p] + ofY * y[p];
			for (int q = p; q <= variables; q++, at++)
				result[at] = ofX * x[at] + ofY * y[at] + square * (y[p] * y[q] - x[p] * x[q]) + mixed * (x[p] * y[q] + y[p] * x[q]);
		}
		return result;
	}
}
