package org.scalinglaws.linear.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.SymmetricEigen;

/** What a tridiagonal form says of a matrix, beside its eigenvalues and inverses by other ways. */
class TridiagonalFormTest {

	/** Symmetric, of either sign, with a row and column of zeros beside the diagonal if there are more than two. */
	private static double[][] matrix(final int size) {
		final SplittableRandom random = new SplittableRandom(size);
		final double[][] matrix = new double[size][size];
		for (int i = 0; i < size; i++)
			for (int j = 0; j <= i; j++)
				matrix[i][j] = matrix[j][i] = size > 2 && i != j && (i == size / 2 || j == size / 2) ? 0 : random.nextDouble(-1, 1);
		return matrix;
	}

	private static TridiagonalForm form(final double[][] matrix) {
		return TridiagonalForm.of(Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new), () -> true);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 8, 33 })
	void knowsTheEndsOfTheSpectrum(final int size) {
		for (final double scale : new double[] { 1e-170, 1, 1e150 }) { // squares would under- or overflow
			final double[][] matrix = matrix(size);
			final SymmetricEigen eigen = new SymmetricEigen(matrix, false);
			for (final double[] row : matrix)
				for (int j = 0; j < size; j++)
					row[j] *= scale;
			final TridiagonalForm form = form(matrix);
			final double smallest = eigen.value(0), largest = eigen.largest(), size1 = Math.max(largest, -smallest);
			assertTrue(form.isAbove(scale * (smallest - 1e-9)));
			assertFalse(form.isAbove(scale * (smallest + 1e-9)));
			assertTrue(form.bound() >= scale * largest && form.bound() <= scale * 3 * size1);
		}
	}

	/** The solution, the trace of the inverse, and turns there and back, which keep lengths. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 8, 33 })
	void solvesShiftedEquations(final int size) {
		final double[][] matrix = matrix(size);
		final double[] right = new SplittableRandom(1).doubles(size, -1, 1).toArray();
		final TridiagonalForm form = form(matrix);
		final double[] turned = form.toTridiagonal(right.clone());
		assertEquals(DotProducts.of(right, right), DotProducts.of(turned, turned), 1e-13);
		assertArrayEquals(right, form.fromTridiagonal(turned.clone()), 1e-13);
		for (final double shift : new double[] { 20, 1e4 }) {
			final RealMatrix inverse = new LUDecomposition(MatrixUtils.createRealMatrix(matrix).add(MatrixUtils
				.createRealIdentityMatrix(size).scalarMultiply(shift))).getSolver().getInverse();
			assertArrayEquals(inverse.operate(new ArrayRealVector(right)).toArray(), form.fromTridiagonal(form.solve(shift,
				turned)), 1e-14);
			assertEquals(inverse.getTrace(), form.inverseTrace(shift), 1e-14 * size);
		}
		assertEquals(DotProducts.of(right, right), DotProducts.of(turned, turned), 1e-13); // left as it was
	}

	@Test
	void isAskedForEveryRow() {
		final int[] asked = { 0 };
		TridiagonalForm.of(matrix(7), () -> ++asked[0] > 0);
		assertEquals(7, asked[0]);
		assertThrows(CancellationException.class, () -> TridiagonalForm.of(matrix(7), () -> ++asked[0] < 10));
		assertEquals(10, asked[0]);
	}
}
