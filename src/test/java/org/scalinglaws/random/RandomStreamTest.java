package org.scalinglaws.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;

class RandomStreamTest {

	/** Words 0, 1, 127 and 128. */
	private static final long[] WORDS_A = { 0x92abf5091f05dfe9L, 0x63fcfba08e2b8868L, 0x664a5f602df12d8L,
		0x6b85d15ddc24b047L };
	private static final long[] WORDS_B = { 0x14ade072ec7a0859L, 0x5069b86026bcfb63L, 0xa4071a0003c50b6dL,
		0xce77df53745cabc6L };
	private static final long[] WORDS_C = { 0x7f902261b980aec5L, 0x83e674cc10b53fadL, 0x216074c94cee333aL,
		0xc258cdbe85d3c1ccL };
	private static final long[] WORDS_D = { 0x39bd892526fd3f70L, 0xe55e2153f94c93e4L, 0x41e785ab1e3ea370L,
		0x736efc047afad168L };

	private static final double[] NORMALS = { -0.3229614875003847, 0.8379774198325276, -0.7156618310138775,
		-1.378982012258762, -0.33948305949800817 };

	private static final long DIGEST = 0x2a4e68b550f91adcL;

	/** From the published reference program of xoshiro256++ with state 1, 2, 3, 4. */
	@Test
	void xoshiroGivesThePublishedNumbers() {
		final Xoshiro random = new Xoshiro(new long[] { 1, 2, 3, 4 });
		final long[] expected = { 41943041L, 58720359L, 3588806011781223L, 3591011842654386L, 0x8012a2019ac433cdL };
		for (final long number : expected)
			assertEquals(number, random.nextLong());
	}

	@Test
	void eachLaneIsAXoshiroGenerator() {
		final int lanes = XoshiroLanes.LANES;
		final long[] state = new long[4 * lanes];
		Mixer.expand(3, 4, state);
		final XoshiroLanes blocks = new XoshiroLanes(state);
		final Xoshiro[] single = new Xoshiro[lanes];
		for (int i = 0; i < lanes; i++)
			single[i] = new Xoshiro(new long[] { state[i], state[i + lanes], state[i + 2 * lanes], state[i + 3 * lanes] });
		final long[] block = new long[lanes];
		for (int repeat = 0; repeat < 1000; repeat++) {
			blocks.next(block);
			for (int i = 0; i < lanes; i++)
				assertEquals(single[i].nextLong(), block[i]);
		}
	}

	/** The numbers come from a second implementation (arbitrary precision integers): they must never change. */
	@Test
	void wordsAreThosePinned() {
		assertWords(Streams.of(1).stream("inputs", 0), WORDS_A);
		assertWords(Streams.of(1).stream("inputs", 1), WORDS_B);
		assertWords(Streams.of(1).stream("labelNoise", 0), WORDS_C);
		assertWords(Streams.of(2).stream("inputs", 0), WORDS_D);
	}

	@Test
	void normalsAreThosePinned() {
		final double[] normals = new double[100_000];
		Streams.of(1).stream("inputs", 0).fillGaussian(normals, 0, normals.length);
		assertArrayEquals(NORMALS, java.util.Arrays.copyOf(normals, NORMALS.length), 0);
		long digest = 0; // over wedges and tail as well
		for (final double normal : normals)
			digest = Mixer.mix(digest + Double.doubleToRawLongBits(normal));
		assertEquals(DIGEST, digest);
	}

	@Test
	void blocksOfNormalsEqualSingleNormalsAcrossBoundaries() {
		final double[] expected = new double[5000];
		final RandomStream single = Streams.of(5).stream("x", 2);
		for (int i = 0; i < expected.length; i++)
			expected[i] = single.nextGaussian();
		for (final int chunk : new int[] { 1, 2, 7, 127, 128, 129, 256, 1000, 5000 }) {
			final RandomStream blocks = Streams.of(5).stream("x", 2);
			final double[] actual = new double[expected.length];
			for (int from = 0; from < actual.length; from += chunk)
				blocks.fillGaussian(actual, from, Math.min(from + chunk, actual.length));
			assertArrayEquals(expected, actual, 0, "chunks of " + chunk);
		}
	}

	@Test
	void wordsAndNormalsTakeTheirTurns() {
		final RandomStream words = Streams.of(5).stream("x", 2);
		final RandomStream normals = Streams.of(5).stream("x", 2);
		final RandomStream mixed = Streams.of(5).stream("x", 2);
		for (int i = 0; i < 1000; i++) {
			final long word = words.nextLong();
			final double normal = normals.nextGaussian();
			if (i % 3 == 0) assertEquals(normal, mixed.nextGaussian());
			else assertEquals(word, mixed.nextLong());
		}
	}

