package org.scalinglaws.figure.map;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.figure.axis.AxisText;
import org.scalinglaws.figure.sheet.Figure;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;

/**
 * A figure of an image with axes: its cells in the colours of their values, with
 * what the colours mean, curves and names over it.
 *
 * <pre>
 * ImagePlus plot = MapPlot.of(risk).logValues(true).curves(boundaries).title("Excess risk").image();
 * ImagePlus phases = MapPlot.of(phase).categories("plateau, II, III").image();
 * </pre>
 * <p>
 * The first axis runs to the right, the second upwards. Values that cannot be
 * shown (NaN, infinite, not positive on a log scale) are grey.
 * </p>
 */
public final class MapPlot {

	/** Colours for magnitudes. */
	public static final String SEQUENTIAL = "sequential";

	/** Colours for deviations from a centre, as exponents from 0. */
	public static final String DIVERGING = "diverging";

	private final CalibratedImage map;
	private String colours = SEQUENTIAL;
	private boolean logValues;
	private double centre;
	private Double colourFrom;
	private Double colourTo;
	private List<String> categories = List.of();
	private Columns curves;
	private List<String> labels = List.of();
	private Columns names;
	private String title = "";
	private String xText = "";
	private String yText = "";
	private String valueText = "";
	private Double width;
	private Double fontSize;

	private MapPlot(final CalibratedImage map) {
		this.map = Require.given("map", map);
	}

	/** Begins a plot of an image. */
	public static MapPlot of(final CalibratedImage map) {
		return new MapPlot(map);
	}

	/**
	 * Chooses the colours of numbers, {@value #SEQUENTIAL} if not set.
	 *
	 * @throws IllegalArgumentException if it is neither of the two choices
	 */
	public MapPlot colours(final String choice) {
		colours = Require.oneOf("colours", choice, List.of(SEQUENTIAL, DIVERGING));
		return this;
	}

	/** Chooses colours by the logarithms of the values. */
	public MapPlot logValues(final boolean log) {
		logValues = log;
		return this;
	}

	/**
	 * Sets the value at which diverging colours are white, 0 if not set.
	 *
	 * @throws IllegalArgumentException if it is not finite
	 */
	public MapPlot centre(final double value) {
		centre = Require.inRange("centre", value, -Double.MAX_VALUE, Double.MAX_VALUE);
		return this;
	}

	/** Sets the values of the first and the last colour; null for those of the map. */
	public MapPlot colourRange(final Double from, final Double to) {
		colourFrom = from;
		colourTo = to;
		return this;
	}

	/**
	 * Makes the values codes of categories, whose names are listed beside the map and
	 * written into their regions; null or empty for none.
	 *
	 * @param commaSeparated names in the order of their codes from 0, or code=name
	 */
	public MapPlot categories(final String commaSeparated) {
		categories = texts(commaSeparated);
		return this;
	}

	/**
	 * Sets curves drawn over the map; null for none.
	 *
	 * @param table columns x and y in the units of the axes, and, for several curves,
	 *          series (their numbers); a row that is not finite interrupts a curve
	 */
	public MapPlot curves(final Columns table) {
		curves = table;
		return this;
	}

	/** Sets the names of the curves, separated by commas, one for each series in ascending order; null or empty for none. */
	public MapPlot labels(final String commaSeparated) {
		labels = texts(commaSeparated);
		return this;
	}

	/**
	 * Sets names written over the map, in place of those in the regions of
	 * categories; null for none.
	 *
	 * @param table two rows, x and y of each name's middle; each name is a column
	 * @throws IllegalArgumentException if there are not two rows
	 */
	public MapPlot names(final Columns table) {
		if (table != null && table.rows() != 2) throw new IllegalArgumentException(
			"names must have two rows (x and y), had " + table.rows());
		names = table;
		return this;
	}

	/** Sets the text above the map; null or empty for none. */
	public MapPlot title(final String text) {
		title = stripped(text);
		return this;
	}

	/** Sets the text of the x axis; null or empty for its name. */
	public MapPlot labelX(final String text) {
		xText = stripped(text);
		return this;
	}

	/** Sets the text of the y axis; null or empty for its name. */
	public MapPlot labelY(final String text) {
		yText = stripped(text);
		return this;
	}

	/** Sets the text of the colours; null or empty for the map's name. */
	public MapPlot labelValues(final String text) {
		valueText = stripped(text);
		return this;
	}

	/** Sets the width of the figure in millimetres (20 to 1000); null for its own, about 80. */
	public MapPlot width(final Double millimetres) {
		width = millimetres;
		return this;
	}

	/** Sets the size of the fonts in points (3 to 72); null for 8, or less in a figure narrower than 60 mm. */
	public MapPlot fontSize(final Double points) {
		fontSize = points;
		return this;
	}

	/**
	 * Draws the plot: RGB, 300 pixels per inch, about 950 x 800, not shown. The image
	 * carries its figure, for vector formats.
	 *
	 * @throws IllegalArgumentException if no value can be shown, colours or their
	 *           range do not fit, a value is not the code of a category, the curves
	 *           lack columns or do not have as many series as there are labels, or a
	 *           size is out of range
	 */
	public ImagePlus image() {
		return Pictures.of(figure(), Size.of(width, fontSize));
	}

	/** The same as {@link #image}, not drawn yet. */
	public Figure figure() {
		return new MapFigure(map, key(), new MapCurves(curves, labels), names, title, text(xText, map.axis(0).name()), text(
			yText, map.axis(1).name()));
	}

	private Key key() {
		if (!categories.isEmpty()) return Categories.of(categories, map.values());
		final String text = text(valueText, map.name());
		if (colours.equals(SEQUENTIAL)) return ColourScale.sequential(map.values(), logValues, colourFrom, colourTo, text);
		if (logValues) throw new IllegalArgumentException("logValues must be false with " + DIVERGING + " colours, was true");
		return ColourScale.diverging(map.values(), centre, colourFrom, colourTo, text);
	}

	private String text(final String given, final String name) {
		return given.isEmpty() ? AxisText.axis(name, map.metadata()) : given;
	}

	private static String stripped(final String text) {
		return text == null ? "" : text.strip();
	}

	private static List<String> texts(final String commaSeparated) {
		return Arrays.stream(stripped(commaSeparated).split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
	}
}
