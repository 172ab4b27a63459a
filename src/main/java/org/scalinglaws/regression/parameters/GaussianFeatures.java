package org.scalinglaws.regression.parameters;

import java.util.Arrays;

import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/**
 * Features that are coordinates of isotropic Gaussian inputs, the first of many, all of which the target adds up with
 * equal weights and a sum of squares of 1: those not seen act as noise.
 * <p>
 * Averages over unseen inputs, over coordinates not seen and over noise are exact: E|s|^2 = |Phi^+|_F^2.
 * </p>
 *
 * @param samples n
 * @param coordinates of the inputs
 */
record GaussianFeatures(int samples, int coordinates) implements FeatureMap {

	@Override
	public SmoothedError fit(final int count, final int components, final double noiseVariance, final Streams streams,
		final int run)
	{
		final RandomStream stream = streams.stream("parameterFeatures", run);
		final double[][] features = new double[samples][count];
		final double[] column = new double[samples];
		for (int j = 0; j < count; j++) {
			stream.fillGaussian(column, 0, samples);
			for (int i = 0; i < samples; i++)
				features[i][j] = column[i];
		}
		final MinimumNorm fit = new MinimumNorm(features, components);
		final double weight = 1 / Math.sqrt(coordinates), unseen = unseen(count);
		final double[] seen = new double[count];
		Arrays.fill(seen, weight);
		final double inverse = fit.inverseSquared();
		return new SmoothedError(fit.components(), samples * inverse, fit.lost(seen) + unseen + (noiseVariance + unseen) *
			inverse);
	}

	@Override
	public double predictedTestParameters(final int count) {
		final int gap = Math.abs(count - samples) - 1;
		return gap <= 0 ? Double.POSITIVE_INFINITY : (double) samples * Math.min(samples, count) / gap;
	}

	/** What is not seen, what a fit of fewer samples than features cannot find, and what noise and the unseen add. */
	@Override
	public double predictedTestError(final int count, final double noiseVariance) {
		final double unseen = unseen(count), lost = (double) Math.max(0, count - samples) / coordinates;
		return unseen + lost + (noiseVariance + unseen) * predictedTestParameters(count) / samples;
	}

	private double unseen(final int count) {
		return (double) (coordinates - count) / coordinates;
	}
}
