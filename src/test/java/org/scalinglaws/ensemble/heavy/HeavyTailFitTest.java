package org.scalinglaws.ensemble.heavy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** Fits draws of known laws, matrices of Gaussian numbers, and what cannot be fitted. */
@Tag("slow")
class HeavyTailFitTest {

	private static HeavyTailFit fit(final double[] values, final SpectrumKind kind) {
		return HeavyTailFit.of(values, kind, 40, Streams.of(1), Progress.NONE);
	}

	/** Within 3 standard errors, of any scale and order, and as features what it is as weights. */
	@ParameterizedTest
	@CsvSource({ ".5, 2, 3000", ".9, 1, 2000", ".3, 8, 1500" })
	void findsTheLaw(final double aspectRatio, final double repulsion, final int count) {
		final double[] values = new HeavyTailSampler(new HeavyTailLaw(aspectRatio, repulsion), count).draw(1, Streams.of(2),
			Progress.NONE)[0];
		final HeavyTailFit fit = fit(values, SpectrumKind.WEIGHTS);
		assertEquals(aspectRatio, fit.law().aspectRatio(), 3 * fit.aspectRatioStandardError());
		assertEquals(repulsion, fit.law().repulsion(), 3 * fit.repulsionStandardError());
		assertTrue(fit.distance() < 1.36 / Math.sqrt(count) && fit.distance() < fit.marchenkoPasturDistance());
		assertEquals(HeavyTailFit.FITTED, fit.reason());
		final double[] inverses = Arrays.stream(values).map(value -> 1e3 / value).toArray();
		final HeavyTailFit inverse = fit(inverses, SpectrumKind.FEATURES);
		assertEquals(fit.law().repulsion(), inverse.law().repulsion(), 1e-4 * repulsion);
		assertEquals(fit.repulsionStandardError(), inverse.repulsionStandardError(), 1e-3 * repulsion);
	}

	/**
	 * X'X/n of Gaussian numbers, by a dense solver: Marchenko-Pastur, and the fit says so. Its d eigenvalues of n samples are
	 * those of the ensemble at repulsion d and aspect ratio d/(n + 1), exactly.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 40, 150 })
	void saysThatItIsMarchenkoPastur(final int dimension) {
		final Random random = new Random(4);
		final int samples = 2 * dimension;
		final double[][] inputs = new double[samples][dimension], matrix = new double[dimension][dimension];
		for (final double[] input : inputs)
			Arrays.setAll(input, i -> random.nextGaussian());
		for (int i = 0; i < dimension; i++)
			for (int j = 0; j < dimension; j++)
				for (final double[] input : inputs)
					matrix[i][j] += input[i] * input[j] / samples;
		final SymmetricEigen eigen = new SymmetricEigen(matrix, false);
		final double[] values = new double[dimension];
		Arrays.setAll(values, eigen::value);
		final HeavyTailFit fit = fit(values, SpectrumKind.WEIGHTS);
		assertTrue(fit.reason().startsWith("Marchenko-Pastur cannot be told apart"), fit.reason());
		assertEquals(0.5, fit.marchenkoPastur(), 0.1);
		final FitIntervals intervals = fit.intervals();
		assertTrue(intervals.repulsionLow() < dimension && dimension < intervals.repulsionHigh(), intervals.toString());
		final double ratio = dimension / (samples + 1.);
		assertTrue(intervals.aspectRatioLow() < ratio && ratio < intervals.aspectRatioHigh(), intervals.toString());
	}

	/**
	 * As many samples as there may be: the semicircle of the radius 2 sqrt(aspectRatio) about 1, to that order, is
	 * Marchenko-Pastur's law still.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-6, 1e-9, 1e-14 })
	void saysSoOfManySamples(final double aspectRatio) {
		final double[] values = new double[100];
		Arrays.setAll(values, i -> 1 + 2 * Math.sqrt(aspectRatio) * semicircle((i + 0.5) / 100));
		final HeavyTailFit fit = HeavyTailFit.of(values, SpectrumKind.WEIGHTS, 0, Streams.of(1), Progress.NONE);
		assertEquals(1 / 200., fit.marchenkoPasturDistance(), 1e-3);
		assertEquals(aspectRatio, fit.marchenkoPastur(), 0.02 * aspectRatio);
		assertTrue(fit.reason().startsWith("Marchenko-Pastur cannot be told apart"), fit.reason());
		assertTrue(fit.reason().contains("the largest repulsion / aspectRatio, 2.00e+08"), fit.reason());
	}

	/** The quantile of the semicircle of radius 1, by bisection. */
	private static double semicircle(final double part) {
		double low = -1, high = 1;
		while (true) {
			final double x = (low + high) / 2;
			if (x == low || x == high) return x;
			if (0.5 + (x * Math.sqrt(1 - x * x) + Math.asin(x)) / Math.PI < part) low = x;
			else high = x;
		}
	}

