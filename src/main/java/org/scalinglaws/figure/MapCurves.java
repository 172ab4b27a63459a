package org.scalinglaws.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.scalinglaws.table.Columns;

/**
 * Curves over a map. They are black or white in turn, with a rim of the other, so
 * that any colours may lie beneath them, and differ further by their dashes.
 *
 * @param table columns x and y, and perhaps series; a point that is not finite
 *          interrupts a curve
 * @param labels one for each series, or none
 */
record MapCurves(Columns table, List<String> labels) {

	private static final String SERIES = "series";
	private static final float WIDTH = 2.5f, RIM = 1.5f;
	private static final float[][] DASHES = { null, { 12, 7 }, { 2.5f, 5 } };
	private static final int SAMPLE = 46, GAP = 10, LINE = 32;

	MapCurves {
		if (table != null && !table.names().containsAll(List.of("x", "y"))) throw new IllegalArgumentException(
			"curves must have the columns [x, y], had " + table.names());
		final int count = table == null ? 0 : numbers(table).size();
		if (!labels.isEmpty() && labels.size() != count) throw new IllegalArgumentException("labels must be " + count +
			" texts, one for each series of the curves, was " + labels);
	}

	/** Draws all curves within the frame. */
	void paint(final Graphics2D picture, final MapFrame frame) {
		if (table == null) return;
		final Shape before = picture.getClip();
		picture.clip(frame.area());
		final List<Double> numbers = numbers(table);
		for (int i = 0; i < numbers.size(); i++)
			stroke(picture, path(frame, numbers.get(i)), i);
		picture.setClip(before);
	}

	/** The number of lines that the legend needs. */
	int lines(final int width, final Lettering lettering) {
		return legend(null, 0, 0, width, lettering);
	}

	/** The height of the legend. */
	int height(final int width, final Lettering lettering) {
		return LINE * lines(width, lettering);
	}

	/** Draws the labels with samples of their curves, from left to right. */
	void paintLegend(final Graphics2D picture, final int x, final int y, final int width, final Lettering lettering) {
		legend(picture, x, y, width, lettering);
	}

	/** Without a picture it only counts the lines. */
	private int legend(final Graphics2D picture, final int x, final int y, final int width, final Lettering lettering) {
		double left = 0;
		int lines = labels.isEmpty() ? 0 : 1;
		for (int i = 0; i < labels.size(); i++) {
			final double room = SAMPLE + GAP + lettering.width(labels.get(i));
			if (left > 0 && left + room > width) {
				left = 0;
				lines++;
			}
			if (picture != null) {
				final double middle = y + (lines - 0.5) * LINE;
				stroke(picture, new Line2D.Double(x + left, middle, x + left + SAMPLE, middle), i);
				picture.setColor(Color.BLACK);
				lettering.draw(picture, labels.get(i), x + left + SAMPLE + GAP, middle, 0);
			}
			left += room + 3 * GAP;
		}
		return lines;
	}

	private static void stroke(final Graphics2D picture, final Shape path, final int number) {
		final boolean dark = number % 2 == 0;
		picture.setColor(dark ? new Color(255, 255, 255, 200) : Color.BLACK);
		picture.setStroke(new BasicStroke(WIDTH + 2 * RIM, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
		picture.draw(path);
		picture.setColor(dark ? Color.BLACK : Color.WHITE);
		picture.setStroke(new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[number / 2 %
			DASHES.length], 0));
		picture.draw(path);
	}

	private Path2D path(final MapFrame frame, final double number) {
		final double[] x = table.column("x"), y = table.column("y");
		final Path2D path = new Path2D.Double();
		boolean drawing = false;
		for (int i = 0; i < x.length; i++) {
			if (table.has(SERIES) && table.get(SERIES, i) != number) continue;
			final double left = frame.left(x[i]), top = frame.top(y[i]);
			final boolean shown = Double.isFinite(left) && Double.isFinite(top);
			if (shown && drawing) path.lineTo(left, top);
			else if (shown) path.moveTo(left, top);
			drawing = shown;
		}
		return path;
	}

	private static List<Double> numbers(final Columns table) {
		if (!table.has(SERIES)) return List.of(0.0);
		final TreeSet<Double> numbers = new TreeSet<>();
		for (final double number : table.column(SERIES))
			if (!Double.isNaN(number)) numbers.add(number);
		return new ArrayList<>(numbers);
	}
}
