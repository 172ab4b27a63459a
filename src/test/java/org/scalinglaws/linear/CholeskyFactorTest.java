package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** A factor whose rows came and went solves the same as another library solves the matrix that is left. */
class CholeskyFactorTest {

	private static final int ALL = 40;

	private final SplittableRandom random = new SplittableRandom(5);
	private final RealMatrix matrix = gram();
	private final CholeskyFactor factor = new CholeskyFactor();
	private final List<Integer> present = new ArrayList<>();

	/** Positive definite: products of vectors with each other, and the identity. */
	private RealMatrix gram() {
		final double[][] vectors = new double[ALL][];
		Arrays.setAll(vectors, k -> random.doubles(25, -1, 1).toArray());
		final RealMatrix v = new Array2DRowRealMatrix(vectors);
		final RealMatrix gram = v.multiply(v.transpose());
		for (int k = 0; k < ALL; k++)
			gram.addToEntry(k, k, 1);
		return gram;
	}

	/** Appends rows of the matrix; newcomers in reverse order, as the factor wants them. */
	private boolean[] append(final int... newcomers) {
		final int count = newcomers.length;
		final double[][] cross = new double[present.size()][count], among = new double[count][count];
		for (int j = 0; j < count; j++) {
			for (int i = 0; i < cross.length; i++)
				cross[i][count - 1 - j] = matrix.getEntry(present.get(i), newcomers[j]);
			for (int i = 0; i < count; i++)
				among[i][count - 1 - j] = matrix.getEntry(newcomers[i], newcomers[j]);
		}
		final boolean[] appended = factor.append(cross, among);
		for (int j = 0; j < count; j++)
			if (appended[j]) present.add(newcomers[j]);
		return appended;
	}

	private void remove(final int position) {
		factor.remove(position);
		present.remove(position);
	}

	private void assertSolves() {
		assertEquals(present.size(), factor.size());
		final int[] rows = present.stream().mapToInt(Integer::intValue).toArray();
		final double[] right = random.doubles(rows.length, -1, 1).toArray(), solution = right.clone();
		factor.solve(solution);
		assertArrayEquals(new LUDecomposition(matrix.getSubMatrix(rows, rows)).getSolver().solve(new ArrayRealVector(right))
			.toArray(), solution, 1e-12);
	}

	@Test
	void solvesWhateverCameAndWent() {
		append(3);
		assertSolves();
		assertArrayEquals(new boolean[] { true, true, true }, append(7, 1, 20));
		assertSolves();
		remove(0);
		assertSolves();
		append(3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19); // beyond the first sixteen
		assertSolves();
		remove(present.size() - 1);
		assertSolves();
		remove(5);
		assertSolves();
		factor.cut(4);
		present.subList(4, present.size()).clear();
		assertSolves();
		append(30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 21, 22, 23, 24, 25, 26, 27, 28, 29);
		assertSolves();
		while (present.size() > 1) {
			remove(random.nextInt(present.size()));
			assertSolves();
		}
	}

	/** A copy of one that is there adds nothing to the rank, alone or among others, and the others are appended. */
	@Test
	void leavesOutWhatWouldMakeItSingular() {
		append(0, 1, 2);
		assertArrayEquals(new boolean[] { false }, append(1));
		assertSolves();
		assertArrayEquals(new boolean[] { true, false, true, false }, append(9, 2, 8, 9));
		assertSolves();
	}

	/** The border is a pivot of 1e-11 of the diagonal element: a fraction of it that is lost, and ten times as much. */
	@Test
	void countsAsSingularByTheShareOfThePivot() {
		for (final double share : new double[] { 1e-13, 1e-9 })
			for (final double scale : new double[] { 1e-200, 1, 1e200 }) {
				final CholeskyFactor two = new CholeskyFactor();
				two.append(new double[0][], new double[][] { { scale } });
				final boolean[] appended = two.append(new double[][] { { scale } }, new double[][] { { scale * (1 + share) } });
				assertArrayEquals(new boolean[] { share > 1e-11 }, appended);
				assertEquals(share > 1e-11 ? 2 : 1, two.size());
			}
	}
}
