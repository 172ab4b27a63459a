package org.scalinglaws.regression.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.scalinglaws.spectrum.ridge.RenormalizedRidge;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.spectrum.ridge.RidgeSums;

class ComplexRidgeTest {

	@Test
	void isTheRealOneOnTheRealAxis() {
		for (final int samples : new int[] { 5, 99, 100, 101, 4000 })
			for (final double condition : new double[] { 1, 10, 1e6 })
				for (double ridge = 1e-12; ridge < 1e6; ridge *= 31) {
					final TwoScales problem = new TwoScales(samples, 100, 30, condition, 0);
					final double[] sizes = { 30, 70 };
					final RidgeSums sums = new RidgeSums(RidgeSpectrum.of(new double[] { 1, problem.eigenvalue(1) }, sizes,
						sizes));
					final double real = RenormalizedRidge.of(sums, samples, Double.POSITIVE_INFINITY, ridge * 100 / samples, 0)
						.kappa();
					final Complex found = new ComplexRidge(problem).of(new Complex(ridge));
					assertEquals(1, found.getReal() / real, 1e-12, problem + " at " + ridge);
					assertEquals(0, found.getImaginary() / real, 1e-12);
				}
	}

	/** By the equation itself, in the sector where there is no other root. */
	@Test
	void solvesItsEquationInTheRightSector() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 3000; i++) {
			final TwoScales problem = new TwoScales(random.nextInt(1, 300), 100, random.nextInt(0, 101), Math.pow(10, random
				.nextDouble(0, 6)), 0);
			final double angle = random.nextDouble(0.1, 3);
			final Complex ridge = new Complex(Math.cos(angle), Math.sin(angle)).multiply(Math.pow(10, random.nextDouble(-12,
				4)));
			final Complex k = new ComplexRidge(problem).of(ridge);
			assertTrue(k.getArgument() > 0 && k.getArgument() < angle, problem + " at " + ridge + ": " + k);
			Complex value = k.multiply(problem.load()).subtract(ridge);
			for (int b = 0; b < 2; b++)
				value = value.subtract(k.divide(k.add(problem.eigenvalue(b))).multiply(problem.share(b) * problem.eigenvalue(b)));
			assertTrue(value.abs() <= 1e-13 * (ridge.abs() + k.abs() * problem.load()), problem + " at " + ridge);
		}
	}
}
