package org.scalinglaws.retrieval.sgd;

/** Samples (x, y) one after the other, each seen once, and the model's response to each. */
abstract class SampleSource {

	private final double[] input;

	SampleSource(final int dimension) {
		input = new double[dimension];
	}

	/** x of the present sample, in an array that the next one overwrites. */
	final double[] input() {
		return input;
	}

	/**
	 * Moves on to the next sample and computes the response x.w of the weights.
	 * The label is computed beside it, for less than on its own.
	 */
	abstract void next(double[] weights);

	/** x.w of the present sample. */
	abstract double response();

	/** y of the present sample. */
	abstract double label();
}
