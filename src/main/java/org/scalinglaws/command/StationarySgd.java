package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.equilibrium.variance.NoisyQuadratic;
import org.scalinglaws.equilibrium.variance.StationaryRuns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The variance of SGD at the ends of epochs once it is stationary, measured and in closed form. */
@Plugin(type = Command.class, headless = true, description = "Measures the stationary variance of SGD on points drawn with or without replacement, and of Langevin sampling by batches, beside the closed form",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "noise.md#the-stationary-variance"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Noise", weight = 3.9), @Menu(label = "Stationary SGD...", weight = 1) })
public class StationarySgd extends ScalingCommand {

	private static final String WITH = "with", WITHOUT = "without";

	@Parameter(label = "Curvature", description = "h of the loss h/2 (theta - x)^2 of a point; greater than 0, to 1e50",
		min = "0", max = "1e50", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double curvature = 1;

	@Parameter(label = "Samples", description = "N, points, 2 to 1000000", min = "2", max = "1000000", persist = false)
	private int samples = 40;

	@Parameter(label = "Label variance", description = "C, to which the points are standardised: their mean is 0, and their mean square (over N) is this; 0 to 1e50",
		min = "0", max = "1e50", persist = false)
	private double labelVariance = 1;

	@Parameter(label = "Batch size", description = "m, 1 to 10000000; without replacement it divides samples", min = "1",
		max = "10000000", persist = false)
	private int batchSize = 4;

	@Parameter(label = "Learning rate", description = "Greater than 0; stationary while less than 2/curvature, or 2/(samples x curvature) for Langevin sampling",
		min = "0", max = "1e50", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 0.04;

	@Parameter(label = "Replacement", description = "with: batches are independent; without: an epoch is a shuffle of all points",
		choices = { WITH, WITHOUT }, persist = false)
	private String replacement = WITH;

	@Parameter(label = "Langevin", description = "Whether to sample: theta -= learningRate samples curvature (theta - batch mean) + sqrt(2 learningRate) normal",
		persist = false)
	private boolean langevin = false;

	@Parameter(label = "Epochs", description = "At whose ends each run is read, after the burn-in; 1 to 1000000000",
		min = "1", max = "1000000000", persist = false)
	private long epochs = 10_000;

	@Parameter(label = "Runs", description = "1 to 1000000", min = "1", max = "1000000", persist = false)
	private int runs = 8;

	@Parameter(label = "Seed", description = "Of points, batches and noise, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted variance", description = "In closed form; infinite without a stationary state")
	private double predictedVariance;

	@Parameter(type = ItemIO.OUTPUT, label = "Variance", description = "Mean square of theta about the points' mean, over epochs and runs; NaN without a stationary state")
	private double variance;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error", description = "Of the variance, the correlation of epochs in a run included; NaN of a single reading")
	private double standardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Posterior variance", description = "1/(samples x curvature), which Langevin sampling is to have")
	private double posteriorVariance;

	@Parameter(type = ItemIO.OUTPUT, label = "Burn-in", description = "Epochs of each run before the first reading: until the variance lacks 1e-6 of itself")
	private long burnIn;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "stationary, or why there is no stationary state")
	private String reason;

	@Override
	public void run() {
		final NoisyQuadratic process = new NoisyQuadratic(curvature, samples, labelVariance, batchSize, learningRate, WITH
			.equals(replacement), langevin);
		predictedVariance = process.variance();
		posteriorVariance = process.posteriorVariance();
		reason = process.state();
		quickly(progress -> StationaryRuns.of(process, epochs, runs, seed, progress), measured -> {
			variance = measured.variance();
			standardError = measured.standardError();
			burnIn = measured.burnIn();
		});
	}
}
