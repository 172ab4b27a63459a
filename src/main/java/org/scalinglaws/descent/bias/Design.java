package org.scalinglaws.descent.bias;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The inputs, coordinate by coordinate, and the products with them. Sums over coordinates run over fixed pieces, so that
 * their bits do not depend on threads.
 */
final class Design {

	/** Numbers of a piece of coordinates, and of what is worth sharing among threads. */
	private static final int PIECE = 1 << 16, WORTH = 1 << 19;

	private final double[][] columns;
	private final int samples;
	private final int piece;
	private final Progress progress;

	/**
	 * @param inputs dimension x samples, sample after sample
	 * @param unit by which all are divided
	 */
	Design(final double[] inputs, final int samples, final double unit, final Progress progress) {
		this.samples = samples;
		this.progress = progress;
		final int d = inputs.length / samples;
		columns = new double[d][samples];
		for (int k = 0; k < samples; k++)
			for (int i = 0; i < d; i++)
				columns[i][k] = inputs[k * d + i] / unit;
		piece = Math.max(1, PIECE / samples);
	}

	int samples() {
		return samples;
	}

	int dimension() {
		return columns.length;
	}

	/** Of a coordinate, for all samples; to be left as they are. */
	double[] column(final int coordinate) {
		return columns[coordinate];
	}

	/** Sets steps to X'dual. */
	void positions(final double[] dual, final double[] steps) {
		pieces(k -> {
			for (int i = k * piece; i < end(k); i++)
				steps[i] = DotProducts.of(columns[i], dual);
		});
	}

	/** {@return X weights} */
	double[] outputs(final double[] weights) {
		return sum(sums(k -> weights, k -> {
		}));
	}

	/** {@return X diag(slopes) X'dual} */
	double[] curvature(final double[] slopes, final double[] dual) {
		final double[] weighted = new double[columns.length];
		return sum(sums(k -> weighted, k -> {
			for (int i = k * piece; i < end(k); i++)
				weighted[i] = slopes[i] * DotProducts.of(columns[i], dual);
		}));
	}

	private interface Weights {

		double[] of(int piece);
	}

	private double[][] sums(final Weights weights, final IntConsumer before) {
		final double[][] sums = new double[count()][samples];
		pieces(k -> {
			before.accept(k);
			VectorLoops.addAll(weights.of(k), columns, k * piece, end(k), sums[k], samples);
		});
		return sums;
	}

	private double[] sum(final double[][] parts) {
		for (int k = 1; k < parts.length; k++)
			VectorLoops.add(1, parts[k], parts[0], samples);
		return parts[0];
	}

	private int count() {
		return (columns.length + piece - 1) / piece;
	}

	private int end(final int k) {
		return Math.min(columns.length, (k + 1) * piece);
	}

	private void pieces(final IntConsumer work) {
		if (progress.isCanceled()) throw new CancellationException();
		final int threads = (long) samples * columns.length < WORTH ? 1 : Runtime.getRuntime().availableProcessors();
		Parallel.forEach(count(), threads, work);
	}

	/**
	 * The matrix sum_i slopes_i x_i x_i' over some coordinates, whole.
	 *
	 * @param some which ones
	 */
	double[][] product(final double[] slopes, final int[] some) {
		final double[][] rows = Arrays.stream(some).mapToObj(i -> columns[i]).toArray(double[][]::new);
		final double[] weights = Arrays.stream(some).mapToDouble(i -> slopes[i]).toArray();
		final double[][] product = new double[samples][samples];
		final int threads = (long) samples * samples * some.length < 16L * WORTH ? 1 : Runtime.getRuntime()
			.availableProcessors();
		Parallel.forEach(threads, threads, k -> VectorLoops.outerProducts(product, k, threads, rows, weights, () -> !progress
			.isCanceled()));
		if (progress.isCanceled()) throw new CancellationException();
		VectorLoops.mirror(product);
		return product;
	}
}
