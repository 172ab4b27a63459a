package org.scalinglaws.linear.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

class RidgeRegressionTest {

	/** Samples whose standard deviations fall from 1 to a smallest one. */
	private static double[][] inputs(final int samples, final int width, final double smallest) {
		final RandomStream random = Streams.of(7).stream("test", samples * 1000L + width);
		final double[][] inputs = new double[samples][width];
		for (final double[] x : inputs)
			Arrays.setAll(x, i -> random.nextGaussian() * Math.pow(smallest, i / (width - 1.0 + 1e-300)));
		return inputs;
	}

	private static double[] labels(final int samples) {
		final RandomStream random = Streams.of(7).stream("labels", samples);
		return random.doubles(samples, -1, 1).toArray();
	}

	/** Normal equations by LU, degrees of freedom as a trace of matrices. */
	@ParameterizedTest
	@CsvSource({ "30, 50", "50, 30", "20, 20", "1, 7", "7, 1", "1, 1", "33, 34" })
	void solvesTheNormalEquations(final int samples, final int width) {
		final double[][] inputs = inputs(samples, width, 0.05);
		final double[] labels = labels(samples);
		final RealMatrix x = MatrixUtils.createRealMatrix(inputs);
		final RidgeRegression path = RidgeRegression.of(inputs, labels, 1e-3);
		for (final double ridge : new double[] { 1e-3, 0.03, 1, 1e4 }) {
			final RealMatrix inverse = new LUDecomposition(x.transpose().multiply(x).add(MatrixUtils.createRealIdentityMatrix(
				width).scalarMultiply(samples * ridge))).getSolver().getInverse();
			final RealVector expected = inverse.operate(x.transpose().operate(new ArrayRealVector(labels)));
			final RidgeRegression.Fit fit = path.at(ridge);
			final double norm = expected.getNorm();
			assertArrayEquals(expected.toArray(), fit.weights(), 1e-11 * norm, "ridge " + ridge);
			final RealVector errors = new ArrayRealVector(labels).subtract(x.operate(expected));
			assertEquals(errors.dotProduct(errors) / samples, fit.trainingError(), 1e-11);
			final double degrees = x.multiply(inverse).multiply(x.transpose()).getTrace();
			assertEquals(degrees, fit.degreesOfFreedom(), 1e-10 * samples);
			assertEquals(1 - degrees / samples, fit.freeShare(), 1e-10);
			assertEquals(fit.trainingError() / Math.pow(1 - degrees / samples, 2), fit.crossValidation(), 1e-7 * fit
				.crossValidation());
		}
	}

	/** The pseudo-inverse, also where columns are equal and where variances fall by twelve decades. */
	@ParameterizedTest
	@CsvSource({ "30, 50, 0.05", "50, 30, 0.05", "30, 50, 1e-6", "50, 30, 1e-6", "20, 20, 1e-3" })
	void isOfLeastNormWithoutRidge(final int samples, final int width, final double smallest) {
		for (final boolean equal : new boolean[] { false, true }) {
			final double[][] inputs = inputs(samples, width, smallest);
			if (equal) for (final double[] x : inputs)
				Arrays.fill(x, width / 5, width, x[width / 5]);
			final double[] labels = labels(samples);
			final RealVector expected = new SingularValueDecomposition(MatrixUtils.createRealMatrix(inputs)).getSolver().solve(
				new ArrayRealVector(labels));
			final RidgeRegression.Fit fit = RidgeRegression.of(inputs, labels, 0).at(0);
			assertArrayEquals(expected.toArray(), fit.weights(), 1e-15 / smallest * 100 * expected.getNorm());
			final int rank = Math.min(samples, equal ? width / 5 + 1 : width);
			assertEquals(rank, fit.degreesOfFreedom(), 1e-12 * rank);
			assertEquals(1 - rank / (double) samples, fit.freeShare(), 1e-15);
			if (rank < samples) continue;
			assertEquals(0, fit.trainingError());
			assertTrue(Double.isNaN(fit.crossValidation()));
		}
	}

