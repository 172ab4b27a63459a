package org.scalinglaws.propagation.percolation;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Bond directed percolation in 1+1 dimensions: each site of a row has a bond to itself and to its right neighbour in the
 * next row, open with a probability, and is active where an open bond comes from an active site.
 * <p>
 * It has one absorbing state, and its transition at {@link #CRITICAL} is the first of its universality class. From a seed
 * there are no borders: sites that activity may reach are all there.
 * </p>
 *
 * @param probability of an open bond, 0 to 1
 * @param start {@value #FULL}: a ring of active sites; {@value #SEED}: one active site on an endless line
 * @param size of the ring, 1 to 1e8; without meaning for a seed
 * @param steps 1 to 1e8
 * @see <a href="https://doi.org/10.1088/0305-4470/32/28/304">Jensen, Low-density series expansions for directed
 *      percolation, J. Phys. A 32, 5233 (1999)</a>
 */
public record BondPercolation(double probability, String start, int size, int steps) {

	/** The threshold (Jensen 1999), known to the last digit but one. */
	public static final double CRITICAL = 0.644700185;

	/** All sites of a ring are active at first. */
	public static final String FULL = "full";

	/** One site of a line is active at first. */
	public static final String SEED = "seed";

	private static final int MOST = 100_000_000;
	private static final int MOST_RUNS = 10_000_000;
	private static final int MOST_RECORDS = 10_000;

	/** Groups of runs: as many as make errors of exponents known to a tenth. */
	private static final int GROUPS = 64;

	/** Words between two looks at cancel: about a millisecond; a step counts as some for itself. */
	private static final int PIECE = 1 << 16, STEP = 4;

	/**
	 * Describes it.
	 *
	 * @throws IllegalArgumentException if something is out of range
	 */
	public BondPercolation {
		Require.inRange("probability", probability, 0, 1);
		Require.oneOf("start", start, List.of(FULL, SEED));
		Require.inRange("size", size, 1, MOST);
		Require.inRange("steps", steps, 1, MOST);
	}

	/**
	 * Simulates.
	 *
	 * @param runs 1 to 1e7
	 * @param records recorded times, 2 to 10000: 0 and then log-spaced whole numbers, fewer if there are not so many steps
	 * @param seed of the bonds
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public PercolationResult run(final int runs, final int records, final long seed, final Progress progress) {
		Require.inRange("runs", runs, 1, MOST_RUNS);
		Require.inRange("records", records, 2, MOST_RECORDS);
		final Streams streams = Streams.of(seed);
		final long[] times = LogSteps.upTo(steps, records);
		final PercolationSums[] groups = new PercolationSums[Math.min(runs, GROUPS)];
		final BondWords bonds = new BondWords(probability);
		final Work work = new Work(times, bonds, progress, (double) steps * runs);
		Parallel.forEach(groups.length, g -> {
			groups[g] = new PercolationSums(times.length);
			final long first = (long) runs * g / groups.length, end = (long) runs * (g + 1) / groups.length;
			for (long run = first; run < end; run++)
				work.run(streams.stream("directedPercolation", run), groups[g]);
		});
		return new PercolationResult(this, runs, times, groups);
	}

	/** Runs on several threads. */
	private final class Work {

		private final long[] times;
		private final BondWords bonds;
		private final Progress progress;
		private final LongConsumer done;

		Work(final long[] times, final BondWords bonds, final Progress progress, final double all) {
			this.times = times;
			this.bonds = bonds;
			this.progress = progress;
			done = progress.amounts(all);
		}

		void run(final RandomStream random, final PercolationSums sums) {
			final Sites sites = start.equals(SEED) ? Sites.seed() : Sites.ring(size);
			int recorded = 0, step = 0, told = 0;
			long cost = 0;
			boolean any = true;
			while (any) {
				if (times[recorded] == step) sums.record(recorded++, sites.active(), start.equals(SEED) ? sites.spread() : 0);
				if (step == steps) break;
				any = sites.step(bonds, random);
				step++;
				cost += sites.width() + STEP;
				if (cost < PIECE) continue;
				tell(step - told);
				told = step;
				cost = 0;
			}
			sums.end(recorded, any ? step + 1 : step, !any);
			tell(steps - told);
		}

		private void tell(final int more) {
			if (progress.isCanceled()) throw new CancellationException();
			done.accept(more);
		}
	}
}
