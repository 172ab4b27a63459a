package org.scalinglaws.ensemble.heavy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** Compares draws with the law and with exact moments of finite dimension. */
class HeavyTailSamplerTest {

	/** Means over runs: of x exactly 1 - g/N; Kolmogorov's distance of all, whose 5 % bound independent ones would have. */
	@ParameterizedTest
	@CsvSource({ ".5, 2", ".3, 8", ".9, 1", ".5, 100" })
	void drawsFollowTheLaw(final double aspectRatio, final double repulsion) {
		final HeavyTailLaw law = new HeavyTailLaw(aspectRatio, repulsion);
		final LogDensity density = new LogDensity(law);
		final int dimension = 400, runs = 24;
		final double[][] spectra = new HeavyTailSampler(law, dimension).draw(runs, Streams.of(3), Progress.NONE);
		final double[] means = Arrays.stream(spectra).mapToDouble(values -> Arrays.stream(values).average().getAsDouble())
			.toArray();
		final double mean = Arrays.stream(means).average().getAsDouble();
		final double error = Math.sqrt(Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / (runs - 1) / runs);
		assertEquals(1 - aspectRatio / dimension, mean, 3 * error);
		final double[] all = Arrays.stream(spectra).flatMapToDouble(Arrays::stream).sorted().toArray();
		assertTrue(MarchenkoPastur.distance(all, x -> density.distribution(Math.log(x))) < 1.36 / Math.sqrt(all.length) + 1. /
			dimension);
	}

	/** One eigenvalue is a gamma number; its inverse is the feature. */
	@Test
	void oneEigenvalueAndFeatures() {
		final HeavyTailSampler sampler = new HeavyTailSampler(new HeavyTailLaw(0.5, 2), 1);
		final double[] weights = sampler.columns(SpectrumKind.WEIGHTS, 3, Streams.of(5), Progress.NONE);
		final double[] features = sampler.columns(SpectrumKind.FEATURES, 3, Streams.of(5), Progress.NONE);
		assertArrayEquals(Arrays.stream(weights).map(w -> 1 / w).toArray(), features);
		assertThrows(IllegalArgumentException.class, () -> HeavyTailSampler.requireSize(1_000_000, 101));
	}
}
