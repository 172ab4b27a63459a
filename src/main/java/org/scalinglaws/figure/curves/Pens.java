package org.scalinglaws.figure.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.scalinglaws.figure.style.Palette;
import org.scalinglaws.figure.style.Style;

/**
 * How the curves of one plot are drawn, and shown in its legend. All lengths are
 * in sizes of the font.
 *
 * @param curves all of the plot, on which colours and widths depend
 * @param errorBars whether errors are lines at the points
 */
record Pens(List<Series> curves, boolean errorBars, Style style) {

	private static final double LINE = 0.16, FINE = 0.08, LARGE = 0.52, SMALL = 0.44;
	private static final double[][] DASHES = { { 0.55, 0.3 }, { 0.16, 0.22 }, { 0.6, 0.22, 0.16, 0.22 } };
	private static final int FEW = 8, MANY_LINES = 8, MANY_BARS = 24;
	private static final double FILL = 0.35;
	private static final float BAND = 0.25f;

	/** What draws a curve, but not its band. */
	XYItemRenderer renderer(final Series series) {
		final XYItemRenderer renderer = series.drawing() == Drawing.BARS ? bars(series) : isDrawnAsLine(series) ? lines()
			: markers(series);
		renderer.setSeriesPaint(0, series.drawing() == Drawing.BARS ? fill(series) : colour(series));
		renderer.setSeriesFillPaint(0, fill(series));
		renderer.setSeriesStroke(0, stroke(series));
		renderer.setSeriesShape(0, marker(series));
		renderer.setDefaultToolTipGenerator((data, number, item) -> String.format(Locale.ROOT, "%s (%.6g, %.6g)", data.getSeriesKey(
			number), data.getXValue(number, item), data.getYValue(number, item)).strip());
		return renderer;
	}

	/** What draws the area of one standard error about a curve. */
	XYItemRenderer band(final Series series) {
		final DeviationRenderer renderer = new DeviationRenderer(false, false);
		renderer.setAlpha(BAND);
		renderer.setSeriesFillPaint(0, Palette.of(series.colour()));
		return renderer;
	}

	/** The entry of a curve, which has a label. */
	LegendItem legendItem(final Series series) {
		final boolean line = isDrawnAsLine(series) || series.drawing() == Drawing.SPIKES;
		final double size = style.size();
		final Shape sample = series.drawing() == Drawing.BARS ? new Rectangle2D.Double(-0.5 * size, -0.35 * size, size, 0.7 *
			size) : marker(series);
		return new LegendItem(series.label(), null, null, null, !line, sample, true, fill(series), true, colour(series),
			style.line(FINE), line, new Line2D.Double(-1.1 * size, 0, 1.1 * size, 0), stroke(series), colour(series));
	}

	/** A line through one point would not be seen. */
	private static boolean isDrawnAsLine(final Series series) {
		return series.isLine() && series.x().length != 1;
	}

	/** Where theory lies over points it is darker than they. */
	private Color colour(final Series series) {
		if (series.drawing() == Drawing.DASHES) return Color.BLACK;
		final boolean overPoints = !curves.get(0).isLine() && (series.isLine() || series.drawing() == Drawing.SPIKES);
		return overPoints ? Palette.dark(Palette.of(series.colour())) : Palette.of(series.colour());
	}

	private static Color fill(final Series series) {
		return Palette.light(Palette.of(series.colour()), FILL);
	}

	private BasicStroke stroke(final Series series) {
		if (series.drawing() == Drawing.DASHES) return style.line(LINE, DASHES[(int) (curves.stream().filter(s -> s
			.drawing() == Drawing.DASHES).takeWhile(s -> s != series).count() % DASHES.length)]);
		final boolean many = curves.stream().filter(s -> s.drawing() == Drawing.LINE).count() > MANY_LINES;
		final double width = series.isLine() && !many || series.drawing() == Drawing.SPIKES ? LINE : FINE;
		final int turn = series.isLine() ? series.colour() / Palette.SIZE : 0; // of colours, which begin again
		return turn > 0 ? style.line(width, DASHES[(turn - 1) % DASHES.length]) : style.line(width);
	}

	private static XYItemRenderer lines() {
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setDrawSeriesLineAsPath(true);
		return renderer;
	}

	private XYItemRenderer bars(final Series series) {
		final boolean many = series.x().length > MANY_BARS;
		final XYBarRenderer renderer = new XYBarRenderer();
		renderer.setUseYInterval(true);
		renderer.setShadowVisible(false);
		renderer.setDrawBarOutline(true);
		renderer.setBarPainter(new StandardXYBarPainter());
		renderer.setSeriesOutlinePaint(0, many ? fill(series) : colour(series));
		renderer.setSeriesOutlineStroke(0, style.line(FINE));
		return renderer;
	}

	private XYItemRenderer markers(final Series series) {
		final boolean hasErrors = errorBars && series.error() != null;
		final XYErrorRenderer renderer = new XYErrorRenderer();
		renderer.setDrawXError(false);
		renderer.setDrawYError(series.hasBase() || hasErrors);
		renderer.setCapLength(hasErrors ? 0.4 * style.size() : 0);
		renderer.setErrorStroke(style.line(series.hasBase() ? LINE : FINE));
		renderer.setDefaultShapesVisible(series.drawing() != Drawing.SPIKES);
		renderer.setUseFillPaint(true);
		renderer.setDrawOutlines(true);
		renderer.setSeriesOutlineStroke(0, style.line(FINE));
		return renderer;
	}

	/** The size of a marker, in points. */
	double size(final Series series) {
		return (errorBars || series.x().length < FEW ? LARGE : SMALL) * style.size();
	}

	/** Circle, square, diamond or triangle, so that not only colours tell curves apart. */
	private Shape marker(final Series series) {
		final double size = size(series), half = size / 2;
		switch (Math.max(0, series.colour()) % 4) {
			case 0:
				return new Ellipse2D.Double(-half, -half, size, size);
			case 1:
				return new Rectangle2D.Double(-0.45 * size, -0.45 * size, 0.9 * size, 0.9 * size);
			case 2:
				return polygon(0, -1.3 * half, 1.3 * half, 0, 0, 1.3 * half, -1.3 * half, 0);
			default:
				return polygon(0, -1.2 * half, 1.2 * half, 0.9 * half, -1.2 * half, 0.9 * half);
		}
	}

	private static Shape polygon(final double... corners) {
		final Path2D path = new Path2D.Double();
		path.moveTo(corners[0], corners[1]);
		for (int i = 2; i < corners.length; i += 2)
			path.lineTo(corners[i], corners[i + 1]);
		path.closePath();
		return path;
	}
}
