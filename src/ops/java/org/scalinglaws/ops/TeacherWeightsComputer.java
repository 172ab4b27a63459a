package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.Teachers;
import org.scijava.ItemIO;
import org.scijava.Priority;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.computer.UnaryComputerOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** {@link TeacherWeights} into an image that is there. */
@Plugin(type = Op.class, name = "scaling.teacherWeights", priority = Priority.HIGH)
public class TeacherWeightsComputer extends ScalingOp
	implements UnaryComputerOp<RandomAccessibleInterval<? extends RealType<?>>,
		RandomAccessibleInterval<? extends RealType<?>>>
{

	@Parameter(type = ItemIO.BOTH)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(required = false)
	private String normalization = Teachers.ENERGY;

	@Parameter(required = false)
	private boolean random = true;

	@Parameter(required = false)
	private long seed = 1;

	@Override
	public void run() {
		Require.given("teacher", teacher);
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
		return teacher;
	}

	@Override
	public void setOutput(final RandomAccessibleInterval<? extends RealType<?>> output) {
		teacher = output;
	}

	@Override
	public void compute(final RandomAccessibleInterval<? extends RealType<?>> input,
		final RandomAccessibleInterval<? extends RealType<?>> output)
	{
		Outputs.write("teacher", TeacherWeights.draw(input, normalization, random, seed), output);
	}
}
