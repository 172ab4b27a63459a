package org.scalinglaws.equilibrium.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the stationary state with a solution of its linear equations, and its rates with closed forms. */
class LinearDiffusionTest {

	static final double[][] HESSIAN = { { 1, 0 }, { 0, 3 } }, NOISE = { { 1, 0.6 }, { 0.6, 1 } };

	@Test
	void hasTheNotedRate() {
		final LinearDiffusion diffusion = new LinearDiffusion(HESSIAN, NOISE, 0.1, 1);
		assertEquals(0.5625, diffusion.rate(), 1e-14);
		assertEquals(0.015, diffusion.areaRate(), 1e-16); // |S12 (h2 - h1)/2|, S12 = 2 D12/(h1 + h2)
		assertEquals(0.05, diffusion.covariance()[0][0], 1e-16);
		assertEquals(0.0075, diffusion.covariance()[1][0] / 2, 1e-16);
		assertFalse(diffusion.isEquilibrium());
	}

	/** tr(Omega' D^-1 Omega S) = k^2 tr(D S^-1)/det D in two dimensions, where Omega S is k times a quarter turn. */
	@ParameterizedTest
	@CsvSource({ "1, 3, 1, 0.6, 1", "0.1, 40, 2, -0.3, 0.1", "1, 1e6, 1, 0.99, 1", "5, 2, 1, 0.2, 7" })
	void agreesWithTheClosedFormInTwoDimensions(final double h1, final double h2, final double c11, final double c12,
		final double c22)
	{
		final double factor = 0.3 / (2 * 8), d11 = factor * c11, d12 = factor * c12, d22 = factor * c22;
		final double s11 = d11 / h1, s22 = d22 / h2, s12 = 2 * d12 / (h1 + h2), k = s12 * (h2 - h1) / 2;
		final double trace = (d11 * s22 + d22 * s11 - 2 * d12 * s12) / (s11 * s22 - s12 * s12);
		final double rate = k * k * trace / (d11 * d22 - d12 * d12);
		final LinearDiffusion diffusion = new LinearDiffusion(new double[][] { { h1, 0 }, { 0, h2 } }, new double[][] { { c11,
			c12 }, { c12, c22 } }, 0.3, 8);
		assertEquals(rate, diffusion.rate(), 1e-12 * rate);
		assertEquals(Math.abs(k), diffusion.areaRate(), 1e-13 * Math.abs(k));
		assertEquals(s11, diffusion.covariance()[0][0], 1e-13 * s11);
	}

