package org.scalinglaws.descent.spike;

import java.util.function.BooleanSupplier;

/** A descent on {@link SpikedRetrieval}, step by step; not for use by two threads at once. */
public interface SpikeDescent {

	/**
	 * Where a descent is.
	 *
	 * @param signal |theta'W|
	 * @param spike |v'W|
	 * @param bulk |P W|_F/sqrt(d - 2), P the projection on all other directions; 0 if there are none
	 * @param loss of the population, 1/4 E (f - y)^2
	 * @param alignment signal/|W|_F
	 * @param excess tau = tr(Q Delta) = signal^2 - 1 + (1 + lambda) spike^2 + (d - 2) bulk^2, which rises from -1 as the
	 *          weights grow
	 */
	record State(double signal, double spike, double bulk, double loss, double alignment, double excess) {}

	/** {@return where it is} */
	State state();

	/**
	 * Takes a step.
	 *
	 * @param goOn asked now and then in a long step; when it says no, the step is not taken
	 */
	void step(BooleanSupplier goOn);

	/** {@return the step size eta} */
	double learningRate();

	/** {@return some number of steps that take milliseconds, at least 1} */
	long shortWhile();
}
