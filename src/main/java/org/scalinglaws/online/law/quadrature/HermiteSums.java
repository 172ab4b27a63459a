package org.scalinglaws.online.law.quadrature;

import java.util.Arrays;

import org.scalinglaws.online.law.jet.Means;

/**
 * Means of functions of standard normals times all members of a {@link HermiteSet}, summed over nodes that the subclasses
 * choose along each normal.
 */
abstract class HermiteSums {

	/** Beyond this radius the normal density is below rounding, against polynomials of the degrees that occur. */
	static final double RADIUS = 8.8;

	private static final HermiteSet[] SETS = { new HermiteSet(0), new HermiteSet(1), new HermiteSet(2), new HermiteSet(3) };

	private final int normals;
	private final double[] polynomials = new double[HermiteSet.DEGREE + 1];
	private final double[][][] moments;
	private final double[][] sizes;

	HermiteSums(final int normals, final int functions) {
		this.normals = normals;
		moments = new double[normals + 1][functions][];
		for (int level = 0; level <= normals; level++)
			for (int i = 0; i < functions; i++)
				moments[level][i] = new double[SETS[normals - level].count()];
		sizes = new double[normals + 1][functions];
	}

	static HermiteSet set(final int normals) {
		return SETS[normals];
	}

	final int normals() {
		return normals;
	}

	/** {@return by function and member} */
	final double[][] moments() {
		return moments[0];
	}

	/** {@return the mean of the size, by function} */
	final double[] sizes() {
		return sizes[0];
	}

	final double[][] momentsFrom(final int normal) {
		return moments[normal];
	}

	final double[] sizesFrom(final int normal) {
		return sizes[normal];
	}

	final void clear(final int normal) {
		for (final double[] row : moments[normal])
			Arrays.fill(row, 0);
		Arrays.fill(sizes[normal], 0);
	}

	/** Takes the functions' values where all normals are given. */
	final void evaluate(final Integrand integrand, final double[] values) {
		integrand.values(values);
		for (int i = 0; i < values.length; i++) {
			moments[normals][i][0] = values[i];
			sizes[normals][i] = Math.abs(values[i]);
		}
	}

	/** Adds the functions' values at a node of the last normal, all others given, with its polynomials times its weight. */
	final void addValues(final double[] values, final double[] weighted) {
		final double p0 = weighted[0], p1 = weighted[1], p2 = weighted[2], p3 = weighted[3], p4 = weighted[4];
		final double[][] to = moments[normals - 1];
		final double[] size = sizes[normals - 1];
		for (int i = 0; i < values.length; i++) {
			final double value = values[i];
			final double[] moment = to[i];
			moment[0] += p0 * value;
			moment[1] += p1 * value;
			moment[2] += p2 * value;
			moment[3] += p3 * value;
			moment[4] += p4 * value;
			size[i] += p0 * Math.abs(value);
		}
	}

	/** Adds what was summed over the later normals, at a node of a normal with its weight, the density included. */
	final void add(final int normal, final double x, final double weight) {
		HermiteSet.polynomials(x, weight, polynomials);
		final HermiteSet set = SETS[normals - normal];
		for (int i = 0; i < moments[normal].length; i++) {
			final double[] to = moments[normal][i], from = moments[normal + 1][i];
			for (int j = 0; j < to.length; j++)
				to[j] += polynomials[set.first[j]] * from[set.rest[j]];
			sizes[normal][i] += weight * sizes[normal + 1][i];
		}
	}

	static double density(final double x) {
		return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
	}
}
