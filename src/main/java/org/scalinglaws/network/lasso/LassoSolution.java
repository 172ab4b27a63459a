package org.scalinglaws.network.lasso;

/**
 * A solution of the LASSO with its evidence.
 *
 * @param weights theta, one for each coordinate
 * @param penalty that of |theta|_1
 * @param objective 1/2 sum_k (y_k - theta.x_k)^2 + penalty |theta|_1
 * @param gap a bound on how far the objective is above the minimum, not below 0
 *          (the minimum may lie between objective - gap and objective)
 * @param iterations passes of coordinate descent and steps of Newton's method,
 *          over working sets
 * @param reason why it ended, one of the constants
 */
public record LassoSolution(double[] weights, double penalty, double objective, double gap, int iterations,
	String reason)
{

	/** The gap is within the tolerance. */
	public static final String CONVERGED = "converged";
	/** The gap has stopped falling, usually at what rounding permits. */
	public static final String STALLED = "stalled";
	/** The limit of iterations was reached. */
	public static final String ITERATIONS = "iterations";
	/** It was canceled: the weights are the best of those whose gap was known. */
	public static final String CANCELED = "canceled";

	/** {@return whether the gap is within the tolerance} */
	public boolean converged() {
		return CONVERGED.equals(reason);
	}
}
