package org.scalinglaws.online.sgd;

/** The population loss without label noise, of the covariance of the projections. Used by several threads at once. */
interface CleanLoss {

	/** @param covariance n x n of all projections, students first */
	double of(double[] covariance);

	/**
	 * Of one student beside one teacher, so that nothing cancels near the optimum.
	 *
	 * @param sign of the teacher that the student is close to
	 * @param covariance 2 x 2 of (x.e, x.w*), e = w - sign w*
	 */
	double about(int sign, double[] covariance);
}
