package org.scalinglaws.command.support;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.nodes.BinnedSpectrum;

/**
 * A measure and the way from its nodes back to coordinates.
 *
 * @param measure of start and teacher
 * @param binned where it comes from; null if each node is a coordinate
 */
public record ReducedMeasure(SpectralMeasure measure, BinnedSpectrum binned) {

	ReducedMeasure(final BinnedSpectrum binned) {
		this(SpectralMeasure.of(binned.moments()), binned);
	}

	/** A node for each coordinate, or without single coordinates. */
	static ReducedMeasure whole(final SpectralMeasure measure) {
		return new ReducedMeasure(measure, null);
	}

	/**
	 * The weights of all coordinates, alpha w(0) + beta w*.
	 *
	 * @param alpha one value per node
	 * @param beta one value per node
	 */
	public double[] weights(final double[] alpha, final double[] beta, final double[] start, final double[] teacher) {
		final double[] ofStart = perCoordinate(alpha), ofTeacher = perCoordinate(beta), weights = new double[start.length];
		for (int i = 0; i < weights.length; i++)
			weights[i] = ofStart[i] * start[i] + ofTeacher[i] * teacher[i];
		return weights;
	}

	private double[] perCoordinate(final double[] atNodes) {
		return binned == null ? atNodes : binned.interpolate(atNodes);
	}
}
