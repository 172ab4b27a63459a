package org.scalinglaws.command;

import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScheduledCommand;
import org.scalinglaws.online.scaling.DataExponent;
import org.scalinglaws.online.scaling.ScalingCurves;
import org.scalinglaws.online.scaling.SourceProblem;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * The excess risk of one-pass SGD on linear regression with power-law features and a power-law target, for any schedule
 * of learning rates, and how its end falls with data and compute.
 */
@Plugin(type = Command.class, headless = true, description = "Gives the excess risk of SGD on linear regression with power laws, for any schedule of learning rates: exactly, and by the functional scaling law",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "online-learning.md#functional-scaling-law"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Online Learning", weight = 3.5), @Menu(label = "Functional Scaling Law...", weight = 10) })
public class FunctionalScalingLaw extends ScheduledCommand {

	@Parameter(label = "Exponent", description = "b of the features' variances j^-b (not normalised), greater than 1, to 20",
		min = "1", max = "20", stepSize = "0.25", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double exponent = 2;

	@Parameter(label = "Source", description = "s of the target, of which feature j explains the variance j^-(s b + 1); greater than 0, to 20",
		min = "0", max = "20", stepSize = "0.25", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double source = 1;

	@Parameter(label = "Features", description = "That are learned, the first of endlessly many; 1 to 1000000", min = "1",
		max = "1000000", persist = false)
	private int features = 400;

	@Parameter(label = "Noise variance", description = "Variance of the label noise, 0 to 1e50", min = "0", max = "1e50",
		persist = false)
	private double noiseVariance = 1;

	@Parameter(label = "Batch size", description = "Samples per step, 1 to 1000000000", min = "1", max = "1000000000",
		persist = false)
	private int batchSize = 1;

	@Parameter(label = "Records", description = "Number of recorded steps, 2 to 1000000: 0 and then log-spaced", min = "2",
		max = "1000000", persist = false)
	private int records = 200;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns step, time (sum of the learning rates) and the excess risk, half of the mean squared error: exact, volterra (continuous time), firstOrder (functional scaling law); infinite beyond 1.8e308")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Regime", description = "easy if source is at least 1 - 1/exponent, else hard")
	private String regime;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted exponent", description = "Slope of the final risk over the samples, at the best learning rate for each number of them; NaN where there is no prediction")
	private double predictedExponent = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted compute exponent", description = "The same over features x samples, at the best number of features; NaN where there is no prediction")
	private double predictedComputeExponent = Double.NaN;

	@Override
	public void run() {
		final LearningRateSchedule rates = schedule();
		final SourceProblem problem = new SourceProblem(exponent, source, features, noiseVariance, batchSize);
		regime = DataExponent.isEasy(problem) ? "easy" : "hard";
		final DataExponent prediction = DataExponent.of(problem, scheduleName());
		predictedExponent = prediction.inData();
		predictedComputeExponent = prediction.inCompute();
		quickly(progress -> ScalingCurves.of(problem, rates, steps(), records, progress), curves -> table = signed(curves).with(
			Map.of("prediction", prediction.note())));
	}
}
