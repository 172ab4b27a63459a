package org.scalinglaws.descent.bias;

import org.scalinglaws.integrate.StopReason;

/**
 * Where a method came to.
 *
 * @param weights in the units of the method
 * @param residual |X beta - y|/|y|
 */
record DualEnd(double[] weights, double residual, int iterations, StopReason reason) {

	/** The residual that is asked for. */
	static final double CONVERGED = 1e-10;

	/** {@return the same with a reason; converged in any case if the residual is small enough} */
	DualEnd with(final StopReason other) {
		return new DualEnd(weights, residual, iterations, residual <= CONVERGED ? StopReason.CONVERGED : other);
	}
}
