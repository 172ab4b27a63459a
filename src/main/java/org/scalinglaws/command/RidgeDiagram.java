package org.scalinglaws.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.AxisInputs;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.ground.Require;
import org.scalinglaws.regression.ridge.PowerLawRidge;
import org.scalinglaws.regression.ridge.RiskMap;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Maps the risk of linear random features over samples and features. */
@Plugin(type = Command.class, headless = true, description = "Maps the risk of linear random features over samples and features, with its local exponents",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "regression.md#samples-and-features"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Regression", weight = 3.6), @Menu(label = "Ridge Diagram...", weight = 3) })
public class RidgeDiagram extends ScalingCommand {

	@Parameter(label = "Exponent", description = "a of the spectrum lambda_i ~ i^-a of sum 1, 0 to 20", min = "0", max = "20",
		stepSize = "0.25", persist = false)
	private double exponent = 1.5;

	@Parameter(label = "Source", description = "s of the target, lambda_i w_i^2 ~ i^-(s a + 1) of sum 1; greater than 0, to 20", min = "0",
		max = "20", stepSize = "0.25", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double source = 1.2;

	@Parameter(label = "Noise variance", description = "Of the labels, from 0", min = "0", max = "1e100", persist = false)
	private double noiseVariance = 0.01;

	@Parameter(label = "Ridge", description = "Of the mean squared error over samples plus ridge |v|^2; 0 interpolates if it can",
		min = "0", max = "1e100", persist = false)
	private double ridge = 1e-6;

	@Parameter(label = "Dimension", description = "d, 1 to 1e15", min = "1", max = "1e15", persist = false)
	private double dimension = 1e5;

	@Parameter(label = "Samples from", description = "Fewest samples, from 1", min = "1", max = "1e100", persist = false)
	private double samplesFrom = 10;

	@Parameter(label = "Samples to", description = "Most samples, more than samples from", min = "1", max = "1e100", persist = false)
	private double samplesTo = 1e4;

	@Parameter(label = "Features from", description = "Fewest random features, from 1", min = "1", max = "1e100",
		persist = false)
	private double featuresFrom = 10;

	@Parameter(label = "Features to", description = "Most random features, more than features from", min = "1", max = "1e100",
		persist = false)
	private double featuresTo = 1e4;

	@Parameter(label = "Resolution", description = "Pixels along both axes, 2 to 4096", min = "2", max = "4096",
		persist = false)
	private int resolution = 128;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk", description = "Without the noise, over log axes: dimension 0 samples, dimension 1 features; infinite on the interpolation peak of ridge 0, which the metadata's reason tells")
	private Img<DoubleType> risk;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent in samples", description = "d log risk / d log samples, exact")
	private Img<DoubleType> exponentInSamples;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent in features", description = "d log risk / d log features, exact")
	private Img<DoubleType> exponentInFeatures;

	@Parameter(type = ItemIO.OUTPUT, label = "Residual", description = "Of the renormalized ridge's equation, relative")
	private Img<DoubleType> residual;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot", description = "The risk, with the line where there are as many features as samples")
	private ImagePlus plot;

	@Override
	public void run() {
		final ImageAxis samples = AxisInputs.logarithmic("samples", "samples", samplesFrom, samplesTo, 1, Require.LARGEST);
		final ImageAxis features = AxisInputs.logarithmic("features", "features", featuresFrom, featuresTo, 1, Require.LARGEST);
		final RiskMap map = withProgress(progress -> RiskMap.of(PowerLawRidge.of(dimension, exponent, source), ridge,
			noiseVariance, samples, features, resolution, progress));
		risk = signed(map.risk(), map.complete());
		exponentInSamples = signed(map.exponentInSamples(), map.complete());
		exponentInFeatures = signed(map.exponentInFeatures(), map.complete());
		residual = signed(map.residual(), map.complete());
		if (map.complete()) plot = plot(map.risk());
	}

	/** Null if there is no risk that log colours can show. */
	private ImagePlus plot(final CalibratedImage map) {
		boolean any = false;
		for (final double value : map.values())
			any |= value > 0 && value < Double.POSITIVE_INFINITY;
		if (!any) return null;
		final double from = Math.max(samplesFrom, featuresFrom), to = Math.min(samplesTo, featuresTo);
		final MapPlot picture = MapPlot.of(map).logValues(true).labelX("samples P").labelY("features N").labelValues("risk")
			.title(String.format(Locale.ROOT, "a = %s, s = %s, noise %s, ridge %s", text(exponent), text(source), text(noiseVariance), text(
				ridge)));
		if (from < to) picture.curves(Columns.builder("x", "y").row(from, from).row(to, to).build()).labels("N = P");
		return picture.image();
	}

	private static String text(final double value) {
		return Require.text(new BigDecimal(value).round(new MathContext(6)).doubleValue());
	}
}
