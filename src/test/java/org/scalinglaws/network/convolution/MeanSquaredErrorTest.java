package org.scalinglaws.network.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeanSquaredErrorTest {

	/** delta^2 [1 - (4 pi^2/3) delta^2 int rho^3], the trapezoidal rule over the density curve. */
	@ParameterizedTest
	@ValueSource(doubles = { .01, .1, .5, 2 })
	void minimumMeanSquaredErrorIsThatOfTheDensity(final double noise) {
		final FreeConvolution convolution = FreeConvolution.of(FreeConvolutionTest.powerLaw(40, 1));
		final FreeConvolution.Density curve = convolution.density(noise, 1000);
		double cubes = 0;
		for (int i = 1; i < curve.values().length; i++) {
			final double middle = (curve.density()[i] + curve.density()[i - 1]) / 2;
			cubes += middle * middle * middle * (curve.values()[i] - curve.values()[i - 1]);
		}
		final double expected = 1 - 4 * Math.PI * Math.PI / 3 * noise * noise * cubes;
		assertEquals(expected, convolution.minimumMeanSquaredError(noise) / noise / noise, 1e-5); // 1/points^2
	}

	@ParameterizedTest
	@CsvSource({ "2, 1", "3, 0.6", "60, 0.75", "200, 1", "400, 1.5" })
	void massIsOneByTheSameQuadrature(final int dimension, final double exponent) {
		final FreeConvolution convolution = FreeConvolution.of(FreeConvolutionTest.powerLaw(dimension, exponent));
		for (final double noise : new double[] { 1e-3, .03, .5, 20 }) {
			final double[] once = convolution.massAndError(noise);
			final double[] refined = new BulkIntegral(new Atoms(convolution.atoms(), convolution.weights()), noise).refined();
			assertEquals(1, once[0], 1e-11, "at " + noise);
			assertEquals(1, refined[0], 1e-15 * Math.sqrt(dimension) * dimension / noise + 1e-14); // u keeps its bulks so well
			assertEquals(refined[1], once[1], 1e-9 * refined[1]);
		}
	}

	@Test
	void lowNoiseLeavesTheRotations() {
		final FreeConvolution convolution = new FreeConvolution(new double[] { 0, 1, 3 }, new double[] { 2, 1, 1 });
		// eigenvectors within the twofold atom are not seen: 1 - (1/4 + 1/16 + 1/16)
		assertEquals(.625, convolution.minimumMeanSquaredError(1e-4) / 1e-8, 1e-7);
		assertEquals(.625, convolution.simplicity(), 1e-15);
	}

	/** Two atoms far below the noise: MMSE to the next order, sums of cumulants: var - var^2/delta^2. */
	@Test
	void highNoiseLeavesTheVariance() {
		final FreeConvolution convolution = FreeConvolution.of(new double[] { 0, 2 });
		for (final double noise : new double[] { 30, 300 })
			assertEquals(1 - 1 / noise / noise, convolution.minimumMeanSquaredError(noise), 10 * Math.pow(noise, -4) + 1e-13);
	}
}
