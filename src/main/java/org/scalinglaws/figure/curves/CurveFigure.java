package org.scalinglaws.figure.curves;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.Size2D;
import org.scalinglaws.figure.sheet.Charts;
import org.scalinglaws.figure.sheet.Figure;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.Style;

/**
 * Frames of curves over the same axis, one below the other, the legend in the
 * first of them.
 */
record CurveFigure(String name, List<CurveFrame> frames) implements Figure {

	private static final double WIDTH = 100 * Size.MILLIMETRE;
	private static final double RATIO = 0.62, STACKED_RATIO = 0.5; // of a frame's height to its width
	private static final double FRAME = 0.82; // of the width, about, for a frame
	private static final double GAP = 0.6; // of a legend and the frame, in sizes of the font
	private static final double MOST_BESIDE = 0.35; // of the width, for a legend

	@Override
	public Sheet sheet(final Size size) {
		final Style style = new Style(size.fontOr8());
		final double width = size.width() > 0 ? size.width() : WIDTH;
		if (frames.size() > 1) return stacked(width, style);
		final JFreeChart chart = frames.get(0).chart(true, true, FRAME * RATIO * width, style);
		final LegendTitle legend = addLegend(chart, width, RATIO, style);
		if (legend == null) return Sheet.ofWidth(chart, width, RATIO);
		final Size2D room = Sheet.size(legend); // of one column: a higher one would be broken into many, over the frame
		final boolean isBeside = room.height <= FRAME * RATIO * width && (size.width() == 0 || room.width <= MOST_BESIDE *
			width);
		legend.setPosition(isBeside ? RectangleEdge.RIGHT : RectangleEdge.BOTTOM);
		chart.addLegend(legend);
		return Sheet.ofWidth(chart, isBeside && size.width() == 0 ? width + room.width : width, RATIO);
	}

	/** The left ends of the frames below each other. */
	private Sheet stacked(final double width, final Style style) {
		final List<JFreeChart> charts = new ArrayList<>();
		for (int i = 0; i < frames.size(); i++)
			charts.add(frames.get(i).chart(i == 0, i == frames.size() - 1, FRAME * STACKED_RATIO * width, style));
		final LegendTitle legend = addLegend(charts.get(0), width, STACKED_RATIO, style);
		if (legend != null) {
			legend.setPosition(RectangleEdge.TOP);
			charts.get(0).addLegend(legend);
		}
		final AxisSpace space = new AxisSpace();
		space.setLeft(charts.stream().mapToDouble(chart -> Sheet.frame(chart, width, Sheet.roomy(chart, width, width)).getX() -
			chart.getPadding().getLeft()).max().getAsDouble());
		final List<Sheet.Cell> cells = new ArrayList<>();
		double top = 0;
		for (final JFreeChart chart : charts) {
			((XYPlot) chart.getPlot()).setFixedRangeAxisSpace(space);
			final double height = Sheet.ofWidth(chart, width, STACKED_RATIO).height();
			cells.add(new Sheet.Cell(chart, new Rectangle2D.Double(0, top, width, height)));
			top += height;
		}
		return new Sheet(width, top, cells);
	}

	/** {@return a legend that found no corner in the first frame; null if there is none} */
	private LegendTitle addLegend(final JFreeChart chart, final double width, final double ratio, final Style style) {
		final CurveFrame frame = frames.get(0);
		final List<LegendItem> items = frame.legend(style);
		if (items.isEmpty()) return null;
		final LegendTitle legend = Charts.legend(items, RectangleEdge.RIGHT, style);
		legend.setMargin(style.room(GAP));
		final Size2D size = Sheet.size(legend);
		final double room = Sheet.frame(chart, width, width).getWidth();
		final RectangleAnchor corner = LegendPlace.find(frame.curves(), frame.x(), frame.y(), frame.backdrop().marks(frame
			.x()).values(), size.width / room, size.height / (ratio * room));
		if (corner == null) return legend;
		legend.setFrame(new BlockBorder(style.room(0.05), Color.GRAY));
		final boolean isLeft = corner == RectangleAnchor.TOP_LEFT || corner == RectangleAnchor.BOTTOM_LEFT;
		final boolean isTop = corner == RectangleAnchor.TOP_LEFT || corner == RectangleAnchor.TOP_RIGHT;
		((XYPlot) chart.getPlot()).addAnnotation(new XYTitleAnnotation(isLeft ? 0 : 1, isTop ? 1 : 0, legend, corner));
		return null;
	}
}
