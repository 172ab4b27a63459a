package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Progress;

class DiagonalPlusRankTwoTest {

	/** Small matrices of all kinds: repeated and dyadic diagonals, parallel and sparse vectors, huge and tiny ones. */
	@Test
	void equalsTheDenseSolverOnThousandsOfMatrices() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int trial = 0; trial < 20_000; trial++) {
			final int d = 1 + random.nextInt(7);
			final boolean whole = random.nextBoolean(), parallel = random.nextInt(3) == 0;
			final double size = random.nextInt(3) == 0 ? 1e-9 : random.nextInt(3) == 0 ? 1e3 : 1;
			final double[] diagonal = new double[d], plus = new double[d], minus = new double[d];
			for (int i = 0; i < d; i++) {
				diagonal[i] = whole ? random.nextInt(-2, 3) : random.nextDouble(-1, 2);
				plus[i] = random.nextInt(4) == 0 ? 0 : size * random.nextGaussian();
				minus[i] = parallel ? 0.7 * plus[i] : random.nextInt(4) == 0 ? 0 : size * random.nextGaussian();
			}
			final double[] expected = dense(diagonal, plus, minus);
			final double scale = Math.max(1, Math.max(expected[0], -expected[d - 1])) + size * size;
			assertArrayEquals(expected, new DiagonalPlusRankTwo(diagonal, plus, minus).eigenvalues(Progress.NONE), 1e-13 *
				scale, "trial " + trial);
		}
	}

	/** Of two dimensions in closed form: the small eigenvalue is the determinant over the large one, to all digits. */
	@Test
	void smallEigenvaluesKeepAllDigits() {
		for (final double small : new double[] { 1e-8, 1e-14, 1e-20 }) {
			final double[] diagonal = { small, 1 }, plus = { 1e-3 * Math.sqrt(small), 0.5 };
			final double first = small * (1 + 1e-6), second = 1.25, cross = plus[0] * plus[1];
			final double large = (first + second + Math.hypot(first - second, 2 * cross)) / 2;
			final double[] found = new DiagonalPlusRankTwo(diagonal, plus, new double[2]).eigenvalues(Progress.NONE);
			assertEquals(large, found[0], 1e-15 * large);
			final double exact = (small * 1.25 + 1e-6 * small) / large; // det(D) (1 + p' D^-1 p)
			assertEquals(exact, found[1], 2e-15 * exact, "small " + small);
		}
	}

	@Test
	void traceIsKeptInLargeOnes() {
		final SplittableRandom random = new SplittableRandom(2);
		final int d = 1000;
		final double[] diagonal = random.doubles(d).toArray();
		final double[] plus = random.doubles(d).toArray(), minus = random.doubles(d).toArray();
		double trace = 0;
		for (int i = 0; i < d; i++)
			trace += diagonal[i] + plus[i] * plus[i] - minus[i] * minus[i];
		final double[] eigenvalues = new DiagonalPlusRankTwo(diagonal, plus, minus).eigenvalues(Progress.NONE);
		assertEquals(trace, Arrays.stream(eigenvalues).sum(), 1e-10);
	}

	@Test
	void cancelLeavesNaN() {
		final int[] polls = { 0 };
		final double[] eigenvalues = new DiagonalPlusRankTwo(new double[] { 1, 2, 3 }, new double[3], new double[3])
			.eigenvalues(new Progress() {

				@Override
				public void update(final double fraction) {
					// not needed
				}

				@Override
				public boolean isCanceled() {
					return ++polls[0] > 1;
				}
			});
		assertEquals(3, eigenvalues[0]);
		assertTrue(Double.isNaN(eigenvalues[1]) && Double.isNaN(eigenvalues[2]));
	}

	private static double[] dense(final double[] diagonal, final double[] plus, final double[] minus) {
		final int d = diagonal.length;
		final DMatrixRMaj matrix = new DMatrixRMaj(d, d);
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				matrix.set(i, j, plus[i] * plus[j] - minus[i] * minus[j] + (i == j ? diagonal[i] : 0));
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, false, true);
		eigen.decompose(matrix);
		final double[] values = new double[d];
		for (int i = 0; i < d; i++)
			values[i] = -eigen.getEigenvalue(i).getReal();
		return Arrays.stream(values).sorted().map(x -> -x).toArray();
	}
}
