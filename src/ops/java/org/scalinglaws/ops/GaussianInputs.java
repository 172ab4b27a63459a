package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.UnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Draws Gaussian inputs with the given eigenvalues as variances: dimension x samples. */
@Plugin(type = Op.class, name = "scaling.gaussianInputs")
public class GaussianInputs extends ScalingOp
	implements UnaryFunctionOp<RandomAccessibleInterval<? extends RealType<?>>, Img<DoubleType>>
{

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(required = false)
	private int samples = 1000;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> inputs;

	@Override
	public void run() {
		inputs = calculate(spectrum);
	}

	@Override
	public Img<DoubleType> calculate(final RandomAccessibleInterval<? extends RealType<?>> input) {
		final double[] variances = ImageArrays.vector("spectrum", input);
		return ImageArrays.image(draw(variances, samples, seed), variances.length);
	}

	static double[] draw(final double[] variances, final int samples, final long seed) {
		return RetrievalSamples.inputs(variances, samples, Streams.of(seed).stream(RetrievalSamples.INPUTS, 0));
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
		return inputs;
	}
}
