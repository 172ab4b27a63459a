package org.scalinglaws.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ZigguratTest {

	private static final int N = 10_000_000;
	private static final double[] SAMPLE = sample();
	private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

	private static double[] sample() {
		final double[] sample = new double[N];
		Streams.of(20).stream("test", 0).fillGaussian(sample, 0, N);
		return sample;
	}

	/** Moments 1 to 8: (k-1)!! for even k, 0 for odd; the variance of x^k is (2k-1)!! minus the square of that. */
	@Test
	void momentsToTheEighth() {
		for (int k = 1; k <= 8; k++) {
			double sum = 0;
			for (final double x : SAMPLE)
				sum += Math.pow(x, k);
			final double expected = k % 2 == 0 ? oddFactorial(k - 1) : 0;
			final double standardError = Math.sqrt((oddFactorial(2 * k - 1) - expected * expected) / N);
			assertEquals(expected, sum / N, 5 * standardError, "moment " + k);
		}
	}

	/** One bin for each layer's edge and side: a wrong wedge, layer or sign shows in its bin. */
	@Test
	void chiSquareOverTheLayers() {
		final double[] edges = Ziggurat.edges();
		final double[] bounds = new double[2 * edges.length - 3]; // edges 1 to the last (0), both signs
		for (int i = 1; i < edges.length; i++) {
			bounds[i - 1] = -edges[i];
			bounds[bounds.length - i] = edges[i];
		}
		assertChiSquare(bounds);
	}

	@Test
	void chiSquareOfTheTail() {
		assertChiSquare(-5, -4.6, -4.3, -4.1, -4, -3.9, -Ziggurat.TAIL, -3.84, -3.8, -3.65, -3.5, 3.5, 3.65, 3.8, 3.84,
			Ziggurat.TAIL, 3.9, 4, 4.1, 4.3, 4.6, 5);
	}

	/** Kolmogorov's distance is below 2.2/sqrt(n) but for one sample in 10^4. */
	@Test
	void kolmogorovSmirnov() {
		final int n = 1_000_000;
		final double[] sorted = Arrays.copyOf(SAMPLE, n);
		Arrays.sort(sorted);
		double distance = 0;
		for (int i = 0; i < n; i++) {
			final double p = NORMAL.cumulativeProbability(sorted[i]);
			distance = Math.max(distance, Math.max(p - (double) i / n, (i + 1.0) / n - p));
		}
		assertTrue(distance < 2.2 / Math.sqrt(n), "distance " + distance);
	}

	/** The same beyond the last layer, against the normal's own tail. */
	@Test
	void kolmogorovSmirnovOfTheTail() {
		final double[] tail = Arrays.stream(SAMPLE).map(Math::abs).filter(x -> x > Ziggurat.TAIL).sorted().toArray();
		final double mass = NORMAL.cumulativeProbability(-Ziggurat.TAIL);
		assertEquals(2 * mass * N, tail.length, 5 * Math.sqrt(2 * mass * N));
		double distance = 0;
		for (int i = 0; i < tail.length; i++) {
			final double p = 1 - NORMAL.cumulativeProbability(-tail[i]) / mass;
			distance = Math.max(distance, Math.max(p - (double) i / tail.length, (i + 1.0) / tail.length - p));
		}
		assertTrue(distance < 2.2 / Math.sqrt(tail.length), "distance " + distance);
	}

	/** The shortcut past the exponential never decides otherwise than the exponential. */
	@Test
	void wedgesAreDecidedByTheDensity() {
		final double[] edges = Ziggurat.edges();
		final RandomStream random = Streams.of(3).stream("wedges", 0);
		for (int layer = 1; layer < edges.length - 1; layer++)
			for (int i = 0; i < 4000; i++) {
				final double x = edges[layer + 1] + random.nextDouble() * (edges[layer] - edges[layer + 1]);
				final double height = random.nextDouble();
				final double low = Math.exp(-0.5 * edges[layer] * edges[layer]);
				final double y = low + height * (Math.exp(-0.5 * edges[layer + 1] * edges[layer + 1]) - low);
				if (Math.abs(y - Math.exp(-0.5 * x * x)) > 1e-14) assertEquals(y < Math.exp(-0.5 * x * x), Ziggurat.underCurve(
					layer, x, height), "layer " + layer);
			}
	}

	/** All layers have the area of the base, and the last ends at the top of the curve. */
	@Test
	void layersHaveEqualAreas() {
		final double[] edges = Ziggurat.edges();
		final double tail = Math.sqrt(2 * Math.PI) * NORMAL.cumulativeProbability(-edges[1]);
		final double area = edges[1] * Math.exp(-0.5 * edges[1] * edges[1]) + tail;
		for (int i = 1; i < edges.length - 1; i++)
			assertEquals(area, edges[i] * (Math.exp(-0.5 * edges[i + 1] * edges[i + 1]) - Math.exp(-0.5 * edges[i] *
				edges[i])), 1e-12 * area * edges.length, "layer " + i); // errors of the recursion add up
		assertEquals(area, edges[0] * Math.exp(-0.5 * edges[1] * edges[1]), 1e-13);
	}

	private static void assertChiSquare(final double... bounds) {
		final long[] counts = new long[bounds.length + 1];
		for (final double x : SAMPLE) {
			final int found = Arrays.binarySearch(bounds, x);
			counts[found < 0 ? -found - 1 : found]++;
		}
		double chiSquare = 0;
		for (int i = 0; i < counts.length; i++) {
			final double expected = N * mass(i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1], i == bounds.length
				? Double.POSITIVE_INFINITY : bounds[i]);
			assertTrue(expected > 1, "too few expected");
			chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
		}
		assertEquals(bounds.length, chiSquare, 5 * Math.sqrt(2.0 * bounds.length)); // mean, five standard deviations
	}

	private static double mass(final double from, final double to) {
		return from < 0 ? NORMAL.cumulativeProbability(to) - NORMAL.cumulativeProbability(from) : NORMAL
			.cumulativeProbability(-from) - NORMAL.cumulativeProbability(-to);
	}

	private static double oddFactorial(final int odd) {
		return odd <= 1 ? 1 : odd * oddFactorial(odd - 2);
	}
}
