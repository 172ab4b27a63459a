package org.scalinglaws.network.training;

import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Progress;

/** The training of one network on its samples, from a random start. */
public interface NetworkTraining {

	/**
	 * Trains from standard normal parameters, in units of order 1.
	 *
	 * @param start stream of the start
	 * @param tolerance gap, relative to the loss, at which it ends; in [1e-14, 1].
	 *          A loss below tolerance times that of zero weights is taken for as large
	 * @param maxIterations from 1
	 * @param progress asked for cancel in every iteration, which leaves the weights
	 *          so far
	 * @throws IllegalArgumentException if a parameter is out of range, or the data
	 *           so large that the loss overflows
	 */
	TrainedNetwork run(RandomStream start, double tolerance, int maxIterations, Progress progress);
}
