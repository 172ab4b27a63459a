package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.training.DiagonalTraining;
import org.scalinglaws.network.training.QuadraticTraining;
import org.scalinglaws.network.training.TrainedNetwork;
import org.scalinglaws.random.RandomStream;
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
 * Trains a shallow network by a gradient method (L-BFGS) from a random start: the
 * diagonal one minimises sum (y - f)^2 + weightDecay (|a|^2 + |w|^2), the quadratic
 * one sum (y - f)^2 + weightDecay |W|_F^2.
 * <p>
 * It ends when the gap between the loss and a lower bound of all losses is at most
 * tolerance x loss (reason converged); otherwise it returns what it has with the
 * reason stationary, stalled, iterations (100000) or canceled. See
 * {@link DiagonalTraining} and {@link QuadraticTraining}.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Trains a shallow network with weight decay from a random start",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#training-and-state-evolution"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Train Network...", weight = 4) })
public class TrainNetwork extends ScalingCommand {

	private static final int MAX_ITERATIONS = 100_000;

	@Parameter(label = "Network", description = "diagonal or quadratic", choices = { PowerLawTargets.DIAGONAL,
		PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Inputs", description = "Dimension x samples", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter(label = "Labels", description = "One for each sample", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter(label = "Weight decay", description = "lambda, from 0", min = "0", persist = false)
	private Double weightDecay;

	@Parameter(label = "Width", description = "Rows of the quadratic network's W, from 1; the dimension if not given", min = "1",
		max = "4000000", required = false, persist = false)
	private Integer width;

	@Parameter(label = "Seed", description = "Of the start, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(label = "Tolerance", description = "Gap relative to the loss, 1e-14 to 1", min = "1e-14", max = "1",
		persist = false)
	private double tolerance = 1e-10;

	@Parameter(type = ItemIO.OUTPUT, label = "Weights", description = "Effective ones: theta, or the matrix S")
	private Img<DoubleType> weights;

	@Parameter(type = ItemIO.OUTPUT, label = "History", description = "Columns iteration, loss, gradientNorm")
	private Columns history;

	@Parameter(type = ItemIO.OUTPUT, label = "Iterations")
	private int iterations;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "converged, stationary, stalled, iterations or canceled")
	private String reason;

	@Parameter(type = ItemIO.OUTPUT, label = "Loss")
	private double loss;

	@Parameter(type = ItemIO.OUTPUT, label = "Gap", description = "How much lower a loss could be at most")
	private double gap;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		final RandomStream start = Streams.of(seed).stream("networkStart", 0);
		final int dimension = (int) inputs.dimension(0);
		final double[] x = ImageArrays.matrix("inputs", inputs, dimension);
		final double[] y = Require.length("labels", ImageArrays.vector("labels", labels), x.length / dimension);
		final TrainedNetwork trained = withProgress(progress -> kind.training(x, y, weightDecay, width).run(start, tolerance,
			MAX_ITERATIONS, progress));
		weights = kind.image(trained.weights());
		output(trained);
	}

	private void output(final TrainedNetwork trained) {
		history = signed(trained.history());
		iterations = trained.iterations();
		reason = trained.reason().toString();
		loss = trained.loss();
		gap = trained.gap();
	}
}
