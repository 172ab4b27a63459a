package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.descent.layers.DescentModes;
import org.scalinglaws.descent.layers.LayerMotion;
import org.scalinglaws.descent.layers.LayerProblem;
import org.scalinglaws.descent.layers.LayerRun;
import org.scalinglaws.descent.layers.LogisticModes;
import org.scalinglaws.descent.layers.MatrixLayers;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
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

/**
 * How two linear layers W2 W1 learn a matrix of given singular values, by gradient descent on half of the squared
 * distance and weightDecay/2 times the squared weights: the singular values grow one after the other, each along a
 * logistic curve, and those below the weight decay vanish.
 */
@Plugin(type = Command.class, headless = true, description = "Follows the singular values of two linear layers that learn a matrix with weight decay",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "reparametrized-models.md#two-linear-layers"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Reparametrized Models", weight = 3.7), @Menu(label = "Linear Network Dynamics...", weight = 4) })
public class LinearNetworkDynamics extends ScalingCommand {

	private static final String THEORY = "theory";
	private static final String DESCENT = "descent";
	private static final String ALIGNED = "aligned";
	private static final String RANDOM = "random";

	@Parameter(label = "Values", description = "Singular values of the matrix, a vector in any order, 0 to 1e100 each",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> values;

	@Parameter(label = "Weight decay", description = "mu of the penalty mu/2 (|W1|^2 + |W2|^2), 0 to 1e100", min = "0",
		max = "1e100", persist = false)
	private double weightDecay;

	@Parameter(label = "Start scale", description = "Of both layers' weights, so that the values start at its square; greater than 0 (1e-100), to 1e6",
		min = "0", max = "1e6", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double startScale = 0.01;

	@Parameter(label = "Learning rate", description = "The time of a step, greater than 0, to 1e100", min = "0",
		max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 0.01;

	@Parameter(label = "Steps", description = "1 to 1000000000000", min = "1", max = "1000000000000", persist = false)
	private long steps = 10_000;

	@Parameter(label = "Records", description = "Number of recorded steps, 2 to 1000000, and at most 5e7 over the number of values: 0 and then log-spaced",
		min = "2", max = "1000000", persist = false)
	private int records = 200;

	@Parameter(label = "Method", description = "theory: gradient flow in closed form; descent: gradient descent", choices = {
		THEORY, DESCENT }, persist = false)
	private String method = THEORY;

	@Parameter(label = "Start", description = "aligned: both layers are startScale times the singular vectors; random (descent of at most 300 values): independent normals of variance startScale^2/values",
		choices = { ALIGNED, RANDOM }, persist = false)
	private String start = ALIGNED;

	@Parameter(label = "Seed", description = "Of a random start, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory", description = "Columns time (step x learning rate), step, loss (without the penalty), effectiveRank (entropy of the values, in nats; NaN where all are 0), layerEffectiveRank (of their square roots), alignment (of the layers; NaN where their product is 0), diverged, value1, value2, ... (of the first 1000 values in their order)")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Final values", description = "In the limit: max(value - weightDecay, 0)")
	private Img<DoubleType> finalValues;

	@Parameter(type = ItemIO.OUTPUT, label = "Surviving rank", description = "Number of values above the weight decay")
	private int survivingRank;

	@Override
	public void run() {
		final LayerProblem problem = new LayerProblem(ImageArrays.vector("values", values), weightDecay, startScale);
		final LayerMotion motion = motion(problem);
		withProgress(progress -> trajectory = signed(LayerRun.of(motion, steps, records, progress)));
		finalValues = ImageArrays.image(problem.finalValues());
		survivingRank = problem.survivingRank();
	}

	private LayerMotion motion(final LayerProblem problem) {
		final boolean random = start.equals(RANDOM);
		if (random && method.equals(THEORY)) throw new IllegalArgumentException("start " + RANDOM + " belongs to the method " +
			DESCENT + ", was with the method " + THEORY);
		if (random) return new MatrixLayers(problem, learningRate, Streams.of(seed).stream("layersStart", 0));
		return method.equals(THEORY) ? new LogisticModes(problem, learningRate) : new DescentModes(problem, learningRate);
	}
}
