package org.scalinglaws.random;

import org.scalinglaws.ground.Require;

/**
 * Independent streams of random numbers from one seed, keyed by what they are
 * for and by the run: the same (seed, purpose, run) gives the same bits, for any
 * number of threads.
 */
public final class Streams {

	/** The largest seed, 2^53 - 1: exact in a double, so that it survives macros and JSON. */
	public static final long MAX_SEED = (1L << 53) - 1;

	private final long seed;

	private Streams(final long seed) {
		this.seed = Require.inRange("seed", seed, 0, MAX_SEED);
	}

	/**
	 * The streams of a seed.
	 *
	 * @throws IllegalArgumentException if the seed is outside [0, 2^53 - 1]
	 */
	public static Streams of(final long seed) {
		return new Streams(seed);
	}

	/** {@return a fresh stream at its beginning} */
	public RandomStream stream(final String purpose, final long run) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < purpose.length(); i++)
			hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
		return new RandomStream(seed, hash, run);
	}
}
