package org.scalinglaws.propagation.compression;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.RatioOfSums;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * What outputs of a {@link Layer} lose if only its strongest components are kept, over normal inputs and in theory.
 * <p>
 * With strengths r^-a the relative error falls like R^-(a - 1/2) while R is far below the number of components, for a
 * above 1/2. The bound sqrt(R (rows + columns)/samples) is that on the generalization error of a layer of R components
 * trained on so many samples, without the constants and logarithms of its source: its scaling, not a number to compare an
 * error with.
 * </p>
 *
 * @see <a href="https://arxiv.org/abs/2001.05070">Li, Sun, Liu, Suzuki, Huang, Understanding generalization in deep
 *      learning via tensor methods (2020)</a>
 */
public final class Compression {

	private static final int MOST_SAMPLES = 10_000_000, MOST_RANKS = 10_000;
	private static final int GROUPS = 64;

	/** Numbers of inputs between two looks at cancel. */
	private static final int PIECE = 1 << 16;

	private final Layer layer;
	private final int[] ranks; // 0, and those that were asked for, ascending
	private final int samples;

	private Compression(final Layer layer, final int[] ranks, final int samples) {
		this.layer = layer;
		this.ranks = IntStream.concat(IntStream.of(0), Arrays.stream(ranks)).sorted().distinct().toArray();
		this.samples = samples;
	}

	/**
	 * Measures.
	 *
	 * @param ranks components that are kept: whole numbers from 0 to min(rows, columns), in any order, at most 10000
	 * @param samples normal inputs, 1 to 1e7
	 * @param seed of the inputs
	 * @return a row for each rank: columns {@code rank}; {@code error}, the root mean square of what the output loses over
	 *         that of the output, with {@code errorStandardError} (NaN for one sample); {@code predictedError}; {@code bound};
	 *         {@code largestGain}, the largest length lost over that of the input among the samples, and {@code gainBound}, the
	 *         strength of the strongest component left out, which no input exceeds
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns of(final Layer layer, final double[] ranks, final int samples, final long seed,
		final Progress progress)
	{
		requireRanks(ranks, layer.strengths().length);
		final int[] kept = Arrays.stream(ranks).mapToInt(rank -> (int) rank).toArray();
		Require.inRange("samples", samples, 1, MOST_SAMPLES);
		final Streams streams = Streams.of(seed);
		final Compression compression = new Compression(layer, kept, samples);
		return compression.table(kept, compression.measure(streams, progress));
	}

	/**
	 * Requires ranks as {@link #of} takes them, before there is a layer.
	 *
	 * @param most min(rows, columns)
	 * @throws IllegalArgumentException if they are not so, naming the first that is not
	 */
	public static void requireRanks(final double[] ranks, final int most) {
		Require.inRange("length of ranks", Require.given("ranks", ranks).length, 1, MOST_RANKS);
		for (int k = 0; k < ranks.length; k++)
			if (!(ranks[k] >= 0 && ranks[k] <= most && ranks[k] == Math.rint(ranks[k]))) throw new IllegalArgumentException(
				"ranks must be whole numbers in [0, " + most + "], min(rows, columns), was " + Require.text(ranks[k]) + " at " +
					k);
	}

	/** What is summed over some samples: for each rank. */
	private record Losses(RatioOfSums[] relative, double[] largest) {

		Losses(final int ranks) {
			this(IntStream.range(0, ranks).mapToObj(k -> new RatioOfSums()).toArray(RatioOfSums[]::new), new double[ranks]);
		}

		/** @param unit of squared outputs, a power of 2 */
		void add(final double[] lost, final double input, final double unit) {
			for (int k = 0; k < lost.length; k++) {
				relative[k].add(lost[k] / unit, lost[0] / unit);
				largest[k] = Math.max(largest[k], lost[k] / input);
			}
		}

		void add(final Losses other) {
			for (int k = 0; k < largest.length; k++) {
				relative[k].add(other.relative[k]);
				largest[k] = Math.max(largest[k], other.largest[k]);
			}
		}
	}

	private Losses measure(final Streams streams, final Progress progress) {
		final Losses[] groups = new Losses[Math.min(samples, GROUPS)];
		final LongConsumer done = progress.amounts(samples);
		final int piece = Math.max(1, PIECE / layer.columns());
		final double unit = Math.scalb(1.0, 2 * Math.getExponent(layer.strengths()[0])); // sums of fourth powers stay numbers
		Parallel.forEach(groups.length, g -> {
			groups[g] = new Losses(ranks.length);
			final Layer.Probe probe = layer.probe();
			final RandomStream random = streams.stream("compressionInputs", g);
			final double[] lost = new double[ranks.length];
			final int count = (int) ((long) samples * (g + 1) / groups.length - (long) samples * g / groups.length);
			for (int i = 0; i < count; i++) {
				if (i % piece == 0 && progress.isCanceled()) throw new CancellationException();
				final double input = probe.send(random, ranks, lost);
				groups[g].add(lost, input, unit);
				if (i % piece == piece - 1) done.accept(piece);
			}
		});
		final Losses all = new Losses(ranks.length);
		for (final Losses group : groups) // in order, whatever thread was first
			all.add(group);
		return all;
	}

	private Columns table(final int[] kept, final Losses losses) {
		final double[] strengths = layer.strengths(), left = left(strengths);
		final Columns.Builder rows = Columns.builder("rank", "error", "errorStandardError", "predictedError", "bound",
			"largestGain", "gainBound");
		for (final int rank : kept) {
			final int k = Arrays.binarySearch(ranks, rank);
			final double error = Math.sqrt(losses.relative[k].ratio());
			rows.row(rank, error, error == 0 ? 0 : losses.relative[k].standardError() / (2 * error), Math.sqrt(left[rank] /
				left[0]), Math.sqrt(rank * ((double) layer.rows() + layer.columns()) / samples), Math.sqrt(losses.largest[k]),
				rank < strengths.length ? strengths[rank] : 0);
		}
		return rows.build();
	}

	/** {@return sums of squares from each component on, the least first} */
	private static double[] left(final double[] strengths) {
		final double[] left = new double[strengths.length + 1];
		for (int r = strengths.length - 1; r >= 0; r--)
			left[r] = left[r + 1] + strengths[r] * strengths[r];
		return left;
	}
}
