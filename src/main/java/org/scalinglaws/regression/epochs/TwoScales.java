package org.scalinglaws.regression.epochs;

import org.scalinglaws.ground.Require;

/**
 * A linear teacher, and a student that sees some of its inputs as they are and the others weakened:
 * y = z.w + noise with z ~ N(0, I/d), w ~ N(0, I), while the student fits y by F z, F = diag(1, ..., 1/condition, ...).
 * <p>
 * Any rotations U, V in F = U diag(...) V' give the same law of all that is measured, as z and w have no preferred
 * direction.
 * </p>
 *
 * @param samples n, 1 to 1e9
 * @param dimension d, 1 to 1e9
 * @param fast number of coordinates that are seen as they are, 0 to dimension
 * @param condition by which the others are divided, 1 to 1e6
 * @param noiseVariance of the labels, 0 to 1e50
 */
public record TwoScales(int samples, int dimension, int fast, double condition, double noiseVariance) {

	/** Of samples and dimension. */
	public static final int LARGEST = 1_000_000_000;

	/** Beyond it squares of the weakened inputs are below what sums of the others resolve. */
	public static final double LARGEST_CONDITION = 1e6;

	/**
	 * Checks the numbers.
	 *
	 * @throws IllegalArgumentException if one is out of its range
	 */
	public TwoScales {
		Require.inRange("samples", samples, 1, LARGEST);
		Require.inRange("dimension", dimension, 1, LARGEST);
		Require.inRange("fast", fast, 0, dimension);
		Require.inRange("condition", condition, 1, LARGEST_CONDITION);
		Require.inRange("noiseVariance", noiseVariance, 0, 1e50);
	}

	/** {@return n/d} */
	double load() {
		return (double) samples / dimension;
	}

	/** {@return which part of the coordinates is fast (0), or slow (1)} */
	double share(final int block) {
		return (double) (block == 0 ? fast : dimension - fast) / dimension;
	}

	/** {@return d times the population's eigenvalue of the fast (0) or slow (1) coordinates: 1 or 1/condition^2} */
	double eigenvalue(final int block) {
		return block == 0 ? 1 : 1 / (condition * condition);
	}
}
