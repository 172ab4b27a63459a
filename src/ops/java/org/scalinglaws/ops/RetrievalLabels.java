package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.BinaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Labels inputs by the square of the teacher's response, with normal noise. */
@Plugin(type = Op.class, name = "scaling.retrievalLabels")
public class RetrievalLabels extends ScalingOp
	implements BinaryFunctionOp<RandomAccessibleInterval<? extends RealType<?>>,
		RandomAccessibleInterval<? extends RealType<?>>, Img<DoubleType>>
{

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(required = false)
	private double noiseVariance = 0;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> labels;

	@Override
	public void run() {
		labels = calculate(inputs, teacher);
	}

	@Override
	public Img<DoubleType> calculate(final RandomAccessibleInterval<? extends RealType<?>> input1,
		final RandomAccessibleInterval<? extends RealType<?>> input2)
	{
		return ImageArrays.image(draw(input1, input2, noiseVariance, seed));
	}

	static double[] draw(final RandomAccessibleInterval<? extends RealType<?>> inputs,
		final RandomAccessibleInterval<? extends RealType<?>> teacher, final double noiseVariance, final long seed)
	{
		final double[] weights = ImageArrays.vector("teacher", teacher);
		return RetrievalSamples.labels(ImageArrays.matrix("inputs", inputs, weights.length), weights, noiseVariance, Streams
			.of(seed).stream(RetrievalSamples.LABEL_NOISE, 0));
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
	public Img<DoubleType> out() {
		return labels;
	}
}
