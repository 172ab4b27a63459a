package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ImageRegion;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PatchProjection;
import org.scalinglaws.spectrum.PatchSampler;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Draws patches of an image and gives them as samples in an orthonormal basis, of total
 * variance 1. Of an ImageJ image with a selection only the patches inside it are drawn;
 * those with pixels that are NaN or infinite are left out, and others drawn for them.
 */
@Plugin(type = Command.class, headless = true, description = "Draws patches of an image and gives them as samples in the basis of their spectrum",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#from-a-real-image-to-its-learning-curve"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Project Patches...", weight = 3) })
public class ProjectPatches extends ScalingCommand {

	@Parameter(label = "Image", description = "Two dimensions or more, of which the further ones are slices; an ImageJ image's selection counts",
		persist = false, attrs = @Attr(name = Attributes.SELECTION))
	private RandomAccessibleInterval<? extends RealType<?>> image;

	@Parameter(label = "Basis", description = "Of Image Spectrum: d x d, d the number of pixels of a square patch", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> basis;

	@Parameter(label = "Mean", description = "Of Image Spectrum: d values", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> mean;

	@Parameter(label = "Patches", description = "Number of patches drawn, 1 to 100000000", min = "1",
		max = "100000000", persist = false)
	private int patches = 20000;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Inputs", description = "Dimension 0 is the rank of the eigenvector, dimension 1 the sample")
	private Img<DoubleType> inputs;

	@Parameter(type = ItemIO.OUTPUT, label = "Patches left out", description = "Drawn, but with pixels that are NaN or infinite")
	private long leftOut;

	@Parameter(type = ItemIO.OUTPUT, label = "Region", description = "Of the image, in which the patches lie")
	private String region;

	@Override
	public void run() {
		final int patchSize = patchSize();
		final int dimension = patchSize * patchSize;
		final double[] vectors = Require.length("basis", ImageArrays.matrix("basis", basis, dimension), dimension *
			dimension);
		final double[] center = Require.length("mean", ImageArrays.vector("mean", mean), dimension);
		final PatchSampler sampler = new PatchSampler(image, patchSize, Streams.of(seed).stream("patches", 0));
		inputs = ImageArrays.image(withProgress(progress -> PatchProjection.inputs(sampler, vectors, center, patches,
			progress)), dimension);
		leftOut = sampler.leftOut();
		region = ImageRegion.of(image).toString();
	}

	private int patchSize() {
		final long dimension = basis.dimension(0);
		final int size = (int) Math.min(PatchSampler.MAX_SIZE, Math.round(Math.sqrt(dimension)));
		if ((long) size * size == dimension) return size;
		throw new IllegalArgumentException("basis must have as many rows (dimension 0) as a square patch has pixels, " +
			"1, 4, 9, ... 1024, was " + dimension);
	}
}
