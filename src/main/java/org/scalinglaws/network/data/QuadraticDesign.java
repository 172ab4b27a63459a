package org.scalinglaws.network.data;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The design Z_k = (x_k x_k' - I) / sqrt(d) of the quadratic network, which is never
 * formed: the responses Tr(S Z_k) of a symmetric matrix S and the weighted sums of
 * the Z_k.
 * <p>
 * Each takes n d^2 / 2 multiplications, on two threads of the common pool where that is
 * much; who computes what is fixed, so that the numbers do not depend on the threads. The
 * inputs are held twice, by sample and by coordinate.
 * </p>
 */
public final class QuadraticDesign {

	private static final int BLOCK = 128; // samples whose coordinates stay in the second cache
	private static final int PARTS = 2;
	private static final double WORTH_A_THREAD = 4e6; // multiplications

	private final int dimension;
	private final double scale;
	private final double offset; // the I of Z
	private final double[][] samples;
	private final double[][][] blocks; // block, coordinate, sample in the block
	private final Progress progress;

	/**
	 * A design.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param samples their number n, from 1
	 * @param progress asked for cancel in every operation
	 * @throws IllegalArgumentException if the inputs are not finite or no whole
	 *           number of samples
	 */
	public QuadraticDesign(final double[] inputs, final int samples, final Progress progress) {
		this(inputs, samples, 1, progress);
	}

	/**
	 * The same of inputs in another unit, as Z in the square of it: with I / unit^2 in place of I.
	 *
	 * @param unit of the inputs, positive
	 */
	public QuadraticDesign(final double[] inputs, final int samples, final double unit, final Progress progress) {
		offset = 1 / unit / unit;
		dimension = NetworkSamples.dimension(inputs, samples);
		scale = 1 / Math.sqrt(dimension);
		this.samples = rows(inputs, dimension);
		this.progress = progress;
		blocks = new double[(samples + BLOCK - 1) / BLOCK][dimension][];
		for (int b = 0; b < blocks.length; b++) {
			final int from = b * BLOCK, length = Math.min(BLOCK, samples - from);
			for (int i = 0; i < dimension; i++) {
				blocks[b][i] = new double[length];
				for (int k = 0; k < length; k++)
					blocks[b][i][k] = this.samples[from + k][i];
			}
		}
	}

	/** The length d of an input. */
	public int dimension() {
		return dimension;
	}

	/** The number n of samples. */
	public int samples() {
		return samples.length;
	}

	/**
	 * The responses Tr(S Z_k) = (x_k' S x_k - Tr S) / sqrt(d).
	 *
	 * @param matrix S, symmetric, row by row; only its lower half is read
	 * @param responses n values to overwrite
	 * @throws CancellationException if the listener wants it to end
	 */
	public void responses(final double[][] matrix, final double[] responses) {
		double trace = 0;
		final double[][] halves = new double[dimension][];
		for (int i = 0; i < dimension; i++) {
			halves[i] = Arrays.copyOf(matrix[i], i + 1);
			for (int j = 0; j < i; j++)
				halves[i][j] *= 2;
			trace += matrix[i][i];
		}
		final double atZero = offset * trace;
		inParts(part -> {
			for (int b = part; b < blocks.length && !progress.isCanceled(); b += PARTS)
				responses(halves, atZero, blocks[b], responses, b * BLOCK);
		});
	}

	private void responses(final double[][] halves, final double atZero, final double[][] block, final double[] responses,
		final int from)
	{
		final int length = block[0].length;
		final double[] row = new double[length], forms = new double[length];
		for (int i = 0; i < dimension; i++) {
			Arrays.fill(row, 0);
			VectorLoops.addAll(halves[i], block, 0, i + 1, row, length);
			addProducts(forms, row, block[i], length);
		}
		for (int k = 0; k < length; k++)
			responses[from + k] = scale * (forms[k] - atZero);
	}

	/**
	 * The matrix sum_k weights_k Z_k.
	 *
	 * @param weights n values
	 * @param sum d x d, to overwrite
	 * @throws CancellationException if the listener wants it to end
	 */
	public void weightedSum(final double[] weights, final double[][] sum) {
		inParts(part -> VectorLoops.outerProducts(sum, part, PARTS, samples, weights, () -> !progress.isCanceled()));
		VectorLoops.mirror(sum);
		final double total = offset * Arrays.stream(weights).sum();
		for (int i = 0; i < dimension; i++) {
			sum[i][i] -= total;
			for (int j = 0; j < dimension; j++)
				sum[i][j] *= scale;
		}
	}

	private void inParts(final IntConsumer work) {
		final boolean alone = 0.5 * samples.length * dimension * dimension <= WORTH_A_THREAD;
		Parallel.forEach(PARTS, alone ? 1 : Runtime.getRuntime().availableProcessors(), work);
		if (progress.isCanceled()) throw new CancellationException();
	}

	private static void addProducts(final double[] sum, final double[] a, final double[] b, final int length) {
		for (int k = 0; k < length; k++)
			sum[k] += a[k] * b[k];
	}

	/** An array cut into rows. */
	public static double[][] rows(final double[] values, final int length) {
		final double[][] rows = new double[values.length / length][];
		for (int k = 0; k < rows.length; k++)
			rows[k] = Arrays.copyOfRange(values, k * length, (k + 1) * length);
		return rows;
	}
}
