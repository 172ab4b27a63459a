package org.scalinglaws.network;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.data.WeightImages;
import org.scalinglaws.network.risk.BayesOptimal;
import org.scalinglaws.network.risk.QuadraticBayes;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.training.NetworkTraining;
import org.scalinglaws.network.training.QuadraticTraining;
import org.scalinglaws.network.weights.PooledWeights;
import org.scalinglaws.network.weights.Pruning;
import org.scalinglaws.network.weights.WeightDistribution;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** f = Tr[S (xx' - I)] / sqrt(d), whose weights are a symmetric matrix S. */
final class QuadraticNetwork implements Network {

	@Override
	public double samples(final double effectiveSamples, final double dimension) {
		final double samples = effectiveSamples * dimension;
		for (final double end : new double[] { 1, Require.LARGEST })
			if (Math.abs(samples - end) <= 2 * Math.ulp(end)) return end; // n / d x d, which must not leave the range
		return samples;
	}

	@Override
	public double effectiveSamples(final double samples, final double dimension) {
		return samples / dimension;
	}

	@Override
	public double interpolation(final double dimension) {
		return dimension / 4;
	}

	@Override
	public double identification(final double dimension) {
		return dimension / 2;
	}

	@Override
	public double overfitting(final double effectiveSamples, final double dimension) {
		return Math.pow(effectiveSamples / dimension, 0.4);
	}

	@Override
	public double overfittingExponent(final double effectiveSamples, final double dimension) {
		return 0.4;
	}

	@Override
	public double optimalDecayFactor(final double effectiveSamples, final double dimension, final double noiseVariance) {
		return 4 * Math.sqrt(noiseVariance);
	}

	@Override
	public double peakConstant() {
		return Math.pow(3 * Math.PI / 32, 2 / 3.);
	}

	@Override
	public double underfittingRisk(final double effectiveSamples, final double weightDecay, final double dimension,
		final double exponent)
	{
		return 2 * (1 + 1 / (2 * exponent - 1)) * Math.pow(weightDecay * Math.sqrt(dimension) / (4 * effectiveSamples), 2 -
			1 / exponent);
	}

	@Override
	public double biasRisk(final double effectiveSamples, final double weightDecay, final double dimension) {
		return 2 * effectiveSamples > dimension ? effectiveSamples * Math.pow(dimension * weightDecay, 2) / Math.pow(2 *
			effectiveSamples - dimension, 3) : Double.NaN;
	}

	@Override
	public double countedSamples(final double effectiveSamples, final double dimension) {
		return effectiveSamples < dimension / 3 ? effectiveSamples : Double.NaN;
	}

	@Override
	public StateEvolution powerLaw(final double dimension, final double exponent) {
		return StateEvolution.quadraticPowerLaw(dimension, exponent);
	}

	@Override
	public BayesOptimal bayesOptimal(final double dimension, final double exponent) {
		return QuadraticBayes.powerLaw(dimension, exponent);
	}

	@Override
	public PowerLawTargets.Target target(final int dimension, final double exponent, final boolean random,
		final Streams streams, final Progress progress)
	{
		return PowerLawTargets.matrix(dimension, exponent, random, streams, progress);
	}

	@Override
	public double[] labels(final double[] inputs, final double[] target, final double noiseVariance,
		final RandomStream stream, final Progress progress)
	{
		return NetworkSamples.quadraticLabels(inputs, target, noiseVariance, stream, progress);
	}

	@Override
	public int dimension(final double[] target) {
		return NetworkSamples.requirePositive(target);
	}

	@Override
	public NetworkTraining training(final double[] inputs, final double[] labels, final double weightDecay,
		final Integer width)
	{
		return width == null ? new QuadraticTraining(inputs, labels, weightDecay) : new QuadraticTraining(inputs, labels,
			weightDecay, width);
	}

	@Override
	public double[] weights(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		return WeightImages.matrix(name, image);
	}

	@Override
	public double[][] several(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		return WeightImages.matrices(name, image);
	}

	@Override
	public Img<DoubleType> image(final double[] weights) {
		return ImageArrays.image(weights, (int) Math.round(Math.sqrt(weights.length)));
	}

	@Override
	public double[] spectrum(final double[] target) {
		return NetworkSamples.eigenvalues(target);
	}

	@Override
	public StateEvolution evolution(final double[] spectrum) {
		return StateEvolution.quadratic(spectrum);
	}

	@Override
	public WeightDistribution law(final double[] spectrum, final StateEvolution.State state) {
		return WeightDistribution.quadratic(spectrum, state.noiseLevel(), state.threshold());
	}

	@Override
	public PooledWeights pooled(final double[][] networks) {
		return PooledWeights.quadratic(networks);
	}

	@Override
	public double risk(final double[] weights, final double[] target) {
		return 2 * NetworkSamples.squaredDistance(weights, target) / Math.sqrt(target.length);
	}

	@Override
	public Img<DoubleType> pruned(final RandomAccessibleInterval<? extends RealType<?>> weights, final double noiseLevel,
		final double threshold)
	{
		return image(Pruning.quadratic(weights("weights", weights), noiseLevel, threshold));
	}

	@Override
	public String toString() {
		return PowerLawTargets.QUADRATIC;
	}
}
