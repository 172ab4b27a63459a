package org.scalinglaws.regression.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.ridge.Differences;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.spectrum.ridge.RidgeSums;
import org.scalinglaws.task.Progress;

class RidgeTheoryTest {

	private static final double HUGE = 1e100;

	private static final double[] SPECTRUM = PowerLaw.spectrum(60, 1.3);
	private static final double[] TARGET = new double[60];

	static {
		Arrays.setAll(TARGET, i -> Math.cos(i) / Math.sqrt(i + 1));
	}

	private static RidgeSums sums(final double[] spectrum, final double[] target) {
		return new RidgeSums(RidgeSpectrum.of(spectrum, target, 0, Progress.NONE));
	}

	private static RidgeTheory theory(final RidgeSums sums, final double samples, final double features,
		final double ridge, final double noise)
	{
		return RidgeTheory.of(sums, new RidgeProblem(samples, features, ridge, noise), 0);
	}

	@ParameterizedTest
	@CsvSource({ "20, 0", "20, 35", "35, 20", "20, 20", "80, 0", "80, 100", "100, 80", "30, 1e6", "1e6, 30", "7.5, 59" })
	void isThePrintedFormula(final double samples, final double features) {
		for (final double ridge : new double[] { 0, 1e-4, 1e-2, 1 })
			for (final double noise : new double[] { 0, 0.3 }) {
				if (ridge == 0 && (samples == features || Math.min(samples, features == 0 ? samples : features) > 60)) continue;
				final RidgeTheory found = theory(sums(SPECTRUM, TARGET), samples, features, ridge, noise);
				final PlainTheory plain = new PlainTheory(SPECTRUM, TARGET, samples, features == 0 ? Double.POSITIVE_INFINITY
					: features, ridge, noise);
				final String where = "ridge " + ridge + ", noise " + noise;
				assertEquals(1, found.ridge().kappa() / plain.kappa, 1e-11, where);
				assertEquals(plain.df1, found.degreesOfFreedom(), 1e-11 * plain.df1, where);
				assertEquals(plain.df2, found.degreesOfFreedom2(), 1e-11 * plain.df2, where);
				assertEquals(plain.risk, found.risk(), 1e-9 * (plain.risk + noise), where);
				assertEquals(plain.bias, found.bias(), 1e-10 * plain.bias, where);
				assertEquals(found.risk(), found.bias() + found.variance(), 0, where);
				final double free = 1 - plain.df1 / samples;
				assertEquals((plain.risk + noise) * free * free, found.trainingError(), 1e-8 * (plain.risk + noise) * (ridge == 0 ? 0
					+ 1e-12 + free * free : free), where);
				if (ridge > 0) assertEquals(1 / free, found.renormalization(), 1e-8 / free, where);
			}
	}

	/** Ridge regression on isotropic inputs by the Stieltjes transform of the Marchenko-Pastur law. */
	@ParameterizedTest
	@CsvSource({ "0.3", "0.9", "1", "1.2", "5" })
	void isotropicIsMarchenkoPastur(final double samplesPerInput) {
		final double d = 1e4, noise = 0.4, gamma = 1 / samplesPerInput;
		final RidgeSums sums = new RidgeSums(RidgeSpectrum.of(new double[] { 1 }, new double[] { d }, new double[] { 2 }));
		for (final double ridge : new double[] { 1e-3, 0.1, 2 }) {
			final double b = 1 - gamma + ridge, root = Math.sqrt(b * b + 4 * gamma * ridge);
			final double m = (root - b) / (2 * gamma * ridge);
			// -d m / d ridge
			final double slope = (m + (1 - (b + 2 * gamma) / root) / (2 * gamma)) / ridge;
			final RidgeTheory found = theory(sums, samplesPerInput * d, 0, ridge, noise);
			assertEquals(2 * ridge * ridge * slope + noise * gamma * (m - ridge * slope), found.risk(), 1e-10, "ridge " + ridge);
		}
	}

	@Test
	void isotropicWithoutRidge() {
		final double d = 1e4, noise = 0.4;
		final RidgeSums sums = new RidgeSums(RidgeSpectrum.of(new double[] { 0.1 }, new double[] { d }, new double[] { 2 }));
		for (final double r : new double[] { 0.01, 0.5, 0.99 }) {
			final RidgeTheory found = theory(sums, r * d, 0, 0, noise);
			assertEquals(2 * (1 - r) + noise * r / (1 - r), found.risk(), 1e-11);
			assertEquals(0, found.trainingError());
			assertEquals(Double.POSITIVE_INFINITY, found.renormalization());
			final RidgeTheory large = theory(sums, d / r, 0, 0, noise);
			assertEquals(noise * r / (1 - r), large.risk(), 1e-11);
			assertEquals(noise * (1 - r), large.trainingError(), 1e-12);
			assertEquals((2 * (1 - r) + noise) / (1 - r / 3) - noise, theory(sums, 3 * d, r * d, 0, noise).risk(), 1e-11);
		}
	}

