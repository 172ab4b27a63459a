package org.scalinglaws.command;

import java.util.stream.IntStream;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ImageRegion;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PatchCovariance;
import org.scalinglaws.spectrum.PatchSampler;
import org.scalinglaws.table.Columns;
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
 * Measures the covariance spectrum of an image's patches, of all or of some, and the
 * exponent of its decay. Of an ImageJ image with a selection only the patches inside it
 * count; those with pixels that are NaN or infinite are left out.
 */
@Plugin(type = Command.class, headless = true, description = "Measures the covariance spectrum of an image's patches and the exponent of its decay",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#from-a-real-image-to-its-learning-curve"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Image Spectrum...", weight = 2) })
public class ImageSpectrum extends ScalingCommand {

	@Parameter(label = "Image", description = "Two dimensions or more, of which the further ones are slices; an ImageJ image's selection counts",
		persist = false, attrs = @Attr(name = Attributes.SELECTION))
	private RandomAccessibleInterval<? extends RealType<?>> image;

	@Parameter(label = "Patch size", description = "Side of the square patches in pixels, 1 to 32", min = "1", max = "32",
		persist = false)
	private int patchSize = 16;

	@Parameter(label = "Patches", description = "0 takes all of them, each once; or the number drawn, 2 to 100000000",
		min = "0", max = "100000000", persist = false)
	private int patches;

	@Parameter(label = "Seed", description = "Of the random numbers that draw patches, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Spectrum", description = "Eigenvalues, descending, of sum 1")
	private Img<DoubleType> spectrum;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent", description = "Of the decay with the rank, positive; NaN if there is no power law")
	private double exponent = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error", description = "Of the exponent; NaN where there is none")
	private double standardError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Basis", description = "Dimension 0 is the pixel of the patch, dimension 1 the rank of the eigenvector")
	private Img<DoubleType> basis;

	@Parameter(type = ItemIO.OUTPUT, label = "Mean", description = "Of the patches, pixel by pixel")
	private Img<DoubleType> mean;

	@Parameter(type = ItemIO.OUTPUT, label = "Spectrum by rank", description = "Columns rank and eigenvalue")
	private Columns table;

	@Override
	public void run() {
		if (patches == 1) throw new IllegalArgumentException("patches must be 0 for all of them, or at least 2, was 1");
		final PatchSampler sampler = new PatchSampler(image, patchSize, Streams.of(seed).stream("patches", 0));
		wholly(progress -> PatchCovariance.of(sampler, patches, progress), this::give);
	}

	private void give(final PatchCovariance covariance) {
		spectrum = ImageArrays.image(covariance.spectrum());
		basis = ImageArrays.image(covariance.basis(), covariance.mean().length);
		mean = ImageArrays.image(covariance.mean());
		table = table(covariance);
	}

	private Columns table(final PatchCovariance covariance) {
		final Columns.Builder rows = Columns.builder("rank", "eigenvalue");
		for (int i = 0; i < covariance.spectrum().length; i++)
			rows.row(i + 1, covariance.spectrum()[i]);
		rows.metadata("variance", covariance.variance()).metadata("patchesUsed", covariance.patches()).metadata(
			"patchesLeftOut", covariance.leftOut());
		ImageRegion.of(image).describeIn(rows);
		if (covariance.patches() < patches) rows.metadata("canceled", true);
		rows.metadata("powerLaw", fitPowerLaw(covariance.spectrum()));
		return signed(rows.build());
	}

	/** Sets exponent and standardError and tells the window of ranks, or why there is none, with both NaN. */
	private String fitPowerLaw(final double[] eigenvalues) {
		final double[] ranks = IntStream.rangeClosed(1, eigenvalues.length).asDoubleStream().toArray();
		final PowerLawFit fit = PowerLawFit.of(ranks, eigenvalues);
		exponent = -fit.exponent();
		standardError = fit.standardError();
		return fit.kind().equals(PowerLawFit.NONE) ? "none: " + fit.reason() : "exponent " + (float) -fit.exponent() + ", 95 % interval " +
			(float) -fit.high() + " to " + (float) -fit.low() + ", ranks " + (int) fit.from() + " to " + (int) fit.to();
	}
}