	@Test
	void uniformsAreTheHighestBits() {
		final RandomStream words = Streams.of(8).stream("u", 0);
		final RandomStream uniforms = Streams.of(8).stream("u", 0);
		double sum = 0;
		final int n = 1_000_000;
		for (int i = 0; i < n; i++) {
			final double uniform = uniforms.nextDouble();
			assertEquals((words.nextLong() >>> 11) * 0x1p-53, uniform);
			sum += uniform;
		}
		assertEquals(0.5, sum / n, 5 / Math.sqrt(12.0 * n)); // five standard errors
	}

	@Test
	void emptyAndWrongRanges() {
		final RandomStream random = Streams.of(1).stream("x", 0);
		random.fillGaussian(new double[3], 2, 2);
		assertThrows(IndexOutOfBoundsException.class, () -> random.fillGaussian(new double[3], 0, 4));
		assertThrows(IndexOutOfBoundsException.class, () -> random.fillGaussian(new double[3], 2, 1));
		assertThrows(IllegalArgumentException.class, () -> Streams.of(-1));
		assertThrows(IllegalArgumentException.class, () -> Streams.of(1L << 53));
	}

	/** Streams that differ in one key only: correlations of standard normals have standard error 1/sqrt(n). */
	@Test
	void streamsOfNeighbouringKeysAreIndependent() {
		final int n = 20_000;
		final double[][] streams = { normals(1, "inputs", 0, n), normals(1, "inputs", 1, n), normals(1, "inputs", 2, n),
			normals(1, "inputs", 1L << 40, n), normals(2, "inputs", 0, n), normals(3, "inputs", 0, n), normals(0, "inputs", 0,
				n), normals(1, "labelNoise", 0, n), normals(1, "input", 0, n), normals(1, "stupni", 0, n), normals(0,
					"inputs", 1, n) };
		for (int i = 0; i < streams.length; i++)
			for (int j = 0; j < i; j++)
				for (int shift = 0; shift < 3; shift++)
					assertEquals(0, correlation(streams[i], streams[j], shift), 5 / Math.sqrt(n), i + ", " + j);
	}

	@Test
	void lanesAreIndependent() {
		final int n = XoshiroLanes.LANES * 20_000;
		final double[] stream = normals(1, "inputs", 0, n);
		for (final int lag : new int[] { 1, 2, 3, 17, 64, 127, 128, 129, 256, 384 })
			assertEquals(0, correlation(stream, stream, lag), 5 / Math.sqrt(n), "lag " + lag);
	}

	/** Each bit of a key turns each bit of the first word with probability 1/2. */
	@Test
	void everyBitOfEveryKeyMatters() {
		avalanche(seed -> new RandomStream(seed, 11, 12).nextLong());
		avalanche(purpose -> new RandomStream(11, purpose, 12).nextLong());
		avalanche(run -> new RandomStream(11, 12, run).nextLong());
	}

	private static void avalanche(final LongUnaryOperator first) {
		final int keys = 40;
		for (int bit = 0; bit < 53; bit++) {
			int turned = 0;
			for (long key = 0; key < keys; key++)
				turned += Long.bitCount(first.applyAsLong(key) ^ first.applyAsLong(key ^ 1L << bit));
			assertEquals(32.0 * keys, turned, 5 * Math.sqrt(16.0 * keys), "bit " + bit); // five standard deviations
		}
	}

	@Test
	void fillingAllocatesNothing() {
		final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
			.getThreadMXBean();
		final double[] target = new double[1000];
		final RandomStream random = Streams.of(1).stream("x", 0);
		final long id = Thread.currentThread().getId();
		random.fillGaussian(target, 0, target.length);
		threads.getThreadAllocatedBytes(id);
		final long before = threads.getThreadAllocatedBytes(id);
		for (int i = 0; i < 1000; i++)
			random.fillGaussian(target, 0, target.length);
		assertTrue(threads.getThreadAllocatedBytes(id) - before < 10_000); // a million normals
	}

	private static void assertWords(final RandomStream random, final long[] expected) {
		final long[] words = random.longs(129).toArray();
		assertArrayEquals(expected, new long[] { words[0], words[1], words[127], words[128] });
	}

	private static double[] normals(final long seed, final String purpose, final long run, final int n) {
		final double[] normals = new double[n];
		Streams.of(seed).stream(purpose, run).fillGaussian(normals, 0, n);
		return normals;
	}

	private static double correlation(final double[] x, final double[] y, final int shift) {
		double sum = 0;
		for (int i = shift; i < x.length; i++)
			sum += x[i] * y[i - shift];
		return sum / (x.length - shift);
	}
}
