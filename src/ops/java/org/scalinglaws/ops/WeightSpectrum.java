package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.weights.WeightDistribution;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The law of the weights of a large trained network: of the coordinates theta (diagonal) or the
 * eigenvalues of S (quadratic). Target or eigenvalues is null.
 */
@Plugin(type = Op.class, name = "scaling.weightSpectrum")
public class WeightSpectrum extends ScalingOp {

	@Parameter
	private String network;

	@Parameter(required = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter(required = false)
	private RandomAccessibleInterval<? extends RealType<?>> eigenvalues;

	@Parameter(required = false)
	private double samples = 1000;

	@Parameter(required = false)
	private double weightDecay = 1;

	@Parameter(required = false)
	private double noiseVariance = 0.5;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns spikes;

	@Parameter(type = ItemIO.OUTPUT)
	private double bulkEdge;

	@Parameter(type = ItemIO.OUTPUT)
	private double massAtZero;

	@Override
	public void run() {
		final boolean diagonal = Network.of(network) == Network.DIAGONAL;
		final StateEvolution.Setting setting = new StateEvolution.Setting(samples, weightDecay, noiseVariance);
		final double[] values = values(diagonal);
		final StateEvolution evolution = diagonal ? StateEvolution.diagonal(values) : StateEvolution.quadratic(values);
		final StateEvolution.State state = withProgress(progress -> evolution.solve(setting, progress));
		final WeightDistribution law = diagonal ? WeightDistribution.diagonal(values, state.noiseLevel(), state.threshold())
			: WeightDistribution.quadratic(values, state.noiseLevel(), state.threshold());
		table = law.density();
		spikes = law.spikes();
		bulkEdge = law.bulkEdge();
		massAtZero = law.massAtZero();
	}

	/** theta*, or the eigenvalues of S*. */
	private double[] values(final boolean diagonal) {
		if ((target == null) == (eigenvalues == null)) throw new IllegalArgumentException(
			"target or eigenvalues must be given, one of them, was " + (target == null ? "none" : "both"));
		if (eigenvalues != null) return notNegative(ImageArrays.vector("eigenvalues", eigenvalues));
		return diagonal ? ImageArrays.vector("target", target) : NetworkSamples.eigenvalues(Matrices.square("target",
			target));
	}

	private static double[] notNegative(final double[] values) {
		for (final double value : values)
			Require.inRange("eigenvalues", value, 0, Double.MAX_VALUE);
		return values;
	}
}
