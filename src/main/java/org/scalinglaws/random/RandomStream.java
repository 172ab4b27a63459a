package org.scalinglaws.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One stream of random numbers; not for use by two threads at once. */
public final class RandomStream implements RandomGenerator {

	private final SplittableRandom random;

	RandomStream(final long seed, final long purpose, final long run) {
		random = new SplittableRandom(seed * 31 + purpose * 17 + run * 0x9E3779B97F4A7C15L);
	}

	@Override
	public long nextLong() {
		return random.nextLong();
	}

	/** Fills target[from, to) with standard normals. */
	public void fillGaussian(final double[] target, final int from, final int to) {
		for (int i = from; i < to; i++)
			target[i] = nextGaussian();
	}
}
