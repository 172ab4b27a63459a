package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.ground.Require;
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
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Plots an image over two axes, with curves and names over it (see
 * {@link MapPlot}).
 * <p>
 * A {@link CalibratedImage}, or a calibrated 32-bit image of ImageJ, has axes of
 * its own; others run over the numbers of the pixels, from 0, unless their ends
 * are given.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Plots an image over two axes, with curves and names over it",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "cookbook.md#10-a-map-with-calibrated-axes-as-a-tiff"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Plot Map...", weight = 3.5) })
public class PlotMap extends ScalingCommand {

	@Parameter(label = "Map", description = "2-D image to plot, dimension 0 to the right, dimension 1 upwards",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> map;

	@Parameter(label = "From x", description = "x at the centre of the first pixel; the map's own if not given",
		required = false, persist = false)
	private Double fromX;

	@Parameter(label = "To x", description = "x at the centre of the last pixel; the map's own if not given",
		required = false, persist = false)
	private Double toX;

	@Parameter(label = "From y", description = "y at the centre of the first pixel; the map's own if not given",
		required = false, persist = false)
	private Double fromY;

	@Parameter(label = "To y", description = "y at the centre of the last pixel; the map's own if not given",
		required = false, persist = false)
	private Double toY;

	@Parameter(label = "Logarithmic x", description = "Whether x is logarithmic, where its ends are given",
		persist = false)
	private boolean logX = true;

	@Parameter(label = "Logarithmic y", description = "Whether y is logarithmic, where its ends are given",
		persist = false)
	private boolean logY = true;

	@Parameter(label = "Colours", description = "Sequential for magnitudes, diverging for deviations from a centre",
		choices = { MapPlot.SEQUENTIAL, MapPlot.DIVERGING }, persist = false)
	private String colours = MapPlot.SEQUENTIAL;

	@Parameter(label = "Logarithmic values", description = "Colours by the logarithms of the values; others than positive ones are grey",
		persist = false)
	private boolean logValues;

	@Parameter(label = "Colour from", description = "Value of the first colour; the map's least if not given",
		required = false, persist = false)
	private Double colourFrom;

	@Parameter(label = "Colour to", description = "Value of the last colour; the map's greatest if not given",
		required = false, persist = false)
	private Double colourTo;

	@Parameter(label = "Centre", description = "Value at which diverging colours are white (finite)", persist = false)
	private Double centre = 0.0;

	@Parameter(label = "Categories", description = "Names of the values, separated by commas, in the order of their codes from 0, or code=name",
		required = false, persist = false)
	private String categories;

	@Parameter(label = "Curves", description = "Table with columns x, y and, for several curves, series; a row that is not finite interrupts",
		required = false, persist = false)
	private Columns curves;

	@Parameter(label = "Labels", description = "Names of the curves, separated by commas, one for each series",
		required = false, persist = false)
	private String labels;

	@Parameter(label = "Names", description = "Table of two rows: each column's name is written at x (first row) and y (second row)",
		required = false, persist = false)
	private Columns names;

	@Parameter(label = "Title", description = "Text above the plot", required = false, persist = false)
	private String title;

	@Parameter(label = "x label", description = "Text of the x axis; its name if not given", required = false,
		persist = false)
	private String labelX;

	@Parameter(label = "y label", description = "Text of the y axis; its name if not given", required = false,
		persist = false)
	private String labelY;

	@Parameter(label = "Value label", description = "Text of the colours; the map's name if not given", required = false,
		persist = false)
	private String labelValues;

	@Parameter(label = "Width", description = "Of the figure, in millimetres, as a journal's column (20 to 1000); about 80 if not given",
		required = false, min = "20", max = "1000", persist = false)
	private Double width;

	@Parameter(label = "Font size", description = "In points (3 to 72); 8 if not given, less in a figure narrower than 60 mm",
		required = false, min = "3", max = "72", persist = false)
	private Double fontSize;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot")
	private ImagePlus plot;

	@Override
	public void run() {
		plot = MapPlot.of(calibrated()).colours(colours).logValues(logValues).centre(centre).colourRange(colourFrom, colourTo)
			.categories(categories).curves(curves).labels(labels).names(names).title(title).labelX(labelX).labelY(labelY)
			.labelValues(labelValues).width(width).fontSize(fontSize).image();
	}

	private CalibratedImage calibrated() {
		if (map instanceof CalibratedImage) {
			final CalibratedImage own = (CalibratedImage) map;
			return new CalibratedImage(own.name(), own.values(), own.width(), own.height(), x(own.axis(0)), y(own.axis(1))).with(
				own.metadata());
		}
		if (map.numDimensions() != 2) throw new IllegalArgumentException("map must have 2 dimensions, had " + map
			.numDimensions());
		return CalibratedImage.copyOf("value", map, x(ImageAxis.linear("x", 0, map.dimension(0) - 1.0)), y(ImageAxis.linear(
			"y", 0, map.dimension(1) - 1.0)));
	}

	private ImageAxis x(final ImageAxis own) {
		return axis(own, "X", fromX, toX, logX);
	}

	private ImageAxis y(final ImageAxis own) {
		return axis(own, "Y", fromY, toY, logY);
	}

	private static ImageAxis axis(final ImageAxis own, final String which, final Double from, final Double to,
		final boolean log)
	{
		if (from == null && to == null) return own;
		Require.given("from" + which, from);
		if (log) Require.positive("from" + which, from);
		if (!(Require.given("to" + which, to) > from)) throw new IllegalArgumentException("to" + which +
			" must be finite and greater than from" + which + " = " + from + ", was " + to);
		return new ImageAxis(own.name(), from, to, log);
	}
}
