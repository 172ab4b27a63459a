package org.scalinglaws.online.law.jet;

/** Computes the two functions of a covariance from which all means of a step follow. */
public interface Means {

	/**
	 * Sets the jets to those at a covariance.
	 *
	 * @param covariance row-major n x n, students first
	 * @param sign 0, or +-1 if the first row is that of z - sign t, t the teacher's projection
	 * @param loss the mean loss (its derivatives: those of the mean over labels)
	 * @param noise the means of g_k g_l by pair k &lt;= l, in the order of {@link CovarianceEntries} of K rows; or null
	 */
	void at(double[] covariance, int sign, CovarianceJet loss, CovarianceJet[] noise);
}
