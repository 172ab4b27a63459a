package org.scalinglaws.online.mixture;

/**
 * Means over the inputs of one class, whose outputs are jointly normal: their means and covariances are all that these
 * depend on.
 */
interface ClassLaw {

	/**
	 * The law of a problem's class.
	 *
	 * @param trueClass counted from 0
	 */
	static ClassLaw of(final MixtureProblem problem, final int trueClass) {
		return switch (problem.loss()) {
			case LOGISTIC -> new LogisticLaw(problem.classes(), problem.students(), trueClass);
			case HALF_SQUARED -> new HalfSquaredLaw(problem, trueClass);
		};
	}

	/**
	 * The mean loss.
	 *
	 * @param scalars means and covariances of the outputs, as {@link Outputs} orders them
	 */
	double loss(double[] scalars);

	/**
	 * What a step needs.
	 *
	 * @param means filled, as {@link Outputs} orders them
	 */
	void means(double[] scalars, double[] means);

	/**
	 * The same, and its derivatives.
	 *
	 * @param by filled, scalar by scalar
	 */
	void derivatives(double[] scalars, double[] means, double[][] by);
}
