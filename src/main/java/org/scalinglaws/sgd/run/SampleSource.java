package org.scalinglaws.sgd.run;

/** Samples (x, y) of one run, one after the other, each seen once, and the projections of each on the weights. */
public abstract class SampleSource {

	private final double[] input;

	/** @param dimension of the inputs */
	protected SampleSource(final int dimension) {
		input = new double[dimension];
	}

	/** {@return x of the present sample, in an array that the next one overwrites} */
	public final double[] input() {
		return input;
	}

	/**
	 * Moves on to the next sample. A label that depends on x is computed beside the
	 * projections, for less than on its own.
	 *
	 * @param weights of each student
	 * @param projections receives x.w of each student
	 */
	public abstract void next(double[][] weights, double[] projections);

	/** {@return y of the present sample} */
	public abstract double label();
}
