package org.scalinglaws.network.weights;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.network.risk.NoiseEdge;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.table.Columns;

/**
 * The law of the weights of a large trained network: the target's, seen through
 * noise of level delta and cut softly at a threshold t, which solve its
 * {@link StateEvolution} (arXiv 2509.24882, Result 2).
 * <p>
 * The weights are the coordinates theta with their signs (diagonal), or the
 * eigenvalues of S (quadratic). They consist of a mass at 0, a bulk, which noise
 * alone would give as well, and spikes, which stand out of it. Immutable.
 * </p>
 *
 * <pre>
 * State state = StateEvolution.quadratic(eigenvalues).solve(setting);
 * Columns curve = WeightDistribution.quadratic(eigenvalues, state.noiseLevel(), state.threshold()).density();
 * </pre>
 */
public interface WeightDistribution {

	/**
	 * The law of the diagonal network: soft(theta*_i + delta z; t), z standard
	 * normal, over all coordinates i.
	 *
	 * @param target theta*, of any sign and order, finite
	 * @param noiseLevel delta, positive; of a target of zeros also 0
	 * @param threshold t, positive
	 * @throws IllegalArgumentException if a value is not so
	 */
	static WeightDistribution diagonal(final double[] target, final double noiseLevel, final double threshold) {
		requireTarget("target", target);
		if (isZero(target, noiseLevel)) return new ZeroWeights(Require.positive("threshold", threshold));
		return new DiagonalWeights(target.clone(), Require.positive("noiseLevel", noiseLevel), Require.positive("threshold",
			threshold));
	}

	/**
	 * The law of the quadratic network: the free convolution of the target's
	 * eigenvalues with the semicircle of radius 2 delta, cut softly at t.
	 *
	 * @param eigenvalues of the target S*, not negative, in any order
	 * @param noiseLevel delta, positive; of a target of zeros also 0
	 * @param threshold t, positive
	 * @throws IllegalArgumentException if a value is not so
	 */
	static WeightDistribution quadratic(final double[] eigenvalues, final double noiseLevel, final double threshold) {
		requireTarget("eigenvalues", eigenvalues);
		for (int i = 0; i < eigenvalues.length; i++)
			if (eigenvalues[i] < 0) throw new IllegalArgumentException("eigenvalues must not be negative, was " +
				eigenvalues[i] + " at " + i);
		if (isZero(eigenvalues, noiseLevel)) return new ZeroWeights(Require.positive("threshold", threshold));
		return new QuadraticWeights(eigenvalues.clone(), Require.positive("noiseLevel", noiseLevel), Require.positive(
			"threshold", threshold));
	}

	private static boolean isZero(final double[] target, final double noiseLevel) {
		return noiseLevel == 0 && Arrays.stream(target).allMatch(value -> value == 0);
	}

	private static void requireTarget(final String name, final double[] values) {
		if (Require.given(name, values).length == 0) throw new IllegalArgumentException(name + " must not be empty");
		Require.finite(name, values);
	}

	/** delta. */
	double noiseLevel();

	/** t. */
	double threshold();

	/** {@return the share of weights at or below a value; continuous but at 0} */
	double distribution(double value);

	/** {@return the share of weights that are 0} */
	double massAtZero();

	/**
	 * The upper edge of what noise alone gives, (2 delta - t)_+ of a matrix and
	 * (delta sqrt(2 log d) - t)_+ of a vector, whose values lie between minus and plus
	 * it: {@link NoiseEdge} less t. Spikes lie beyond it.
	 */
	double bulkEdge();

	/**
	 * The density of the weights that are not 0 as a curve, columns value
	 * (ascending) and density; spikes are narrow peaks of it. By the trapezoidal rule
	 * it gives 1 - {@link #massAtZero} within about 1e-3, unless delta is near the last
	 * digits of the target. At 0, where the curve of a diagonal network may jump, its
	 * two limits are two rows.
	 */
	Columns density();

	/**
	 * The weights that stand out of the bulk, by falling modulus: columns value
	 * (where it is in a large network), target (what of the target's it belongs to)
	 * and overlap (how much of that it holds).
	 * <p>
	 * Quadratic: s + delta^2/s - t for each eigenvalue s &gt; delta, overlap = squared
	 * scalar product of the eigenvectors 1 - delta^2/s^2. Diagonal: theta* less t in
	 * modulus for |theta*| &gt; delta sqrt(2 log d), beyond the largest of d noises,
	 * overlap = probability that the weight is not 0 and has the target's sign. What
	 * t cuts off whole is no spike.
	 * </p>
	 */
	Columns spikes();

	/**
	 * The parts of the risk, in the units of {@link StateEvolution.State#risk}.
	 * <p>
	 * Diagonal, exact: with theta_i = soft(theta*_i + delta z; t), E (theta_i -
	 * theta*_i)^2 = Var theta_i + (E theta_i - theta*_i)^2; over the coordinates up
	 * to delta sqrt(2 log d) the variances add to overfitting (for theta* = 0 the
	 * second moment of the bulk) and the squared biases to underfitting; all of the
	 * others' error is approximation.
	 * </p>
	 * <p>
	 * Quadratic, to leading order for few samples (n/d far below d; elsewhere right
	 * only up to a factor): with K eigenvalues above delta and l_i = (s_i +
	 * delta^2/s_i - t)_+, overfitting is twice the second moment of a semicircle cut
	 * at t, underfitting (2/d) sum_{i&gt;K} s_i^2, approximation (2/d) sum_{i&lt;=K} [(l_i
	 * - s_i)^2 + 2 l_i delta^2/s_i], the bracket being s_i^2 where l_i = 0.
	 * </p>
	 */
	RiskParts riskParts();
}
