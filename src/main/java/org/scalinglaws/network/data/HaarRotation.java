package org.scalinglaws.network.data;

import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Progress;

/**
 * Turns a symmetric matrix A into O A O' with O drawn by the Haar law: a product of
 * Householder reflections along Gaussian vectors of length d, d - 1, ..., 2
 * (Stewart 1980).
 * <p>
 * The signs that complete O there are those of its columns and drop out where A is
 * diagonal, as it must be here.
 * </p>
 */
final class HaarRotation {

	private HaarRotation() {
		// static function only
	}

	/**
	 * Turns a diagonal matrix in place, in some 8/3 d^3 operations.
	 *
	 * @param matrix d x d, diagonal; symmetric to the bit afterwards
	 * @throws CancellationException if the listener wants it to end
	 */
	static void apply(final double[][] matrix, final RandomStream stream, final Progress progress) {
		final int d = matrix.length;
		for (int size = 2; size <= d; size++) {
			if (progress.isCanceled()) throw new CancellationException();
			reflect(matrix, d - size, gaussianReflector(size, stream));
			progress.update(Math.pow((double) size / d, 3));
		}
		VectorLoops.mirror(matrix);
	}

	/** The v of length sqrt(2) whose I - vv' takes a Gaussian vector to the first axis. */
	private static double[] gaussianReflector(final int size, final RandomStream stream) {
		final double[] v = new double[size];
		stream.fillGaussian(v, 0, size);
		double square = 0;
		for (int i = 0; i < size; i++)
			square += v[i] * v[i];
		v[0] += Math.copySign(Math.sqrt(square), v[0]); // no cancellation; the other sign is that of a column
		double length = 0;
		for (int i = 0; i < size; i++)
			length += v[i] * v[i];
		for (int i = 0; i < size; i++)
			v[i] *= Math.sqrt(2 / length);
		return v;
	}

	/** (I - vv') A (I - vv') = A - v u' - u v' with u = A v - (v'A v / 2) v, on the lower half from a corner on. */
	private static void reflect(final double[][] matrix, final int corner, final double[] v) {
		final int size = v.length;
		final double[] u = new double[size], row = new double[size], left = new double[size];
		for (int i = 0; i < size; i++) {
			System.arraycopy(matrix[corner + i], corner, row, 0, i + 1);
			u[i] += DotProducts.of(row, v, i + 1);
			VectorLoops.add(v[i], row, u, i);
		}
		VectorLoops.add(-DotProducts.of(u, v, size) / 2, v, u, size);
		for (int i = 0; i < size; i++) {
			System.arraycopy(matrix[corner + i], corner, left, 0, i + 1);
			VectorLoops.add(-v[i], u, left, i + 1);
			VectorLoops.add(-u[i], v, left, i + 1);
			System.arraycopy(left, 0, matrix[corner + i], corner, i + 1);
		}
	}
}
