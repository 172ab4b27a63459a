package org.scalinglaws.spectrum.nodes;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;

/**
 * A spectrum with any number of vectors in node form: per eigenvalue the sums of all
 * products of two vectors over its coordinates, which is all that coupled modes depend on.
 *
 * @param eigenvalue not negative, one per node
 * @param multiplicity number of coordinates that the node stands for; of a quadrature it may
 *          be negative
 * @param products pairs x nodes: sums of v_a v_b over these coordinates for a &lt;= b, row by
 *          row of the upper triangle: 00, 01, ..., 11, 12, ...
 */
public record NodeMoments(double[] eigenvalue, double[] multiplicity, double[][] products) {

	/**
	 * @throws IllegalArgumentException if an array is missing, of another length or not
	 *           finite, an eigenvalue is negative, or the number of products is not that of
	 *           the pairs of some vectors
	 */
	public NodeMoments {
		Require.finite("eigenvalue", Require.given("eigenvalue", eigenvalue));
		final int nodes = Require.inRange("nodes", eigenvalue.length, 1, Integer.MAX_VALUE);
		for (final double value : eigenvalue)
			Require.inRange("eigenvalue", value, 0, Double.MAX_VALUE);
		Require.finite("multiplicity", Require.length("multiplicity", multiplicity, nodes));
		final int pairs = Require.given("products", products).length;
		if (pairs == 0 || pairs(vectors(pairs)) != pairs) throw new IllegalArgumentException(
			"products must be those of all pairs of some vectors, 1, 3, 6, 10, ..., was " + pairs);
		for (final double[] product : products)
			Require.finite("products", Require.length("products", product, nodes));
	}

	/**
	 * One node per coordinate.
	 *
	 * @param spectrum eigenvalues, not negative
	 * @param vectors as long, at least one
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 */
	public static NodeMoments full(final double[] spectrum, final double[]... vectors) {
		final double[] ones = new double[Require.given("spectrum", spectrum).length];
		Arrays.fill(ones, 1);
		final double[][] products = new double[pairs(vectors.length)][ones.length];
		for (int a = 0, pair = 0; a < vectors.length; a++) {
			Require.finite("vectors", Require.length("vectors", vectors[a], ones.length));
			for (int b = a; b < vectors.length; b++, pair++) {
				Require.length("vectors", vectors[b], ones.length);
				for (int i = 0; i < ones.length; i++)
					products[pair][i] = vectors[a][i] * vectors[b][i];
			}
		}
		return new NodeMoments(spectrum, ones, products);
	}

	/**
	 * Several independent copies of the two vectors of these moments: students, each a first vector, and teachers, each a
	 * second one. Student k overlaps with teacher k as the first vector does with the second; all other products are 0, as
	 * they are on the average of independent vectors.
	 *
	 * @param students copies of the first vector, from 1
	 * @param teachers copies of the second vector, from 1
	 * @return moments of the students and then the teachers
	 * @throws IllegalArgumentException if these are not moments of two vectors, or a number is out of range
	 */
	public NodeMoments copies(final int students, final int teachers) {
		Require.inRange("vectors", vectors(), 2, 2);
		Require.inRange("students", students, 1, Integer.MAX_VALUE);
		Require.inRange("teachers", teachers, 1, Integer.MAX_VALUE);
		final NodeMoments copies = new NodeMoments(eigenvalue, multiplicity, new double[pairs(students + teachers)][nodes()]);
		for (int a = 0; a < students + teachers; a++)
			copies.products[copies.pair(a, a)] = a < students ? product(0, 0) : product(1, 1);
		for (int k = 0; k < Math.min(students, teachers); k++)
			copies.products[copies.pair(k, students + k)] = product(0, 1);
		return copies;
	}

	/** {@return the number of nodes} */
	public int nodes() {
		return eigenvalue.length;
	}

	/** {@return the number of vectors} */
	public int vectors() {
		return vectors(products.length);
	}

	/** {@return the sums of v_a v_b of each node} */
	public double[] product(final int a, final int b) {
		return products[pair(a, b)];
	}

	/** {@return where the products of v_a and v_b are} */
	public int pair(final int a, final int b) {
		final int first = Math.min(a, b);
		return first * vectors() - pairs(first) + Math.max(a, b);
	}

	/** {@return v_a'Q v_b, Q having these eigenvalues} */
	public double energy(final int a, final int b) {
		return DotProducts.inOrder(eigenvalue, product(a, b));
	}

	/** {@return the number of coordinates, d} */
	public double dimension() {
		return Arrays.stream(multiplicity).reduce(0, Double::sum);
	}

	/** {@return the largest eigenvalue} */
	public double largestEigenvalue() {
		return Arrays.stream(eigenvalue).max().getAsDouble();
	}

	/**
	 * Near the largest eigenvalue, so that squares of eigenvalues are numbers in it.
	 *
	 * @return a power of two, which costs no digits
	 */
	public double unit() {
		return Math.scalb(1.0, Math.getExponent(largestEigenvalue()));
	}

	/** {@return the same problem with eigenvalues in a unit, and vectors in one over its root: energies stay} */
	public NodeMoments inUnits(final double unit) {
		return new NodeMoments(times(1 / unit, eigenvalue), multiplicity, Arrays.stream(products).map(product -> times(unit,
			product)).toArray(double[][]::new));
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}

	static int pairs(final int vectors) {
		return vectors * (vectors + 1) / 2;
	}

	private static int vectors(final int pairs) {
		return (int) ((Math.sqrt(8.0 * pairs + 1) - 1) / 2);
	}
}
