package org.scalinglaws.ops;

import java.util.Arrays;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.random.Streams;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Makes the target of a shallow network: a vector theta* (diagonal) or a positive semidefinite
 * matrix S* (quadratic), with the moduli or eigenvalues in descending order.
 */
@Plugin(type = Op.class, name = "scaling.powerLawTarget")
public class PowerLawTarget extends ScalingOp {

	@Parameter
	private String network;

	@Parameter(required = false)
	private int dimension = 200;

	@Parameter(required = false)
	private double exponent = 1;

	@Parameter(required = false)
	private boolean random = true;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> target;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> eigenvalues;

	@Override
	public void run() {
		final Streams streams = Streams.of(seed);
		if (Network.of(network) == Network.DIAGONAL) makeVector(streams);
		else makeMatrix(streams);
	}

	private void makeVector(final Streams streams) {
		final double[] vector = random ? PowerLawTargets.randomVector(dimension, exponent, streams) : PowerLawTargets
			.alternatingVector(dimension, exponent);
		target = ImageArrays.image(vector);
		eigenvalues = ImageArrays.image(Arrays.stream(vector).map(value -> -Math.abs(value)).sorted().map(value -> -value)
			.toArray());
	}

	private void makeMatrix(final Streams streams) {
		target = ImageArrays.image(random ? withProgress(progress -> PowerLawTargets.randomMatrix(dimension, exponent,
			streams, progress)) : PowerLawTargets.diagonalMatrix(dimension, exponent), dimension);
		eigenvalues = ImageArrays.image(PowerLawTargets.eigenvalues(dimension, exponent));
	}
}
