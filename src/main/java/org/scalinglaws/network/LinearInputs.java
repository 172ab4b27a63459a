package org.scalinglaws.network;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Progress;

/** The inputs x_k of a linear regression, dimension x samples, the coordinate running fastest. */
final class LinearInputs {

	/** Coordinates whose sums stay in the first cache. */
	private static final int BLOCK = 1024;
	/** Products after which it looks whether it should stop: a few milliseconds. */
	private static final int POLL = 1 << 23;

	private final double[] values;
	private final int dimension;
	private final int samples;

	/** Shares the values and never writes to them. */
	LinearInputs(final double[] values, final int samples) {
		this.values = values;
		this.samples = samples;
		dimension = values.length / samples;
	}

	int dimension() {
		return dimension;
	}

	int samples() {
		return samples;
	}

	/** One coordinate of one sample. */
	double at(final int sample, final int coordinate) {
		return values[sample * dimension + coordinate];
	}

	/**
	 * The sums over the samples of residual_k x_k.
	 *
	 * @throws CancellationException if it was canceled
	 */
	double[] correlations(final double[] residual, final Progress progress) {
		final double[] sums = new double[dimension];
		final int length = Math.min(BLOCK, dimension);
		final double[] block = new double[length];
		final double[][] rows = new double[4][length];
		final double[] factors = new double[4];
		long products = 0;
		for (int from = 0; from < dimension; from += length) {
			final int count = Math.min(length, dimension - from);
			Arrays.fill(block, 0);
			for (int k = 0; k < samples; k += 4) {
				final int used = Math.min(4, samples - k);
				for (int q = 0; q < used; q++) {
					System.arraycopy(values, (k + q) * dimension + from, rows[q], 0, count);
					factors[q] = residual[k + q];
				}
				VectorLoops.addAll(factors, rows, 0, used, block, count);
				products += 4L * count;
				if (products > POLL) {
					products = 0;
					if (progress.isCanceled()) throw new CancellationException();
				}
			}
			System.arraycopy(block, 0, sums, from, count);
		}
		return sums;
	}
}
