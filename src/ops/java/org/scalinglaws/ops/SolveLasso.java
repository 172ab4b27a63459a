package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.lasso.LassoSolution;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Finds the weights theta that minimise 1/2 sum (y - theta.x)^2 + penalty |theta|_1. */
@Plugin(type = Op.class, name = "scaling.solveLasso")
public class SolveLasso extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter
	private double penalty;

	@Parameter(required = false)
	private double tolerance = 1e-10;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> weights;

	@Parameter(type = ItemIO.OUTPUT)
	private double gap;

	@Parameter(type = ItemIO.OUTPUT)
	private int iterations;

	@Parameter(type = ItemIO.OUTPUT)
	private String reason;

	@Override
	public void run() {
		final double[] targets = ImageArrays.vector("labels", labels);
		final double[] values = ImageArrays.matrix("inputs", inputs, rows(targets.length));
		Require.positive("penalty", penalty);
		Require.inRange("tolerance", tolerance, 0, 1);
		final LassoSolution solution = withProgress(progress -> new Lasso(values, targets).solve(penalty, tolerance,
			progress));
		weights = ImageArrays.image(solution.weights());
		gap = solution.gap();
		iterations = solution.iterations();
		reason = solution.reason().toString();
	}

	/** The length of dimension 0, if dimension 1 has as many samples as there are labels. */
	private int rows(final int samples) {
		Require.given("inputs", inputs);
		final long columns = inputs.numDimensions() > 1 ? inputs.dimension(1) : 1;
		if (columns == samples) return (int) Math.min(Integer.MAX_VALUE, inputs.dimension(0));
		throw new IllegalArgumentException("inputs must have one sample (dimension 1) for each of the " + samples +
			" labels, was " + columns);
	}
}