	/** A rotation of the coordinates changes nothing, and neither do the scales of learning rate and batch. */
	@Test
	void ratesDoNotDependOnCoordinates() {
		final double c = Math.cos(0.7), s = Math.sin(0.7);
		final RealMatrix turn = new Array2DRowRealMatrix(new double[][] { { c, -s }, { s, c } });
		final LinearDiffusion turned = new LinearDiffusion(turn.multiply(new Array2DRowRealMatrix(HESSIAN)).multiply(turn
			.transpose()).getData(), turn.multiply(new Array2DRowRealMatrix(NOISE)).multiply(turn.transpose()).getData(), 1e-3,
			16);
		assertEquals(0.5625, turned.rate(), 1e-12);
		assertEquals(0.015 * 1e-2 / 16, turned.areaRate(), 1e-17);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 12 })
	void covarianceSolvesTheLinearEquations(final int n) {
		for (final boolean symmetric : new boolean[] { true, false }) {
			final double[][] hessian = positive(n, 3), noise = positive(n, 4);
			if (!symmetric) for (int i = 0; i < n; i++)
				for (int j = 0; j < i; j++) {
					hessian[i][j] += 2;
					hessian[j][i] -= 2;
				}
			final LinearDiffusion diffusion = new LinearDiffusion(hessian, noise, 0.2, 4);
			final double[][] equations = new double[n * n][n * n];
			final double[] right = new double[n * n];
			for (int i = 0; i < n; i++)
				for (int j = 0; j < n; j++) {
					right[i * n + j] = 0.2 / 4 * noise[i][j];
					for (int k = 0; k < n; k++) {
						equations[i * n + j][k * n + j] += hessian[i][k];
						equations[i * n + j][i * n + k] += hessian[j][k];
					}
				}
			final double[] solution = new LUDecomposition(new Array2DRowRealMatrix(equations)).getSolver().solve(
				new ArrayRealVector(right)).toArray();
			for (int i = 0; i < n * n; i++)
				assertEquals(solution[i], diffusion.covariance()[i / n][i % n], 1e-12 * Math.abs(solution[0]));
			assertEquals(0, diffusion.residual(), 1e-13);
			assertTrue(n == 1 || diffusion.rate() > 0);
		}
	}

	static double[][] positive(final int n, final long seed) {
		final Random random = new Random(seed);
		final RealMatrix factor = new Array2DRowRealMatrix(n, n);
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				factor.setEntry(i, j, random.nextGaussian() + (i == j ? 2 : 0));
		return GaussianTransition.symmetric(factor.multiply(factor.transpose())).getData();
	}

	@Test
	void isInEquilibriumWhereNoiseIsProportionalToTheHessian() {
		for (final int n : new int[] { 1, 2, 9 }) {
			final double[][] matrix = positive(n, 5);
			final LinearDiffusion diffusion = new LinearDiffusion(matrix, matrix, 0.1, 2);
			assertEquals(0, diffusion.rate(), 1e-20);
			assertEquals(0, diffusion.areaRate(), 1e-15);
			assertTrue(diffusion.isEquilibrium());
		}
	}

	/** A slow direction keeps its digits beside one that is 1e10 times as fast. */
	@Test
	void keepsSlowDirections() {
		final double[][] covariance = new LinearDiffusion(new double[][] { { 1e-10, 0 }, { 0, 1 } }, NOISE, 2, 1).covariance();
		assertEquals(1e10, covariance[0][0], 1e-4);
		assertEquals(1, covariance[1][1], 1e-14);
		assertEquals(1.2, covariance[0][1], 1e-9);
	}

	@Test
	void manyDimensionsAreStationary() {
		final LinearDiffusion diffusion = new LinearDiffusion(positive(50, 1), positive(50, 2), 0.1, 1);
		assertEquals(0, diffusion.residual(), 1e-10); // the Hessian's condition is some 1e5
		assertTrue(diffusion.rate() > 0);
	}

	/** What rounding leaves of H S + S H' - 2D, by sums of its own. */
	@Test
	void residualIsThatOfTheEquation() {
		final int n = 20;
		final double[][] hessian = positive(n, 1), noise = positive(n, 2);
		final LinearDiffusion diffusion = new LinearDiffusion(hessian, noise, 0.1, 5);
		final double[][] s = diffusion.covariance();
		double worst = 0, size = 0;
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++) {
				double sum = -0.02 * noise[i][j];
				for (int k = 0; k < n; k++)
					sum += hessian[i][k] * s[k][j] + s[i][k] * hessian[j][k];
				worst = Math.max(worst, Math.abs(sum));
				size = Math.max(size, Math.abs(0.02 * noise[i][j]));
			}
		assertTrue(diffusion.residual() > 0);
		assertEquals(worst / size, diffusion.residual(), 1e-13);
		assertEquals(n, diffusion.dimension());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1, 0, 0, 0 | hessian must be positive definite, its least eigenvalue was 0.0",
		"1, 2, 2, 1 | hessian must be positive definite, its least eigenvalue was -1",
		"-1, 2, -2, -1 | hessian must have eigenvalues of positive real part, was of trace -2.0",
		"2, 3, 2.9, 1 | hessian must have a stationary state", "1, 1, -2, -1 | hessian must have eigenvalues",
		"NaN, 0, 0, 1 | hessian must be finite", "0, 0, 0, 0 | hessian must have a largest element" })
	void refusesHessians(final String elements, final String message) {
		final String[] h = elements.split(",");
		final double[][] hessian = { { Double.parseDouble(h[0]), Double.parseDouble(h[1]) }, { Double.parseDouble(h[2]), Double
			.parseDouble(h[3]) } };
		refuses(message, hessian, NOISE);
	}

	@Test
	void refusesNoise() {
		refuses("noise must be symmetric, was 0.5 at (1, 0) and 0.6 at (0, 1)", HESSIAN, new double[][] { { 1, 0.6 }, { 0.5,
			1 } });
		refuses("noise must be positive definite, its least eigenvalue was -0.1", HESSIAN, new double[][] { { 1, 1.1 }, { 1.1,
			1 } });
		refuses("noise must be positive definite", HESSIAN, new double[][] { { 1, 0 }, { 0, 0 } });
		refuses("noise must have as many rows as hessian, 2, was 1", HESSIAN, new double[][] { { 1 } });
		refuses("noise's row must have length 2, was 1", HESSIAN, new double[][] { { 1, 0 }, { 0 } });
	}

	/** What has no inverse in numbers, and what rounding makes singular, are told apart. */
	@Test
	void refusesMomentsTooClose() {
		final LinearDiffusion diffusion = new LinearDiffusion(HESSIAN, NOISE, 0.1, 1);
		diffusion.every(1e-270);
		final String said = assertThrows(IllegalArgumentException.class, () -> diffusion.every(1e-290)).getMessage();
		assertTrue(said.startsWith("noise, hessian, learningRate and time must give each direction a variance of at least 1.0E-280"), said);
	}

	/** Rounding is told from asymmetry by the size of a matrix, not by its unit. */
	@Test
	void asymmetryIsRelativeToTheLargestElement() {
		for (final double unit : new double[] { 1e-9, 1, 1e9 }) {
			final double[][] noise = { { unit, 0.6 * unit }, { 0.6 * unit, unit } };
			noise[0][1] *= 1 + 1e-13;
			assertEquals(0.5625, new LinearDiffusion(HESSIAN, noise, 0.1, 1).rate(), 1e-11);
			noise[0][1] *= 1 + 1e-11;
			refuses("noise must be symmetric", HESSIAN, noise);
		}
	}

	private static void refuses(final String message, final double[][] hessian, final double[][] noise) {
		final String said = assertThrows(IllegalArgumentException.class, () -> new LinearDiffusion(hessian, noise, 0.1, 1))
			.getMessage();
		assertTrue(said.startsWith(message), said);
	}
}
