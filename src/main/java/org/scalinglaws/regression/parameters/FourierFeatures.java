package org.scalinglaws.regression.parameters;

import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/**
 * Random Fourier features sqrt(2) cos(w.x + b), w ~ N(0, I), b uniform in [0, 2 pi), of inputs x ~ N(0, I), with the
 * target sum_i sin(x_i)/sqrt(number of inputs).
 *
 * @param samples n
 * @param inputs the dimension of x
 */
record FourierFeatures(int samples, int inputs) implements FeatureMap {

	/** Unseen inputs of each run. */
	static final int UNSEEN = 500;

	@Override
	public SmoothedError fit(final int count, final int components, final double noiseVariance, final Streams streams,
		final int run)
	{
		final double[][] seen = inputs(samples, streams.stream("parameterInputs", run));
		final double[][] unseen = inputs(UNSEEN, streams.stream("parameterUnseen", run));
		final double[][] features = new double[samples][count], others = new double[UNSEEN][count];
		final RandomStream stream = streams.stream("parameterFrequencies", run);
		final double[] frequency = new double[inputs];
		for (int j = 0; j < count; j++) {
			stream.fillGaussian(frequency, 0, inputs);
			final double phase = 2 * Math.PI * stream.nextDouble();
			column(j, seen, frequency, phase, features);
			column(j, unseen, frequency, phase, others);
		}
		return error(new MinimumNorm(features, components), targets(seen), targets(unseen), others, noiseVariance);
	}

	private SmoothedError error(final MinimumNorm fit, final double[] labels, final double[] targets,
		final double[][] others, final double noiseVariance)
	{
		final double[] fitted = fit.fitted(labels);
		double parameters = 0, error = 0;
		for (int i = 0; i < others.length; i++) {
			final double[] along = fit.along(others[i]);
			double deviation = -targets[i];
			for (int k = 0; k < along.length; k++)
				deviation += along[k] * fitted[k];
			final double squared = fit.weightSquared(along);
			parameters += squared;
			error += deviation * deviation + noiseVariance * squared;
		}
		return new SmoothedError(fit.components(), samples * parameters / others.length, error / others.length);
	}

	private double[][] inputs(final int count, final RandomStream stream) {
		final double[][] x = new double[count][inputs];
		for (final double[] row : x)
			stream.fillGaussian(row, 0, inputs);
		return x;
	}

	private static void column(final int j, final double[][] x, final double[] frequency, final double phase,
		final double[][] features)
	{
		for (int i = 0; i < x.length; i++) {
			double argument = phase;
			for (int k = 0; k < frequency.length; k++)
				argument += frequency[k] * x[i][k];
			features[i][j] = Math.sqrt(2) * StrictMath.cos(argument);
		}
	}

	private double[] targets(final double[][] x) {
		final double[] targets = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			for (final double value : x[i])
				targets[i] += StrictMath.sin(value);
			targets[i] /= Math.sqrt(inputs);
		}
		return targets;
	}

	@Override
	public double predictedTestParameters(final int count) {
		return Double.NaN;
	}

	@Override
	public double predictedTestError(final int count, final double noiseVariance) {
		return Double.NaN;
	}
}
