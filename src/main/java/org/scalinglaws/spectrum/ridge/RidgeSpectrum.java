package org.scalinglaws.spectrum.ridge;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.spectrum.nodes.BinnedSpectrum;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.task.Progress;

/**
 * The positive eigenvalues of a covariance in descending order, how many coordinates have each, and how much of the
 * target's variance they carry: all that ridge regression on Gaussian inputs depends on.
 * <p>
 * Coordinates of variance 0 carry nothing and are left out.
 * </p>
 */
public final class RidgeSpectrum {

	/** Relative deviation up to which a sum of multiplicities is that of whole numbers, rounded. */
	private static final double WHOLE = 1e-9;

	private final double[] eigenvalue, multiplicity, energy, before;
	private final double rank, trace;

	private RidgeSpectrum(final double[] eigenvalue, final double[] multiplicity, final double[] energy) {
		this.eigenvalue = eigenvalue;
		this.multiplicity = multiplicity;
		this.energy = energy;
		final int nodes = eigenvalue.length;
		before = new double[nodes + 1];
		double sum = 0;
		for (int i = 0; i < nodes; i++) {
			before[i + 1] = before[i] + multiplicity[i];
			sum += multiplicity[i] * eigenvalue[i];
		}
		trace = sum;
		final double whole = Math.rint(before[nodes]);
		if (Math.abs(before[nodes] - whole) <= WHOLE * whole) before[nodes] = whole;
		rank = before[nodes];
	}

	/**
	 * A spectrum on nodes.
	 *
	 * @param eigenvalue in any order, none negative, one positive
	 * @param multiplicity of each; of a quadrature it may be negative or no whole number
	 * @param energy of the target on each node: the sum of eigenvalue x weight^2 over its coordinates
	 * @throws IllegalArgumentException if something is missing, of another length, not finite or not as described
	 */
	public static RidgeSpectrum of(final double[] eigenvalue, final double[] multiplicity, final double[] energy) {
		Require.spectrum("spectrum", eigenvalue);
		Require.finite("multiplicity", Require.length("multiplicity", multiplicity, eigenvalue.length));
		Require.finite("energy", Require.length("energy", energy, eigenvalue.length));
		final int[] order = Arrays.stream(DescendingOrder.of(eigenvalue)).filter(i -> eigenvalue[i] > 0).toArray();
		return new RidgeSpectrum(picked(eigenvalue, order), picked(multiplicity, order), picked(energy, order));
	}

	/**
	 * A spectrum coordinate by coordinate, put on nodes if there are many.
	 *
	 * @param spectrum eigenvalues in any order, none negative, one positive
	 * @param target weights, as many
	 * @param tolerance of all sums, relative, in [1e-12, 1]; 0 for every coordinate
	 * @throws IllegalArgumentException if the lengths differ or a value is not as described
	 * @throws CancellationException if the listener wants it to end
	 */
	public static RidgeSpectrum of(final double[] spectrum, final double[] target, final double tolerance,
		final Progress progress)
	{
		Require.spectrum("spectrum", spectrum);
		Require.moderate("target", Require.length("target", target, spectrum.length));
		final NodeMoments nodes = tolerance == 0 ? NodeMoments.full(spectrum, target) : BinnedSpectrum.of(spectrum,
			new double[][] { target }, tolerance, progress).moments();
		final double[] energy = nodes.product(0, 0).clone();
		for (int i = 0; i < energy.length; i++)
			energy[i] *= nodes.eigenvalue()[i];
		return of(nodes.eigenvalue(), nodes.multiplicity(), energy);
	}

	private static double[] picked(final double[] values, final int[] order) {
		return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
	}

	/** {@return the number of nodes} */
	public int nodes() {
		return eigenvalue.length;
	}

	/** {@return the number of coordinates with a positive eigenvalue} */
	public double rank() {
		return rank;
	}

	/** {@return the sum of all eigenvalues} */
	public double trace() {
		return trace;
	}

	/** {@return the least positive eigenvalue} */
	public double smallest() {
		return eigenvalue[eigenvalue.length - 1];
	}

	double eigenvalue(final int node) {
		return eigenvalue[node];
	}

	double multiplicity(final int node) {
		return multiplicity[node];
	}

	double energy(final int node) {
		return energy[node];
	}

	/** The number of coordinates on the first nodes. */
	double before(final int node) {
		return before[node];
	}
}
