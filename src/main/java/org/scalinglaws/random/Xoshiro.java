package org.scalinglaws.random;

import java.util.random.RandomGenerator;

/**
 * xoshiro256++: 256 bits of state, period 2^256 - 1.
 *
 * @see <a href="https://doi.org/10.1145/3460772">Blackman, Vigna, Scrambled
 *      linear pseudorandom number generators, ACM TOMS 47 (2021)</a>
 */
final class Xoshiro implements RandomGenerator {

	private long s0, s1, s2, s3;

	/** @param state four words, not all zero */
	Xoshiro(final long[] state) {
		s0 = state[0];
		s1 = state[1];
		s2 = state[2];
		s3 = state[3];
	}

	@Override
	public long nextLong() {
		final long result = Long.rotateLeft(s0 + s3, 23) + s0;
		final long shifted = s1 << 17;
		s2 ^= s0;
		s3 ^= s1;
		s1 ^= s2;
		s0 ^= s3;
		s2 ^= shifted;
		s3 = Long.rotateLeft(s3, 45);
		return result;
	}
}
