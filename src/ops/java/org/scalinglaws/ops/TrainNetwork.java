package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.training.DiagonalTraining;
import org.scalinglaws.network.training.QuadraticTraining;
import org.scalinglaws.network.training.TrainedNetwork;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Trains a shallow network by a gradient method from a random start; weights are the effective
 * ones: theta, or the matrix S. A width of 0 stands for the dimension.
 */
@Plugin(type = Op.class, name = "scaling.trainNetwork")
public class TrainNetwork extends ScalingOp {

	@Parameter
	private String network;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter
	private double weightDecay;

	@Parameter(required = false)
	private int width = 0;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(required = false)
	private double tolerance = 1e-10;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> weights;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns history;

	@Parameter(type = ItemIO.OUTPUT)
	private int iterations;

	@Parameter(type = ItemIO.OUTPUT)
	private String reason;

	private static final int MAX_ITERATIONS = 100_000;

	@Override
	public void run() {
		final boolean diagonal = Network.of(network) == Network.DIAGONAL;
		Require.inRange("weightDecay", weightDecay, 0, Double.MAX_VALUE);
		Require.inRange("tolerance", tolerance, 1e-14, 1);
		Require.inRange("width", width, 0, 4_000_000);
		final RandomStream start = Streams.of(seed).stream("networkStart", 0);
		final int dimension = (int) Require.given("inputs", inputs).dimension(0);
		final double[] x = ImageArrays.matrix("inputs", inputs, dimension);
		final double[] y = Require.length("labels", ImageArrays.vector("labels", labels), x.length / dimension);
		give(withProgress(progress -> diagonal ? new DiagonalTraining(x, y, weightDecay).run(start, tolerance, MAX_ITERATIONS,
			progress) : new QuadraticTraining(x, y, weightDecay, width == 0 ? dimension : width).run(start, tolerance,
				MAX_ITERATIONS, progress)), diagonal ? 0 : dimension);
	}

	private void give(final TrainedNetwork trained, final int rows) {
		weights = rows == 0 ? ImageArrays.image(trained.weights()) : ImageArrays.image(trained.weights(), rows);
		history = trained.history();
		iterations = trained.iterations();
		reason = trained.reason().toString();
	}
}
