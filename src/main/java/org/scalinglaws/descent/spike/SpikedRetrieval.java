package org.scalinglaws.descent.spike;

import org.scalinglaws.ground.Require;

/**
 * Phase retrieval of one direction theta by a network f(x) = |W'x|^2, labels y = (theta'x)^2, on inputs x ~ N(0, Q) with
 * Q = I + lambda v v', of which v, at a right angle to theta, says nothing about the label.
 * <p>
 * With Delta = W W' - theta theta' the loss is 1/4 E (f - y)^2 = 1/4 (2 tr(Q Delta Q Delta) + tau^2), tau = tr(Q Delta),
 * and its gradient (2 Q Delta Q + tau Q) W.
 * </p>
 *
 * @param dimension d, 2 to 1e15
 * @param spike lambda, 0 to 1e9
 * @see <a href="https://arxiv.org/abs/2601.22652">arXiv 2601.22652</a>
 */
public record SpikedRetrieval(long dimension, double spike) {

	/** The largest dimension whose number is exact in what is computed from it. */
	public static final long MOST_DIMENSIONS = 1_000_000_000_000_000L;

	/** The largest lambda. */
	public static final double LARGEST_SPIKE = 1e9;

	/** @throws IllegalArgumentException if a number is out of range */
	public SpikedRetrieval {
		Require.inRange("dimension", dimension, 2, MOST_DIMENSIONS);
		Require.inRange("spike", spike, 0, LARGEST_SPIKE);
	}

	/** {@return the number of directions that are neither theta nor v} */
	public double bulk() {
		return dimension - 2.0;
	}

	/** {@return 1 + lambda, the variance along the spike} */
	public double variance() {
		return 1 + spike;
	}
}
