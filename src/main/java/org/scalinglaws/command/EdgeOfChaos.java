package org.scalinglaws.command;

import java.util.Arrays;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.ground.Require;
import org.scalinglaws.propagation.signal.Activation;
import org.scalinglaws.propagation.signal.ChaosMap;
import org.scalinglaws.propagation.signal.MeanField;
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

/** Maps the slope of the distance of two inputs over the deviations of weights and biases, with the line where it is 1. */
@Plugin(type = Command.class, headless = true, description = "Maps by what random layers multiply a small distance of two inputs, over the deviations of weights and biases, with the critical line",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "deep-networks.md#signal-propagation"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Deep Networks", weight = 3.95), @Menu(label = "Edge Of Chaos...", weight = 2) })
public class EdgeOfChaos extends ScalingCommand {

	@Parameter(label = "Activation", description = "phi: tanh u, erf(u/sqrt 2) or sin u", choices = { "tanh", "erf", "sin" }, persist = false)
	private String activation = "tanh";

	@Parameter(label = "Weight deviation from", description = "Least sigma_w of weights N(0, sigma_w^2/width), 0 to 100", min = "0",
		max = "100", stepSize = "0.1", persist = false)
	private double weightDeviationFrom = 0.5;

	@Parameter(label = "Weight deviation to", description = "Greatest sigma_w, more than weight deviation from, to 100", min = "0",
		max = "100", stepSize = "0.1", persist = false)
	private double weightDeviationTo = 3;

	@Parameter(label = "Bias deviation from", description = "Least sigma_b of biases N(0, sigma_b^2), 0 to 100", min = "0", max = "100",
		stepSize = "0.1", persist = false)
	private double biasDeviationFrom = 0;

	@Parameter(label = "Bias deviation to", description = "Greatest sigma_b, not less than bias deviation from, to 100; the same: one row of pixels",
		min = "0", max = "100", stepSize = "0.1", persist = false)
	private double biasDeviationTo = 1;

	@Parameter(label = "Resolution", description = "Pixels along both axes, 2 to 4096", min = "2", max = "4096",
		persist = false)
	private int resolution = 128;

	@Parameter(type = ItemIO.OUTPUT, label = "Slope", description = "sigma_w^2 E phi'^2 at the fixed point, over linear axes: dimension 0 weightDeviation, dimension 1 biasDeviation")
	private Img<DoubleType> slope;

	@Parameter(type = ItemIO.OUTPUT, label = "Critical line", description = "Where the slope is 1, for each bias deviation of the map: columns weightDeviation, biasDeviation, fixedPoint, curvature")
	private Columns criticalLine;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot", description = "The logarithm of the slope, with the critical line; none for one row of pixels, or slopes that all are 0")
	private ImagePlus plot;

	@Override
	public void run() {
		final ImageAxis weights = axis("weightDeviation", weightDeviationFrom, weightDeviationTo, true);
		final ImageAxis biases = axis("biasDeviation", biasDeviationFrom, biasDeviationTo, false);
		final ChaosMap map = withProgress(progress -> ChaosMap.of(Activation.of(activation), weights, biases, resolution,
			progress));
		slope = signed(map.slope(), map.complete());
		criticalLine = signed(map.criticalLine());
		if (map.complete()) plot = plot(map.slope());
	}

	private static ImageAxis axis(final String name, final double from, final double to, final boolean several) {
		if (several ? !(to > from) : !(to >= from)) throw new IllegalArgumentException(name + "To must " + (several
			? "be greater than " : "not be less than ") + name + "From = " + Require.text(from) + ", was " + Require.text(to));
		return ImageAxis.linear(name, Require.inRange(name + "From", from, 0, MeanField.GREATEST), Require.inRange(name + "To",
			to, 0, MeanField.GREATEST));
	}

	/** Null for one row of pixels, and where there is no logarithm. */
	private ImagePlus plot(final CalibratedImage map) {
		if (map.height() == 1 || Arrays.stream(map.values()).noneMatch(value -> value > 0)) return null;
		final Columns line = criticalLine.where("weightDeviation", x -> x >= weightDeviationFrom && x <= weightDeviationTo)
			.select("weightDeviation", "biasDeviation").renamed("weightDeviation", "x").renamed("biasDeviation", "y");
		final MapPlot picture = MapPlot.of(map.with("ln slope", Arrays.stream(map.values()).map(Math::log).toArray())).colours(
			MapPlot.DIVERGING).labelX("weight deviation \u03C3w").labelY("bias deviation \u03C3b").labelValues("ln slope").title(
				"Edge of chaos: " + activation);
		if (line.rows() > 1) picture.curves(line).labels("slope 1");
		return picture.image();
	}
}
