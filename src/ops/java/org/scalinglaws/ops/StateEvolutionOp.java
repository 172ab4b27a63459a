package org.scalinglaws.ops;

import org.scalinglaws.network.risk.StateEvolution;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What the state evolutions of both networks give. */
abstract class StateEvolutionOp extends ScalingOp {

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

	final void give(final StateEvolution.State state) {
		risk = state.risk();
		noiseLevel = state.noiseLevel();
		threshold = state.threshold();
		degreesOfFreedom = state.degreesOfFreedom();
		penalty = state.penalty();
		residual = state.residual();
		reason = state.reason().toString();
	}
}
