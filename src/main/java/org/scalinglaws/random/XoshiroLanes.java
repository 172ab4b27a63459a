package org.scalinglaws.random;

/**
 * Many {@link Xoshiro} generators side by side, advanced together: each block
 * holds one number of each lane.
 * <p>
 * The two loops are what HotSpot turns into vector code: constant trip count,
 * the state in one array, constant offsets, rotations written out, and the
 * output in a loop of its own that starts at index 0. With any of these changed
 * it costs two to four times as much (see docs/benchmarks.md).
 * </p>
 */
final class XoshiroLanes {

	/** The number of lanes, and so of numbers in a block. */
	static final int LANES = 128;

	/** Words 0, then words 1, 2 and 3 of all lanes. */
	private final long[] state;

	/** @param state 4 * {@value #LANES} words: words 0 of all lanes, then words 1, ... */
	XoshiroLanes(final long[] state) {
		this.state = state.clone();
	}

	/** Writes the next number of each lane into block[0, {@value #LANES}). */
	void next(final long[] block) {
		scramble(state, block);
		advance(state);
	}

	private static void scramble(final long[] state, final long[] block) {
		for (int i = 0; i < LANES; i++) {
			final long sum = state[i] + state[i + 3 * LANES];
			block[i] = (sum << 23 | sum >>> 41) + state[i];
		}
	}

	private static void advance(final long[] state) {
		for (int i = 0; i < LANES; i++) {
			final long a = state[i];
			final long b = state[i + LANES];
			final long c = state[i + 2 * LANES];
			final long d = state[i + 3 * LANES];
			final long rotated = d ^ b;
			state[i] = a ^ d ^ b;
			state[i + LANES] = b ^ c ^ a;
			state[i + 2 * LANES] = c ^ a ^ b << 17;
			state[i + 3 * LANES] = rotated << 45 | rotated >>> 19;
		}
	}
}
