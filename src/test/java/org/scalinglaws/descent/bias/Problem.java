package org.scalinglaws.descent.bias;

import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/**
 * Gaussian inputs and the labels of a sparse vector of length 1.
 *
 * @param inputs dimension x samples, sample after sample
 */
record Problem(double[] inputs, double[] labels, double[] sparse) {

	static Problem of(final int dimension, final int samples, final int nonZeros, final long seed) {
		final double[] inputs = new double[dimension * samples], sparse = new double[dimension];
		final RandomStream stream = Streams.of(seed).stream("test", 0);
		stream.fillGaussian(inputs, 0, inputs.length);
		for (int i = 0; i < nonZeros; i++)
			sparse[i] = (i % 2 == 0 ? 1 : -1) / Math.sqrt(nonZeros);
		return new Problem(inputs, outputs(inputs, sparse), sparse);
	}

	/** X weights, sum by sum. */
	static double[] outputs(final double[] inputs, final double[] weights) {
		final double[] outputs = new double[inputs.length / weights.length];
		for (int k = 0; k < inputs.length; k++)
			outputs[k / weights.length] += inputs[k] * weights[k % weights.length];
		return outputs;
	}

	int dimension() {
		return sparse.length;
	}

	/** The inputs as rows, one for each sample. */
	double[][] rows() {
		final double[][] rows = new double[labels.length][dimension()];
		for (int k = 0; k < inputs.length; k++)
			rows[k / dimension()][k % dimension()] = inputs[k];
		return rows;
	}

	DiagonalRegression regression(final double startScale, final int depth) {
		return new DiagonalRegression(inputs, labels, startScale, depth);
	}

	/** |a - b|/|b|. */
	static double distance(final double[] a, final double[] b) {
		double difference = 0, size = 0;
		for (int i = 0; i < a.length; i++) {
			difference += (a[i] - b[i]) * (a[i] - b[i]);
			size += b[i] * b[i];
		}
		return Math.sqrt(difference / size);
	}
}
