package org.scalinglaws.figure.curves;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.VectorSeries;
import org.jfree.data.xy.VectorSeriesCollection;
import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.style.Style;
import org.scalinglaws.table.Columns;

/**
 * What lies beneath the curves of a plot: marked values of x and a field of arrows.
 *
 * @param marks one row, or null
 * @param arrows columns x, y, dx, dy, or null
 */
record Backdrop(Columns marks, Columns arrows) {

	/** Nothing. */
	static final Backdrop NONE = new Backdrop(null, null);

	static final Color MARK = new Color(0x8C8C8C), ARROW = new Color(0xA6A6A6);

	private static final List<String> FIELD = List.of("x", "y", "dx", "dy");

	Backdrop {
		if (marks != null && marks.rows() != 1) throw new IllegalArgumentException("marks must have one row, had " + marks
			.rows());
		if (arrows != null && !arrows.names().containsAll(FIELD)) throw new IllegalArgumentException(
			"arrows must have the columns " + FIELD + ", had " + arrows.names());
	}

	Backdrop withMarks(final Columns row) {
		return new Backdrop(row, arrows);
	}

	Backdrop withArrows(final Columns table) {
		return new Backdrop(marks, table);
	}

	/** One column of the arrows, as far as it can be shown. */
	DoubleStream arrowValues(final String column, final boolean log) {
		return arrows == null ? DoubleStream.empty() : DoubleStream.of(arrows.column(column)).filter(v -> Double.isFinite(
			v) && (!log || v > 0));
	}

	/** The marks that lie within an axis, ascending. */
	Map<String, Double> marks(final Span axis) {
		final Map<String, Double> all = new LinkedHashMap<>();
		if (marks != null) marks.names().stream().filter(name -> axis.position(marks.get(name, 0)) >= 0 && axis.position(marks
			.get(name, 0)) <= 1).sorted((a, b) -> Double.compare(marks.get(a, 0), marks.get(b, 0))).forEach(name -> all.put(
				name, marks.get(name, 0)));
		return all;
	}

	/** Adds the arrows, beneath all that is added later. */
	void addArrows(final XYPlot plot, final boolean logX, final boolean logY, final Style style) {
		if (arrows == null) return;
		final double[] x = arrows.column("x"), y = arrows.column("y"), dx = arrows.column("dx"), dy = arrows.column("dy");
		final VectorSeries field = new VectorSeries("arrows");
		for (int i = 0; i < x.length; i++)
			if (isShown(x[i], dx[i], logX) && isShown(y[i], dy[i], logY)) field.add(x[i], y[i], dx[i], dy[i]);
		final VectorSeriesCollection data = new VectorSeriesCollection();
		data.addSeries(field);
		plot.setDataset(0, data);
		plot.setRenderer(0, new ArrowRenderer(style));
	}

	/** Adds lines at the marks and, if wanted, their names above the frame. */
	void addMarks(final XYPlot plot, final Span x, final boolean named, final Style style) {
		final Map<String, Double> shown = marks(x);
		for (final double value : shown.values())
			plot.addDomainMarker(new ValueMarker(value, MARK, style.line(0.08)), Layer.BACKGROUND);
		if (shown.isEmpty() || !named) return;
		plot.setDomainAxis(1, new MarkAxis(x, shown, style));
		plot.setDomainAxisLocation(1, AxisLocation.TOP_OR_RIGHT);
	}

	private static boolean isShown(final double tail, final double step, final boolean log) {
		return Double.isFinite(tail) && Double.isFinite(tail + step) && (!log || tail > 0 && tail + step > 0);
	}
}
