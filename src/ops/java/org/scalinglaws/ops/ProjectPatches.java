package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PatchCovariance;
import org.scalinglaws.spectrum.PatchProjection;
import org.scalinglaws.spectrum.PatchSampler;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.UnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Draws patches of an image and gives them as samples in the basis of {@link ImageSpectrum},
 * of total variance 1: dimension x samples.
 */
@Plugin(type = Op.class, name = "scaling.projectPatches")
public class ProjectPatches extends ScalingOp
	implements UnaryFunctionOp<RandomAccessibleInterval<? extends RealType<?>>, Img<DoubleType>>
{

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> image;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> basis;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> mean;

	@Parameter(required = false)
	private int patches = 20_000;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> inputs;

	@Override
	public void run() {
		inputs = calculate(image);
	}

	@Override
	public Img<DoubleType> calculate(final RandomAccessibleInterval<? extends RealType<?>> input) {
		Require.inRange("patches", patches, 1, PatchCovariance.MAX_PATCHES);
		Require.given("image", input);
		final int patchSize = patchSize();
		final int dimension = patchSize * patchSize;
		final double[] vectors = Require.length("basis", ImageArrays.matrix("basis", basis, dimension), dimension *
			dimension);
		final double[] center = Require.length("mean", ImageArrays.vector("mean", mean), dimension);
		final PatchSampler sampler = new PatchSampler(input, patchSize, Streams.of(seed).stream("patches", 0));
		return ImageArrays.image(withProgress(progress -> PatchProjection.inputs(sampler, vectors, center, patches, progress)),
			dimension);
	}

	private int patchSize() {
		final long dimension = Require.given("basis", basis).dimension(0);
		final int size = (int) Math.min(PatchSampler.MAX_SIZE, Math.round(Math.sqrt(dimension)));
		if ((long) size * size == dimension) return size;
		throw new IllegalArgumentException("basis must have as many rows (dimension 0) as a square patch has pixels, " +
			"1, 4, 9, ... 1024, was " + dimension);
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> in() {
		return image;
	}

	@Override
	public void setInput(final RandomAccessibleInterval<? extends RealType<?>> input) {
		image = input;
	}

	@Override
	public Img<DoubleType> out() {
		return inputs;
	}
}
