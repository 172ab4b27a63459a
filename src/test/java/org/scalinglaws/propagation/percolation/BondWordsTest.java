package org.scalinglaws.propagation.percolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law of words of bonds, by all bits that random words can have, and by draws. */
class BondWordsTest {

	/** Words whose lanes together have all values of the first bits, each once. */
	private static final class AllBits implements RandomGenerator {

		private final int bits;
		private int given;

		AllBits(final int bits) {
			this.bits = bits;
		}

		@Override
		public long nextLong() {
			final int bit = bits - 1 - given++;
			long word = 0;
			for (int lane = 0; lane < 64; lane++)
				if (bit < 0 || (lane >> bit & 1) == 1) word |= 1L << lane; // what follows the first bits is large
			return word;
		}
	}

	/** A probability of few bits: of 64 equally likely numbers exactly so many are below it. */
	@ParameterizedTest
	@CsvSource({ "0.625, 40, 55", "0.5, 32, 48", "0.125, 8, 15", "0.875, 56, 63", "0.375, 24, 39" })
	void theLawIsExact(final double probability, final int single, final int twice) {
		final BondWords bonds = new BondWords(probability);
		assertEquals(single, Long.bitCount(bonds.reached(-1, 0, new AllBits(6))));
		assertEquals(single, Long.bitCount(bonds.reached(0, -1, new AllBits(6))));
		assertEquals(twice, Long.bitCount(bonds.reached(-1, -1, new AllBits(6))));
		final long some = 0xFFFF_0000_FFFF_0000L; // each kind of site for itself, and none where there is no parent
		final long mixed = bonds.reached(some, -1, new AllBits(6));
		assertEquals(bonds.reached(-1, -1, new AllBits(6)) & some | bonds.reached(0, -1, new AllBits(6)) & ~some, mixed);
		assertEquals(0, bonds.reached(some, some, new AllBits(6)) & ~some);
	}

	@Test
	void nothingAndAllAreCertain() {
		final RandomGenerator random = new SplittableRandom(1);
		for (int i = 0; i < 1000; i++) {
			final long first = random.nextLong(), second = random.nextLong();
			assertEquals(0, new BondWords(0).reached(first, second, random));
			assertEquals(first | second, new BondWords(1).reached(first, second, random));
		}
		assertEquals(-1, new BondWords(1).reached(-1, 0, () -> -1)); // the largest of all numbers is below 1
	}

	/** Beside two bonds drawn one by one, in all 64 lanes and between neighbours. */
	@Test
	void drawsHaveTheProbabilitiesOfBonds() {
		final double p = 0.644700185;
		final BondWords bonds = new BondWords(p);
		final SplittableRandom random = new SplittableRandom(2);
		final int draws = 200_000;
		final int[] single = new int[64], twice = new int[64], pairs = new int[64];
		for (int i = 0; i < draws; i++) {
			final long one = bonds.reached(-1, 0, random), two = bonds.reached(-1, -1, random);
			for (int lane = 0; lane < 64; lane++) {
				single[lane] += one >>> lane & 1;
				twice[lane] += two >>> lane & 1;
				pairs[lane] += (one & one >>> 1) >>> lane & 1;
			}
		}
		for (int lane = 0; lane < 64; lane++) {
			within(p, single[lane], draws);
			within(p + p - p * p, twice[lane], draws);
			if (lane < 63) within(p * p, pairs[lane], draws);
		}
	}

	/** Of 191 numbers one is 4 standard errors off in one of 80 such tests. */
	private static void within(final double probability, final int count, final int draws) {
		assertEquals(probability, (double) count / draws, 4 * Math.sqrt(probability * (1 - probability) / draws));
	}

	/** The work of a word: a few random words, fewer where there are few parents. */
	@Test
	void wordsEndWhenAllSitesAreDecided() {
		final SplittableRandom random = new SplittableRandom(3);
		final int[] count = new int[1];
		final RandomGenerator counted = () -> {
			count[0]++;
			return random.nextLong();
		};
		final BondWords bonds = new BondWords(0.644700185);
		for (int i = 0; i < 10_000; i++)
			bonds.reached(-1, 0, counted);
		assertEquals(7.3, count[0] / 1e4, 0.1); // log2(64) + gamma/ln 2 + 1/2
		count[0] = 0;
		for (int i = 0; i < 10_000; i++)
			bonds.reached(1L << i % 64, 0, counted);
		assertEquals(2, count[0] / 1e4, 0.1);
		assertTrue(bonds.reached(0, 0, () -> {
			throw new AssertionError("no parents need no random words");
		}) == 0);
	}
}
