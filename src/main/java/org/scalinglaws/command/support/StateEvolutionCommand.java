package org.scalinglaws.command.support;

import org.scalinglaws.network.risk.StateEvolution;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** What the state evolutions of both networks ask for and give. */
public abstract class StateEvolutionCommand extends ScalingCommand {

	@Parameter(label = "Samples", description = "n, at least 1; need not be whole", min = "1", persist = false)
	private double samples = 1000;

	@Parameter(label = "Weight decay", description = "lambda of sum (y - f)^2 + lambda |weights|^2, greater than 0",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double weightDecay = 1;

	@Parameter(label = "Noise variance", description = "Delta of the labels, at least 0", min = "0", persist = false)
	private double noiseVariance = 0.5;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk", description = "Excess risk R of the trained network")
	private double risk = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Noise level", description = "delta, through which the target is seen")
	private double noiseLevel = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Threshold", description = "t, by which what is seen is shrunk")
	private double threshold = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Degrees of freedom", description = "df, at most samples")
	private double degreesOfFreedom = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Penalty", description = "lambda sqrt(d) of 1/2 sum (y - f)^2 + penalty |theta|_1, or lambda d of sum (y - f)^2 + penalty Tr S")
	private double penalty = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Residual", description = "The larger one of both equations, relative to Delta + R and to the penalty")
	private double residual = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "converged, not converged (the best that was found), or canceled")
	private String reason = "canceled";

	@Override
	public void run() {
		final StateEvolution.Setting setting = new StateEvolution.Setting(samples, weightDecay, noiseVariance);
		final StateEvolution problem = problem();
		wholly(progress -> problem.solve(setting, progress), this::give);
	}

	private void give(final StateEvolution.State state) {
		risk = state.risk();
		noiseLevel = state.noiseLevel();
		threshold = state.threshold();
		degreesOfFreedom = state.degreesOfFreedom();
		penalty = state.penalty();
		residual = state.residual();
		reason = state.reason().toString();
	}

	/** The network on its target, checked. */
	protected abstract StateEvolution problem();
}
