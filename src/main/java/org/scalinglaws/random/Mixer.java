package org.scalinglaws.random;

/**
 * Turns keys into seeds: a change of any bit of any key changes each bit of the
 * result with probability 1/2.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood,
 *      Fast splittable pseudorandom number generators, OOPSLA 2014 (SplitMix64)
 *      </a>
 */
final class Mixer {

	/** The odd number nearest to 2^64 over the golden ratio: the stride of SplitMix64. */
	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private Mixer() {
		// static functions only
	}

	/** The finaliser of SplitMix64, a bijection. */
	static long mix(final long key) {
		long z = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	/** Joins keys, in order, into one. */
	static long join(final long... keys) {
		long joined = 0;
		for (final long key : keys)
			joined = mix(joined + GOLDEN ^ mix(key + GOLDEN));
		return joined;
	}

	/**
	 * Fills an array with seeds. Two keys, not one, so that no two streams ever
	 * read overlapping parts of one sequence of counters.
	 */
	static void expand(final long key, final long secondKey, final long[] seeds) {
		for (int i = 0; i < seeds.length; i++)
			seeds[i] = mix(mix(key + GOLDEN * (i + 1)) ^ secondKey);
	}
}
