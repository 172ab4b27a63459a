package org.scalinglaws.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.SpectralMeasure;

/** The two shallow networks, with what differs between them in a diagram over effective samples. */
public enum Network {

	/** f = sum a_i w_i x_i / sqrt(d). */
	DIAGONAL(PowerLawTargets.DIAGONAL),

	/** f = Tr[S (xx' - I)] / sqrt(d). */
	QUADRATIC(PowerLawTargets.QUADRATIC);

	private final String name;

	Network(final String name) {
		this.name = name;
	}

	/**
	 * The network of a name, as commands take it.
	 *
	 * @throws IllegalArgumentException listing the names if there is none
	 */
	public static Network of(final String name) {
		final List<String> names = Arrays.stream(values()).map(network -> network.name).collect(Collectors.toList());
		return values()[names.indexOf(Require.oneOf("network", name, names))];
	}

	/** {@return the samples that have the effect of n in the laws of both networks: n of the diagonal, n d of the quadratic one} */
	public double samples(final double effectiveSamples, final double dimension) {
		return this == DIAGONAL ? effectiveSamples : effectiveSamples * dimension;
	}

	/** {@return the effective samples of a number of samples} */
	public double effectiveSamples(final double samples, final double dimension) {
		return this == DIAGONAL ? samples : samples / dimension;
	}

	/** {@return the effective samples at which an interpolating network has just enough parameters: d, or d/4 for positive matrices} */
	public double interpolation(final double dimension) {
		return this == DIAGONAL ? dimension : dimension / 4;
	}

	/** {@return the effective samples that determine a target of full rank where there is no noise: d, or d/2 for symmetric matrices} */
	public double identification(final double dimension) {
		return this == DIAGONAL ? dimension : dimension / 2;
	}

	/**
	 * How large noise alone is seen in a large network, before any threshold: delta
	 * sqrt(2 log d), the largest of d normals, or 2 delta, the largest eigenvalue of
	 * a matrix. What is learned of the target stands out above it.
	 *
	 * @param noiseLevel delta
	 * @param dimension d, from 1
	 */
	public double noiseEdge(final double noiseLevel, final double dimension) {
		return noiseLevel * (this == DIAGONAL ? Math.sqrt(2 * Math.log(dimension)) : 2);
	}

	/** {@return the state evolution on the power law of a dimension and an exponent gamma, on few nodes} */
	public StateEvolution powerLaw(final double dimension, final double exponent) {
		return this == DIAGONAL ? StateEvolution.diagonalPowerLaw(dimension, exponent) : StateEvolution.quadraticPowerLaw(
			dimension, exponent);
	}

	/** {@return the Bayes-optimal risk on the same target: coefficients normal of variances i^-2gamma, or eigenvectors Haar} */
	public BayesOptimal bayesOptimal(final double dimension, final double exponent) {
		final SpectralMeasure nodes = StateEvolution.powerLaw(dimension, exponent);
		final double largest = nodes.eigenvalue()[0], d = Math.rint(nodes.dimension());
		if (this == DIAGONAL) return new DiagonalBayes(Arrays.stream(nodes.eigenvalue()).map(value -> value * value / largest /
			largest).toArray(), nodes.multiplicity());
		return new QuadraticBayes(new FreeConvolution(Arrays.stream(nodes.eigenvalue()).map(value -> Math.sqrt(d) * value /
			largest).toArray(), nodes.multiplicity()), d);
	}

	@Override
	public String toString() {
		return name;
	}
}
