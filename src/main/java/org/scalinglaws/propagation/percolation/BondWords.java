package org.scalinglaws.propagation.percolation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * Which of 64 sites are reached by bonds from two parents each, every bond being open with the same probability.
 * <p>
 * A site with one active parent is reached with probability p, one with two with 1 - (1 - p)^2. For each site a uniform
 * number is compared with its probability bit by bit, the highest first: a random word holds one bit of all 64. A site
 * is decided at its first bit that differs, after two on average, and the words end when all are: some seven for 64
 * sites, fewer where there are few parents. The law is that of comparing all 64 bits; both probabilities are rounded down
 * to multiples of 2^-64.
 * </p>
 */
final class BondWords {

	private static final int BITS = 64;

	/** For each bit from the highest: all ones or zeros, as that bit of the probability. */
	private final long[] single = new long[BITS];
	private final long[] twice = new long[BITS];
	private final boolean certain;

	/** @param probability in [0, 1] */
	BondWords(final double probability) {
		certain = probability == 1;
		final BigDecimal closed = BigDecimal.ONE.subtract(new BigDecimal(probability));
		spread(BigDecimal.ONE.subtract(closed), single);
		spread(BigDecimal.ONE.subtract(closed.multiply(closed)), twice);
	}

	private static void spread(final BigDecimal probability, final long[] masks) {
		final BigInteger bits = probability.multiply(new BigDecimal(BigInteger.TWO.pow(BITS))).toBigInteger();
		for (int k = 0; k < BITS; k++)
			masks[k] = bits.testBit(BITS - 1 - k) ? -1 : 0;
	}

	/**
	 * Draws the bonds of 64 sites.
	 *
	 * @param first which sites have an active first parent, a bit each
	 * @param second which have an active second one
	 * @return which are reached
	 */
	long reached(final long first, final long second, final RandomGenerator random) {
		final long both = first & second, one = first ^ second;
		long undecided = first | second, reached = 0;
		if (certain) return undecided;
		for (int k = 0; undecided != 0 && k < BITS; k++) {
			final long bits = random.nextLong(), probability = one & single[k] | both & twice[k];
			reached |= undecided & probability & ~bits;
			undecided &= ~(bits ^ probability);
		}
		return reached;
	}
}
