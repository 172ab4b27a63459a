package org.scalinglaws.network.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.network.convolution.FreeConvolution;
import org.scalinglaws.network.convolution.FreeConvolutionTest;

class BayesOptimalTest {

	@ParameterizedTest
	@CsvSource({ "100, 0.5", "3000, 0.5", "40000, 0.1", "100, 0", "600, 0" })
	void quadraticRiskSolvesItsEquation(final double samples, final double noiseVariance) {
		final FreeConvolution convolution = FreeConvolution.of(FreeConvolutionTest.powerLaw(40, 1));
		final BayesRisk solution = new QuadraticBayes(convolution, 40).solve(samples, noiseVariance);
		final double left = 4 * samples / 1600 * solution.noiseLevel() * solution.noiseLevel();
		assertEquals(left, noiseVariance + solution.risk(), 1e-11 * left);
		assertEquals(2 * convolution.minimumMeanSquaredError(solution.noiseLevel()), solution.risk(), 1e-14);
		assertTrue(solution.risk() < 2 * convolution.variance());
	}

	@Test
	void quadraticRiskVanishesWithoutNoiseAndManySamples() {
		final FreeConvolution convolution = FreeConvolution.of(FreeConvolutionTest.powerLaw(40, 1));
		final QuadraticBayes bayes = new QuadraticBayes(convolution, 40);
		assertEquals(0, bayes.solve(1600 * .5 * (1 - 1. / 40) + 1e-6, 0).risk());
		assertTrue(bayes.solve(1600 * .49 * (1 - 1. / 40), 0).risk() > 0);
		// n >> d^2: R -> Delta (1 - 1/d) / (2 alpha)
		assertEquals(.5 * (1 - 1. / 40) / 2e6, bayes.solve(1600e6, .5).risk(), 1e-9);
		final BayesRisk known = new QuadraticBayes(FreeConvolution.of(new double[] { 1, 1 }), 2).solve(3, .5);
		assertEquals(0, known.risk());
		assertEquals(.5, 4 * 3 / 4. * known.noiseLevel() * known.noiseLevel(), 1e-15); // 4 alpha delta^2 = Delta
	}

	@ParameterizedTest
	@CsvSource({ "100, 0.5", "1000, 0.5", "1e5, 0.5", "30, 0", "1e-3, 2" })
	void diagonalRiskSolvesItsEquation(final double samples, final double noiseVariance) {
		final double[] variances = new double[1000];
		final double[] ones = new double[1000];
		Arrays.fill(ones, 1);
		Arrays.setAll(variances, i -> Math.pow(i + 1, -2));
		final BayesRisk solution = new DiagonalBayes(variances, ones).solve(samples, noiseVariance);
		double low = 0, high = (noiseVariance + 2) / samples; // bisection of n x - Delta - R
		for (int i = 0; i < 200; i++) {
			final double x = (low + high) / 2;
			double right = noiseVariance;
			for (final double v : variances)
				right += x * v / (x + v);
			if (samples * x > right) high = x;
			else low = x;
		}
		assertEquals(Math.sqrt(low), solution.noiseLevel(), 1e-13 * solution.noiseLevel());
		assertEquals(samples * low - noiseVariance, solution.risk(), 1e-11 * (noiseVariance + solution.risk()));
	}

	@Test
	void diagonalRiskFollowsItsRate() {
		final int dimension = 100_000;
		final double[] variances = new double[dimension];
		final double[] ones = new double[dimension];
		Arrays.fill(ones, 1);
		Arrays.setAll(variances, i -> Math.pow(i + 1, -2));
		final DiagonalBayes bayes = new DiagonalBayes(variances, ones);
		// R = (pi/2) sqrt(x) + ... and n x = Delta + R: slope -1/2 with a correction of order sqrt(1/n)
		final double slope = Math.log(bayes.solve(1e4, .5).risk() / bayes.solve(1e3, .5).risk()) / Math.log(10);
		assertEquals(-.5, slope, .02);
		final double[] one = { 1 };
		assertEquals(bayes.solve(50, .5).risk(), new DiagonalBayes(variances, ones).solve(50, .5).risk());
		// 7 equal variances v: n x = Delta + 7 x v / (x + v), a quadratic equation
		final double x = (.5 + 7 - 20 + Math.sqrt((20 - 7.5) * (20 - 7.5) + 4 * 20 * .5)) / 40;
		final BayesRisk equal = new DiagonalBayes(one, new double[] { 7 }).solve(20, .5);
		assertEquals(x, equal.noiseLevel() * equal.noiseLevel(), 1e-15);
		assertEquals(0, new DiagonalBayes(one, new double[] { 7 }).solve(8, 0).risk());
		assertEquals(.125 * 7, new DiagonalBayes(one, new double[] { 8 }).solve(1, 0).risk() / 8, 1e-14); // x = 7 v
	}

	/** Nodes of a power law stand for all of its eigenvalues, and for all variances. */
	@ParameterizedTest
	@CsvSource({ "300, 1, 3000, 0.5", "2000, 1.5, 1e4, 0.1" })
	void powerLawsAreThoseOfTheirValues(final int dimension, final double exponent, final double samples, final double noise) {
		final BayesRisk nodes = QuadraticBayes.powerLaw(dimension, exponent).solve(samples, noise);
		final BayesRisk full = new QuadraticBayes(FreeConvolution.of(FreeConvolutionTest.powerLaw(dimension, exponent)), dimension)
			.solve(samples, noise);
		assertEquals(1, nodes.risk() / full.risk(), 1e-4);
		final double[] variances = new double[dimension], ones = new double[dimension];
		Arrays.fill(ones, 1);
		Arrays.setAll(variances, i -> Math.pow(i + 1, -2 * exponent));
		assertEquals(1, DiagonalBayes.powerLaw(dimension, exponent).solve(samples, noise).risk() / new DiagonalBayes(variances, ones)
			.solve(samples, noise).risk(), 1e-4);
	}

	@Test
	void rejectsBadInput() {
		final DiagonalBayes diagonal = new DiagonalBayes(new double[] { 1, 0 }, new double[] { 1, 2 });
		assertThrows(IllegalArgumentException.class, () -> diagonal.solve(0, 1));
		assertThrows(IllegalArgumentException.class, () -> diagonal.solve(1, -1));
		assertThrows(IllegalArgumentException.class, () -> new DiagonalBayes(new double[] { -1 }, new double[] { 1 }));
		assertThrows(IllegalArgumentException.class, () -> new DiagonalBayes(new double[] { 1 }, new double[] { 0 }));
		final QuadraticBayes quadratic = new QuadraticBayes(FreeConvolution.of(new double[] { 1, 0 }), 2);
		assertThrows(IllegalArgumentException.class, () -> quadratic.solve(Double.NaN, 1));
		assertThrows(IllegalArgumentException.class, () -> quadratic.solve(1, Double.POSITIVE_INFINITY));
		assertThrows(IllegalArgumentException.class, () -> new QuadraticBayes(null, 2));
	}
}
