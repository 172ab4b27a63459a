package org.scalinglaws.retrieval;

/** Samples (x, y) one after the other, each seen once. */
interface SampleSource {

	/**
	 * Moves on to the next sample.
	 *
	 * @param input receives x
	 * @return the label y
	 */
	double next(double[] input);
}
