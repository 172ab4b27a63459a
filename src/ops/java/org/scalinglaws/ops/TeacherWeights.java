package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Teachers;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.UnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Makes the teacher w* of a phase retrieval problem with the given spectrum. */
@Plugin(type = Op.class, name = "scaling.teacherWeights")
public class TeacherWeights extends ScalingOp
	implements UnaryFunctionOp<RandomAccessibleInterval<? extends RealType<?>>, Img<DoubleType>>
{

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(required = false)
	private String normalization = Teachers.ENERGY;

	@Parameter(required = false)
	private boolean random = true;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> teacher;

	@Override
	public void run() {
		teacher = calculate(spectrum);
	}

	@Override
	public Img<DoubleType> calculate(final RandomAccessibleInterval<? extends RealType<?>> input) {
		return ImageArrays.image(draw(input, normalization, random, seed));
	}

	static double[] draw(final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final String normalization, final boolean random, final long seed)
	{
		final Streams streams = Streams.of(seed);
		final double[] eigenvalues = ImageArrays.vector("spectrum", spectrum);
		return random ? Teachers.random(eigenvalues, normalization, streams) : Teachers.alternating(eigenvalues,
			normalization);
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
	public Img<DoubleType> out() {
		return teacher;
	}
}
