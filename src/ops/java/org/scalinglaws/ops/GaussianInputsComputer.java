package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scijava.ItemIO;
import org.scijava.Priority;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.computer.UnaryComputerOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Fills an image, dimension x samples, with Gaussian inputs. */
@Plugin(type = Op.class, name = "scaling.gaussianInputs", priority = Priority.HIGH)
public class GaussianInputsComputer extends ScalingOp
	implements UnaryComputerOp<RandomAccessibleInterval<? extends RealType<?>>,
		RandomAccessibleInterval<? extends RealType<?>>>
{

	@Parameter(type = ItemIO.BOTH)
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(required = false)
	private long seed = 1;

	@Override
	public void run() {
		Require.given("inputs", inputs);
		Require.given("spectrum", spectrum);
		setOutput(run(in(), out()));
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> in() {
		return spectrum;
	}

	@Override
	public void setInput(final RandomAccessibleInterval<? extends RealType<?>> input) {
		spectrum = input;
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> out() {
		return inputs;
	}

	@Override
	public void setOutput(final RandomAccessibleInterval<? extends RealType<?>> output) {
		inputs = output;
	}

	@Override
	public void compute(final RandomAccessibleInterval<? extends RealType<?>> input,
		final RandomAccessibleInterval<? extends RealType<?>> output)
	{
		final double[] variances = ImageArrays.vector("spectrum", input);
		if (output.dimension(0) != variances.length) throw new IllegalArgumentException("inputs must have " +
			variances.length + " rows (dimension 0), was " + output.dimension(0));
		final int samples = Outputs.size("inputs", output) / variances.length;
		Outputs.write("inputs", GaussianInputs.draw(variances, samples, seed), output);
	}
}
