package org.scalinglaws.random;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * One stream of random numbers; not for use by two threads at once.
 * <p>
 * Its 64-bit words come in blocks from {@link XoshiroLanes}; the k-th call of
 * any of {@link #nextLong}, {@link #nextDouble} and {@link #nextGaussian} uses
 * the k-th word. The one normal in eighty that needs more than its word
 * ({@link Ziggurat}) takes the rest from a second generator of the same key, so
 * that blocks stay blocks. {@link #fillGaussian} gives what as many calls of
 * {@link #nextGaussian} would, in the same bits.
 * </p>
 */
public final class RandomStream implements RandomGenerator {

	private static final int BLOCK = XoshiroLanes.LANES;

	private final XoshiroLanes lanes;
	private final Xoshiro spare;
	private final long[] block = new long[BLOCK];
	private final int[] open = new int[BLOCK];
	private int position = BLOCK;

	RandomStream(final long seed, final long purpose, final long run) {
		final long key = Mixer.join(seed, purpose, run);
		lanes = new XoshiroLanes(words(key, Mixer.join(run, seed, purpose), 4 * BLOCK));
		spare = new Xoshiro(words(key, Mixer.join(purpose, run, seed), 4));
	}

	@Override
	public long nextLong() {
		if (position == BLOCK) refill();
		return block[position++];
	}

	/** A multiple of 2^-53, uniform in [0, 1). */
	@Override
	public double nextDouble() {
		return (nextLong() >>> 11) * 0x1p-53;
	}

	/** A standard normal. */
	@Override
	public double nextGaussian() {
		return Ziggurat.normal(nextLong(), spare);
	}

	/**
	 * Fills target[from, to) with standard normals, without allocation.
	 *
	 * @throws IndexOutOfBoundsException if that is not a range of the array
	 */
	public void fillGaussian(final double[] target, final int from, final int to) {
		Objects.checkFromToIndex(from, to, target.length);
		int at = from;
		while (at < to) {
			if (position == BLOCK) refill();
			final int count = Math.min(to - at, BLOCK - position);
			final int opened = Ziggurat.fill(target, at, block, position, count, open);
			for (int k = 0; k < opened; k++)
				target[at + open[k]] = Ziggurat.undecided(block[position + open[k]], spare);
			at += count;
			position += count;
		}
	}

	private void refill() {
		lanes.next(block);
		position = 0;
	}

	private static long[] words(final long key, final long secondKey, final int count) {
		final long[] words = new long[count];
		Mixer.expand(key, secondKey, words);
		return words;
	}
}
