package org.scalinglaws.equilibrium.entropy;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Draws many stationary paths and the entropy that each produces. */
public final class EntropyPaths {

	/** Paths of one stream. */
	private static final int BLOCK = 64;

	/** Multiplications of all paths together: some hours. */
	private static final double MOST_WORK = 1e14;

	/** Multiplications between two looks at cancel: some milliseconds. */
	private static final int PIECE = 1 << 22;

	private EntropyPaths() {
		// static function only
	}

	/**
	 * The entropies of paths.
	 *
	 * @param entropy of a path as seen at its moments
	 * @param dimension of the state
	 * @param steps of a path, 1 to 1e9
	 * @param paths 2 to 1e7
	 * @param seed of all noise
	 * @return one for each path
	 * @throws IllegalArgumentException if something is out of range, or too much together
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] draw(final PathEntropy entropy, final int dimension, final long steps, final int paths,
		final long seed, final Progress progress)
	{
		Require.inRange("steps", steps, 1, 1_000_000_000);
		Require.inRange("paths", paths, 2, 10_000_000);
		final Streams streams = Streams.of(seed);
		final double stepWork = 2. * dimension * dimension, work = stepWork * steps;
		if (!(work * paths <= MOST_WORK)) throw new IllegalArgumentException(
			"paths x steps x dimension^2 must be at most 5e13, was " + work * paths / 2);
		final double[] entropies = new double[paths];
		final int pause = (int) Math.max(1, PIECE / work), stepPause = (int) Math.max(1, PIECE / stepWork);
		Parallel.forEach((paths + BLOCK - 1) / BLOCK, progress, block -> {
			final RandomStream stream = streams.stream("entropyPaths", block);
			final PathEntropy.Walk walk = entropy.new Walk();
			for (int path = block * BLOCK; path < Math.min(paths, (block + 1) * BLOCK); path++) {
				if (path % pause == 0 && progress.isCanceled()) throw new CancellationException();
				entropies[path] = walk.entropy(steps, stream, stepPause, () -> !progress.isCanceled());
			}
		});
		return entropies;
	}
}
