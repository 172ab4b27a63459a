package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scijava.ItemIO;
import org.scijava.Priority;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.computer.BinaryComputerOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** {@link RetrievalLabels} into an image that is there. */
@Plugin(type = Op.class, name = "scaling.retrievalLabels", priority = Priority.HIGH)
public class RetrievalLabelsComputer extends ScalingOp
	implements BinaryComputerOp<RandomAccessibleInterval<? extends RealType<?>>,
		RandomAccessibleInterval<? extends RealType<?>>, RandomAccessibleInterval<? extends RealType<?>>>
{

	@Parameter(type = ItemIO.BOTH)
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(required = false)
	private double noiseVariance = 0;

	@Parameter(required = false)
	private long seed = 1;

	@Override
	public void run() {
		Require.given("labels", labels);
		Require.given("inputs", inputs);
		Require.given("teacher", teacher);
		setOutput(run(in1(), in2(), out()));
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> in1() {
		return inputs;
	}

	@Override
	public void setInput1(final RandomAccessibleInterval<? extends RealType<?>> input) {
		inputs = input;
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> in2() {
		return teacher;
	}

	@Override
	public void setInput2(final RandomAccessibleInterval<? extends RealType<?>> input) {
		teacher = input;
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> out() {
		return labels;
	}

	@Override
	public void setOutput(final RandomAccessibleInterval<? extends RealType<?>> output) {
		labels = output;
	}

	@Override
	public void compute(final RandomAccessibleInterval<? extends RealType<?>> input1,
		final RandomAccessibleInterval<? extends RealType<?>> input2,
		final RandomAccessibleInterval<? extends RealType<?>> output)
	{
		Outputs.write("labels", RetrievalLabels.draw(input1, input2, noiseVariance, seed), output);
	}
}
