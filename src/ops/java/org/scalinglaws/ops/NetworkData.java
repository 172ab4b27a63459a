package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Draws standard normal inputs (dimension x samples) and labels them by a target with noise. */
@Plugin(type = Op.class, name = "scaling.networkData")
public class NetworkData extends ScalingOp {

	@Parameter
	private String network;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter
	private int samples;

	@Parameter(required = false)
	private double noiseVariance = 0.5;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> inputs;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> labels;

	@Override
	public void run() {
		final boolean diagonal = Network.of(network) == Network.DIAGONAL;
		Require.inRange("samples", samples, 1, Integer.MAX_VALUE - 8);
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		final Streams streams = Streams.of(seed);
		final double[] weights = diagonal ? ImageArrays.vector("target", target) : Matrices.square("target", target);
		final int dimension = diagonal ? weights.length : NetworkSamples.requirePositive(weights);
		final double[] x = NetworkSamples.inputs(dimension, samples, streams.stream(NetworkSamples.INPUTS, 0));
		final RandomStream noise = streams.stream(NetworkSamples.LABEL_NOISE, 0);
		labels = ImageArrays.image(diagonal ? NetworkSamples.diagonalLabels(x, weights, noiseVariance, noise)
			: withProgress(progress -> NetworkSamples.quadraticLabels(x, weights, noiseVariance, noise, progress)));
		inputs = ImageArrays.image(x, dimension);
	}
}
