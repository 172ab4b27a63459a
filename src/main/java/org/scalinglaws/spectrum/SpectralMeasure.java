package org.scalinglaws.spectrum;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.spectrum.nodes.NodeMoments;

/**
 * The node form of (spectrum, teacher, start): all that the reduced dynamics
 * depends on.
 * <p>
 * Each node stands for {@code multiplicity} coordinates of (nearly) equal
 * eigenvalue and carries the sums of start^2, start x teacher and teacher^2 over
 * them. The full spectrum is the measure with one node per coordinate; a binned
 * measure keeps the largest eigenvalues exactly and replaces the rest by
 * quadrature nodes, whose weights may be negative: it integrates smooth functions
 * of the eigenvalue, it is no sample of it.
 * </p>
 *
 * @param eigenvalue not negative, one per node
 * @param multiplicity number of coordinates that the node stands for
 * @param startSquared sum of w_i(0)^2 over these
 * @param startTeacher sum of w_i(0) w*_i
 * @param teacherSquared sum of w*_i^2
 */
public record SpectralMeasure(double[] eigenvalue, double[] multiplicity, double[] startSquared, double[] startTeacher,
	double[] teacherSquared)
{

	/**
	 * @throws IllegalArgumentException if an array is missing, of another length
	 *           or not finite, an eigenvalue is not in [0, 1e100], the teacher's energy not in [1e-100, 1e100], that of
	 *           the start above, or so small that it is no number although the overlap is one
	 */
	public SpectralMeasure {
		Require.finite("eigenvalue", Require.given("eigenvalue", eigenvalue));
		final int nodes = Require.inRange("nodes", eigenvalue.length, 1, Integer.MAX_VALUE);
		Require.finite("multiplicity", Require.length("multiplicity", multiplicity, nodes));
		Require.finite("startSquared", Require.length("startSquared", startSquared, nodes));
		Require.finite("startTeacher", Require.length("startTeacher", startTeacher, nodes));
		Require.finite("teacherSquared", Require.length("teacherSquared", teacherSquared, nodes));
		for (final double value : eigenvalue)
			Require.inRange("eigenvalue", value, 0, Require.LARGEST);
		final double teacher = DotProducts.inOrder(eigenvalue, teacherSquared), start = DotProducts.inOrder(eigenvalue,
			startSquared);
		if (!(teacher >= 1 / Require.LARGEST && teacher <= Require.LARGEST)) throw new IllegalArgumentException(
			"teacher must have an energy w*'Qw* in [1e-100, 1e100], was " + teacher);
		if (!(start <= Require.LARGEST)) throw new IllegalArgumentException(
			"weights must have an energy w'Qw of at most 1e100, was " + start);
		if (start < Double.MIN_NORMAL && DotProducts.inOrder(eigenvalue, startTeacher) != 0) throw new IllegalArgumentException(
			"weights must be 0, or have an energy w'Qw of at least " + Double.MIN_NORMAL + ", was " + start);
	}

	/** {@return the number of nodes} */
	public int nodes() {
		return eigenvalue.length;
	}

	/** {@return the number of coordinates, d} */
	public double dimension() {
		return sum(multiplicity);
	}

	/** s* = w*'Qw*. */
	public double teacherEnergy() {
		return DotProducts.inOrder(eigenvalue, teacherSquared);
	}

	/** {@return the largest eigenvalue} */
	public double largestEigenvalue() {
		return Arrays.stream(eigenvalue).max().getAsDouble();
	}

	/**
	 * One node per coordinate.
	 *
	 * @param spectrum eigenvalues, not negative
	 * @param teacher w*, as long
	 * @param start w(0), as long
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 */
	public static SpectralMeasure full(final double[] spectrum, final double[] teacher, final double[] start) {
		final int dimension = Require.given("spectrum", spectrum).length;
		Require.finite("teacher", Require.length("teacher", Require.given("teacher", teacher), dimension));
		Require.finite("weights", Require.length("weights", Require.given("weights", start), dimension));
		final double[] ones = new double[dimension];
		Arrays.fill(ones, 1);
		return new SpectralMeasure(spectrum, ones, Require.finite("weights squared", product(start, start)), product(start,
			teacher), Require.finite("teacher squared", product(teacher, teacher)));
	}

	/**
	 * The measure of start and teacher, in this order.
	 *
	 * @throws IllegalArgumentException if these are not two vectors or the teacher has no energy
	 */
	public static SpectralMeasure of(final NodeMoments moments) {
		Require.inRange("vectors", Require.given("moments", moments).vectors(), 2, 2);
		return new SpectralMeasure(moments.eigenvalue(), moments.multiplicity(), Require.finite("weights squared", moments
			.product(0, 0)), moments.product(0, 1), Require.finite("teacher squared", moments.product(1, 1)));
	}

	/** {@return the same as moments of two vectors, start and teacher} */
	public NodeMoments moments() {
		return new NodeMoments(eigenvalue, multiplicity, new double[][] { startSquared, startTeacher, teacherSquared });
	}

	private static double[] product(final double[] a, final double[] b) {
		final double[] product = new double[a.length];
		for (int i = 0; i < a.length; i++)
			product[i] = a[i] * b[i];
		return product;
	}

	private static double sum(final double[] a) {
		double sum = 0;
		for (final double value : a)
			sum += value;
		return sum;
	}
}
