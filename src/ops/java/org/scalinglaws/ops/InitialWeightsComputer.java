package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scijava.ItemIO;
import org.scijava.Priority;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.computer.NullaryComputerOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Fills an image with starting points: dimension 0 is the coordinate, dimension 1 the run. */
@Plugin(type = Op.class, name = "scaling.initialWeights", priority = Priority.HIGH)
public class InitialWeightsComputer extends ScalingOp
	implements NullaryComputerOp<RandomAccessibleInterval<? extends RealType<?>>>
{

	@Parameter(type = ItemIO.BOTH)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(required = false)
	private double norm = 1;

	@Parameter(required = false)
	private long seed = 1;

	@Override
	public void run() {
		Require.given("weights", weights);
		setOutput(run(out()));
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> out() {
		return weights;
	}

	@Override
	public void setOutput(final RandomAccessibleInterval<? extends RealType<?>> output) {
		weights = output;
	}

	@Override
	public void compute(final RandomAccessibleInterval<? extends RealType<?>> output) {
		final int elements = Outputs.size("weights", output);
		final int rows = (int) output.dimension(0);
		Outputs.write("weights", StartingWeights.onSphere(rows, norm, elements / rows, Streams.of(seed)), output);
	}
}
