package org.scalinglaws.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The thin singular value decomposition A = sum_k s_k u_k v_k' of a matrix of any shape, k = 0 ... min(rows, columns) - 1.
 * <p>
 * It costs some 5 m n min(m, n) products, and keeps small singular values to the rounding of the largest; those of A'A
 * would be kept to the rounding of its square.
 * </p>
 */
public final class ThinSvd {

	private static final int MOST_ATTEMPTS = 20;

	private final double[] values;
	private final double[][] left;
	private final double[][] right;

	/**
	 * Decomposes.
	 *
	 * @param matrix finite, row by row, all of one length, at least one row and column; left as it is
	 * @throws ArithmeticException if the singular values do not converge
	 */
	public ThinSvd(final double[][] matrix) {
		this(new DMatrixRMaj(matrix));
	}

	/**
	 * As above, of a matrix in one array.
	 *
	 * @param matrix row after row; left as it is
	 * @param columns of it, which divide its length
	 * @throws ArithmeticException if the singular values do not converge
	 */
	public ThinSvd(final double[] matrix, final int columns) {
		this(new DMatrixRMaj(matrix.length / columns, columns, true, matrix));
	}

	private ThinSvd(final DMatrixRMaj matrix) {
		final SingularValueDecomposition_F64<DMatrixRMaj> svd = decomposed(matrix);
		final double[] found = svd.getSingularValues();
		final int[] order = IntStream.range(0, svd.numberOfSingularValues()).boxed().sorted((a, b) -> Double.compare(
			found[b], found[a])).mapToInt(Integer::intValue).toArray();
		values = Arrays.stream(order).mapToDouble(k -> found[k]).toArray();
		left = rows(svd.getU(null, true), order);
		right = rows(svd.getV(null, true), order);
	}

	/** Where most singular values are rounding the iterations may not end, once in a hundred times; rounded otherwise they do. */
	private static SingularValueDecomposition_F64<DMatrixRMaj> decomposed(final DMatrixRMaj matrix) {
		final SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(matrix.numRows,
			matrix.numCols, true, true, true);
		final double rounding = Math.ulp(CommonOps_DDRM.elementMaxAbs(matrix));
		final SplittableRandom random = new SplittableRandom(1);
		final DMatrixRMaj tried = matrix.copy();
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			if (svd.decompose(tried)) return svd;
			for (int i = 0; i < tried.data.length; i++)
				tried.data[i] = matrix.data[i] + rounding * (random.nextDouble() - 0.5);
		}
		throw new ArithmeticException("the singular values of a matrix of " + matrix.numRows + " x " + matrix.numCols +
			" did not converge");
	}

	private static double[][] rows(final DMatrixRMaj transposed, final int[] order) {
		return Arrays.stream(order).mapToObj(k -> Arrays.copyOfRange(transposed.data, k * transposed.numCols, (k + 1) *
			transposed.numCols)).toArray(double[][]::new);
	}

	/** {@return s, descending, none negative; to be left as they are} */
	public double[] values() {
		return values;
	}

	/** {@return u_k of length 1, each as long as a column of the matrix; to be left as they are} */
	public double[][] left() {
		return left;
	}

	/** {@return v_k of length 1, each as long as a row of the matrix; to be left as they are} */
	public double[][] right() {
		return right;
	}
}
