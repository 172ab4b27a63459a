package org.scalinglaws.spectrum.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Progress;

@Tag("slow")
class RenormalizedRidgeTest {

	private static final double NONE = Double.POSITIVE_INFINITY;

	private static RidgeSums sums(final double... spectrum) {
		final double[] ones = new double[spectrum.length];
		Arrays.fill(ones, 1);
		return new RidgeSums(RidgeSpectrum.of(spectrum, ones, ones));
	}

	private static double[] spectrum(final String kind) {
		final double[] values = PowerLaw.spectrum(24, kind.equals("steep") ? 6 : 1.5);
		if (kind.equals("flat")) Arrays.fill(values, 0.25);
		if (kind.equals("two levels")) Arrays.setAll(values, i -> i < 10 ? 1 : 1e-9);
		if (kind.equals("deficient")) Arrays.fill(values, 17, 24, 0);
		return values;
	}

	static Stream<Arguments> settings() {
		final double[][] sizes = { { 5, NONE }, { 10, NONE }, { 23.5, NONE }, { 24, NONE }, { 25, NONE }, { 1e4, NONE }, { 12,
			12 }, { 12, 12.001 }, { 8, 15 }, { 15, 8 }, { 30, 8 }, { 8, 30 }, { 30, 40 }, { 30, 30 }, { 24, 24 }, { 24, 100 }, { 100,
				24 }, { 1, 3 }, { 10, 1e9 } };
		return Stream.of("power", "steep", "flat", "two levels", "deficient").flatMap(kind -> Arrays.stream(sizes).map(
			size -> Arguments.of(kind, size[0], size[1])));
	}

	@ParameterizedTest
	@MethodSource("settings")
	void isTheRootInManyDigits(final String kind, final double samples, final double features) {
		final double[] spectrum = spectrum(kind);
		final RidgeSums sums = sums(spectrum);
		for (final double ridge : new double[] { 0, 1e-15, 1e-6, 1e-2, 1, 1e6 }) {
			if (ridge == 0 && Math.min(samples, features) >= sums.spectrum().rank()) continue; // below
			final ExactRidge exact = new ExactRidge(spectrum, samples, features);
			final BigDecimal kappa = exact.kappa(ridge);
			final RenormalizedRidge found = RenormalizedRidge.of(sums, samples, features, ridge, 0);
			final String where = "ridge " + ridge + ": " + found;
			assertRelative(kappa, found.kappa(), 1e-13, where);
			assertRelative(exact.freeSamples(kappa), found.freeSamples(), ridge == 0 && samples <= features ? 0 : 4e-13, where);
			assertRelative(exact.freeFeatures(kappa), found.freeFeatures(), ridge == 0 && features <= samples ? 0 : 4e-13, where);
			assertTrue(found.residual() <= 1e-13, where);
			assertTrue(found.iterations() <= 60, where);
			final RenormalizedRidge near = RenormalizedRidge.of(sums, samples, features, ridge, kappa.doubleValue() * 1.1);
			assertEquals(found.kappa(), near.kappa(), 1e-13 * found.kappa());
			assertTrue(near.iterations() <= 6, "from a neighbour " + near);
		}
	}

	/** Many digits leave 1e-40 or so where the bracket is 0. */
	private static void assertRelative(final BigDecimal expected, final double actual, final double tolerance,
		final String where)
	{
		if (tolerance == 0) assertEquals(0, actual, where);
		else assertEquals(expected.doubleValue(), actual, tolerance * Math.abs(expected.doubleValue()), where);
	}

	@Test
	void withoutRidgeAllIsLearnedIfThereAreEnough() {
		final RidgeSums sums = sums(spectrum("deficient"));
		final RenormalizedRidge found = RenormalizedRidge.of(sums, 34, 68, 0, 0);
		assertEquals(new RenormalizedRidge(0, 34, 68, 0.5, 0.75, 0, 0), found);
		assertEquals(17, sums.df1());
		assertEquals(17, sums.df2());
		assertEquals(0, sums.left1());
		assertTrue(RenormalizedRidge.of(sums, 17, NONE, 0, 0).isPeak(sums));
		assertTrue(RenormalizedRidge.of(sums, 9, 9, 0, 0).isPeak(sums));
		assertTrue(!RenormalizedRidge.of(sums, 40, 17, 0, 0).isPeak(sums));
		assertTrue(!RenormalizedRidge.of(sums, 40, 40, 0, 0).isPeak(sums));
		assertTrue(!RenormalizedRidge.of(sums, 9, 10, 0, 0).isPeak(sums));
		assertTrue(!RenormalizedRidge.of(sums, 9, 9, 1e-9, 0).isPeak(sums));
	}

