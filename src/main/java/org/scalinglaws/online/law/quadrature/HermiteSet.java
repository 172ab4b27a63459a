package org.scalinglaws.online.law.quadrature;

import java.util.ArrayList;
import java.util.List;

/**
 * Products of Hermite polynomials of a few standard normals x, of total degree up to four. For a function phi of z = A x,
 * E[phi He_i(x_1) He_j(x_2) ...] is the mean of its derivatives along the columns of A, whether or not phi has them.
 */
final class HermiteSet {

	/** The largest total degree. */
	static final int DEGREE = 4;

	private final List<int[]> degrees = new ArrayList<>();
	private final int[] index = new int[125];

	/** The degree in the first normal, and the place of the rest in the set of one normal less. */
	final int[] first;
	final int[] rest;

	/** @param normals from 0 to 3 */
	HermiteSet(final int normals) {
		collect(new int[3], 0, normals, DEGREE);
		for (int i = 0; i < degrees.size(); i++)
			index[code(degrees.get(i))] = i;
		first = new int[degrees.size()];
		rest = new int[degrees.size()];
		final HermiteSet fewer = normals > 0 ? new HermiteSet(normals - 1) : null;
		for (int i = 0; i < degrees.size() && fewer != null; i++) {
			final int[] of = degrees.get(i);
			first[i] = of[0];
			rest[i] = fewer.index[code(of[1], of[2], 0)];
		}
	}

	private void collect(final int[] degree, final int at, final int normals, final int left) {
		if (at == normals) {
			degrees.add(degree.clone());
			return;
		}
		for (int i = 0; i <= left; i++) {
			degree[at] = i;
			collect(degree, at + 1, normals, left - i);
		}
		degree[at] = 0;
	}

	private static int code(final int... degree) {
		return 25 * degree[0] + 5 * degree[1] + degree[2];
	}

	int count() {
		return degrees.size();
	}

	/** {@return the total degree of a member} */
	int degree(final int member) {
		final int[] of = degrees.get(member);
		return of[0] + of[1] + of[2];
	}

	/** Fills values[0 ... 4] with weight He_i(x). */
	static void polynomials(final double x, final double weight, final double[] values) {
		final double xx = x * x;
		values[0] = weight;
		values[1] = weight * x;
		values[2] = weight * (xx - 1);
		values[3] = weight * x * (xx - 3);
		values[4] = weight * ((xx - 6) * xx + 3);
	}

	/**
	 * The mean of a derivative by the projections z of a function of z.
	 *
	 * @param moments by member
	 * @param projections the factor's dual turns derivatives along its columns into those by z
	 * @param by the projections by which it is derived, at most four
	 */
	double derivative(final double[] moments, final Projections projections, final int... by) {
		return derivative(moments, projections, by, 0, 0);
	}

	private double derivative(final double[] moments, final Projections projections, final int[] by, final int at,
		final int code)
	{
		if (at == by.length) return moments[index[code]];
		double sum = 0;
		for (int i = 0, step = 25; i < projections.rank(); i++, step /= 5) {
			final double factor = projections.dual(by[at], i);
			if (factor != 0) sum += factor * derivative(moments, projections, by, at + 1, code + step);
		}
		return sum;
	}
}
