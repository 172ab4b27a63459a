package org.scalinglaws.figure.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.scalinglaws.figure.style.Style;
import org.scalinglaws.table.Columns;

/**
 * Curves over a map: dark, on a wider white line, so that any colours may lie
 * beneath them, each with dashes of its own.
 *
 * @param table columns x and y, and perhaps series; a point that is not finite
 *          interrupts a curve
 * @param labels one for each series, or none
 */
record MapCurves(Columns table, List<String> labels) {

	private static final String SERIES = "series";
	private static final double WIDTH = 0.15, RIM = 0.34; // in sizes of the font
	private static final double[][] DASHES = { {}, { 0.7, 0.45 }, { 0.18, 0.3 }, { 0.8, 0.3, 0.18, 0.3 } };
	private static final Color[] COLOURS = { Color.BLACK, new Color(0x9E2A00), new Color(0x003B73) };

	MapCurves {
		if (table != null && !table.names().containsAll(List.of("x", "y"))) throw new IllegalArgumentException(
			"curves must have the columns [x, y], had " + table.names());
		final int count = numbers(table).size();
		if (!labels.isEmpty() && labels.size() != count) throw new IllegalArgumentException("labels must be " + count +
			" texts, one for each series of the curves, was " + labels);
	}

	/** The curves as series, what cannot be shown as NaN. */
	DefaultXYDataset data(final boolean logX, final boolean logY) {
		final DefaultXYDataset data = new DefaultXYDataset();
		for (final double number : numbers(table)) {
			final List<double[]> points = new ArrayList<>();
			for (int i = 0; i < table.rows(); i++) {
				if (table.has(SERIES) && table.get(SERIES, i) != number) continue;
				final double x = table.get("x", i), y = table.get("y", i);
				final boolean shown = Double.isFinite(x) && Double.isFinite(y) && (!logX || x > 0) && (!logY || y > 0);
				points.add(new double[] { shown ? x : Double.NaN, shown ? y : Double.NaN });
			}
			data.addSeries(number, new double[][] { points.stream().mapToDouble(p -> p[0]).toArray(), points.stream()
				.mapToDouble(p -> p[1]).toArray() });
		}
		return data;
	}

	/** Draws them. */
	XYLineAndShapeRenderer renderer(final Style style) {
		final XYLineAndShapeRenderer renderer = new Rimmed(style.line(RIM));
		renderer.setDrawSeriesLineAsPath(true);
		for (int i = 0; i < numbers(table).size(); i++) {
			renderer.setSeriesPaint(i, colour(i));
			renderer.setSeriesStroke(i, stroke(i, style));
		}
		return renderer;
	}

	/** The entries of the legend, if there are labels. */
	List<LegendItem> legend(final Style style) {
		final List<LegendItem> items = new ArrayList<>();
		for (int i = 0; i < labels.size(); i++)
			items.add(new LegendItem(labels.get(i), null, null, null, false, new Line2D.Double(), false, Color.BLACK, false,
				Color.BLACK, new BasicStroke(), true, new Line2D.Double(-1.5 * style.size(), 0, 1.5 * style.size(), 0), stroke(i,
					style), colour(i)));
		return items;
	}

	private static Color colour(final int number) {
		return COLOURS[number / DASHES.length % COLOURS.length];
	}

	private static BasicStroke stroke(final int number, final Style style) {
		return style.line(WIDTH, DASHES[number % DASHES.length]);
	}

	private static List<Double> numbers(final Columns table) {
		if (table == null) return List.of();
		if (!table.has(SERIES)) return List.of(0.0);
		final TreeSet<Double> numbers = new TreeSet<>();
		for (final double number : table.column(SERIES))
			if (!Double.isNaN(number)) numbers.add(number);
		return new ArrayList<>(numbers);
	}

	/** Draws each line twice: first wide and white. */
	private static final class Rimmed extends XYLineAndShapeRenderer {

		private final transient BasicStroke rim;

		Rimmed(final BasicStroke rim) {
			super(true, false);
			this.rim = rim;
		}

		@Override
		protected void drawFirstPassShape(final Graphics2D pen, final int pass, final int series, final int item,
			final Shape shape)
		{
			pen.setColor(Color.WHITE);
			pen.setStroke(rim);
			pen.draw(shape);
			super.drawFirstPassShape(pen, pass, series, item, shape);
		}
	}
}
