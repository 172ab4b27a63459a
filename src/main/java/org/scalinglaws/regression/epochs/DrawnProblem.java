package org.scalinglaws.regression.epochs;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ThinSvd;
import org.scalinglaws.random.RandomStream;

/**
 * One draw of the inputs of a {@link TwoScales} problem, of which averages over teacher and noise are exact, for any filter
 * of the singular values: gradient flow and ridge regression.
 * <p>
 * With X = Z F = sum s_k u_k v_k' and the filter D_k, the student is F v = A w + B noise with A = F V D V' F^-1 and
 * B = F V D/s. So the overlap is tr A/d, the energy tr(A A')/d + noise variance x tr(B B')/d, and the traces over a block's
 * rows are sums over k, and pairs k, l, of products of the v_k within the blocks.
 * </p>
 */
final class DrawnProblem {

	private final TwoScales problem;
	private final double[] squares; // L = s^2

	/** Of each block: sum of v_k^2 in it, by k. */
	private final double[][] within = new double[2][];

	/** Of each block: (v_k'F^2 v_l in the block) (v_k'F^-2 v_l), by k and l. */
	private final double[][][] products = new double[2][][];

	/**
	 * Draws and decomposes.
	 *
	 * @param stream gives the inputs, sample after sample
	 */
	DrawnProblem(final TwoScales problem, final RandomStream stream) {
		this.problem = problem;
		final ThinSvd svd = new ThinSvd(inputs(stream));
		squares = Arrays.stream(svd.values()).map(s -> s * s).toArray();
		final int fast = problem.fast(), rank = squares.length;
		final double[][][] parts = { parts(svd.right(), 0, fast), parts(svd.right(), fast, problem.dimension()) };
		for (int b = 0; b < 2; b++) {
			within[b] = new double[rank];
			products[b] = new double[rank][rank];
		}
		for (int k = 0; k < rank; k++)
			for (int l = 0; l <= k; l++)
				couple(k, l, DotProducts.of(parts[0][k], parts[0][l]), DotProducts.of(parts[1][k], parts[1][l]));
	}

	private double[][] inputs(final RandomStream stream) {
		final int dimension = problem.dimension();
		final double fast = 1 / Math.sqrt(dimension), slow = fast / problem.condition();
		final double[][] inputs = new double[problem.samples()][dimension];
		for (final double[] row : inputs) {
			stream.fillGaussian(row, 0, dimension);
			for (int i = 0; i < dimension; i++)
				row[i] *= i < problem.fast() ? fast : slow;
		}
		return inputs;
	}

	private static double[][] parts(final double[][] vectors, final int from, final int to) {
		return Arrays.stream(vectors).map(vector -> Arrays.copyOfRange(vector, from, to)).toArray(double[][]::new);
	}

	private void couple(final int k, final int l, final double fast, final double slow) {
		final double inverse = fast + slow / problem.eigenvalue(1);
		products[0][k][l] = products[0][l][k] = fast * inverse;
		products[1][k][l] = products[1][l][k] = slow * problem.eigenvalue(1) * inverse;
		if (k == l) {
			within[0][k] = fast;
			within[1][k] = slow;
		}
	}

	/** {@return what gradient flow has reached at a time} */
	BlockMoments flow(final double time) {
		return filtered(square -> -StrictMath.expm1(-square * time));
	}

	/** {@return what ridge regression with ridge 1/time on the sum of squares gives} */
	BlockMoments ridge(final double time) {
		return filtered(square -> square * time / (1 + square * time));
	}

	private BlockMoments filtered(final DoubleUnaryOperator filter) {
		final double[] kept = Arrays.stream(squares).map(filter).toArray();
		final double[] overlap = new double[2], energy = new double[2], risk = new double[2];
		for (int b = 0; b < 2; b++) {
			double noise = 0;
			for (int k = 0; k < kept.length; k++) {
				energy[b] += kept[k] * DotProducts.of(products[b][k], kept);
				if (squares[k] > 0) noise += kept[k] * kept[k] / squares[k] * within[b][k];
			}
			overlap[b] = DotProducts.of(within[b], kept) / problem.dimension();
			energy[b] = (energy[b] + problem.noiseVariance() * noise * problem.eigenvalue(b)) / problem.dimension();
			risk[b] = Math.max(0, problem.share(b) - 2 * overlap[b] + energy[b]) / 2;
		}
		return new BlockMoments(overlap, energy, risk);
	}
}
