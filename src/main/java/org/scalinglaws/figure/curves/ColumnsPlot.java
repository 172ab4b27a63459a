package org.scalinglaws.figure.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import org.scalinglaws.figure.axis.AxisText;
import org.scalinglaws.figure.sheet.Figure;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.Palette;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;

/**
 * A plot of columns of a table, theory as lines over simulation as points.
 *
 * <pre>
 * ImagePlus plot = ColumnsPlot.of(summary).y("loss").theory(flow).title("Learning curve").image();
 * </pre>
 * <p>
 * Where the table has a column XStandardError for the y column X, or XMean, a band
 * shows one standard error, or a line at each point. A y column that a table has only as its mean, or of
 * which it has only what it is the mean of, is found under that name. Values that
 * are not finite or, on a log axis, not positive are left out, and so are diverged
 * runs. A table without theory and without standard errors is drawn as lines. With
 * theory a y column may be in one of the tables only: points without a line, or a
 * line without points.
 * </p>
 */
public final class ColumnsPlot {

	private final Columns table;
	private String x = "time";
	private List<String> y = List.of();
	private Columns theory;
	private String group;
	private boolean logX = true;
	private boolean logY = true;
	private String title = "";
	private String xText = "";
	private String yText = "";
	private List<String> labels = List.of();
	private List<String> bars = List.of();
	private List<String> stems = List.of();
	private List<String> dashed = List.of();
	private boolean errorBars;
	private boolean panels;
	private Double width;
	private Double fontSize;
	private Backdrop backdrop = Backdrop.NONE;

	private ColumnsPlot(final Columns table) {
		this.table = Require.given("table", table);
	}

	/** Begins a plot of a table, with log axes and time along x. */
	public static ColumnsPlot of(final Columns table) {
		return new ColumnsPlot(table);
	}

	/** Sets the column along x; time if it is not set. */
	public ColumnsPlot x(final String column) {
		x = Require.given("x", column);
		return this;
	}

	/** Sets the columns along y, one or several separated by commas. */
	public ColumnsPlot y(final String columns) {
		y = texts(Require.given("y", columns));
		return this;
	}

	/** Sets a second table, drawn as lines over the points of the first; null for none. */
	public ColumnsPlot theory(final Columns second) {
		theory = second;
		return this;
	}

	/** Sets a column whose distinct values make separate curves; null or empty for none. */
	public ColumnsPlot group(final String column) {
		group = column == null || column.isBlank() ? null : column.strip();
		return this;
	}

	/** Chooses a logarithmic (true) or linear x axis. */
	public ColumnsPlot logX(final boolean log) {
		logX = log;
		return this;
	}

	/** Chooses a logarithmic (true) or linear y axis. */
	public ColumnsPlot logY(final boolean log) {
		logY = log;
		return this;
	}

	/** Sets the text above the plot; null or empty for none. */
	public ColumnsPlot title(final String text) {
		title = text == null ? "" : text.strip();
		return this;
	}

	/** Sets the text of the x axis; null or empty for the column's own. */
	public ColumnsPlot labelX(final String text) {
		xText = text == null ? "" : text.strip();
		return this;
	}

	/** Sets the text of the y axis; null or empty for the columns' own. */
	public ColumnsPlot labelY(final String text) {
		yText = text == null ? "" : text.strip();
		return this;
	}

	/**
	 * Sets the texts of the legend, separated by commas, in its order; null or empty
	 * for those that name columns and groups.
	 */
	public ColumnsPlot labels(final String commaSeparated) {
		labels = commaSeparated == null ? List.of() : texts(commaSeparated);
		return this;
	}

	/**
	 * Sets which of the columns along y are drawn as bars, as the densities of a
	 * histogram at the middles of its bins, separated by commas; null or empty for
	 * none. Theory is drawn as lines over them. A bar ends in the middle between its
	 * value of x and the nearer of its neighbours.
	 */
	public ColumnsPlot bars(final String columns) {
		bars = columns == null ? List.of() : texts(columns);
		return this;
	}

	/**
	 * Sets which of the columns along y are drawn as stems, lines from zero with a
	 * marker on top (those of theory without), separated by commas; null or empty for
	 * none.
	 */
	public ColumnsPlot stems(final String columns) {
		stems = columns == null ? List.of() : texts(columns);
		return this;
	}

