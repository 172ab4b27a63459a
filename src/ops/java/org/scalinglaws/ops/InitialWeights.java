package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Draws starting points, uniform on a sphere: dimension x runs. */
@Plugin(type = Op.class, name = "scaling.initialWeights")
public class InitialWeights extends ScalingOp {

	@Parameter
	private int dimension;

	@Parameter(required = false)
	private double norm = 1;

	@Parameter(required = false)
	private int runs = 1;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> weights;

	@Override
	public void run() {
		weights = ImageArrays.image(StartingWeights.onSphere(dimension, norm, runs, Streams.of(seed)), dimension);
	}
}
