package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.perceptron.training.PerceptronRuns;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Trains a perceptron on Gaussian inputs whose labels another one gave, by the logistic loss: at a fixed norm for each
 * sharpness, or by gradient flow whose norm grows and is its sharpness.
 */
@Plugin(type = Command.class, headless = true, description = "Trains a perceptron on the labels of another one, at fixed norm or with a norm that grows",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "perceptrons.md#training"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Perceptron", weight = 3.8), @Menu(label = "Train Perceptron...", weight = 2) })
public class TrainPerceptron extends ScalingCommand {

	@Parameter(label = "Dimension", description = "Of the inputs, 1 to 1000000; dimension x samples at most 2e7", min = "1",
		max = "1000000", persist = false)
	private int dimension = 200;

	@Parameter(label = "Load", description = "Samples over dimension, greater than 0; the samples are rounded", min = "0",
		max = "10000000", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double load = 4;

	@Parameter(label = "Protocol", description = "fixedNorm: least loss of each sharpness at length sqrt(dimension); freeNorm: gradient flow from 0 at sharpness 1, read where the length is sharpness x sqrt(dimension)",
		choices = { PerceptronRuns.FIXED, PerceptronRuns.FREE }, persist = false)
	private String protocol = PerceptronRuns.FIXED;

	@Parameter(label = "Sharpness", description = "lambda, a vector, 1e-6 to 10000 each (freeNorm: to 1000), in any order",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> sharpness;

	@Parameter(label = "Runs", description = "Draws of the inputs, 1 to 100000", min = "1", max = "100000",
		persist = false)
	private int runs = 6;

	@Parameter(label = "Seed", description = "Of the inputs, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns run, sharpness, error = arccos(overlap)/pi, overlap with the teacher, residual (fixedNorm: sine of the angle between weights and gradient; freeNorm: relative error of the length)")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Means", description = "Over the runs: columns sharpness (ascending), errorMean, errorStandardDeviation, errorStandardError (both NaN for one run), errorCount, and so on")
	private Columns means;

	@Override
	public void run() {
		final double[] values = ImageArrays.vector("sharpness", sharpness);
		final PerceptronRuns perceptrons = PerceptronRuns.ofLoad(dimension, load, protocol);
		wholly(progress -> perceptrons.run(values, runs, seed, progress), trained -> {
			table = signed(trained);
			means = signed(RunSummary.of(trained, "sharpness").table());
		});
	}
}