	/**
	 * Sets which of the columns along y are drawn as black dashed lines, as predicted
	 * rates beside curves, separated by commas; null or empty for none. Their dashes
	 * differ.
	 */
	public ColumnsPlot dashed(final String columns) {
		dashed = columns == null ? List.of() : texts(columns);
		return this;
	}

	/** Chooses whether standard errors are lines at the points, all of which are shown then, instead of a band. */
	public ColumnsPlot errorBars(final boolean lines) {
		errorBars = lines;
		return this;
	}

	/** Chooses whether each column along y gets a panel of its own, one below the other. */
	public ColumnsPlot panels(final boolean each) {
		panels = each;
		return this;
	}

	/**
	 * Sets values of x that are marked by vertical lines, each named by its column;
	 * null for none.
	 *
	 * @param row one row; what is not finite or not within the axis is left out
	 * @throws IllegalArgumentException if there is not one row
	 */
	public ColumnsPlot marks(final Columns row) {
		backdrop = backdrop.withMarks(row);
		return this;
	}

	/**
	 * Sets arrows drawn beneath the curves, as of a vector field; null for none.
	 *
	 * @param table columns x, y (the tail) and dx, dy (to the head), in units of the
	 *          axes; tails count for the ranges of the axes
	 * @throws IllegalArgumentException if a column is missing
	 */
	public ColumnsPlot arrows(final Columns table) {
		backdrop = backdrop.withArrows(table);
		return this;
	}

	/** Sets the width of the figure in millimetres (20 to 1000); null for its own, about 100. */
	public ColumnsPlot width(final Double millimetres) {
		width = millimetres;
		return this;
	}

	/** Sets the size of the fonts in points (3 to 72); null for 8, or less in a figure narrower than 60 mm. */
	public ColumnsPlot fontSize(final Double points) {
		fontSize = points;
		return this;
	}

	/**
	 * Draws the plot: RGB, 300 pixels per inch, about 1200 x 800 (each panel), not
	 * shown. The image carries its figure, for vector formats.
	 *
	 * @throws IllegalArgumentException listing the known columns if one is not
	 *           there, if no value can be shown, if there are not as many labels
	 *           as the legend has entries, or a size is out of range
	 */
	public ImagePlus image() {
		return Pictures.of(figure(), Size.of(width, fontSize));
	}

	/** The same as {@link #image}, not drawn yet. */
	public Figure figure() {
		check();
		final List<CurveFrame> frames = new ArrayList<>();
		if (panels && y.size() > 1) for (final String column : y)
			frames.add(frame(List.of(column), frames.isEmpty()));
		else frames.add(frame(y, true));
		return new CurveFigure(title.isEmpty() ? frames.get(0).yText() : title, frames);
	}

	private CurveFrame frame(final List<String> columns, final boolean hasLegend) {
		final List<Series> curves = named(curves(columns), hasLegend);
		if (curves.isEmpty()) throw new IllegalArgumentException(
			"y must have values that can be shown (finite" + (logX || logY ? " and positive on log axes" : "") + "), was " +
				String.join(", ", columns));
		return new CurveFrame(curves, backdrop, title, xText.isEmpty() ? AxisText.axis(x, table.metadata()) : xText, yText
			.isEmpty() || columns != y ? yText(columns) : yText, logX, logY, errorBars);
	}

	/** With the given labels in place of those they have. */
	private List<Series> named(final List<Series> curves, final boolean hasLegend) {
		final List<String> own = curves.stream().map(Series::label).filter(Objects::nonNull).toList();
		if (!labels.isEmpty() && labels.size() != own.size()) throw new IllegalArgumentException("labels must be " + own
			.size() + " texts, for " + own + ", was " + labels);
		final Iterator<String> next = labels.isEmpty() ? own.iterator() : labels.iterator();
		return curves.stream().map(curve -> curve.label() == null ? curve : curve.withLabel(hasLegend ? next.next() : null))
			.toList();
	}

