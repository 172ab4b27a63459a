package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.descent.spike.BatchCurvature;
import org.scalinglaws.descent.spike.DescentRule;
import org.scalinglaws.descent.spike.MatrixDescent;
import org.scalinglaws.descent.spike.ReducedDescent;
import org.scalinglaws.descent.spike.SpikeDescent;
import org.scalinglaws.descent.spike.SpikeRun;
import org.scalinglaws.descent.spike.SpikedRetrieval;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Gradient descent, or spectral gradient descent, on phase retrieval by a network f(x) = |W'x|^2 of labels (theta'x)^2,
 * with a spike of the inputs' covariance in a direction that says nothing about the labels.
 */
@Plugin(type = Command.class, headless = true, description = "Learns phase retrieval by gradient or spectral gradient descent, with a spike in the inputs' covariance",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "reparametrized-models.md#spectral-gradient-descent"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Reparametrized Models", weight = 3.7), @Menu(label = "Spectral Descent...", weight = 3) })
public class SpectralDescent extends ScalingCommand {

	private static final String REDUCED = "reduced";
	private static final String MATRIX = "matrix";

	@Parameter(label = "Dimension", description = "d of the inputs, 2 to 1e15; of the matrix form to 1000", min = "2",
		max = "1000000000000000", persist = false)
	private long dimension = 100;

	@Parameter(label = "Spike", description = "lambda: the variance in one direction is 1 + lambda, in all others 1; 0 to 1e9",
		min = "0", max = "1e9", persist = false)
	private double spike = 5;

	@Parameter(label = "Learning rate", description = "eta, greater than 0", min = "0", attrs = @Attr(
		name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 2e-3;

	@Parameter(label = "Start scale", description = "Of the weights: W(0) = startScale I; greater than 0, to 1e6", min = "0",
		max = "1e6", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double startScale = 1e-3;

	@Parameter(label = "Steps", description = "1 to 1000000000000", min = "1", max = "1000000000000", persist = false)
	private long steps = 5000;

	@Parameter(label = "Method", description = "gradient: W -= eta G; spectral: W -= eta (polar factor of G)", choices = {
		"gradient", "spectral" }, persist = false)
	private String method = "gradient";

	@Parameter(label = "Form", description = "reduced: three variables, exact for the population from the aligned start; matrix: all weights",
		choices = { REDUCED, MATRIX }, persist = false)
	private String form = REDUCED;

	@Parameter(label = "Width", description = "Columns of W, 1 to 10000 (matrix); 0: as many as the dimension, which start as startScale I; any other number as normals of variance startScale^2/width",
		min = "0", max = "10000", persist = false)
	private int width;

	@Parameter(label = "Batch size", description = "Fresh inputs per step, 1 to 100000000 (matrix); 0: the population's gradient",
		min = "0", max = "100000000", persist = false)
	private int batchSize;

	@Parameter(label = "Records", description = "Number of recorded steps, 2 to 1000000: 0 and then log-spaced", min = "2",
		max = "1000000", persist = false)
	private int records = 200;

	@Parameter(label = "Seed", description = "Of a random start and of the batches, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory", description = "Columns step, signal, spike and bulk (norms of W along theta, the spike, and of any other direction), loss (of the population, a quarter of the mean squared error), alignment (signal/|W|), diverged")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Growth exponent", description = "Of ln(spike/signal), per learning rate x steps, up to tau > -0.9; NaN if there is none")
	private double growthExponent = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted growth exponent", description = "Of vanishing weights: ln((1 + (1 + lambda) eta)/(1 + 3 eta))/eta, nearly lambda - 2; 0 of the spectral method")
	private double predictedGrowthExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "Why there is no growth exponent; empty if there is one")
	private String reason;

	@Override
	public void run() {
		final SpikedRetrieval problem = new SpikedRetrieval(dimension, spike);
		final DescentRule rule = DescentRule.of(method);
		predictedGrowthExponent = rule.growthExponent(problem, learningRate);
		final SpikeDescent descent = form.equals(MATRIX) ? matrix(problem, rule) : reduced(problem, rule);
		final SpikeRun.Result result = withProgress(progress -> SpikeRun.of(descent, steps, records, progress));
		trajectory = signed(result.trajectory());
		growthExponent = result.growthExponent();
		reason = result.reason();
	}

	private SpikeDescent reduced(final SpikedRetrieval problem, final DescentRule rule) {
		requireNone("width", width);
		requireNone("batchSize", batchSize);
		return new ReducedDescent(problem, rule, learningRate, startScale);
	}

	private static void requireNone(final String name, final int value) {
		if (value != 0) throw new IllegalArgumentException(name + " belongs to the form " + MATRIX + ", was " + value +
			" with the form " + REDUCED);
	}

	private SpikeDescent matrix(final SpikedRetrieval problem, final DescentRule rule) {
		final Streams streams = Streams.of(seed);
		final double[][] start = MatrixDescent.start(problem, width, startScale, streams.stream("spikeStart", 0));
		return new MatrixDescent(problem, rule, learningRate, start, batchSize == 0 ? null : new BatchCurvature(batchSize,
			streams.stream("spikeBatches", 0)));
	}
}
