package org.scalinglaws.propagation.percolation;

import java.util.Arrays;

import org.scalinglaws.random.RandomStream;

/**
 * The active sites of one run, 64 to a word. An active site tries to reach itself and its right neighbour, so that site i
 * has the parents i and i - 1.
 * <p>
 * Sites are a ring, or a line without ends on which only words between the outermost active sites are looked at.
 * </p>
 */
final class Sites {

	private final boolean ring;
	private final int size;
	private final long last; // sites of the last word that there are
	private long[] words;
	private int from;
	private int to; // words from, ..., to - 1 may have active sites
	private int steps;

	private Sites(final int size, final long[] words) {
		ring = size > 0;
		this.size = size;
		this.words = words;
		last = ring ? -1L >>> -size : -1; // of shifts only the last six bits count
		to = words.length;
		words[to - 1] &= last;
	}

	/** A ring of active sites. */
	static Sites ring(final int size) {
		final long[] words = new long[(size - 1) / 64 + 1];
		Arrays.fill(words, -1);
		return new Sites(size, words);
	}

	/** A line with one active site, at 0. */
	static Sites seed() {
		return new Sites(0, new long[] { 1 });
	}

	/** {@return how many words a step looks at} */
	int width() {
		return to - from;
	}

	/** Goes one step on; whether any site is active then. */
	boolean step(final BondWords bonds, final RandomStream random) {
		steps++;
		final long wrapped = ring ? words[to - 1] >>> size - 1 : 0;
		if (!ring && words[to - 1] < 0) open();
		long any = 0, mask = last;
		for (int w = to - 1; w >= from; w--) { // downwards, since a word needs the one below as it was
			final long own = words[w], shifted = (own << 1 | (w > from ? words[w - 1] >>> 63 : wrapped)) & mask;
			words[w] = bonds.reached(own, shifted, random);
			any |= words[w];
			mask = -1;
		}
		if (!ring && any != 0) close();
		return any != 0;
	}

	/** One more word above. */
	private void open() {
		if (to == words.length) words = Arrays.copyOf(words, 2 * to);
		words[to++] = 0;
	}

	/** Leaves out empty words at both ends. */
	private void close() {
		while (words[from] == 0)
			from++;
		while (words[to - 1] == 0)
			to--;
	}

	/** {@return the number of active sites} */
	long active() {
		long count = 0;
		for (int w = from; w < to; w++)
			count += Long.bitCount(words[w]);
		return count;
	}

	/** {@return the sum over active sites of squared distances from the seed, to which each step moves by -1 or 1} */
	double spread() {
		double sum = 0;
		for (int w = from; w < to; w++)
			for (long left = words[w]; left != 0; left &= left - 1) {
				final double place = 2 * (64L * w + Long.numberOfTrailingZeros(left)) - steps;
				sum += place * place;
			}
		return sum;
	}
}
