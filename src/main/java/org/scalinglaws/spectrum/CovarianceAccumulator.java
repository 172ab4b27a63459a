package org.scalinglaws.spectrum;

/**
 * Mean and covariance of samples that come in blocks, in memory that does not
 * grow with their number.
 * <p>
 * Each block is centred on its own mean and merged (Chan, Golub and LeVeque
 * 1983), so that a large mean costs no digits; samples that are all equal give
 * exactly zero. The inner loop updates rows (axpy form), which the JIT compiler
 * vectorises as it does not do with a dot product.
 * </p>
 */
final class CovarianceAccumulator {

	private static final int ROWS = 4; // samples per update: fewer passes over the matrix

	private final int dimension;
	private final double[] origin; // the first sample; everything below is relative to it
	private final double[] mean;
	private final double[] scatter; // row major, upper triangle
	private long count;

	CovarianceAccumulator(final int dimension) {
		this.dimension = dimension;
		origin = new double[dimension];
		mean = new double[dimension];
		scatter = new double[dimension * dimension];
	}

	/** Adds samples, one after the other in the block, which is overwritten. */
	void add(final double[] block, final int samples) {
		if (count == 0) System.arraycopy(block, 0, origin, 0, dimension);
		final double[] blockMean = center(block, samples);
		int sample = 0;
		for (; sample + ROWS <= samples; sample += ROWS)
			update(scatter, block, sample * dimension, dimension);
		for (; sample < samples; sample++)
			update(scatter, block, sample * dimension, dimension, 1);
		merge(blockMean, samples);
	}

	/** Adds samples by their number, their mean and their scatter about it (row major, upper triangle). */
	void add(final long samples, final double[] itsMean, final double[] itsScatter) {
		if (count == 0) System.arraycopy(itsMean, 0, origin, 0, dimension);
		for (int i = 0; i < scatter.length; i++)
			scatter[i] += itsScatter[i];
		final double[] relative = itsMean.clone();
		for (int i = 0; i < dimension; i++)
			relative[i] -= origin[i];
		merge(relative, samples);
	}

	/** The number of samples so far. */
	long count() {
		return count;
	}

	/** The mean of the samples, a fresh array. */
	double[] mean() {
		final double[] sum = new double[dimension];
		for (int i = 0; i < dimension; i++)
			sum[i] = origin[i] + mean[i];
		return sum;
	}

	/** The total variance, the trace of the covariance (with 1/count). */
	double trace() {
		double sum = 0;
		for (int i = 0; i < dimension; i++)
			sum += scatter[i * dimension + i];
		return sum / count;
	}

	/** The covariance divided by its trace, row major, both triangles. */
	double[] normalized() {
		final double scale = 1 / (trace() * count);
		final double[] matrix = new double[scatter.length];
		for (int i = 0; i < dimension; i++)
			for (int j = i; j < dimension; j++)
				matrix[i * dimension + j] = matrix[j * dimension + i] = scale * scatter[i * dimension + j];
		return matrix;
	}

	private double[] center(final double[] block, final int samples) {
		final double[] sum = new double[dimension];
		for (int sample = 0; sample < samples; sample++)
			for (int i = 0, k = sample * dimension; i < dimension; i++, k++)
				sum[i] += block[k] -= origin[i];
		for (int i = 0; i < dimension; i++)
			sum[i] /= samples;
		for (int sample = 0; sample < samples; sample++)
			for (int i = 0, k = sample * dimension; i < dimension; i++, k++)
				block[k] -= sum[i];
		return sum;
	}

	private void merge(final double[] blockMean, final long samples) {
		final double total = count + samples;
		for (int i = 0; i < dimension; i++)
			blockMean[i] -= mean[i];
		update(scatter, blockMean, 0, dimension, count / total * samples);
		for (int i = 0; i < dimension; i++)
			mean[i] += blockMean[i] * (samples / total);
		count += samples;
	}

	private static void update(final double[] scatter, final double[] x, final int at, final int n) {
		for (int i = 0; i < n; i++)
			axpy(scatter, i * n, x, at, at + n, at + 2 * n, at + 3 * n, i, n);
	}

	private static void axpy(final double[] scatter, final int row, final double[] x, final int p, final int q,
		final int r, final int s, final int i, final int n)
	{
		final double a = x[p + i], b = x[q + i], c = x[r + i], d = x[s + i];
		for (int j = i; j < n; j++)
			scatter[row + j] += a * x[p + j] + b * x[q + j] + (c * x[r + j] + d * x[s + j]);
	}

	private static void update(final double[] scatter, final double[] x, final int at, final int n,
		final double weight)
	{
		for (int i = 0; i < n; i++) {
			final double a = weight * x[at + i];
			for (int j = i; j < n; j++)
				scatter[i * n + j] += a * x[at + j];
		}
	}
}