	private static List<String> texts(final String commaSeparated) {
		return Arrays.stream(commaSeparated.split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
	}

	private String yText(final List<String> columns) {
		if (columns.size() > 1) return String.join(", ", columns.stream().map(AxisText::legend).toList());
		final Columns source = SeriesReader.has(table, columns.get(0)) ? table : theory;
		return AxisText.axis(SeriesReader.column(source, columns.get(0)), source.metadata());
	}

	private void check() {
		if (y.isEmpty()) throw new IllegalArgumentException("y must be one of " + table.names() + ", was empty");
		for (final Columns each : theory == null ? List.of(table) : List.of(table, theory)) {
			each.require(each == theory ? "x of theory" : "x", x);
			if (y.stream().noneMatch(column -> SeriesReader.has(each, column))) SeriesReader.column(each, y.get(0));
		}
		for (final String column : y)
			if (theory == null || !SeriesReader.has(theory, column)) SeriesReader.column(table, column);
		requireAlongY("bars", bars);
		requireAlongY("stems", stems);
		requireAlongY("dashed", dashed);
		if (group != null) table.require("group", group);
	}

	private void requireAlongY(final String name, final List<String> columns) {
		for (final String column : columns)
			if (!y.contains(column)) throw new IllegalArgumentException(name + " must be among y = " + y + ", was " +
				column);
	}

	private List<Series> curves(final List<String> columns) {
		final SeriesReader reader = new SeriesReader(table, x, group, logX, logY);
		final List<Double> groups = reader.groups();
		final boolean single = groups.size() * columns.size() == 1;
		final List<Series> all = new ArrayList<>();
		for (int g = 0; g < groups.size(); g++)
			for (int k = 0; k < columns.size(); k++) {
				final String column = columns.get(k), label = label(column, groups.get(g), columns.size() > 1);
				if (SeriesReader.has(table, column)) all.addAll(labelled(reader.read(column, groups.get(g), g * columns.size() + k,
					drawing(column, Drawing.POINTS)), !single ? label : theory == null ? null : "simulation"));
			}
		if (theory == null) return lines(all);
		if (!single && !all.isEmpty() && columns.stream().anyMatch(this::isInBoth)) all.add(Series.legendLine("theory"));
		addTheory(all, columns, groups, single);
		return all;
	}

	private void addTheory(final List<Series> all, final List<String> columns, final List<Double> groups,
		final boolean single)
	{
		final SeriesReader lines = new SeriesReader(theory, x, group, logX, logY);
		final boolean grouped = theory.has(group == null ? "" : group);
		for (int g = 0; g < (grouped ? groups.size() : 1); g++)
			for (int k = 0; k < columns.size(); k++) {
				final String column = columns.get(k);
				if (!SeriesReader.has(theory, column)) continue;
				final String own = isInBoth(column) ? null : grouped ? label(column, groups.get(g), columns.size() > 1) : AxisText
					.legend(column);
				all.addAll(labelled(lines.read(column, groups.get(g), grouped || groups.size() == 1 ? g * columns.size() + k
					: Palette.BLACK, lineOf(column)), single ? "theory" : own));
			}
	}

	private boolean isInBoth(final String column) {
		return SeriesReader.has(table, column) && SeriesReader.has(theory, column);
	}

	private Drawing lineOf(final String column) {
		return dashed.contains(column) ? Drawing.DASHES : stems.contains(column) ? Drawing.SPIKES : Drawing.LINE;
	}

	/** Without theory: lines, unless there are errors. */
	private static List<Series> lines(final List<Series> all) {
		return all.stream().map(series -> series.hasBase() || series.isLine() || series.error() != null ? series : series.drawn(Drawing.LINE))
			.toList();
	}

	private Drawing drawing(final String column, final Drawing otherwise) {
		if (dashed.contains(column)) return Drawing.DASHES;
		return bars.contains(column) ? Drawing.BARS : stems.contains(column) ? Drawing.STEMS : otherwise;
	}

	/** The first of the runs carries the label of all. */
	private static List<Series> labelled(final List<Series> runs, final String label) {
		final List<Series> all = new ArrayList<>(runs);
		if (!all.isEmpty()) all.set(0, all.get(0).withLabel(label));
		return all;
	}

	private String label(final String column, final double value, final boolean several) {
		final String name = several ? AxisText.legend(column) : "";
		if (group == null) return name;
		return (name.isEmpty() ? "" : name + ", ") + AxisText.words(group) + " = " + AxisText.value(value);
	}
}
