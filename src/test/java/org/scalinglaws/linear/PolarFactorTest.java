package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices are made of singular vectors and values, so that the factor is known without a decomposition. */
class PolarFactorTest {

	private static final double ROUNDING = 0x1p-52;

	/** A matrix, and its factor by its making. */
	private record Known(double[][] matrix, double[][] factor) {

		static Known of(final int rows, final int columns, final IntToDoubleFunction value) {
			final SplittableRandom random = new SplittableRandom(rows * 1000L + columns);
			final int n = Math.min(rows, columns);
			final double[][] u = orthonormal(rows, n, random), v = orthonormal(columns, n, random);
			return new Known(product(u, value, v), product(u, k -> Math.signum(value.applyAsDouble(k)), v));
		}

		/** As many vectors of a length, each at a right angle to the others. */
		private static double[][] orthonormal(final int length, final int count, final SplittableRandom random) {
			final QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(length, count);
			qr.decompose(new DMatrixRMaj(length, count, true, random.doubles((long) length * count, -1, 1).toArray()));
			final DMatrixRMaj q = qr.getQ(null, true);
			final double[][] vectors = new double[count][length];
			for (int k = 0; k < count; k++)
				for (int i = 0; i < length; i++)
					vectors[k][i] = q.get(i, k);
			return vectors;
		}

		private static double[][] product(final double[][] u, final IntToDoubleFunction value, final double[][] v) {
			final double[][] product = new double[u[0].length][v[0].length];
			for (int k = 0; k < u.length; k++)
				for (int i = 0; i < product.length; i++)
					for (int j = 0; j < v[k].length; j++)
						product[i][j] += u[k][i] * value.applyAsDouble(k) * v[k][j];
			return product;
		}

		/** The largest of an element, in units of rounding. */
		double error(final double[][] found) {
			double worst = 0;
			for (int i = 0; i < factor.length; i++)
				for (int j = 0; j < factor[i].length; j++)
					worst = Math.max(worst, Math.abs(found[i][j] - factor[i][j]));
			return worst / ROUNDING;
		}
	}

	/** Of all shapes, and positive and negative scales far from 1. */
	@ParameterizedTest
	@CsvSource({ "1,1,1", "1,5,-1e-300", "5,1,1e300", "2,2,1", "3,3,1e-310", "10,10,1e-160", "30,20,1e160", "20,30,-1",
		"100,100,1", "120,60,1" })
	void isWhatTheMatrixWasMadeOf(final int rows, final int columns, final double scale) {
		final int n = Math.min(rows, columns);
		final Known known = Known.of(rows, columns, k -> scale * (1 + 30.0 * k / n));
		final double error = known.error(PolarFactor.of(known.matrix));
		// of 1e-310 itself only some digits are left
		assertTrue(error < (Math.abs(scale) < 1e-308 ? 1e6 : 100 * Math.sqrt(n)), () -> "error " + error);
	}

	/** No error beyond what the condition of the matrix allows, and never far above the decomposition's. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 1e2, 1e4, 1e6, 1e8, 1e9, 1e10, 1e12 })
	void isAsAccurateAsTheConditionAllows(final double condition) {
		for (final int columns : new int[] { 60, 40 }) {
			final Known known = Known.of(60, columns, k -> Math.pow(condition, -k / (columns - 1.0)));
			final double error = known.error(PolarFactor.of(known.matrix)), other = known.error(bySvd(known.matrix));
			assertTrue(error < 50 + condition / 10, () -> "error " + error);
			assertTrue(error < 50 + 4 * other, () -> "error " + error + " of the decomposition " + other);
		}
	}

	private static double[][] bySvd(final double[][] matrix) {
		final ThinSvd svd = new ThinSvd(matrix);
		return Known.product(svd.left(), k -> 1, svd.right());
	}

	/** What is 0 stays 0, as the sign of 0. */
	@ParameterizedTest
	@CsvSource({ "40,40,0", "40,40,1", "40,40,25", "40,40,39", "50,30,10", "50,30,29", "30,50,10", "7,2,1" })
	void ofRankBelowItsSizeIsThatOfTheRank(final int rows, final int columns, final int rank) {
		final Known known = Known.of(rows, columns, k -> k < rank ? 1 + k : 0);
		final double error = known.error(PolarFactor.of(known.matrix));
		assertTrue(error < 300, () -> "error " + error);
	}

	@Test
	void singularByItsZerosIsNoFailure() {
		assertArrayEquals(new double[][] { { 0, -1 }, { 0, 0 } }, PolarFactor.of(new double[][] { { 0, -3 }, { 0, 0 } }));
		assertArrayEquals(new double[3][2], PolarFactor.of(new double[3][2]));
		assertArrayEquals(new double[][] { { -1 } }, PolarFactor.of(new double[][] { { -Double.MIN_VALUE } }));
		assertArrayEquals(new double[][] { { 1 } }, PolarFactor.of(new double[][] { { Double.MAX_VALUE } }));
	}

	/** Signs on a diagonal with values that nearly vanish; the matrix is left as it is. */
	@Test
	void ofADiagonalItIsTheSigns() {
		final double[] diagonal = { 1, -1e-3, 2, 1e-7, -5 };
		final double[][] matrix = new double[5][5];
		for (int i = 0; i < 5; i++)
			matrix[i][i] = diagonal[i];
		final double[][] before = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
		final double[][] found = PolarFactor.of(matrix);
		for (int i = 0; i < 5; i++)
			for (int j = 0; j < 5; j++)
				assertEquals(i == j ? Math.signum(diagonal[i]) : 0, found[i][j], 2 * ROUNDING);
		assertArrayEquals(before, matrix);
	}
}
