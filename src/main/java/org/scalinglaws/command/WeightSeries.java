package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.propagation.series.OutputSeries;
import org.scalinglaws.propagation.series.TanhProblem;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a layer of tanh units and gives what each order of the power series in the step of its weights leaves. */
@Plugin(type = Command.class, headless = true, description = "Trains a layer of tanh units, and gives the error of each order of its exact power series in the weights' step: order 1 is lazy training",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "deep-networks.md#the-series-in-the-weight-step"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Deep Networks", weight = 3.95), @Menu(label = "Weight Series...", weight = 5) })
public class WeightSeries extends ScalingCommand {

	@Parameter(label = "Width", description = "h, hidden units, 1 to 1000000; width x inputs and width x samples to 50000000",
		min = "1", max = "1000000", persist = false)
	private int width = 256;

	@Parameter(label = "Order", description = "K, the highest, 1 to 100", min = "1", max = "100", persist = false)
	private int order = 8;

	@Parameter(label = "Inputs", description = "d, 1 to 10000", min = "1", max = "10000", persist = false)
	private int inputs = 5;

	@Parameter(label = "Samples", description = "n, inputs on the sphere |x|^2 = d with normal labels, 1 to 10000", min = "1", max = "10000",
		persist = false)
	private int samples = 40;

	@Parameter(label = "Learning rate", description = "Of gradient descent on the loss 1/(2n) sum (f - y)^2; greater than 0, to 1000000",
		min = "0", max = "1000000", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 0.2;

	@Parameter(label = "Steps", description = "Of gradient descent, 1 to 10000000", min = "1", max = "10000000",
		persist = false)
	private int steps = 200;

	@Parameter(label = "Seed", description = "Of inputs, labels and weights at the start, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns order (from 1), error (rms of f - f_K over the samples), convergence (of the step, the same for all orders), relativeError (of the change), predictedExponent (of the error over the width: -ceil(K/2))")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Convergence", description = "The largest |dz|/sqrt(z^2 + pi^2/4): below 1 the series converges")
	private double convergence;

	@Parameter(type = ItemIO.OUTPUT, label = "Lazy error", description = "Of order 1: what lazy training leaves out")
	private double lazyError;

	@Parameter(type = ItemIO.OUTPUT, label = "Change", description = "The rms of what training changed in f")
	private double change;

	@Parameter(type = ItemIO.OUTPUT, label = "Initial loss", description = "1/(2n) sum (f - y)^2 before the first step")
	private double initialLoss;

	@Parameter(type = ItemIO.OUTPUT, label = "Final loss", description = "The same after the last step")
	private double finalLoss;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "converges, or why it does not: the step is too long, or training diverged")
	private String reason;

	@Override
	public void run() {
		final TanhProblem problem = new TanhProblem(width, inputs, samples, learningRate, steps, seed);
		quickly(progress -> OutputSeries.of(problem, order, progress), series -> {
			table = signed(series.table());
			convergence = series.convergence();
			lazyError = series.errors()[1];
			change = series.errors()[0];
			initialLoss = series.startLoss();
			finalLoss = series.loss();
			reason = series.reason();
		});
	}
}
