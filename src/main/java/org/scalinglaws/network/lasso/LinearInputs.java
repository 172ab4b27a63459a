package org.scalinglaws.network.lasso;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Progress;

/** The inputs x_k of a linear regression, dimension x samples, the coordinate running fastest. */
final class LinearInputs {

	/** Up to so many values it keeps a copy by rows, if asked to. */
	private static final int COPIED = 1 << 24;
	/** Products after which it looks whether it should stop: a few milliseconds. */
	private static final int POLL = 1 << 23;

	private final double[] values;
	private final int dimension;
	private final int samples;
	private final double[][] rows;
	private final double[][] columns;

	/**
	 * Shares the values and never writes to them.
	 *
	 * @param often whether there will be so many passes that a copy pays
	 */
	LinearInputs(final double[] values, final int samples, final boolean often) {
		this.values = values;
		this.samples = samples;
		dimension = values.length / samples;
		rows = often && values.length <= COPIED ? new double[samples][] : null;
		columns = new double[dimension][];
	}

	int dimension() {
		return dimension;
	}

	int samples() {
		return samples;
	}

	/** Makes the columns of coordinates available. */
	void fetch(final int[] coordinates) {
		final int[] missing = Arrays.stream(coordinates).filter(j -> columns[j] == null).toArray();
		final double[][] fresh = new double[missing.length][samples];
		for (int k = 0; k < samples; k++)
			for (int i = 0; i < missing.length; i++)
				fresh[i][k] = values[k * dimension + missing[i]];
		for (int i = 0; i < missing.length; i++)
			columns[missing[i]] = fresh[i];
	}

	/** One coordinate by sample, once it was fetched. */
	double[] column(final int coordinate) {
		return columns[coordinate];
	}

	/** y - theta.x by sample; the columns of weights that are not zero must have been fetched. */
	double[] residual(final double[] labels, final double[] weights) {
		final double[] residual = labels.clone();
		final double[] factors = new double[dimension];
		final double[][] used = new double[dimension][];
		int count = 0;
		for (int j = 0; j < dimension; j++) {
			if (weights[j] == 0) continue;
			factors[count] = -weights[j];
			used[count++] = columns[j];
		}
		VectorLoops.addAll(factors, used, 0, count, residual, samples);
		return residual;
	}

	/**
	 * The sums over the samples of residual_k x_k.
	 *
	 * @throws CancellationException if it was canceled
	 */
	double[] correlations(final double[] residual, final Progress progress) {
		final double[] sums = new double[dimension];
		final double[] factors = new double[4];
		final double[][] four = new double[4][];
		long products = 0;
		for (int k = 0; k < samples; k += 4) {
			final int used = Math.min(4, samples - k);
			for (int q = 0; q < used; q++) {
				four[q] = row(k + q, four[q]);
				factors[q] = residual[k + q];
			}
			VectorLoops.addAll(factors, four, 0, used, sums, dimension);
			products += 4L * dimension;
			if (products < POLL) continue;
			products = 0;
			if (progress.isCanceled()) throw new CancellationException();
		}
		return sums;
	}

	/** One sample, in an array of its own as the processor's vector instructions want it. */
	private double[] row(final int sample, final double[] buffer) {
		if (rows != null && rows[sample] != null) return rows[sample];
		final double[] row = buffer == null || rows != null ? new double[dimension] : buffer;
		System.arraycopy(values, sample * dimension, row, 0, dimension);
		if (rows != null) rows[sample] = row;
		return row;
	}
}
