package org.scalinglaws.fit.rivals;

/**
 * What is known of the errors of a log-log curve: coordinates in which they are
 * independent and of the same size, and how well that size is known.
 * <p>
 * chi2 is the sum of squares of what a model leaves in these coordinates, and nu the
 * {@link #freedom()} with which the unit of chi2 was estimated apart from the model.
 * </p>
 */
interface ErrorModel {

	/** A linear map from the points of a curve to {@link #size()} coordinates. */
	double[] whiten(double[] curve);

	/** The number of coordinates. */
	int size();

	/** nu; 0 if only the model's residuals tell of the errors. */
	double freedom();

	/**
	 * The degrees of freedom of (nu + chi2), which estimates the unit of chi2 once a
	 * model is fitted.
	 *
	 * @param parameters fitted ones
	 */
	double freedom(int parameters);

	/** The degrees of freedom below in F: as above, or fewer where the errors' correlation is uncertain too. */
	default double testFreedom(final int parameters) {
		return freedom(parameters);
	}

	/**
	 * The standard error of a parameter.
	 *
	 * @param gains by how much each coordinate of the data moves it
	 * @param chi2 of the model it belongs to
	 * @param parameters of that model
	 */
	default double standardError(final double[] gains, final double chi2, final int parameters) {
		double squares = 0;
		for (final double gain : gains)
			squares += gain * gain;
		return Math.sqrt(squares * (freedom() + chi2) / freedom(parameters));
	}

	/** The degrees of freedom of Student's t for a parameter in units of its standard error. */
	default double studentFreedom(final int parameters) {
		return testFreedom(parameters);
	}

	/** -2 times the logarithm of the largest likelihood, less a constant common to all models. */
	double deviance(double chi2);

	/** Akaike's criterion corrected for small samples, less the same constant; infinite for too few data. */
	double criterion(double chi2, int parameters);
}
