package org.scalinglaws.figure.curves;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.VectorRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.VectorXYDataset;
import org.jfree.data.xy.XYDataset;
import org.scalinglaws.figure.style.Style;

/** Arrows with heads of one size; JFreeChart's own are two units wide. What is shorter than a head has none. */
final class ArrowRenderer extends VectorRenderer {

	private static final double LENGTH = 0.35, HALF_WIDTH = 0.15; // of a head, in sizes of the font

	private final double size;

	ArrowRenderer(final Style style) {
		size = style.size();
		setSeriesPaint(0, Backdrop.ARROW);
		setSeriesStroke(0, style.line(0.08));
	}

	@Override
	public void drawItem(final Graphics2D pen, final XYItemRendererState state, final Rectangle2D area,
		final PlotRenderingInfo info, final XYPlot plot, final ValueAxis xAxis, final ValueAxis yAxis, final XYDataset data,
		final int series, final int item, final CrosshairState crosshair, final int pass)
	{
		final VectorXYDataset field = (VectorXYDataset) data;
		final double x = field.getXValue(series, item), y = field.getYValue(series, item);
		final Line2D arrow = new Line2D.Double(xAxis.valueToJava2D(x, area, plot.getDomainAxisEdge()), yAxis.valueToJava2D(y,
			area, plot.getRangeAxisEdge()), xAxis.valueToJava2D(x + field.getVectorXValue(series, item), area, plot
				.getDomainAxisEdge()), yAxis.valueToJava2D(y + field.getVectorYValue(series, item), area, plot
					.getRangeAxisEdge()));
		pen.setPaint(getItemPaint(series, item));
		pen.setStroke(getItemStroke(series, item));
		pen.draw(arrow);
		if (arrow.getP1().distance(arrow.getP2()) < LENGTH * size) return;
		final AffineTransform place = AffineTransform.getTranslateInstance(arrow.getX2(), arrow.getY2());
		place.rotate(arrow.getX2() - arrow.getX1(), arrow.getY2() - arrow.getY1());
		final Path2D head = new Path2D.Double();
		head.moveTo(0, 0);
		head.lineTo(-LENGTH * size, HALF_WIDTH * size);
		head.lineTo(-LENGTH * size, -HALF_WIDTH * size);
		head.closePath();
		pen.fill(place.createTransformedShape(head));
	}
}
