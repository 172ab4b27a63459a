package org.scalinglaws.network.risk;

/**
 * How large noise of level delta alone is seen in a large network, before any
 * threshold. What is learned of the target stands out above it.
 */
public final class NoiseEdge {

	private NoiseEdge() {
		// static functions only
	}

	/**
	 * delta sqrt(2 log d), the largest of d normals.
	 *
	 * @param dimension d, from 1
	 */
	public static double ofVector(final double noiseLevel, final double dimension) {
		return noiseLevel * Math.sqrt(2 * Math.log(dimension));
	}

	/** 2 delta, the largest eigenvalue of a matrix. */
	public static double ofMatrix(final double noiseLevel) {
		return noiseLevel * 2;
	}
}
