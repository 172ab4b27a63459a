package org.scalinglaws.spectrum.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.task.Progress;

/** The sums of a spectrum beside sums over its coordinates, and the root that counts its passes. */
class RidgeSumsTest {

	private static final double[] LAMBDA = { 0.2, 3, 0, 0.5, 3, 1e-3 }, TARGET = { 1, -2, 9, 0.5, 4, 30 };

	@Test
	void spectraLeaveOutWhatDoesNotVary() {
		final RidgeSpectrum spectrum = RidgeSpectrum.of(LAMBDA, TARGET, 0, Progress.NONE);
		assertEquals(5, spectrum.rank());
		assertEquals(6.701, spectrum.trace(), 1e-14);
		assertEquals(1e-3, spectrum.smallest());
		double energy = 0;
		for (int i = 0; i < spectrum.nodes(); i++)
			energy += spectrum.energy(i);
		assertEquals(0.2 + 3 * 4 + 0.5 * 0.25 + 3 * 16 + 1e-3 * 900, energy, 1e-13); // lambda w^2
	}

	/** Every sum is that of its definition, coordinate by coordinate. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-6, 0.03, 1, 40 })
	void sumsAreThoseOfTheirDefinitions(final double kappa) {
		final RidgeSums sums = new RidgeSums(RidgeSpectrum.of(LAMBDA, TARGET, 0, Progress.NONE)).at(kappa);
		final double[] degrees = new double[4], left = new double[4];
		double tf1 = 0, tf2 = 0;
		for (int i = 0; i < LAMBDA.length; i++) {
			final double p = LAMBDA[i] / (LAMBDA[i] + kappa), square = TARGET[i] * TARGET[i];
			tf1 += square * LAMBDA[i] / (LAMBDA[i] + kappa);
			tf2 += square * LAMBDA[i] / Math.pow(LAMBDA[i] + kappa, 2);
			for (int power = 1; power < 4; power++) {
				degrees[power] += Math.pow(p, power);
				left[power] += LAMBDA[i] * square * Math.pow(1 - p, power);
			}
		}
		assertEquals(kappa, sums.kappa());
		assertEquals(tf1, sums.tf1(), 1e-14 * tf1);
		assertEquals(tf2, sums.tf2(), 1e-14 * tf2);
		assertEquals(degrees[1], sums.df1(), 1e-14);
		assertEquals(degrees[2], sums.df2(), 1e-14);
		assertEquals(degrees[3], sums.df3(), 1e-14);
		assertEquals(degrees[1] - degrees[2], sums.df12(), 1e-14);
		assertEquals(degrees[2] - degrees[3], sums.df23(), 1e-14);
		assertEquals(left[1], sums.left1(), 1e-12);
		assertEquals(left[2], sums.left2(), 1e-12);
		assertEquals(left[3], sums.left3(), 1e-12);
		assertEquals(left[1] - left[2], sums.left12(), 1e-12);
		assertEquals(left[2] - left[3], sums.left23(), 1e-12);
	}

	/** Passes are few and counted; from its own root a search takes at most as many. */
	@Test
	void passesAreCounted() {
		final RidgeSums sums = new RidgeSums(RidgeSpectrum.of(LAMBDA, TARGET, 0, Progress.NONE));
		final RenormalizedRidge far = RenormalizedRidge.of(sums, 3, 4, 0.01, 0);
		final RenormalizedRidge near = RenormalizedRidge.of(sums, 3, 4, 0.01, far.kappa());
		assertTrue(far.iterations() > 2 && far.iterations() < 20, far::toString);
		assertTrue(near.iterations() >= 1 && near.iterations() <= 3, near::toString);
		assertEquals(far.kappa(), near.kappa(), 1e-15 * far.kappa());
		assertEquals(0.01, far.kappa() * far.freeSamples() * far.freeFeatures(), 1e-16);
	}
}
