package org.scalinglaws.network.training;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.QuadraticDesign;
import org.scalinglaws.task.Progress;

/**
 * The convex form of the quadratic network's training: minimises sum_k (y_k - Tr S
 * Z_k)^2 + penalty Tr S over S &gt;= 0, Z = (xx' - I) / sqrt(d), with penalty =
 * weightDecay d for the width d (arXiv 2509.24882).
 * <p>
 * Accelerated proximal gradient descent on the cone with adaptive restart (Beck and
 * Teboulle 2009; O'Donoghue and Candes 2015) and a step that backtracks. It shares
 * no iteration with {@link QuadraticTraining} and is its check.
 * </p>
 */
public final class NuclearNorm {

	/**
	 * A solution with its certificate of optimality.
	 *
	 * @param matrix S, d x d
	 * @param objective at S
	 * @param lowerBound what no objective can be below, by convex duality
	 * @param infeasibility how far the gradient G = penalty I - 2 sum r_k Z_k is from
	 *          being positive semidefinite: minus its lowest eigenvalue, if that is
	 *          negative, relative to the penalty
	 * @param slackness Tr(S G), which vanishes at the optimum, relative to the
	 *          objective
	 * @param iterations made
	 * @param reason {@link StopReason#CONVERGED} if the gap came down to the tolerance
	 */
	public record Solution(double[] matrix, double objective, double lowerBound, double infeasibility, double slackness,
		int iterations, StopReason reason) {

		/** How much lower an objective could be at most, from 0. */
		public double gap() {
			return Math.max(0, objective - lowerBound);
		}
	}

	private final double[] inputs;
	private final double[] labels;
	private final double penalty;

	/**
	 * A problem.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample
	 * @param penalty from 0
	 * @throws IllegalArgumentException if a parameter is out of range or not
	 *           finite, or the lengths do not match
	 */
	public NuclearNorm(final double[] inputs, final double[] labels, final double penalty) {
		this.labels = Require.finite("labels", Require.given("labels", labels)).clone();
		NetworkSamples.dimension(inputs, labels.length);
		this.inputs = inputs;
		this.penalty = Require.inRange("penalty", penalty, 0, Double.MAX_VALUE);
	}

	/**
	 * Solves from S = 0.
	 *
	 * @param tolerance gap, relative to the objective, at which it ends; in [1e-14,
	 *          1]
	 * @param maxIterations from 1; each takes an eigen-decomposition
	 * @param progress asked for cancel several times per iteration, which leaves the
	 *          matrix so far
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public Solution solve(final double tolerance, final int maxIterations, final Progress progress) {
		Training.require(tolerance, maxIterations);
		return new ConeDescent(new QuadraticDesign(inputs, labels.length, progress), labels, penalty).run(tolerance,
			maxIterations, progress);
	}

	/**
	 * The certificate of a matrix that was found otherwise.
	 *
	 * @param matrix S, d x d, symmetric and positive semidefinite
	 * @return S itself with iterations 0 and the reason {@link StopReason#CONVERGED}
	 * @throws IllegalArgumentException if the matrix is none of this kind
	 */
	public Solution certify(final double[] matrix) {
		final QuadraticDesign design = new QuadraticDesign(inputs, labels.length, Progress.NONE);
		Require.length("matrix", matrix, design.dimension() * design.dimension());
		NetworkSamples.requirePositive(matrix);
		final ConeDescent descent = new ConeDescent(design, labels, penalty);
		descent.start(QuadraticDesign.rows(matrix, design.dimension()));
		return descent.certificate(0, StopReason.CONVERGED);
	}

	/** The bound from the residuals r and the matrix sum r_k Z_k. */
	static double lowerBound(final double[] labels, final double[] residuals, final double[][] correlations,
		final double penalty)
	{
		return LowerBound.of(labels, residuals, 2 * new SymmetricEigen(correlations, false).largest(), penalty);
	}
}
