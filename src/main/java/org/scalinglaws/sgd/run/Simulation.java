package org.scalinglaws.sgd.run;

import org.scalinglaws.task.Progress;

/** Runs of SGD on a problem, ready to go. */
public interface Simulation {

	/** {@return the number of coordinates of an input} */
	int dimension();

	/** {@return the number of students, each with weights of that dimension} */
	int students();

	/**
	 * Runs on fresh samples.
	 *
	 * @param threads how many runs to compute at a time, from 1; has no influence on the
	 *          numbers
	 * @param progress told of the steps made
	 * @return what the runs recorded, and where they ended
	 * @throws IllegalArgumentException if threads is less than 1
	 */
	SgdResult run(int threads, Progress progress);

	/**
	 * Makes one pass over given samples, all runs over the same.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample
	 * @param threads as above
	 * @param progress told of the steps made
	 * @return as above
	 * @throws IllegalArgumentException if samples or method do not allow it
	 */
	SgdResult run(double[] inputs, double[] labels, int threads, Progress progress);
}
