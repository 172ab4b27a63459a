package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.descent.bias.BiasSolution;
import org.scalinglaws.descent.bias.DiagonalRegression;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Where gradient flow on a diagonal linear network ends: which of all weights that fit the samples it finds. */
@Plugin(type = Command.class, headless = true, description = "Finds the weights at which gradient flow on a diagonal linear network ends, between least Euclidean norm (large start) and least sum of absolute values (small start)",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "reparametrized-models.md#from-the-lazy-to-the-rich-regime"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Reparametrized Models", weight = 3.7), @Menu(label = "Implicit Bias...", weight = 2) })
public class ImplicitBias extends ScalingCommand {

	private static final String FLOW = "flow", MINIMUM = "minimum";

	@Parameter(label = "Inputs", description = "Dimension x samples; mostly fewer samples than dimensions", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter(label = "Labels", description = "A vector, one for each sample, 1 to 10000", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter(label = "Start scale", description = "Of both factors of each weight; greater than 0 (1e-100), to 1e50", min = "0", max = "1e50",
		attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double startScale = 0.1;

	@Parameter(label = "Depth", description = "D of the weights w+^D - w-^D, 2 to 100", min = "2", max = "100", persist = false)
	private int depth = 2;

	@Parameter(label = "Method", description = "flow: integrates the flow in its dual form; minimum: solves for its end by Newton's method, much faster",
		choices = { FLOW, MINIMUM }, persist = false)
	private String method = FLOW;

	@Parameter(type = ItemIO.OUTPUT, label = "Weights", description = "One for each dimension")
	private Img<DoubleType> weights;

	@Parameter(type = ItemIO.OUTPUT, label = "Norm 1", description = "Sum of the absolute values of the weights")
	private double norm1 = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Norm 2", description = "Euclidean norm of the weights")
	private double norm2 = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Residual", description = "|X beta - y|/|y|, at most 1e-10 where some weights fit; 0 if all labels are 0")
	private double residual = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Iterations", description = "Of Newton's method, or steps of the flow")
	private int iterations;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "Why it ended: converged, stationary (least squares, where no weights fit all labels), stalled (no step makes progress beyond rounding; the residual tells how far it came), or canceled")
	private String reason = "canceled";

	@Override
	public void run() {
		final double[] targets = ImageArrays.vector("labels", labels);
		final double[] samples = ImageArrays.matrix("inputs", inputs, (int) Require.given("inputs", inputs).dimension(0));
		if (samples.length / inputs.dimension(0) != targets.length) throw new IllegalArgumentException(
			"labels must have one value for each of the " + samples.length / inputs.dimension(0) + " inputs, was " +
				targets.length);
		final DiagonalRegression problem = new DiagonalRegression(samples, targets, startScale, depth);
		wholly(progress -> method.equals(FLOW) ? problem.flow(progress) : problem.minimum(progress), this::give);
	}

	private void give(final BiasSolution solution) {
		weights = ImageArrays.image(solution.weights());
		norm1 = solution.norm1();
		norm2 = solution.norm2();
		residual = solution.residual();
		iterations = solution.iterations();
		reason = solution.words();
	}
}
