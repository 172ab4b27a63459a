package org.scalinglaws.figure.map;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.table.CalibratedImage;

/** The pixels of an image as cells in the colours of their values. */
public final class Cells extends AbstractXYAnnotation {

	/** Vector formats may smooth an image: enlarged so far, that is not seen. */
	private static final int LEAST_SIZE = 1200;

	private final transient CalibratedImage map;
	private final transient Key key;
	private final transient BufferedImage image;

	Cells(final CalibratedImage map, final Key key) {
		this.map = map;
		this.key = key;
		image = image(1 + LEAST_SIZE / Math.max(map.width(), map.height()));
	}

	/** What the map says at a place: the value of the cell, or the name of its category; empty outside the map. */
	public String text(final double x, final double y) {
		final double column = Math.floor(cell(0, x)), row = Math.floor(cell(1, y));
		if (!(column >= 0 && column < map.width() && row >= 0 && row < map.height())) return "";
		return key.text(map.get((int) column, (int) row));
	}

	private double cell(final int dimension, final double value) {
		return Span.of(map.axis(dimension), map.dimension(dimension)).position(value) * map.dimension(dimension);
	}

	@Override
	public void draw(final Graphics2D pen, final XYPlot plot, final Rectangle2D area, final ValueAxis xAxis,
		final ValueAxis yAxis, final int index, final PlotRenderingInfo info)
	{
		final Span x = Span.of(map.axis(0), map.width()), y = Span.of(map.axis(1), map.height());
		final Rectangle2D place = new Rectangle2D.Double();
		place.setFrameFromDiagonal(xAxis.valueToJava2D(x.low(), area, plot.getDomainAxisEdge()), yAxis.valueToJava2D(y.low(),
			area, plot.getRangeAxisEdge()), xAxis.valueToJava2D(x.high(), area, plot.getDomainAxisEdge()), yAxis.valueToJava2D(
				y.high(), area, plot.getRangeAxisEdge()));
		final AffineTransform fit = AffineTransform.getTranslateInstance(place.getX(), place.getY());
		fit.scale(place.getWidth() / image.getWidth(), place.getHeight() / image.getHeight());
		pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
		pen.drawImage(image, fit, null);
	}

	/** The first row at the bottom, each cell so many pixels wide and high. */
	private BufferedImage image(final int size) {
		final BufferedImage cells = new BufferedImage(size * map.width(), size * map.height(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D pen = cells.createGraphics();
		for (int y = 0; y < map.height(); y++)
			for (int x = 0; x < map.width(); x++) {
				pen.setColor(key.colour(map.get(x, y)));
				pen.fillRect(size * x, size * (map.height() - 1 - y), size, size);
			}
		pen.dispose();
		return cells;
	}
}
