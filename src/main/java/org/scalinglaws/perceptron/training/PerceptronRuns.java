package org.scalinglaws.perceptron.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Perceptrons trained on Gaussian inputs whose labels a teacher gave, at some values of the sharpness.
 * <p>
 * fixedNorm: least sum of log(1 + exp(-2 sharpness margin)) among weights of length sqrt(dimension). freeNorm: gradient
 * flow of that sum at sharpness 1 from zero weights, read where their length is sharpness x sqrt(dimension).
 * </p>
 *
 * @param dimension of the inputs
 * @param samples of each run
 * @param protocol fixedNorm or freeNorm
 */
public record PerceptronRuns(int dimension, int samples, String protocol) {

	/** The protocols. */
	public static final String FIXED = "fixedNorm", FREE = "freeNorm";

	/** Bounds of the sharpness. */
	public static final double LEAST_SHARPNESS = 1e-6, LARGEST_SHARPNESS = 1e4, LARGEST_FREE_SHARPNESS = 1e3;

	/** Entries of the inputs of one run, 8 bytes each. */
	public static final long MOST_ENTRIES = 20_000_000;

	private static final int MOST_DIMENSIONS = 1_000_000, MOST_RUNS = 100_000, MOST_VALUES = 100_000;

	/**
	 * Describes the runs.
	 *
	 * @throws IllegalArgumentException if something is out of range
	 */
	public PerceptronRuns {
		Require.inRange("dimension", dimension, 1, MOST_DIMENSIONS);
		Require.inRange("samples", samples, 1, MOST_ENTRIES / dimension);
		Require.oneOf("protocol", protocol, List.of(FIXED, FREE));
	}

	/**
	 * Describes runs by their load.
	 *
	 * @param dimension 1 to 1000000
	 * @param load samples over dimension, rounded to whole samples, of which there must be at least 1 and, with all
	 *          coordinates, at most 2e7 numbers
	 * @param protocol fixedNorm or freeNorm
	 * @throws IllegalArgumentException if something is out of range
	 */
	public static PerceptronRuns ofLoad(final int dimension, final double load, final String protocol) {
		Require.inRange("dimension", dimension, 1, MOST_DIMENSIONS);
		Require.positive("load", load);
		final double samples = Math.rint(load * dimension);
		if (!(samples >= 1 && samples <= MOST_ENTRIES / dimension)) throw new IllegalArgumentException(
			"load x dimension, the samples, must be in [1, " + MOST_ENTRIES / dimension + "] with dimension " + dimension +
				", was " + Require.text(load * dimension));
		return new PerceptronRuns(dimension, (int) samples, protocol);
	}

	/**
	 * Trains.
	 *
	 * @param sharpness 1e-6 to 1e4 each, with freeNorm to 1000, in any order
	 * @param runs draws of the inputs, 1 to 100000
	 * @param seed of the inputs
	 * @return run after run, for each sharpness in the given order: columns {@code run}, {@code sharpness}, {@code error} =
	 *         arccos(overlap)/pi, {@code overlap} with the teacher, {@code residual}: fixedNorm: sine of the angle between
	 *         weights and gradient; freeNorm: relative error of the length at which the flow was read
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public Columns run(final double[] sharpness, final int runs, final long seed, final Progress progress) {
		Require.inRange("length of sharpness", Require.given("sharpness", sharpness).length, 1, MOST_VALUES);
		for (final double value : sharpness)
			Require.inRange("sharpness", Require.positive("sharpness", value), LEAST_SHARPNESS, protocol.equals(FIXED)
				? LARGEST_SHARPNESS : LARGEST_FREE_SHARPNESS);
		Require.inRange("runs", runs, 1, MOST_RUNS);
		final Streams streams = Streams.of(seed);
		final double[] ascending = Arrays.stream(sharpness).distinct().sorted().toArray();
		final double[][][] found = new double[runs][][];
		Parallel.forEach(runs, progress, run -> found[run] = train(new SignedInputs(dimension, samples, streams.stream(
			"perceptronInputs", run), progress), ascending, progress));
		final Columns.Builder table = Columns.builder(RunSummary.RUN, "sharpness", "error", "overlap", "residual");
		for (int run = 0; run < runs; run++)
			for (final double value : sharpness) {
				final double[] state = found[run][Arrays.binarySearch(ascending, value)];
				table.row(run, value, state[0], state[1], state[2]);
			}
		return table.metadata("samples", (long) samples).build();
	}

	/** {@return error, overlap and residual at each sharpness} */
	private double[][] train(final SignedInputs inputs, final double[] ascending, final Progress progress) {
		final double[][] states = new double[ascending.length][];
		if (protocol.equals(FIXED)) {
			final FixedNorm path = new FixedNorm(inputs, progress);
			for (int i = 0; i < states.length; i++)
				states[i] = state(path.at(ascending[i]), path.residual());
			return states;
		}
		final double[][] weights = new FreeNorm(inputs, progress).at(ascending);
		for (int i = 0; i < states.length; i++)
			states[i] = state(weights[i], Math.abs(Math.sqrt(DotProducts.of(weights[i], weights[i])) / ascending[i] - 1));
		return states;
	}

	/** The teacher is the first axis. */
	private static double[] state(final double[] weights, final double residual) {
		final double[] others = weights.clone();
		others[0] = 0;
		final double across = Math.sqrt(DotProducts.of(others, others));
		return new double[] { Math.atan2(across, weights[0]) / Math.PI, weights[0] / Math.hypot(across, weights[0]),
			residual };
	}
}
