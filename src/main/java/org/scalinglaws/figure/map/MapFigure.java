package org.scalinglaws.figure.map;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.ui.VerticalAlignment;
import org.scalinglaws.figure.axis.ScaleAxis;
import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.sheet.Charts;
import org.scalinglaws.figure.sheet.Figure;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.Style;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;

/**
 * A map with its axes, key, curves and names, in a square frame.
 *
 * @param names two rows, or null
 */
record MapFigure(CalibratedImage map, Key key, MapCurves curves, Columns names, String title, String xText,
	String yText) implements Figure
{

	private static final double WIDTH = 80 * Size.MILLIMETRE, KEY_WIDTH = 14 * Size.MILLIMETRE; // of a colour bar
	private static final double MOST_BESIDE = 0.4; // of the width, for the list of categories
	private static final double NAME_HEIGHT = 1.3; // of a name with its ground, in sizes of the font
	private static final Color GROUND = new Color(255, 255, 255, 190); // of names

	@Override
	public String name() {
		return title.isEmpty() ? map.name() : title;
	}

	@Override
	public Sheet sheet(final Size size) {
		final Style style = new Style(size.fontOr8());
		final JFreeChart chart = chart(style);
		final List<LegendItem> items = curves.legend(style);
		if (!items.isEmpty()) chart.addLegend(Charts.legend(items, RectangleEdge.BOTTOM, style));
		double width = size.width() > 0 ? size.width() : WIDTH;
		if (key instanceof Categories) {
			final LegendTitle list = list((Categories) key, style);
			final double room = Sheet.size(list).width;
			if (size.width() > 0 && room > MOST_BESIDE * width) list.setPosition(RectangleEdge.BOTTOM);
			else if (size.width() == 0) width += room - KEY_WIDTH;
			chart.addLegend(list);
		}
		final Sheet sheet = Sheet.ofWidth(chart, width, 1);
		addNames((XYPlot) chart.getPlot(), Sheet.frame(chart, sheet.width(), sheet.height()), style);
		return sheet;
	}

	/** The given ones, otherwise those of the categories; one that would cover another gives way upwards or downwards. */
	private void addNames(final XYPlot plot, final Rectangle2D frame, final Style style) {
		final Map<String, double[]> tags = new LinkedHashMap<>();
		if (names != null) names.names().forEach(name -> tags.put(name, names.column(name)));
		else if (key instanceof Categories) tags.putAll(new RegionNames(map, frame).places((Categories) key, style));
		final Span x = Span.of(map.axis(0), map.width()), y = Span.of(map.axis(1), map.height());
		final double high = NAME_HEIGHT * style.size() / frame.getHeight();
		final List<Rectangle2D> taken = new ArrayList<>();
		tags.forEach((name, place) -> {
			final double across = x.position(place[0]), up = y.position(place[1]);
			if (!(across >= 0 && across <= 1)) return;
			final double wide = Style.bounds(style.small(), name).getWidth() / frame.getWidth() + 0.04;
			final boolean isLeft = across < wide / 2, isRight = across > 1 - wide / 2;
			final Rectangle2D box = new Rectangle2D.Double(across - (isLeft ? 0 : isRight ? wide : wide / 2), up - high / 2, wide,
				high);
			for (final Rectangle2D other : taken)
				if (other.intersects(box)) box.setRect(box.getX(), other.getY() + (up < other.getCenterY() ? -high : high), wide, high);
			taken.add(box);
			final XYTextAnnotation tag = new XYTextAnnotation(name, place[0], box.getY() == up - high / 2 ? place[1] : y.value(box
				.getCenterY()));
			tag.setFont(style.small());
			tag.setBackgroundPaint(GROUND);
			tag.setTextAnchor(isLeft ? TextAnchor.CENTER_LEFT : isRight ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER);
			plot.getRenderer().addAnnotation(tag, Layer.FOREGROUND);
		});
	}

	private JFreeChart chart(final Style style) {
		final Span x = Span.of(map.axis(0), map.width()), y = Span.of(map.axis(1), map.height());
		final XYPlot plot = Charts.plot(new ScaleAxis(x, xText, style), new ScaleAxis(y, yText, style), style);
		final XYLineAndShapeRenderer renderer = curves.renderer(style);
		renderer.addAnnotation(new Cells(map, key), Layer.BACKGROUND);
		plot.setDataset(curves.data(x.log(), y.log()));
		plot.setRenderer(renderer);
		if (key instanceof ColourScale) {
			plot.setRangeAxis(1, new ColourAxis((ColourScale) key, style));
			plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
		}
		return Charts.chart(title, plot, style);
	}

	private static LegendTitle list(final Categories categories, final Style style) {
		final LegendTitle list = Charts.legend(categories.legend(style), RectangleEdge.RIGHT, style);
		list.setVerticalAlignment(VerticalAlignment.TOP);
		list.setMargin(0, style.size(), 0, 0);
		return list;
	}
}