	/** With endless samples features alone limit: risk = kappa tf1 where df1 = N. */
	@Test
	void endlessSamples() {
		final RidgeSums sums = sums(SPECTRUM, TARGET);
		final PlainTheory plain = new PlainTheory(SPECTRUM, TARGET, HUGE, 13, 0, 0);
		double left = 0;
		for (int i = 0; i < 60; i++)
			left += SPECTRUM[i] * TARGET[i] * TARGET[i] * plain.kappa / (SPECTRUM[i] + plain.kappa);
		assertEquals(13, plain.df1, 1e-9);
		assertEquals(left, theory(sums, HUGE, 13, 0, 0.7).risk(), 1e-11 * left);
	}

	@Test
	void endlessFeaturesAreTheInputs() {
		final RidgeSums sums = sums(SPECTRUM, TARGET);
		for (final double ridge : new double[] { 0, 1e-3 }) {
			final RidgeTheory none = theory(sums, 17, 0, ridge, 0.1), many = theory(sums, 17, HUGE, ridge, 0.1);
			assertEquals(none.risk(), many.risk(), 1e-14);
			assertEquals(none.exponentInSamples(), many.exponentInSamples(), 1e-13);
			assertEquals(0, none.exponentInFeatures());
		}
	}

	@ParameterizedTest
	@CsvSource({ "20, 0", "20, 35", "35, 20", "20, 20", "57, 58", "80, 0", "80, 100", "100, 80", "61, 60", "30, 1e6" })
	void exponentsAreLimitsOfDifferences(final double samples, final double features) {
		final RidgeSums sums = sums(SPECTRUM, TARGET);
		for (final double ridge : new double[] { 0, 1e-5, 1e-2, 1 })
			for (final double noise : new double[] { 0, 0.3 }) {
				if (ridge == 0 && (samples == features || noise == 0 && Math.min(samples, features == 0 ? samples : features) >= 60
					|| features == 60)) continue;
				final RidgeTheory here = theory(sums, samples, features, ridge, noise);
				final String where = "ridge " + ridge + ", noise " + noise;
				assertClose(Differences.slope(h -> Math.log(theory(sums, samples * Math.exp(h), features, ridge, noise).risk())),
					here.exponentInSamples(), where);
				assertClose(features == 0 ? 0 : Differences.slope(h -> Math.log(theory(sums, samples, features * Math.exp(h), ridge,
					noise).risk())), here.exponentInFeatures(), where);
			}
	}

	private static void assertClose(final double expected, final double actual, final String where) {
		assertEquals(expected, actual, 1e-8 * (1 + Math.abs(expected)), where);
	}

	/** The exponents of arXiv 2405.00592 over samples and features, with the deviations that theory has at these sizes. */
	@ParameterizedTest
	@CsvSource({ "0.6, 0.903, 0.9, 0.889, 0.9", "1.2, 1.807, 1.8, 1.424, 1.5", "3, 3.012, 3, 1.514, 1.5" })
	void powerLawsHaveTheirExponents(final double source, final double inSamples, final double limitInSamples,
		final double inFeatures, final double limitInFeatures)
	{
		final RidgeSums sums = new RidgeSums(PowerLawRidge.of(1e5, 1.5, source));
		assertEquals(inSamples, fitted(n -> theory(sums, n, 0, 0, 0).risk()), 6e-4);
		assertEquals(inFeatures, fitted(n -> theory(sums, HUGE, n, 0, 0).risk()), 6e-4);
		final RidgeSums endless = new RidgeSums(PowerLawRidge.of(1e15, 1.5, source));
		assertEquals(-limitInSamples, theory(endless, 1e5, 0, 0, 0).exponentInSamples(), 2e-3);
		assertEquals(-limitInFeatures, theory(endless, HUGE, 1e7, 0, 0).exponentInFeatures(), source == 1.2 ? 0.02 : 5e-3);
	}

	/** On the peak 1 - gamma is twice the free share, and that the root of ridge/kappa: the risk grows like ridge^-1/2. */
	@Test
	void thePeakGrowsWithTheRootOfTheRidge() {
		final RidgeSums sums = new RidgeSums(PowerLawRidge.of(1e6, 1.5, 1.2));
		for (final double ridge : new double[] { 1e-9, 1e-11 }) {
			final RidgeTheory peak = theory(sums, 100, 100, ridge, 0.3);
			assertEquals(1, peak.risk() / ((sums.left1() + 0.3) / 2 * Math.sqrt(peak.ridge().kappa() / ridge)), 4 * Math.sqrt(
				ridge / peak.ridge().kappa()));
		}
	}

	/** Without a ridge noise is never averaged out on a power law: a - 1 times its variance stays, however many samples. */
	@Test
	void noiseIsTempered() {
		for (final double exponent : new double[] { 1.5, 2, 3 })
			assertEquals(exponent - 1, theory(new RidgeSums(PowerLawRidge.of(1e15, exponent, 2)), 1e5, 0, 0, 1).risk(), 2e-3 *
				exponent);
	}

