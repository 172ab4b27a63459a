package org.scalinglaws.random;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * One stream of random numbers; not for use by two threads at once.
 * <p>
 * Its 64-bit words come in blocks from {@link XoshiroLanes}; the k-th call of
 * any of {@link #nextLong}, {@link #nextDouble} and {@link #nextGaussian} uses
 * the k-th word. The first normal asked of a block turns all its words into
 * normals ({@link Ziggurat}); the one in 125 that needs more than its word
 * takes the rest from a second generator of the same key. The same calls give
 * the same bits on every machine, and {@link #fillGaussian} gives what as many
 * calls of {@link #nextGaussian} would.
 * </p>
 */
public final class RandomStream implements RandomGenerator {

	private static final int BLOCK = XoshiroLanes.LANES;

	private final XoshiroLanes lanes;
	private final Xoshiro spare;
	private final long[] block = new long[BLOCK];
	private final double[] normals = new double[BLOCK];
	private final int[] open = new int[BLOCK];
	private int position = BLOCK;
	private boolean hasNormals;

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
		prepareNormals();
		return normals[position++];
	}

	/**
	 * Fills target[from, to) with standard normals, without allocation.
	 *
	 * @throws IndexOutOfBoundsException if that is not a range of the array
	 */
	public void fillGaussian(final double[] target, final int from, final int to) {
		Objects.checkFromToIndex(from, to, target.length);
		for (int at = from; at < to;) {
			prepareNormals();
			final int count = Math.min(to - at, BLOCK - position);
			System.arraycopy(normals, position, target, at, count);
			at += count;
			position += count;
		}
	}

	private void prepareNormals() {
		if (position == BLOCK) refill();
		if (hasNormals) return;
		Ziggurat.normals(normals, block, spare, open);
		hasNormals = true;
	}

	private void refill() {
		lanes.next(block);
		position = 0;
		hasNormals = false;
	}

	private static long[] words(final long key, final long secondKey, final int count) {
		final long[] words = new long[count];
		Mixer.expand(key, secondKey, words);
		return words;
	}
}
