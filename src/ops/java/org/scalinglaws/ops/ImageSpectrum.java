package org.scalinglaws.ops;

import java.util.stream.IntStream;

import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PatchCovariance;
import org.scalinglaws.spectrum.PatchSampler;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Measures the covariance spectrum of an image's patches and the exponent of its decay;
 * exponent and standardError are NaN if there is no power law.
 */
@Plugin(type = Op.class, name = "scaling.imageSpectrum")
public class ImageSpectrum extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> image;

	@Parameter(required = false)
	private int patchSize = 16;

	@Parameter(required = false)
	private int patches = 20_000;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> spectrum;

	@Parameter(type = ItemIO.OUTPUT)
	private double exponent;

	@Parameter(type = ItemIO.OUTPUT)
	private double standardError;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> basis;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> mean;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns table;

	@Override
	public void run() {
		Require.inRange("patches", patches, 2, PatchCovariance.MAX_PATCHES);
		final PatchSampler sampler = new PatchSampler(image, patchSize, Streams.of(seed).stream("patches", 0));
		final PatchCovariance covariance = withProgress(progress -> PatchCovariance.of(sampler, patches, progress));
		spectrum = ImageArrays.image(covariance.spectrum());
		basis = ImageArrays.image(covariance.basis(), sampler.dimension());
		mean = ImageArrays.image(covariance.mean());
		byRank(covariance);
	}

	private void byRank(final PatchCovariance covariance) {
		final double[] eigenvalues = covariance.spectrum();
		final double[] ranks = IntStream.rangeClosed(1, eigenvalues.length).asDoubleStream().toArray();
		final PowerLawFit fit = PowerLawFit.of(ranks, eigenvalues);
		exponent = -fit.exponent();
		standardError = fit.standardError();
		final Columns.Builder rows = Columns.builder("rank", "eigenvalue");
		for (int i = 0; i < ranks.length; i++)
			rows.row(ranks[i], eigenvalues[i]);
		table = rows.metadata("variance", covariance.variance()).metadata("patchesDrawn", covariance.patches()).metadata(
			"canceled", covariance.patches() < patches).build();
	}
}
