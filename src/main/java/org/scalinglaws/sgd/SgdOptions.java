package org.scalinglaws.sgd;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;

/**
 * How runs of SGD go, apart from what they learn and where they start.
 *
 * @param optimizer learning rates, which may exceed the critical one, batch size,
 *          momentum and averaging
 * @param noiseVariance of the label noise, from 0; not used where labels are
 *          given
 * @param steps in [1, 10^15]
 * @param runs in [1, 10^6]
 * @param firstRun the number of the first run, in [0, 10^15]: run r draws the same
 *          samples whichever is the first, so that runs that go on where earlier ones ended
 *          see fresh samples if firstRun is the number of these
 * @param method exact, or leaping, which knows no momentum and no averages
 * @param seed in [0, 2^53 - 1]
 * @param records rows of each run's trajectory, log-spaced in the steps from 0 to
 *          the last, in [2, 10^6]
 */
public record SgdOptions(Optimizer optimizer, double noiseVariance, long steps, int runs, long firstRun,
	SgdMethod method, long seed, int records)
{

	private static final long MAX_RUN = 1_000_000_000_000_000L;
	private static final long MAX_ROWS = 100_000_000;

	/** @throws IllegalArgumentException if a parameter is missing or out of range */
	public SgdOptions {
		Require.inRange("runs", runs, 1, 1_000_000);
		Require.inRange("firstRun", firstRun, 0L, MAX_RUN);
		Require.given("optimizer", optimizer);
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		Require.inRange("steps", steps, 1L, LearningRateSchedule.MAX_STEPS);
		Require.given("method", method);
		Require.inRange("seed", seed, 0L, Streams.MAX_SEED);
		Require.inRange("records", records, 2, 1_000_000);
		Require.inRange("runs x records", runs * Math.min(records, steps + 1), 1, MAX_ROWS);
	}

	/**
	 * From run 0 on.
	 *
	 * @throws IllegalArgumentException as above
	 */
	public SgdOptions(final Optimizer optimizer, final double noiseVariance, final long steps, final int runs,
		final SgdMethod method, final long seed, final int records)
	{
		this(optimizer, noiseVariance, steps, runs, 0, method, seed, records);
	}

	/** {@return the same with another variance of the label noise} */
	public SgdOptions withNoiseVariance(final double variance) {
		return new SgdOptions(optimizer, variance, steps, runs, firstRun, method, seed, records);
	}

	/** Writes them down as metadata. */
	public Columns.Builder describe(final Columns.Builder table) {
		return table.metadata("learningRate", optimizer.schedule().largest()).metadata("noiseVariance", noiseVariance)
			.metadata("steps", steps).metadata("runs", runs).metadata("firstRun", firstRun).metadata("batchSize", optimizer
				.batchSize()).metadata("seed", seed).metadata("records", records).metadata("method",
					method instanceof SgdMethod.Leaping ? "leaping" : "exact");
	}
}