	/** One eigenvalue l of multiplicity d: kappa is a root of a quadratic. */
	@Test
	void isotropicInClosedForm() {
		final double d = 1e6, l = 0.3, p = 4e5, ridge = 1e-3;
		final RidgeSums sums = new RidgeSums(RidgeSpectrum.of(new double[] { l }, new double[] { d }, new double[] { 1 }));
		final double b = d * l / p + ridge - l; // kappa^2 - b kappa - ridge l = 0
		final double kappa = (b + Math.sqrt(b * b + 4 * ridge * l)) / 2;
		assertEquals(kappa, RenormalizedRidge.of(sums, p, NONE, ridge, 0).kappa(), 1e-13);
	}

	@ParameterizedTest
	@MethodSource("settings")
	void slopesAreLimitsOfDifferences(final String kind, final double samples, final double features) {
		final RidgeSums sums = sums(spectrum(kind));
		for (final double ridge : new double[] { 0, 1e-6, 1e-2, 1 }) {
			final RenormalizedRidge here = RenormalizedRidge.of(sums, samples, features, ridge, 0);
			if (here.isPeak(sums) || ridge == 0 && (samples == features || Math.min(samples, features) == sums.spectrum()
				.rank())) continue; // one-sided there
			final double[] inSamples = values(here.inSamples(sums)), inFeatures = values(here.inFeatures(sums));
			for (int which = 0; which < 3; which++) {
				final int k = which;
				assertEquals(Differences.slope(h -> value(sums, samples * Math.exp(h), features, ridge, k)), inSamples[which],
					1e-8 * (1 + Math.abs(inSamples[which])), "samples " + which + ", ridge " + ridge);
				assertEquals(Differences.slope(h -> value(sums, samples, features * Math.exp(h), ridge, k)),
					inFeatures[which], 1e-8 * (1 + Math.abs(inFeatures[which])), "features " + which + ", ridge " + ridge);
			}
		}
	}

	private static double[] values(final RenormalizedRidge.Slope slope) {
		return new double[] { slope.logKappa(), slope.freeSamples(), slope.freeFeatures() };
	}

	private static double value(final RidgeSums sums, final double samples, final double features, final double ridge,
		final int which)
	{
		final RenormalizedRidge found = RenormalizedRidge.of(sums, samples, features, ridge, 0);
		if (which > 0) return which == 1 ? found.freeSamples() : found.freeFeatures();
		return found.kappa() == 0 ? 0 : Math.log(found.kappa());
	}

	@Test
	void manyCoordinatesOnNodesAreAsAll() {
		final double[] spectrum = PowerLaw.spectrum(100_000, 1.5), target = new double[100_000];
		Arrays.setAll(target, i -> Math.pow(i + 1.0, -0.15) * (i % 3 - 1.1));
		final RidgeSums all = new RidgeSums(RidgeSpectrum.of(spectrum, target, 0, Progress.NONE));
		final RidgeSums nodes = new RidgeSums(RidgeSpectrum.of(spectrum, target, 1e-10, Progress.NONE));
		assertTrue(nodes.spectrum().nodes() < 500, "nodes " + nodes.spectrum().nodes());
		assertEquals(100_000, nodes.spectrum().rank());
		for (final double samples : new double[] { 1, 30, 3000, 99_000, 100_001, 1e7 })
			for (final double ridge : new double[] { 0, 1e-9, 1e-3 }) {
				if (ridge == 0 && samples > 1e5) continue;
				final RenormalizedRidge expected = RenormalizedRidge.of(all, samples, 7000, ridge, 0);
				final RenormalizedRidge found = RenormalizedRidge.of(nodes, samples, 7000, ridge, 0);
				final String where = "samples " + samples + ", ridge " + ridge;
				assertEquals(1, found.kappa() / expected.kappa(), 1e-9, where);
				assertEquals(1, nodes.df2() / all.df2(), 1e-9, where);
				assertEquals(1, nodes.df23() / all.df23(), 1e-9, where);
				assertEquals(1, nodes.left1() / all.left1(), 1e-9, where);
				assertEquals(1, nodes.left2() / all.left2(), 1e-9, where);
				assertEquals(1, nodes.left23() / all.left23(), 1e-9, where);
			}
	}

	@Test
	void wrongValuesAreNamed() {
		final RidgeSums sums = sums(1, 2);
		refuses("samples must be finite and greater than 0, was 0", () -> RenormalizedRidge.of(sums, 0, 1, 1, 0));
		refuses("features must be finite and greater than 0, was NaN", () -> RenormalizedRidge.of(sums, 1, Double.NaN, 1, 0));
		refuses("ridge must be in [0, 1.7976931348623157E308], was -1", () -> RenormalizedRidge.of(sums, 1, 1, -1, 0));
		refuses("target must have length 2, was 1", () -> RidgeSpectrum.of(new double[] { 1, 1 }, new double[1], 0, Progress.NONE));
		refuses("spectrum must not be negative, was -1.0 at 1", () -> sums(1, -1));
	}

	private static void refuses(final String message, final org.junit.jupiter.api.function.Executable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
	}
}
