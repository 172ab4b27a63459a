package org.scalinglaws.network.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

class PowerLawTargetsTest {

	@Test
	void alternatingVectorAndEigenvaluesAreTheConventions() {
		assertArrayEquals(new double[] { 1, -1.0 / 4, 1.0 / 9, -1.0 / 16 }, PowerLawTargets.alternatingVector(4, 2), 1e-16);
		assertArrayEquals(new double[] { 2, 1, 2.0 / 3, 0.5 }, PowerLawTargets.eigenvalues(4, 1), 1e-15);
		assertArrayEquals(new double[] { Math.sqrt(2), 0, 0, Math.sqrt(2) / 2 }, PowerLawTargets.diagonalMatrix(2, 1), 1e-15);
		assertArrayEquals(new double[] { 1 }, PowerLawTargets.randomMatrix(1, 1, Streams.of(1), Progress.NONE), 0);
	}

	/** theta*_i i^gamma is standard normal: means of its powers within four standard errors. */
	@Test
	void randomVectorHasTheVariancesOfTheLaw() {
		final int d = 40_000;
		final double[] target = PowerLawTargets.randomVector(d, 0.75, Streams.of(3));
		double first = 0, second = 0, fourth = 0;
		for (int i = 0; i < d; i++) {
			final double z = target[i] * Math.pow(i + 1, 0.75);
			first += z / d;
			second += z * z / d;
			fourth += z * z * z * z / d;
		}
		assertEquals(0, first, 4 / Math.sqrt(d));
		assertEquals(1, second, 4 * Math.sqrt(2.0 / d));
		assertEquals(3, fourth, 4 * Math.sqrt(96.0 / d));
	}

	@Test
	void randomMatrixHasJustTheseEigenvalues() {
		for (final int d : new int[] { 2, 3, 50 }) {
			final double[] matrix = PowerLawTargets.randomMatrix(d, 1.5, Streams.of(2), Progress.NONE);
			final SymmetricEigen eigen = new SymmetricEigen(QuadraticDesign.rows(matrix, d), false);
			final double[] expected = PowerLawTargets.eigenvalues(d, 1.5);
			for (int i = 0; i < d; i++) {
				assertEquals(expected[i], eigen.value(d - 1 - i), 1e-14 * d * expected[0]); // rounding of d reflections
				for (int j = 0; j < d; j++)
					assertEquals(matrix[i * d + j], matrix[j * d + i], 0);
			}
		}
	}

	/**
	 * The squares of a Haar matrix's elements: in three dimensions |O_ij| is uniform
	 * (Archimedes), the fourth moment is 3/(d(d+2)), and the mixed ones 1/(d(d+2)) in
	 * a row and (d+1)/(d(d-1)(d+2)) off it.
	 */
	@Test
	void eigenvectorsFollowTheHaarLaw() {
		final int draws = 4000, d = 3;
		final double[][][] squares = new double[d][d][draws];
		for (int draw = 0; draw < draws; draw++) {
			final SymmetricEigen eigen = new SymmetricEigen(QuadraticDesign.rows(PowerLawTargets.randomMatrix(d, 1, Streams.of(
				draw), Progress.NONE), d), true);
			for (int j = 0; j < d; j++)
				for (int i = 0; i < d; i++)
					squares[i][j][draw] = Math.pow(eigen.vector(j)[i], 2);
		}
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++) {
				assertUniformRoots(squares[i][j]);
				assertMeanProduct(3.0 / (d * (d + 2)), squares[i][j], squares[i][j]);
				assertMeanProduct(1.0 / (d * (d + 2)), squares[i][j], squares[i][(j + 1) % d]);
				assertMeanProduct((d + 1.0) / (d * (d - 1) * (d + 2)), squares[i][j], squares[(i + 1) % d][(j + 1) % d]);
			}
	}

	/** Off-diagonal elements have mean 0 under the Haar law: no preferred sign. */
	@Test
	void signsAreFree() {
		final int draws = 4000;
		double sum = 0, square = 0;
		for (int draw = 0; draw < draws; draw++) {
			final double element = PowerLawTargets.randomMatrix(3, 1, Streams.of(draw), Progress.NONE)[1];
			sum += element;
			square += element * element;
		}
		assertEquals(0, sum / draws, 4 * Math.sqrt(square) / draws);
	}

	@Test
	void seedDecidesAll() {
		assertArrayEquals(matrix(7), matrix(7), 0);
		assertFalse(Arrays.equals(matrix(7), matrix(8)));
		assertArrayEquals(PowerLawTargets.randomVector(9, 1, Streams.of(7)), PowerLawTargets.randomVector(9, 1, Streams.of(7)),
			0);
	}

	@Test
	void cancelEndsIt() {
		assertThrows(CancellationException.class, () -> PowerLawTargets.randomMatrix(20, 1, Streams.of(1), new CancelAfter(
			5)));
	}

	@Test
	void badInputsAreNamed() {
		for (final double exponent : new double[] { 0.5, 0, -1, 21, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertFails("exponent", () -> PowerLawTargets.randomVector(5, exponent, Streams.of(1)));
			assertFails("exponent", () -> PowerLawTargets.alternatingVector(5, exponent));
			assertFails("exponent", () -> PowerLawTargets.randomMatrix(5, exponent, Streams.of(1), Progress.NONE));
		}
		for (final int dimension : new int[] { 0, -3, 10_000_001 })
			assertFails("dimension", () -> PowerLawTargets.eigenvalues(dimension, 1));
		assertFails("dimension", () -> PowerLawTargets.diagonalMatrix(2001, 1));
		assertEquals(0x1p-20, PowerLawTargets.eigenvalues(2, 20)[1] / Math.sqrt(2), 1e-21); // the largest exponent
	}

	private static double[] matrix(final long seed) {
		return PowerLawTargets.randomMatrix(5, 1, Streams.of(seed), Progress.NONE);
	}

	/** Kolmogorov's distance from the uniform law, whose 0.99995 quantile is 2.3 / sqrt(n): nine of them are asked. */
	private static void assertUniformRoots(final double[] squares) {
		final double[] roots = Arrays.stream(squares).map(Math::sqrt).sorted().toArray();
		double distance = 0;
		for (int k = 0; k < roots.length; k++)
			distance = Math.max(distance, Math.max((k + 1.0) / roots.length - roots[k], roots[k] - (double) k / roots.length));
		assertTrue(distance < 2.3 / Math.sqrt(roots.length), "distance " + distance);
	}

	private static void assertMeanProduct(final double expected, final double[] a, final double[] b) {
		double sum = 0, square = 0;
		for (int k = 0; k < a.length; k++) {
			sum += a[k] * b[k];
			square += a[k] * b[k] * a[k] * b[k];
		}
		final double mean = sum / a.length;
		assertEquals(expected, mean, 4 * Math.sqrt((square / a.length - mean * mean) / a.length)); // standard errors
	}

	private static void assertFails(final String named, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(named + " "), message);
	}
}
