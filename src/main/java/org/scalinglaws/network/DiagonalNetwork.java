package org.scalinglaws.network;

import java.util.Arrays;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.data.WeightImages;
import org.scalinglaws.network.risk.BayesOptimal;
import org.scalinglaws.network.risk.DiagonalBayes;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.training.DiagonalTraining;
import org.scalinglaws.network.training.NetworkTraining;
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

/** f = sum a_i w_i x_i / sqrt(d), whose weights are a vector theta. */
final class DiagonalNetwork implements Network {

	@Override
	public double samples(final double effectiveSamples, final double dimension) {
		return effectiveSamples;
	}

	@Override
	public double effectiveSamples(final double samples, final double dimension) {
		return samples;
	}

	@Override
	public double interpolation(final double dimension) {
		return dimension;
	}

	@Override
	public double identification(final double dimension) {
		return dimension;
	}

	@Override
	public double overfitting(final double effectiveSamples, final double dimension) {
		return 1 / Math.log(dimension / effectiveSamples);
	}

	@Override
	public double overfittingExponent(final double effectiveSamples, final double dimension) {
		return 1 / Math.log(dimension / effectiveSamples);
	}

	@Override
	public double optimalDecayFactor(final double effectiveSamples, final double dimension, final double noiseVariance) {
		return effectiveSamples < dimension / 3 ? Math.sqrt(2 * noiseVariance * Math.log(dimension / effectiveSamples))
			: Double.NaN;
	}

	@Override
	public double peakConstant() {
		return Math.pow(Math.sqrt(2 * Math.PI) / 8, 2 / 3.);
	}

	@Override
	public double underfittingRisk(final double effectiveSamples, final double weightDecay, final double dimension,
		final double exponent)
	{
		return (1 + 1 / (2 * exponent - 1)) * Math.pow(weightDecay * Math.sqrt(dimension) / effectiveSamples, 2 - 1 /
			exponent);
	}

	@Override
	public double biasRisk(final double effectiveSamples, final double weightDecay, final double dimension) {
		return effectiveSamples > dimension ? effectiveSamples * Math.pow(dimension * weightDecay, 2) / Math.pow(
			effectiveSamples - dimension, 3) : Double.NaN;
	}

	@Override
	public double countedSamples(final double effectiveSamples, final double dimension) {
		return effectiveSamples > 15 && effectiveSamples < dimension / 3 ? effectiveSamples / (2 * Math.log(dimension /
			effectiveSamples)) : Double.NaN;
	}

	@Override
	public StateEvolution powerLaw(final double dimension, final double exponent) {
		return StateEvolution.diagonalPowerLaw(dimension, exponent);
	}

	@Override
	public BayesOptimal bayesOptimal(final double dimension, final double exponent) {
		return DiagonalBayes.powerLaw(dimension, exponent);
	}

	@Override
	public PowerLawTargets.Target target(final int dimension, final double exponent, final boolean random,
		final Streams streams, final Progress progress)
	{
		return PowerLawTargets.vector(dimension, exponent, random, streams);
	}

	@Override
	public double[] labels(final double[] inputs, final double[] target, final double noiseVariance,
		final RandomStream stream, final Progress progress)
	{
		return NetworkSamples.diagonalLabels(inputs, target, noiseVariance, stream);
	}

	@Override
	public int dimension(final double[] target) {
		return target.length;
	}

	@Override
	public NetworkTraining training(final double[] inputs, final double[] labels, final double weightDecay,
		final Integer width)
	{
		return new DiagonalTraining(inputs, labels, weightDecay);
	}

	@Override
	public double[] weights(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		return ImageArrays.vector(name, image);
	}

	@Override
	public double[][] several(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		return WeightImages.columns(name, image);
	}

	@Override
	public Img<DoubleType> image(final double[] weights) {
		return ImageArrays.image(weights);
	}

	@Override
	public double[] spectrum(final double[] target) {
		return target;
	}

	@Override
	public StateEvolution evolution(final double[] spectrum) {
		return StateEvolution.diagonal(spectrum);
	}

	@Override
	public WeightDistribution law(final double[] spectrum, final StateEvolution.State state) {
		return WeightDistribution.diagonal(spectrum, state.noiseLevel(), state.threshold());
	}

	@Override
	public PooledWeights pooled(final double[][] networks) {
		return PooledWeights.diagonal(Arrays.stream(networks).flatMapToDouble(Arrays::stream).toArray());
	}

	@Override
	public double risk(final double[] weights, final double[] target) {
		return NetworkSamples.squaredDistance(weights, target);
	}

	@Override
	public Img<DoubleType> pruned(final RandomAccessibleInterval<? extends RealType<?>> weights, final double noiseLevel,
		final double threshold)
	{
		final double[][] pruned = several("weights", weights);
		Arrays.setAll(pruned, k -> Pruning.diagonal(pruned[k], noiseLevel, threshold));
		return pruned.length == 1 ? ImageArrays.image(pruned[0]) : ImageArrays.image(Arrays.stream(pruned).flatMapToDouble(
			Arrays::stream).toArray(), pruned[0].length);
	}

	@Override
	public String toString() {
		return PowerLawTargets.DIAGONAL;
	}
}
