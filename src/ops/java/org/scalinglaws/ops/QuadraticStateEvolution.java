package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.StateEvolution;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The exact risk of a large quadratic network trained with weight decay, of which the target
 * has these eigenvalues.
 */
@Plugin(type = Op.class, name = "scaling.quadraticStateEvolution")
public class QuadraticStateEvolution extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> eigenvalues;

	@Parameter
	private double samples;

	@Parameter
	private double weightDecay;

	@Parameter(required = false)
	private double noiseVariance = 0.5;

	@Parameter(type = ItemIO.OUTPUT)
	private double risk;

	@Parameter(type = ItemIO.OUTPUT)
	private double noiseLevel;

	@Parameter(type = ItemIO.OUTPUT)
	private double threshold;

	@Parameter(type = ItemIO.OUTPUT)
	private double degreesOfFreedom;

	@Parameter(type = ItemIO.OUTPUT)
	private double penalty;

	@Parameter(type = ItemIO.OUTPUT)
	private double residual;

	@Parameter(type = ItemIO.OUTPUT)
	private String reason;

	@Override
	public void run() {
		final StateEvolution.Setting setting = new StateEvolution.Setting(samples, weightDecay, noiseVariance);
		final StateEvolution.State state = StateEvolution.quadratic(ImageArrays.vector("eigenvalues", eigenvalues))
			.solve(setting, this);
		risk = state.risk();
		noiseLevel = state.noiseLevel();
		threshold = state.threshold();
		degreesOfFreedom = state.degreesOfFreedom();
		penalty = state.penalty();
		residual = state.residual();
		reason = state.reason();
	}
}