	/** Minus the slope of a line over doubled sizes from 80 to 640 on log axes. */
	private static double fitted(final java.util.function.DoubleUnaryOperator risk) {
		final SimpleRegression line = new SimpleRegression();
		for (double n = 80; n <= 640; n *= 2)
			line.addData(Math.log(n), Math.log(risk.applyAsDouble(n)));
		return -line.getSlope();
	}

	@Test
	void powerLawOnNodesIsThatOfAllRanks() {
		for (final double exponent : new double[] { 0, 0.7, 1.5, 5 }) {
			final int d = 30_000;
			final double[] spectrum = PowerLaw.spectrum(d, exponent), target = new double[d];
			double sum = 0;
			for (int i = d - 1; i >= 0; i--)
				sum += Math.pow(i + 1.0, -1.2 * exponent - 1);
			for (int i = 0; i < d; i++)
				target[i] = Math.sqrt(Math.pow(i + 1.0, -1.2 * exponent - 1) / sum / spectrum[i]);
			final RidgeSums nodes = new RidgeSums(PowerLawRidge.of(d, exponent, 1.2)), all = sums(spectrum, target);
			assertEquals(d, nodes.spectrum().rank());
			for (final double ridge : new double[] { 0, 1e-5 })
				for (final double samples : new double[] { 1, 200, 700, 5000, 29_900, 1e6 }) {
					final RidgeTheory expected = theory(all, samples, 10_000, ridge, 0.1), found = theory(nodes, samples, 10_000, ridge,
						0.1);
					final String where = exponent + ", " + samples + ", " + ridge;
					assertEquals(1, found.risk() / expected.risk(), 1e-9, where);
					assertEquals(expected.exponentInSamples(), found.exponentInSamples(), 1e-8, where);
				}
		}
	}

	/** As of an image: in any order, some zeros, a gap. */
	@Test
	void manyCoordinatesAreTakenOnNodes() {
		final int d = 6000;
		final double[] spectrum = new double[d], target = new double[d];
		for (int i = 0; i < d; i++) {
			final int rank = i * 2707 % d;
			spectrum[i] = rank >= 5900 ? 0 : Math.pow(rank + 1, -1.4) * (rank < 5 ? 1e3 : 1);
			target[i] = Math.sin(i) / Math.sqrt(rank + 1) / Math.sqrt(spectrum[i] + 1e-9);
		}
		for (final double samples : new double[] { 3, 100, 5950 }) {
			final RidgeProblem problem = new RidgeProblem(samples, 2000, 1e-5, 0.1);
			final RidgeTheory expected = RidgeTheory.of(sums(spectrum, target), problem, 0), found = RidgeTheory.of(spectrum,
				target, problem, Progress.NONE);
			assertEquals(1, found.risk() / expected.risk(), 1e-10);
			assertEquals(1, found.ridge().kappa() / expected.ridge().kappa(), 1e-10);
			assertEquals(expected.exponentInSamples(), found.exponentInSamples(), 1e-9);
		}
	}

	@Test
	void thePeakIsRefusedByName() {
		final RidgeSums sums = sums(SPECTRUM, TARGET);
		refuses("ridge must be greater than 0 at the interpolation peak, where samples = 20 = features, was 0", () -> theory(
			sums, 20, 20, 0, 0.1).finite());
		refuses("ridge must be greater than 0 at the interpolation peak, where samples = 60 = positive eigenvalues, was 0",
			() -> theory(sums, 60, 0, 0, 0.1).finite());
		// as many equations as unknowns, all exact: the limit of small ridges, and of what is trained
		assertEquals(0, theory(sums, 60, 0, 0, 0).finite().risk());
		assertEquals(0, theory(sums, 60, 70, 0, 0).finite().risk());
		assertTrue(theory(sums, 60, 0, 1e-20, 0).risk() < 1e-8);
		final RidgeTheory peak = theory(sums, 20, 20, 0, 0);
		assertEquals(Double.POSITIVE_INFINITY, peak.risk());
		assertTrue(Double.isNaN(peak.exponentInSamples()) && Double.isNaN(peak.exponentInFeatures()));
		assertEquals(0.1 * 60 / 10, theory(sums, 70, 60, 0, 0.1).finite().risk(), 1e-12); // as many features as coordinates
		assertEquals(0.1 * 60 / 10, theory(sums, 70, 70, 0, 0.1).finite().risk(), 1e-12);
	}

	@Test
	void wrongNumbersAreNamed() {
		refuses("samples must be in [1, 1.0E100], was 0.5", () -> new RidgeProblem(0.5, 0, 0, 0));
		refuses("features must be 0 (none) or in [1, 1e100], was -1", () -> new RidgeProblem(1, -1, 0, 0));
		refuses("features must be 0 (none) or in [1, 1e100], was NaN", () -> new RidgeProblem(1, Double.NaN, 0, 0));
		refuses("ridge must be in [0, 1.0E100], was -1", () -> new RidgeProblem(1, 0, -1, 0));
		refuses("noiseVariance must be in [0, 1.0E100], was Infinity", () -> new RidgeProblem(1, 0, 0,
			Double.POSITIVE_INFINITY));
	}

	private static void refuses(final String message, final org.junit.jupiter.api.function.Executable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
	}
}
