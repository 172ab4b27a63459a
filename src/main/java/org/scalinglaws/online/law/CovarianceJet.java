package org.scalinglaws.online.law;

import java.util.Arrays;

/**
 * A function of a symmetric covariance with its first and second derivatives by the entries, B_ab and B_ba moved together.
 */
final class CovarianceJet {

	final CovarianceEntries entries;
	final int count;
	double value;
	/** By entry. */
	final double[] gradient;
	/** By entry and entry, symmetric. */
	final double[] hessian;

	CovarianceJet(final CovarianceEntries entries) {
		this.entries = entries;
		count = entries.count();
		gradient = new double[count];
		hessian = new double[count * count];
	}

	void clear() {
		value = 0;
		Arrays.fill(gradient, 0);
		Arrays.fill(hessian, 0);
	}

	/**
	 * Adds a multiple of a jet.
	 *
	 * @param jet as {@link Jets} lays it out
	 * @param place the entry that each of its variables is
	 */
	void add(final double factor, final double[] jet, final int[] place) {
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

	/** The mean of d_a d_b, if this is the mean of a function of projections of this covariance. */
	double mixed(final int a, final int b) {
		return twice(a, b) * gradient[entries.index(a, b)];
	}

	/** The derivative of {@link #mixed} by an entry. */
	double mixedBy(final int a, final int b, final int entry) {
		return twice(a, b) * hessian[entries.index(a, b) * count + entry];
	}

	/** 1 + delta_ab: dE/dB_ab is the mean of d_a d_b, dE/dB_aa half of that of d_a d_a. */
	private static double twice(final int a, final int b) {
		return a == b ? 2 : 1;
	}
}
