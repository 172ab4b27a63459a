package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

class ChiSquaredTest {

	private static double[] samples(final double degrees, final int count) {
		final RandomStream stream = Streams.of(11).stream("chi-squared", 0);
		final double[] samples = new double[count];
		Arrays.setAll(samples, i -> ChiSquared.sample(degrees, stream));
		return samples;
	}

	/** Kolmogorov and Smirnov's distance from the distribution itself. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 1.7, 2.5, 400.5 })
	void samplesHaveTheDistribution(final double degrees) {
		final int count = 200_000;
		final double[] sorted = samples(degrees, count);
		Arrays.sort(sorted);
		final ChiSquaredDistribution distribution = new ChiSquaredDistribution(degrees);
		double distance = 0;
		for (int i = 0; i < count; i++) {
			final double expected = distribution.cumulativeProbability(sorted[i]);
			distance = Math.max(distance, Math.max(expected - (double) i / count, (i + 1.) / count - expected));
		}
		assertTrue(distance < 1.95 / Math.sqrt(count), "probability 1e-3: " + distance * Math.sqrt(count));
	}

	@Test
	void manyDegreesKeepTheirSpread() {
		final double degrees = 1e11;
		final double[] samples = samples(degrees, 10_000);
		double mean = 0, square = 0;
		for (final double value : samples) {
			final double x = (value - degrees) / Math.sqrt(2 * degrees);
			mean += x / samples.length;
			square += x * x / samples.length;
		}
		assertEquals(0, mean, 4 / Math.sqrt(samples.length));
		assertEquals(1, square, 4 * Math.sqrt(2. / samples.length));
	}
}
