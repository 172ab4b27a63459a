package org.scalinglaws.modes;

/**
 * What a system gives to the engine: nodes, the equation that they obey, how its coefficients follow from the scalars,
 * and to which accuracy these are wanted.
 */
public interface CoupledModes {

	/** {@return the equation of the nodes} */
	ModeEquation equation();

	/** {@return the nodes} */
	ModeNodes nodes();

	/** {@return the law of the coefficients, of the present form} */
	CoefficientLaw law();

	/** {@return the size to which a scalar is wanted, given all of them; positive} */
	double scale(int scalar, double[] scalars);

	/**
	 * The error of a step in units of what is allowed.
	 *
	 * @param scalars at the end of the step
	 * @param sums recorded sums there
	 * @param scalarErrors estimated errors of the scalars, none negative
	 * @param sumErrors of the sums
	 */
	double error(double[] scalars, double[] sums, double[] scalarErrors, double[] sumErrors);

	/** {@return the shortest time (or number of steps) in which something changes much} */
	double shortestTime(double at, double[] scalars);

	/**
	 * Goes over to another way to write the state, if that suits the scalars better: nodes and law are then of the new
	 * form.
	 *
	 * @return whether it did
	 */
	default boolean reform(final double[] scalars) {
		return false;
	}

	/** Whether a record needs the nodes themselves, and not only scalars and sums. */
	default boolean recordsNodes() {
		return false;
	}

	/**
	 * Takes a record.
	 *
	 * @param at time or step
	 * @param scalars there
	 * @param sums there
	 * @param slopes derivatives of the scalars by time, NaN in a recursion
	 */
	void record(double at, double[] scalars, double[] sums, double[] slopes);

	/** Takes note that a recursion has left all bounds at a step; nothing follows. */
	default void diverged(final double at) {
		// a flow does not
	}
}
