package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.weights.Pruning;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Takes from trained weights, a vector or a symmetric matrix, what noise alone can explain. */
@Plugin(type = Op.class, name = "scaling.pruneWeights")
public class PruneWeights extends ScalingOp {

	@Parameter
	private String network;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter
	private double noiseLevel;

	@Parameter
	private double threshold;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> pruned;

	@Override
	public void run() {
		final boolean diagonal = Network.of(network) == Network.DIAGONAL;
		Require.inRange("noiseLevel", noiseLevel, 0, Double.MAX_VALUE);
		Require.inRange("threshold", threshold, 0, Double.MAX_VALUE);
		if (diagonal) pruned = ImageArrays.image(Pruning.diagonal(ImageArrays.vector("weights", weights), noiseLevel,
			threshold));
		else pruned = ImageArrays.image(Pruning.quadratic(Matrices.square("weights", weights), noiseLevel, threshold),
			(int) weights.dimension(0));
	}
}
