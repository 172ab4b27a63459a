package org.scalinglaws.network.lasso;

import org.scalinglaws.integrate.StopReason;

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
 * @param reason converged; stalled, usually where rounding permits no more; iterations;
 *          or canceled, when the weights are the best of those whose gap was known
 */
public record LassoSolution(double[] weights, double penalty, double objective, double gap, int iterations,
	StopReason reason)
{

	/** {@return whether the gap is within the tolerance} */
	public boolean converged() {
		return reason == StopReason.CONVERGED;
	}
}
