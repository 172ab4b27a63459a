package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.risk.StateEvolution;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The exact risk of a large diagonal network trained with weight decay on the target theta*. */
@Plugin(type = Op.class, name = "scaling.diagonalStateEvolution")
public class DiagonalStateEvolution extends StateEvolutionOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter
	private double samples;

	@Parameter
	private double weightDecay;

	@Parameter(required = false)
	private double noiseVariance = 0.5;

	@Override
	public void run() {
		final StateEvolution.Setting setting = new StateEvolution.Setting(samples, weightDecay, noiseVariance);
		give(withProgress(progress -> StateEvolution.diagonal(ImageArrays.vector("target", target)).solve(setting,
			progress)));
	}
}
