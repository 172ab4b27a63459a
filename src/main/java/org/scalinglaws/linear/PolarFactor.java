package org.scalinglaws.linear;

import java.util.function.BooleanSupplier;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The polar factor U V' of a matrix with the thin singular value decomposition U S V', of its rank: the matrix with all
 * singular values that are not 0 put to 1. Of a number it is the sign.
 * <p>
 * Newton's iteration X &lt;- (g X + X'^-1 / g)/2 squares the distance of all singular values from 1 at each step, and the
 * scale g brings them near before: six steps or so, a quarter of the time of the decomposition at dimension 100. Of a
 * matrix that is not square it runs on the triangle of a QR decomposition. Where the matrix is too close to a singular
 * one, {@link ThinSvd} decides on the rank. The error is some units of rounding times the ratio of the largest to
 * the smallest singular value, as that of the decomposition.
 * </p>
 *
 * @see <a href="https://doi.org/10.1137/0907079">Higham, Computing the polar decomposition, SIAM J. Sci. Stat. Comput. 7,
 *      1160 (1986)</a>
 */
public final class PolarFactor {

	/** Of Frobenius norms of matrix and inverse; beyond it the decomposition knows the rank better. */
	private static final double LARGEST_CONDITION = 1e10;

	/** A change at which the next one would be below the rounding. */
	private static final double SMALL_CHANGE = 1e-8;

	private static final int MOST_STEPS = 20;

	private PolarFactor() {
		// static function only
	}

	/**
	 * The factor of a matrix of any shape and rank.
	 *
	 * @param matrix finite, row by row, all of one length, at least one row and column; left as it is
	 * @return as large as the matrix; all 0 if this is
	 * @throws ArithmeticException if the singular values were needed and did not converge
	 */
	public static double[][] of(final double[][] matrix) {
		return of(matrix, () -> true);
	}

	/**
	 * As above, of a matrix so large that the work might have to be given up.
	 *
	 * @param goOn asked before each step of the iteration; when it says no, the result is undefined
	 */
	public static double[][] of(final double[][] matrix, final BooleanSupplier goOn) {
		if (matrix.length < matrix[0].length) return transposed(of(transposed(matrix), goOn));
		final double[][] scaled = scaled(matrix);
		final double[][] found = matrix.length == matrix[0].length ? newton(scaled, goOn) : byTriangle(scaled, goOn);
		return found == null ? byValues(scaled) : found;
	}

	/** Times a power of 2, so that norms of matrix and inverse neither over- nor underflow. */
	private static double[][] scaled(final double[][] matrix) {
		double largest = 0;
		for (final double[] row : matrix)
			for (final double value : row)
				largest = Math.max(largest, Math.abs(value));
		final int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
		final double[][] scaled = new double[matrix.length][matrix[0].length];
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < scaled[i].length; j++)
				scaled[i][j] = Math.scalb(matrix[i][j], -exponent);
		return scaled;
	}

	/** Of a square matrix; null if it is too close to a singular one. */
	private static double[][] newton(final double[][] start, final BooleanSupplier goOn) {
		final int n = start.length;
		double[][] x = start;
		for (int step = 0; step < MOST_STEPS; step++) {
			if (!goOn.getAsBoolean()) return x;
			final double[][] inverse = transposed(x);
			if (!invert(inverse)) return null;
			final double norm = norm(x), inverseNorm = norm(inverse);
			if (step == 0 && !(norm * inverseNorm < LARGEST_CONDITION)) return null;
			final double scale = Math.sqrt(inverseNorm / norm);
			final double change = move(x, inverse, scale);
			x = inverse;
			if (change <= SMALL_CHANGE * Math.sqrt(n)) return x;
		}
		return null;
	}

	/** Overwrites the transposed inverse by the next iterate; returns its distance from the last one. */
	private static double move(final double[][] x, final double[][] inverse, final double scale) {
		final double half = scale / 2, other = 0.5 / scale;
		double sum = 0;
		for (int i = 0; i < x.length; i++)
			for (int j = 0; j < x.length; j++) {
				final double next = half * x[i][j] + other * inverse[i][j], change = next - x[i][j];
				inverse[i][j] = next;
				sum += change * change;
			}
		return Math.sqrt(sum);
	}

	/** Inverts in place, by Gauss and Jordan's elimination with row pivots; false if a pivot is 0. */
	private static boolean invert(final double[][] a) {
		final int n = a.length;
		final int[] pivots = new int[n];
		for (int k = 0; k < n; k++) {
			int pivot = k;
			for (int i = k + 1; i < n; i++)
				if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
			final double[] row = a[pivot];
			a[pivot] = a[k];
			a[k] = row;
			pivots[k] = pivot;
			final double inverse = 1 / row[k];
			if (!Double.isFinite(inverse)) return false;
			row[k] = 1;
			for (int j = 0; j < n; j++)
				row[j] *= inverse;
			for (int i = 0; i < n; i++) {
				final double factor = a[i][k];
				if (i == k || factor == 0) continue;
				a[i][k] = 0;
				VectorLoops.add(-factor, row, a[i], n);
			}
		}
		for (final double[] row : a)
			for (int k = n - 1; k >= 0; k--) {
				final double value = row[k];
				row[k] = row[pivots[k]];
				row[pivots[k]] = value;
			}
		return true;
	}

	/** Of a matrix with more rows than columns: Q times the factor of R. */
	private static double[][] byTriangle(final double[][] matrix, final BooleanSupplier goOn) {
		final int rows = matrix.length, columns = matrix[0].length;
		final QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, columns);
		qr.decompose(new DMatrixRMaj(matrix));
		final double[][] factor = newton(rows(qr.getR(null, true)), goOn);
		if (factor == null) return null;
		final double[][] q = rows(qr.getQ(null, true)), product = new double[rows][columns];
		for (int i = 0; i < rows; i++)
			VectorLoops.addAll(q[i], factor, 0, columns, product[i], columns);
		return product;
	}

	/** By singular vectors; those whose value is 0 up to rounding are left out. */
	private static double[][] byValues(final double[][] matrix) {
		final ThinSvd svd = new ThinSvd(matrix);
		final double[] values = svd.values();
		final double[][] product = new double[matrix.length][matrix[0].length];
		final double least = matrix.length * Math.ulp(values[0]);
		for (int k = 0; k < values.length && values[k] > least; k++)
			for (int i = 0; i < product.length; i++)
				VectorLoops.add(svd.left()[k][i], svd.right()[k], product[i], product[i].length);
		return product;
	}

	private static double norm(final double[][] matrix) {
		double sum = 0;
		for (final double[] row : matrix)
			sum += DotProducts.of(row, row);
		return Math.sqrt(sum);
	}

	private static double[][] rows(final DMatrixRMaj matrix) {
		final double[][] rows = new double[matrix.numRows][matrix.numCols];
		for (int i = 0; i < rows.length; i++)
			System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
		return rows;
	}

	private static double[][] transposed(final double[][] matrix) {
		final double[][] transposed = new double[matrix[0].length][matrix.length];
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < transposed.length; j++)
				transposed[j][i] = matrix[i][j];
		return transposed;
	}
}
