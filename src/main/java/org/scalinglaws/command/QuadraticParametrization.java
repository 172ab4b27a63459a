package org.scalinglaws.command;

import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.descent.quadratic.SquaredExponents;
import org.scalinglaws.descent.quadratic.SquaredFlow;
import org.scalinglaws.descent.quadratic.SquaredRegression;
import org.scalinglaws.descent.quadratic.SquaredSgd;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The risk of linear regression with squared weights over time, beside the linear student on the same data. */
@Plugin(type = Command.class, headless = true, description = "Learns a linear target with squared weights and with plain ones, by gradient flow in closed form or by one-pass SGD",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "reparametrized-models.md#squared-weights"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Reparametrized Models", weight = 3.7), @Menu(label = "Quadratic Parametrization...", weight = 1) })
public class QuadraticParametrization extends ScalingCommand {

	private static final String FLOW = "flow", SGD = "sgd";

	@Parameter(label = "Spectrum", description = "Variances of the inputs' coordinates, a vector, none negative", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Target", description = "Weights w* to be learned, a vector as long as the spectrum, all greater than 0, to 1e100", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter(label = "Start scale", description = "Of the weights v, whose squares q start at its square; greater than 0 (1e-100), to 1e50", min = "0",
		max = "1e50", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double startScale = 0.1;

	@Parameter(label = "Method", description = "flow: gradient flow without noise, in closed form; sgd: one sample for each step", choices = { FLOW,
		SGD }, persist = false)
	private String method = FLOW;

	@Parameter(label = "End time", description = "Of the flow; greater than 0, to 1e100", min = "0", max = "1e100",
		attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double endTime = 1e5;

	@Parameter(label = "Learning rate", description = "Of the first half of the steps of sgd; greater than 0; then it is halved again and again", min = "0",
		attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 0.05;

	@Parameter(label = "Steps", description = "Of sgd, 1 to 10^15", min = "1", max = "1000000000000000", persist = false)
	private long steps = 10_000;

	@Parameter(label = "Noise variance", description = "Of the labels of sgd, 0 to 1e300", min = "0", max = "1e300", persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "Records", description = "Rows of each trajectory, log-spaced, 2 to 1000000", min = "2", max = "1000000", persist = false)
	private int records = 100;

	@Parameter(label = "Runs", description = "Number of independent runs of sgd, 1 to 1000000", min = "1", max = "1000000", persist = false)
	private int runs = 1;

	@Parameter(label = "Seed", description = "Of sgd, 0 to 2^53 - 1; the same seed gives the same result", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory", description = "Columns time (sum of the learning rates), run, risk (of the squared student), linearRisk, learnedWidth (coordinates with q of at least half of the target); with sgd also step and diverged")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted exponent", description = "Slope of log risk over log time by theory, from the power laws of spectrum and spectrum x target^2; NaN where there are none")
	private double predictedExponent = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted linear exponent", description = "The same of the linear student")
	private double predictedLinearExponent = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "Which power laws the prediction stands on, or why there is none")
	private String reason;

	@Override
	public void run() {
		final SquaredRegression problem = new SquaredRegression(ImageArrays.vector("spectrum", spectrum), ImageArrays.vector(
			"target", target), startScale);
		final SquaredExponents exponents = method.equals(FLOW) ? SquaredExponents.ofFlow(problem) : SquaredExponents.ofSgd(
			problem);
		predictedExponent = exponents.squared();
		predictedLinearExponent = exponents.linear();
		reason = exponents.reason();
		if (method.equals(FLOW)) wholly(progress -> SquaredFlow.of(problem, endTime, records, progress), this::give);
		else give(withProgress(progress -> SquaredSgd.run(problem, learningRate, noiseVariance, steps, records, runs, seed,
			Runtime.getRuntime().availableProcessors(), progress)).trajectory());
	}

	private void give(final Columns table) {
		trajectory = signed(table).with(Map.of("prediction", reason));
	}
}
