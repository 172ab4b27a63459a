package org.scalinglaws.network.weights;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SoftThresholding;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.NoiseEdge;
import org.scalinglaws.network.risk.StateEvolution;

/**
 * Takes from the weights of a trained network what noise alone can explain: soft
 * thresholding once more, so that in all the threshold is {@link NoiseEdge}
 * (arXiv 2509.24882). What it does to the risk tells {@link
 * StateEvolution#prunedRisk}.
 */
public final class Pruning {

	private Pruning() {
		// static functions only
	}

	/**
	 * The weights, each moved towards 0 by (noise edge - t)_+, and not beyond.
	 *
	 * @param weights theta, finite; left as they are
	 * @param noiseLevel delta of the training, at least 0
	 * @param threshold t of the training, at least 0
	 * @throws IllegalArgumentException if a value is not so
	 */
	public static double[] diagonal(final double[] weights, final double noiseLevel, final double threshold) {
		Require.moderate("weights", Require.given("weights", weights));
		if (weights.length == 0) throw new IllegalArgumentException("weights must not be empty");
		final double cut = cut(NoiseEdge.ofVector(noiseLevel, weights.length), noiseLevel, threshold);
		final double[] pruned = new double[weights.length];
		Arrays.setAll(pruned, i -> SoftThresholding.of(weights[i], cut));
		return pruned;
	}

	/**
	 * The matrix S with each eigenvalue lowered by (2 delta - t)_+ or to 0, and the
	 * same eigenvectors.
	 *
	 * @param weights S, d x d, symmetric; left as it is
	 * @param noiseLevel delta of the training, at least 0
	 * @param threshold t of the training, at least 0
	 * @throws IllegalArgumentException if a value is not so
	 */
	public static double[] quadratic(final double[] weights, final double noiseLevel, final double threshold) {
		final double[][] matrix = PooledWeights.symmetric(weights);
		final int d = matrix.length;
		final double cut = cut(NoiseEdge.ofMatrix(noiseLevel), noiseLevel, threshold);
		final SymmetricEigen eigen = new SymmetricEigen(matrix, true);
		final double[][] pruned = new double[d][d];
		final double[][] vectors = new double[d][];
		final double[] lowered = new double[d];
		int kept = 0;
		for (int rank = d - 1; rank >= 0 && eigen.value(rank) > cut; rank--) {
			vectors[kept] = eigen.vector(rank);
			lowered[kept++] = eigen.value(rank) - cut;
		}
		for (int k = 0; k < kept; k++)
			for (int i = 0; i < d; i++)
				for (int j = 0; j <= i; j++)
					pruned[i][j] += lowered[k] * vectors[k][i] * vectors[k][j];
		VectorLoops.mirror(pruned);
		return PowerLawTargets.flat(pruned);
	}

	private static double cut(final double noiseEdge, final double noiseLevel, final double threshold) {
		Require.inRange("noiseLevel", noiseLevel, 0, Double.MAX_VALUE);
		Require.inRange("threshold", threshold, 0, Double.MAX_VALUE);
		return Math.max(0, noiseEdge - threshold);
	}
}
