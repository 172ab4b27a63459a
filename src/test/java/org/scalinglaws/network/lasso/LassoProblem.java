package org.scalinglaws.network.lasso;

import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/** A regression on normal inputs with the teacher (-1)^i / (i + 1) and noise of variance 1/2. */
record LassoProblem(double[] inputs, double[] labels, int dimension) {

	static LassoProblem random(final int samples, final int dimension, final long seed) {
		return correlated(samples, dimension, 0, seed);
	}

	/** All inputs of a sample have a part in common, of a standard deviation. */
	static LassoProblem correlated(final int samples, final int dimension, final double common, final long seed) {
		final RandomStream stream = Streams.of(seed).stream("lasso", 0);
		final double[] inputs = new double[samples * dimension];
		stream.fillGaussian(inputs, 0, inputs.length);
		final double[] labels = new double[samples];
		for (int k = 0; k < samples; k++) {
			labels[k] = Math.sqrt(0.5) * stream.nextGaussian();
			final double shared = common == 0 ? 0 : common * stream.nextGaussian();
			for (int i = 0; i < dimension; i++) {
				inputs[k * dimension + i] += shared;
				labels[k] += inputs[k * dimension + i] * (i % 2 == 0 ? 1.0 : -1.0) / (i + 1);
			}
		}
		return new LassoProblem(inputs, labels, dimension);
	}

	Lasso lasso() {
		return new Lasso(inputs, labels);
	}

	double energy() {
		return objective(new double[dimension], 0);
	}

	double[] residual(final double[] weights) {
		final double[] residual = labels.clone();
		for (int k = 0; k < residual.length; k++)
			for (int i = 0; i < dimension; i++)
				residual[k] -= inputs[k * dimension + i] * weights[i];
		return residual;
	}

	double[] correlations(final double[] weights) {
		final double[] residual = residual(weights);
		final double[] sums = new double[dimension];
		for (int k = 0; k < residual.length; k++)
			for (int i = 0; i < dimension; i++)
				sums[i] += residual[k] * inputs[k * dimension + i];
		return sums;
	}

	double objective(final double[] weights, final double penalty) {
		double sum = 0;
		for (final double r : residual(weights))
			sum += r * r / 2;
		for (final double w : weights)
			sum += penalty * Math.abs(w);
		return sum;
	}

	/** The largest violation of |c| <= penalty, c = penalty sign theta on the support, as a share of the penalty. */
	double violation(final double[] weights, final double penalty) {
		final double[] c = correlations(weights);
		double worst = 0;
		for (int i = 0; i < dimension; i++)
			worst = Math.max(worst, weights[i] == 0 ? Math.abs(c[i]) - penalty : Math.abs(c[i] - Math.signum(weights[i]) *
				penalty));
		return worst / penalty;
	}
}
