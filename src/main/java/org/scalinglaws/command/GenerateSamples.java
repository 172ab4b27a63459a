package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.DenoiserCommand;
import org.scalinglaws.diffusion.denoiser.Denoiser;
import org.scalinglaws.diffusion.denoiser.GeneratedSamples;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Draws patches of an image as a linear diffusion model does at some time of its training. */
@Plugin(type = Command.class, headless = true, description = "Draws patches of an image as a linear diffusion model does at some time of its training",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "diffusion.md#images-as-the-network-draws-them"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Diffusion", weight = 3.85), @Menu(label = "Generate Samples...", weight = 2) })
public class GenerateSamples extends DenoiserCommand {

	@Parameter(label = "Basis", description = "Patterns of the patches, as Image Spectrum gives them: dimension 0 the pixels of a square patch, dimension 1 as long as the spectrum",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> basis;

	@Parameter(label = "Mean", description = "Of the patches, pixel by pixel, a vector, in the units of the spectrum's square root",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> mean;

	@Parameter(label = "Time", description = "Of training, 0 to 1e50", min = "0", max = "1e50", persist = false)
	private double time = 100;

	@Parameter(label = "Count", description = "Patches to draw, 1 to 1000000; at most 1e8 pixels in all", min = "1",
		max = "1000000", persist = false)
	private int count = 16;

	@Parameter(label = "Seed", description = "Of the normal numbers, 0 to 9007199254740991; the same at each time, so that one seed shows how one patch forms",
		min = "0", max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Images", description = "Dimensions 0 and 1 a patch, dimension 2 the patches")
	private Img<DoubleType> images;

	@Parameter(type = ItemIO.OUTPUT, label = "Stack", description = "The same as a stack of ImageJ, 32 bits")
	private ImagePlus stack;

	@Override
	public void run() {
		final double[] centre = ImageArrays.vector("mean", mean), eigenvalues = spectrum();
		final int side = (int) Math.round(Math.sqrt(centre.length));
		if (side * side != centre.length) throw new IllegalArgumentException(
			"mean must be that of square patches, its length a square, was " + centre.length);
		final double[] patterns = ImageArrays.matrix("basis", basis, centre.length);
		Require.length("spectrum", eigenvalues, patterns.length / centre.length);
		final Denoiser denoiser = denoiser();
		quickly(progress -> GeneratedSamples.draw(denoiser, patterns, centre, eigenvalues, time, count, seed, progress), pixels -> {
			images = ArrayImgs.doubles(pixels, side, side, count);
			stack = stack(pixels, side);
		});
	}

	private ImagePlus stack(final double[] pixels, final int side) {
		final ImageStack slices = new ImageStack(side, side);
		double least = pixels[0], greatest = pixels[0];
		for (int patch = 0; patch < count; patch++) {
			final float[] slice = new float[side * side];
			for (int i = 0; i < slice.length; i++) {
				final double pixel = pixels[patch * slice.length + i];
				slice[i] = (float) pixel;
				least = Math.min(least, pixel);
				greatest = Math.max(greatest, pixel);
			}
			slices.addSlice("patch " + (patch + 1), new FloatProcessor(side, side, slice));
		}
		final ImagePlus shown = new ImagePlus("Patches at time " + Require.text(time), slices);
		shown.setDisplayRange(least, greatest);
		return shown;
	}
}
