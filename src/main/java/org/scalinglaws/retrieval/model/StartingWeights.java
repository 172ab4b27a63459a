package org.scalinglaws.retrieval.model;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/** Random starting points w(0), uniform on a sphere. */
public final class StartingWeights {

	/** The largest number of values, dimension x runs. */
	public static final long MAX_VALUES = 1_000_000_000;

	/** The largest length of a starting point. */
	public static final double MAX_NORM = 1e150;

	private StartingWeights() {
		// static factory only
	}

	/**
	 * One starting point per run, uniform on the sphere |w| = norm.
	 *
	 * @param dimension d in [1, 1e8]
	 * @param norm in (0, 1e150]
	 * @param runs in [1, 1e9 / d]
	 * @param streams of which the streams ("weights", run) are used, so that a run
	 *          does not depend on how many there are
	 * @return d values per run, one run after the other
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] onSphere(final int dimension, final double norm, final int runs, final Streams streams) {
		return onSphere(dimension, norm, runs, streams, Progress.NONE);
	}

	/**
	 * As above, for numbers of values that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] onSphere(final int dimension, final double norm, final int runs, final Streams streams,
		final Progress progress)
	{
		Require.inRange("dimension", dimension, 1, 100_000_000);
		Require.positive("norm", norm);
		Require.inRange("norm", norm, Double.MIN_VALUE, MAX_NORM);
		Require.inRange("runs", runs, 1, MAX_VALUES / dimension);
		final double[] weights = new double[dimension * runs];
		for (int run = 0; run < runs; run++)
			fill(weights, run * dimension, dimension, norm, streams.stream("weights", run), progress.part((double) run / runs,
				(run + 1.0) / runs));
		return weights;
	}

	private static void fill(final double[] weights, final int first, final int count, final double norm,
		final RandomStream stream, final Progress progress)
	{
		Pieces.forEach(count, progress, (from, to) -> stream.fillGaussian(weights, first + from, first + to));
		double square = 0;
		for (int i = first; i < first + count; i++)
			square += weights[i] * weights[i];
		final double length = Math.sqrt(square);
		for (int i = first; i < first + count; i++)
			weights[i] = weights[i] / length * norm;
	}
}
