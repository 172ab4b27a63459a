package org.scalinglaws.diffusion.orbit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

/** Moments about a centre beside those about the mean, of numbers that are skewed. */
class CentralSumsTest {

	private static final double[] VALUES = new SplittableRandom(3).doubles(60).map(p -> -Math.log(p) * (p < 0.2 ? 3 : 1))
		.toArray();

	private static CentralSums sums(final double centre, final double... values) {
		final CentralSums sums = new CentralSums(centre);
		for (final double value : values)
			sums.add(value);
		return sums;
	}

	private static double central(final int power) {
		final double mean = DoubleStream.of(VALUES).sum() / VALUES.length;
		return DoubleStream.of(VALUES).map(value -> Math.pow(value - mean, power)).sum() / VALUES.length;
	}

	private static void assertMoments(final CentralSums sums) {
		assertEquals(DoubleStream.of(VALUES).sum() / 60, sums.mean(), 1e-13);
		assertEquals(central(2) * 60 / 59, sums.variance(), 1e-12);
		assertEquals(Math.sqrt(central(2) / 59), sums.meanError(), 1e-13);
		assertEquals(Math.sqrt((central(4) - central(2) * central(2)) / 60), sums.varianceError(), 1e-12);
	}

	@Test
	void momentsAreThoseAboutTheMean() {
		for (final double centre : new double[] { 0, 1.3, -4 })
			assertMoments(sums(centre, VALUES));
	}

	@Test
	void sumsOfPartsAreThatOfTheWhole() {
		final CentralSums all = sums(0.7, Arrays.copyOf(VALUES, 13));
		all.add(sums(0.7, Arrays.copyOfRange(VALUES, 13, 60)));
		assertMoments(all);
	}

	/** Equal numbers have no variance, although rounding would make it negative. */
	@Test
	void equalNumbersHaveNoVariance() {
		final CentralSums equal = sums(0, 0.1, 0.1, 0.1);
		assertEquals(0, equal.variance(), 1e-17);
		assertEquals(0, equal.varianceError(), 1e-9);
		assertEquals(0.1, equal.mean(), 1e-16);
	}
}
