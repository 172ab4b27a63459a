package org.scalinglaws.network.training;

import java.util.Arrays;
import java.util.Map;

import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.table.Columns;

/**
 * A trained network with its evidence.
 *
 * @param weights the effective ones: theta = a w / sqrt(d), or S = W'W / sqrt(p d)
 *          of d x d elements
 * @param history columns iteration, loss and gradientNorm, from the start on; with
 *          iterations, reason, lowerBound and canceled in its metadata
 * @param iterations of the training
 * @param reason {@link StopReason#CONVERGED} if the gap came down to the tolerance
 * @param loss at the end, of the network with its weight decay; NaN if it was
 *          canceled before the start's was known
 * @param lowerBound what no weights' loss can be below, by convex duality
 */
public record TrainedNetwork(double[] weights, Columns history, int iterations, StopReason reason, double loss,
	double lowerBound) {

	/** The same in other units, given those of weights, loss and gradient in them. */
	TrainedNetwork in(final double weight, final double square, final double slope) {
		final Columns.Builder table = Columns.builder(history.names());
		for (int i = 0; i < history.rows(); i++)
			table.row(history.get("iteration", i), square * history.get("loss", i), slope * history.get("gradientNorm", i));
		return new TrainedNetwork(Arrays.stream(weights).map(value -> weight * value).toArray(), table.build().with(history
			.metadata()).with(Map.of("lowerBound", square * lowerBound)), iterations, reason, square * loss, square *
				lowerBound);
	}

	/** How much lower a loss could be at most, from 0. */
	public double gap() {
		return Math.max(0, loss - lowerBound);
	}
}