	/** Singular values and the tridiagonal Gram matrix say the same of any penalty, down to where the latter may be used. */
	@ParameterizedTest
	@CsvSource({ "9, 14", "14, 9", "8, 8", "5, 1", "1, 5" })
	void bothWaysAgree(final int samples, final int width) {
		final double[][] inputs = inputs(samples, width, 0.05);
		final double[] labels = labels(samples);
		final SingularRidge singular = new SingularRidge(inputs, labels);
		final GramRidge gram = new GramRidge(inputs, labels, () -> true);
		for (final double penalty : new double[] { 0.02, 0.3, 2, 100 }) {
			final RidgeRegression.Solution one = singular.at(penalty), other = gram.at(penalty);
			assertArrayEquals(other.weights(), one.weights(), 1e-12);
			assertEquals(other.modes() - other.missing(), one.modes() - one.missing(), 1e-11);
			assertEquals(other.squaredErrors(), one.squaredErrors(), 1e-12); // NaN of both with more samples than inputs
		}
	}

	/** A ridge near 0 leaves a training error of the order of its square, which differences would not have. */
	@Test
	void tinyRidgesKeepTheirDigits() {
		final double[][] inputs = inputs(20, 60, 1e-4);
		final double[] labels = labels(20);
		final double reference = RidgeRegression.of(inputs, labels, 1e-12).at(1e-12).crossValidation();
		for (final double ridge : new double[] { 1e-14, 1e-20, 1e-30 })
			assertEquals(reference, RidgeRegression.of(inputs, labels, ridge).at(ridge).crossValidation(), 1e-4 * reference);
	}

	/** Inputs c times as large and a ridge c^2 times as large give weights that are c times smaller. */
	@ParameterizedTest
	@CsvSource({ "1e-80", "1e60" })
	void scalesMeanNothing(final double c) {
		for (final int[] size : new int[][] { { 9, 14 }, { 14, 9 } }) {
			final double[][] plain = inputs(size[0], size[1], 0.1), scaled = new double[size[0]][size[1]];
			for (int p = 0; p < size[0]; p++)
				for (int i = 0; i < size[1]; i++)
					scaled[p][i] = c * plain[p][i];
			final double[] labels = labels(size[0]);
			final RidgeRegression.Fit expected = RidgeRegression.of(plain, labels, 0.01).at(0.01);
			final RidgeRegression.Fit found = RidgeRegression.of(scaled, labels, 0.01 * c * c).at(0.01 * c * c);
			for (int i = 0; i < size[1]; i++)
				assertEquals(expected.weights()[i], found.weights()[i] * c, 1e-12);
			assertEquals(expected.trainingError(), found.trainingError(), 1e-13);
			assertEquals(expected.degreesOfFreedom(), found.degreesOfFreedom(), 1e-12);
		}
	}

	@Test
	void aCancelEndsTheDecomposition() {
		assertThrows(CancellationException.class, () -> RidgeRegression.of(inputs(9, 14, 1), labels(9), 1, () -> false));
	}

	@Test
	void inputsOfZeroTeachNothing() {
		for (final double ridge : new double[] { 0, 1 }) {
			final RidgeRegression.Fit fit = RidgeRegression.of(new double[2][3], new double[] { 1, 3 }, ridge).at(ridge);
			assertArrayEquals(new double[3], fit.weights());
			assertEquals(5, fit.trainingError());
			assertEquals(0, fit.degreesOfFreedom());
			assertEquals(5, fit.crossValidation());
		}
	}

	@Test
	void wrongValuesAreNamed() {
		final double[][] inputs = { { 1, 2 }, { 3, 4 } };
		refuses("labels must have length 2, was 1", () -> RidgeRegression.of(inputs, new double[1], 0));
		refuses("sample must have length 2, was 1", () -> RidgeRegression.of(new double[][] { { 1, 2 }, { 3 } }, new double[2],
			0));
		refuses("smallestRidge must be in [0, 1.7976931348623157E308], was -1", () -> RidgeRegression.of(inputs,
			new double[2], -1));
		refuses("ridge must be in [0.5, 1.7976931348623157E308], was 0", () -> RidgeRegression.of(inputs, new double[2], 0.5)
			.at(0));
	}

	private static void refuses(final String message, final org.junit.jupiter.api.function.Executable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
	}
}
