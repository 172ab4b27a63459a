package org.scalinglaws.equilibrium.variance;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.Sums;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Runs stochastic gradient descent on a {@link NoisyQuadratic} and reads its variance at the ends of epochs.
 * <p>
 * Runs begin at the mean and burn in until the variance lacks 1e-6 of itself. Without replacement the points are shuffled
 * anew for each epoch. A draw costs some nanoseconds, and a run draws the points of an epoch at each.
 * </p>
 */
public final class StationaryRuns {

	/** What the variance may still lack at the first reading. */
	private static final double LEFT = 1e-6;

	/** Draws of all runs together: some hours. */
	private static final double MOST_DRAWS = 1e12;

	/** Draws between two looks at cancel: about a millisecond. */
	private static final int PIECE = 1 << 18;

	private final NoisyQuadratic process;
	private final double[] points;
	private final Streams streams;
	private final double noise;

	private StationaryRuns(final NoisyQuadratic process, final Streams streams) {
		this.process = process;
		this.streams = streams;
		points = points(process, streams.stream("stationaryPoints", 0));
		noise = process.langevin() ? Math.sqrt(2 * process.learningRate()) : 0;
	}

	/**
	 * Runs.
	 *
	 * @param epochs at whose ends each run is read, 1 to 1e9
	 * @param runs 1 to 1e6
	 * @param seed of points, batches and noise
	 * @return NaN without a stationary state
	 * @throws IllegalArgumentException if something is out of range, or all runs together would draw more than 1e12 points
	 * @throws CancellationException if the listener wants it to end
	 */
	public static MeasuredVariance of(final NoisyQuadratic process, final long epochs, final int runs, final long seed,
		final Progress progress)
	{
		Require.inRange("epochs", epochs, 1, 1_000_000_000);
		Require.inRange("runs", runs, 1, 1_000_000);
		final Streams streams = Streams.of(seed);
		if (!process.isStable()) return new MeasuredVariance(Double.NaN, Double.NaN, 0);
		final long burnIn = (long) Math.max(1, Math.ceil(Math.log(LEFT) / process.logEpochMemory()));
		final double draws = ((double) burnIn + epochs) * process.stepsPerEpoch() * process.batchSize() * runs;
		if (!(draws <= MOST_DRAWS)) throw new IllegalArgumentException("epochs x samples x runs must be at most 1e12, was " +
			(float) draws + " with " + burnIn + " epochs of burn-in");
		return new StationaryRuns(process, streams).measure(burnIn, epochs, runs, progress);
	}

	private MeasuredVariance measure(final long burnIn, final long epochs, final int runs, final Progress progress) {
		final double[] squares = new double[runs], fourths = new double[runs];
		final AtomicLong done = new AtomicLong();
		final double all = ((double) burnIn + epochs) * runs;
		final long piece = Math.max(1, PIECE / ((long) process.stepsPerEpoch() * process.batchSize()));
		Parallel.forEach(runs, run -> {
			final Walk walk = new Walk(run);
			for (long epoch = 0; epoch < burnIn + epochs; epoch++) {
				if (epoch % piece == 0) {
					if (progress.isCanceled()) throw new CancellationException();
					progress.update(done.getAndAdd(piece) / (all + runs * (double) piece));
				}
				walk.epoch();
				if (epoch < burnIn) continue;
				final double square = walk.theta * walk.theta;
				squares[run] += square;
				fourths[run] += square * square;
			}
		});
		return MeasuredVariance.of(Sums.of(squares), Sums.of(fourths), epochs, runs, Math.exp(process.logEpochMemory()), burnIn);
	}

	/** Normal points, shifted and scaled to mean 0 and the mean square that is asked for. */
	private static double[] points(final NoisyQuadratic process, final RandomStream stream) {
		final double[] points = new double[process.samples()];
		stream.fillGaussian(points, 0, points.length);
		final double mean = Sums.of(points) / points.length;
		double squares = 0;
		for (int i = 0; i < points.length; i++) {
			points[i] -= mean;
			squares += points[i] * points[i];
		}
		final double scale = Math.sqrt(process.labelVariance() * points.length / squares);
		for (int i = 0; i < points.length; i++)
			points[i] *= scale;
		return points;
	}

	/** One run. */
	private final class Walk {

		private final RandomStream batches, noises;
		private final double[] order = points.clone();
		private final int steps = process.stepsPerEpoch(), batch = process.batchSize();
		private final double share = process.share();
		private double theta;

		Walk(final int run) {
			batches = streams.stream("stationaryBatches", run);
			noises = streams.stream("stationaryNoise", run);
		}

		void epoch() {
			for (int step = 0; step < steps; step++) {
				final double mean = (process.replacement() ? drawn() : shuffled(step * batch)) / batch;
				theta -= share * (theta - mean);
				if (noise > 0) theta += noise * noises.nextGaussian();
			}
		}

		private double drawn() {
			double sum = 0;
			for (int i = 0; i < batch; i++)
				sum += order[below(order.length)];
			return sum;
		}

		/** The next points of a shuffle that goes on from step to step; the last epoch's order is as good a start as any. */
		private double shuffled(final int from) {
			double sum = 0;
			for (int i = from; i < from + batch; i++) {
				final int j = i + below(order.length - i);
				final double point = order[j];
				order[j] = order[i];
				order[i] = point;
				sum += point;
			}
			return sum;
		}

		/** A number from 0 to bound - 1, uniform but for bound/2^63. */
		private int below(final int bound) {
			return (int) Math.multiplyHigh(batches.nextLong() >>> 1, 2L * bound);
		}
	}
}
