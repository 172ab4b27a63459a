package org.scalinglaws.online.law.jet;

import java.util.Arrays;

/**
 * A function of a symmetric covariance with its first and second derivatives by the entries, B_ab and B_ba moved together.
 */
public final class CovarianceJet {

	private final CovarianceEntries entries;
	private final int count;
	private double value;
	private final double[] gradient;
	private final double[] hessian;

	/** A function that is 0. */
	public CovarianceJet(final CovarianceEntries entries) {
		this.entries = entries;
		count = entries.count();
		gradient = new double[count];
		hessian = new double[count * count];
	}

	/** The order of the entries. */
	public CovarianceEntries entries() {
		return entries;
	}

	/** Sets all to a number. */
	public void fill(final double number) {
		value = number;
		Arrays.fill(gradient, number);
		Arrays.fill(hessian, number);
	}

	/**
	 * Adds a multiple of a jet.
	 *
	 * @param jet as {@link Jets} lays it out
	 * @param place the entry that each of its variables is
	 */
	public void add(final double factor, final double[] jet, final int[] place) {
		value += factor * jet[0];
		int at = 1 + place.length;
		for (int p = 0; p < place.length; p++) {
			gradient[place[p]] += factor * jet[1 + p];
			for (int q = p; q < place.length; q++) {
				final double second = factor * jet[at++];
				hessian[place[p] * count + place[q]] += second;
				if (q > p) hessian[place[q] * count + place[p]] += second;
			}
		}
	}

	/** The function's value. */
	public double value() {
		return value;
	}

	/** The derivative by an entry. */
	public double by(final int entry) {
		return gradient[entry];
	}

	/** The derivative by two entries. */
	public double by(final int entry, final int other) {
		return hessian[entry * count + other];
	}

	/** The mean of d_a d_b, if this is the mean of a function of projections of this covariance. */
	public double mixed(final int a, final int b) {
		return twice(a, b) * by(entries.index(a, b));
	}

	/** The derivative of {@link #mixed} by an entry. */
	public double mixedBy(final int a, final int b, final int entry) {
		return twice(a, b) * by(entries.index(a, b), entry);
	}

	/** Sets the value. */
	public void set(final double mean) {
		value = mean;
	}

	/** Sets the derivative by B_ab from the mean of d_a d_b. */
	public void set(final int a, final int b, final double mean) {
		gradient[entries.index(a, b)] = mean / twice(a, b);
	}

	/** Sets the derivative by B_ab and B_ce, in this order only, from the mean of d_a d_b d_c d_e. */
	public void set(final int a, final int b, final int c, final int e, final double mean) {
		hessian[entries.index(a, b) * count + entries.index(c, e)] = mean / (twice(a, b) * twice(c, e));
	}

	/** 1 + delta_ab: dE/dB_ab is the mean of d_a d_b, dE/dB_aa half of that of d_a d_a. */
	private static double twice(final int a, final int b) {
		return a == b ? 2 : 1;
	}

	/**
	 * Becomes the series about another covariance, of which the second derivatives are the same.
	 *
	 * @param by what each entry is larger there
	 */
	public void move(final double[] by) {
		for (int p = 0; p < count; p++) {
			double slope = 0;
			for (int q = 0; q < count; q++)
				slope += hessian[p * count + q] * by[q];
			value += (gradient[p] + slope / 2) * by[p];
			gradient[p] += slope;
		}
	}

	/**
	 * Becomes a jet by other entries, of which its own are linear functions.
	 *
	 * @param by derivative of the other jet's entry i by this one's entry p at [i][p]
	 */
	public void substitute(final CovarianceJet from, final double[][] by) {
		value = from.value;
		for (int p = 0; p < count; p++) {
			gradient[p] = 0;
			for (int i = 0; i < count; i++)
				gradient[p] += by[i][p] * from.gradient[i];
			for (int q = 0; q < count; q++) {
				double sum = 0;
				for (int i = 0; i < count; i++)
					for (int j = 0; j < count; j++)
						sum += by[i][p] * from.hessian[i * count + j] * by[j][q];
				hessian[p * count + q] = sum;
			}
		}
	}
}
