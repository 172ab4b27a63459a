package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.lasso.LassoSolution;
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
 * Finds the weights theta that minimise 1/2 sum_k (y_k - theta.x_k)^2 + penalty
 * |theta|_1.
 * <p>
 * The penalty of a diagonal network is its weight decay x sqrt(dimension).
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Finds the weights of least squared error with an absolute penalty (LASSO), with a bound on the error",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#training-and-state-evolution"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Solve LASSO...", weight = 3) })
public class SolveLasso extends ScalingCommand {

	@Parameter(label = "Inputs", description = "Dimension 0 is the coordinate, dimension 1 the sample", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter(label = "Labels", description = "One for each sample", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter(label = "Penalty", description = "Of the sum of absolute weights, greater than 0",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private Double penalty;

	@Parameter(label = "Tolerance", description = "Of the gap, relative to half the labels' sum of squares, 0 to 1",
		min = "0", max = "1", persist = false)
	private double tolerance = 1e-10;

	@Parameter(type = ItemIO.OUTPUT, label = "Weights")
	private Img<DoubleType> weights;

	@Parameter(type = ItemIO.OUTPUT, label = "Gap", description = "A bound on how far the objective is above its minimum")
	private Double gap;

	@Parameter(type = ItemIO.OUTPUT, label = "Iterations",
		description = "Passes of coordinate descent and Newton steps, over working sets")
	private Integer iterations;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "converged, stalled, iterations or canceled")
	private String reason;

	@Parameter(type = ItemIO.OUTPUT, label = "Objective")
	private Double objective;

	@Override
	public void run() {
		final double[] targets = ImageArrays.vector("labels", labels);
		final double[] values = ImageArrays.matrix("inputs", inputs, rows(targets.length));
		final Lasso lasso = new Lasso(values, targets);
		final LassoSolution solution = withProgress(progress -> lasso.solve(penalty, tolerance, progress));
		weights = ImageArrays.image(solution.weights());
		gap = solution.gap();
		iterations = solution.iterations();
		reason = solution.reason().toString();
		objective = solution.objective();
	}

	/** The length of dimension 0, if dimension 1 has as many samples as there are labels. */
	private int rows(final int samples) {
		final long columns = inputs.numDimensions() > 1 ? inputs.dimension(1) : 1;
		if (columns == samples) return (int) Math.min(Integer.MAX_VALUE, inputs.dimension(0));
		throw new IllegalArgumentException("inputs must have one sample (dimension 1) for each of the " + samples +
			" labels, was " + columns);
	}
}