	/** Independent gamma numbers of shape 1. */
	@Test
	void saysThatThereIsNoRepulsion() {
		final double[] values = new Random(5).doubles(400).map(u -> -Math.log(1 - u)).toArray();
		final HeavyTailFit fit = fit(values, SpectrumKind.WEIGHTS);
		assertEquals(1, fit.law().tailExponent() - 1, 0.2);
	}

	/** Marchenko-Pastur's distribution is the integral of its density. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-14, 1e-5, 0.3, 0.6 })
	void marchenkoPastur(final double aspectRatio) {
		final MarchenkoPastur law = new MarchenkoPastur(aspectRatio);
		double sum = 0;
		final int steps = 100_000;
		final double width = (law.high() - law.low()) / steps;
		for (int i = 0; i < steps / 2; i++)
			sum += width * law.density(law.low() + (i + 0.5) * width);
		assertEquals(sum, law.distribution((law.low() + law.high()) / 2), 1e-7); // a root at the end: steps^-3/2
	}

	/** Means of log f of draws on a square of points do not depend on the number of threads. */
	@Test
	void sameBits() {
		final double[] values = new HeavyTailSampler(new HeavyTailLaw(0.5, 2), 100).draw(1, Streams.of(2), Progress.NONE)[0];
		final HeavyTailFit first = fit(values, SpectrumKind.WEIGHTS), second = fit(values, SpectrumKind.WEIGHTS);
		assertArrayEquals(new double[] { first.law().repulsion(), first.repulsionStandardError() }, new double[] { second.law()
			.repulsion(), second.repulsionStandardError() });
	}

	@Test
	void refuses() {
		final double[] few = new double[19], zero = new double[20], equal = new double[20];
		Arrays.fill(few, 1);
		Arrays.fill(equal, 1);
		Arrays.setAll(zero, i -> i);
		final double[] negative = zero.clone(), infinite = zero.clone(), tiny = zero.clone();
		tiny[0] = 1e-101;
		negative[0] = -1;
		infinite[0] = Double.POSITIVE_INFINITY;
		assertRefused("spectrum must have at least 20 eigenvalues, had 19", few);
		assertRefused("spectrum must be in [1e-100, 1e100], was 0.0 at 0", zero);
		assertRefused("spectrum must be in [1e-100, 1e100], was -1.0 at 0", negative);
		assertRefused("spectrum must be in [1e-100, 1e100], was Infinity at 0", infinite);
		assertRefused("spectrum must be in [1e-100, 1e100], was 1.0E-101 at 0", tiny);
		assertRefused("spectrum must have different eigenvalues, all were 1.0", equal);
	}

	/** A power law's eigenvalues themselves are no draw of any law here. */
	@Test
	void saysWhatIsNoSampleOfTheLaw() {
		final double[] power = new double[1000];
		Arrays.setAll(power, i -> Math.pow(i + 1, -1.5));
		final HeavyTailFit fit = fit(power, SpectrumKind.FEATURES);
		assertTrue(fit.reason().contains("no sample of this law"), fit.reason());
	}

	private static void assertRefused(final String message, final double[] values) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> fit(values, SpectrumKind.WEIGHTS))
			.getMessage());
	}

	/** Of 60 intervals of 1.96 standard errors, 49 or fewer would hold the truth once in 500 times were they right. */
	@Test
	void errorsCover() {
		final int count = 500;
		final double[][] spectra = new HeavyTailSampler(new HeavyTailLaw(0.9, 1), count).draw(60, Streams.of(7), Progress.NONE);
		final double[] truth = Likelihood.point(0.9, 1);
		int ratios = 0, repulsions = 0;
		for (final double[] spectrum : spectra) {
			final HeavyTailLaw law = HeavyTailFit.of(spectrum, SpectrumKind.WEIGHTS, 0, Streams.of(1), Progress.NONE).law();
			final double[] point = Likelihood.point(law.aspectRatio(), law.repulsion());
			final FitErrors errors = FitErrors.of(point, count, 60, Streams.of(1), Progress.NONE);
			if (Math.abs(point[0] - truth[0]) <= 1.96 * errors.logRepulsion()) repulsions++;
			if (Math.abs(point[1] - truth[1]) <= 1.96 * errors.logitRatio()) ratios++;
		}
		assertTrue(50 <= ratios, "aspect ratio " + ratios);
		assertTrue(50 <= repulsions, "repulsion " + repulsions);
	}
}
