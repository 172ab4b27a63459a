package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.propagation.residual.DepthBias;
import org.scalinglaws.propagation.residual.ResidualShape;
import org.scalinglaws.propagation.residual.ResidualTraining;
import org.scalinglaws.propagation.residual.StartFluctuation;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * A residual network whose blocks count as 1/(depth x width), trained by gradient descent on the time scale of the mean
 * field, beside the floor of its loss's rate; and what chance and a finite depth do to its outputs at the start.
 */
@Plugin(type = Command.class, headless = true, description = "Trains a deep residual network in the mean-field scaling, beside the floor below which the rate of its loss cannot fall",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "deep-networks.md#residual-networks"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Deep Networks", weight = 3.95), @Menu(label = "Residual Network...", weight = 4) })
public class ResidualNetwork extends ScalingCommand {

	@Parameter(label = "Depth", description = "L, number of blocks, 1 to 10000", min = "1", max = "10000", persist = false)
	private int depth = 8;

	@Parameter(label = "Width", description = "M, units of a block, 1 to 100000", min = "1", max = "100000",
		persist = false)
	private int width = 16;

	@Parameter(label = "Samples", description = "n, 1 to 1000; (depth x width + lastWidth) x (samples + 2 inputs) at most 1e7",
		min = "1", max = "1000", persist = false)
	private int samples = 20;

	@Parameter(label = "Inputs", description = "d, dimension of the inputs and states, 1 to 1000", min = "1", max = "1000",
		persist = false)
	private int inputs = 6;

	@Parameter(label = "Last width", description = "K, units of the last layer, 1 to 1000000", min = "1", max = "1000000",
		persist = false)
	private int lastWidth = 400;

	@Parameter(label = "Scale", description = "beta of the outputs (scale/lastWidth) sum c tanh(w.Z), greater than 0 (1e-100), to 1000",
		min = "0", max = "1000", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double scale = 4;

	@Parameter(label = "Steps", description = "Of gradient descent, 1 to 1000000000", min = "1", max = "1000000000",
		persist = false)
	private int steps = 2000;

	@Parameter(label = "Learning rate", description = "The time of a step, greater than 0: times depth x width for the blocks' gradients, times lastWidth for the last layer's",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 0.02;

	@Parameter(label = "Records", description = "Number of recorded steps, 2 to 100000: 0 and then log-spaced", min = "2",
		max = "100000", persist = false)
	private int records = 100;

	@Parameter(label = "Runs", description = "Networks with blocks of their own for the fluctuation, 1 to 100000; the first is trained",
		min = "1", max = "100000", persist = false)
	private int runs = 100;

	@Parameter(label = "Seed", description = "Of inputs, labels and weights, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns step, time (step x learningRate), loss, floor = 2 smallestEigenvalue/samples, smallestEigenvalue (of the last layer's kernel), rate = -d ln loss/d time, lastRate (the last layer's part, at least the floor), ceiling = loss(0) exp(-integral of the floor), diverged")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Fluctuation", description = "Standard deviation of the outputs at the start over the runs, root mean square over the samples; NaN for one run")
	private double fluctuation = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Fluctuation standard error", description = "From the spread of the runs; NaN for less than three")
	private double fluctuationStandardError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted fluctuation", description = "To first order in 1/sqrt(depth x width)")
	private double predictedFluctuation = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Bias", description = "What the finite depth changes in the outputs at the start if all layers share one block, root mean square over the samples")
	private double bias = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted bias", description = "To first order in 1/depth")
	private double predictedBias = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "all steps, or where the training diverged")
	private String reason;

	@Override
	public void run() {
		final ResidualShape shape = new ResidualShape(depth, width, samples, inputs, lastWidth, scale);
		ResidualTraining.check(shape, steps, learningRate, records);
		StartFluctuation.check(shape, runs);
		wholly(progress -> new Found(StartFluctuation.of(shape, runs, seed, progress.part(0, 0.2)), DepthBias.of(shape, seed,
			progress), ResidualTraining.of(shape, steps, learningRate, records, seed, progress.part(0.2, 1))), this::show);
	}

	private record Found(StartFluctuation start, DepthBias depth, ResidualTraining training) {}

	private void show(final Found found) {
		table = signed(found.training.table());
		reason = found.training.reason();
		fluctuation = found.start.deviation();
		fluctuationStandardError = found.start.standardError();
		predictedFluctuation = found.start.predicted();
		bias = found.depth.bias();
		predictedBias = found.depth.predicted();
	}
}
