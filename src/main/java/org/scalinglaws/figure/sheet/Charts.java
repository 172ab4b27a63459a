package org.scalinglaws.figure.sheet;

import java.awt.Color;
import java.util.List;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.scalinglaws.figure.style.Style;

/** What all charts look like: a fine frame on white, a title above, a legend without decoration. */
public final class Charts {

	private Charts() {
		// static functions only
	}

	/** A plot without data, drawn in the order of its datasets. */
	public static XYPlot plot(final ValueAxis x, final ValueAxis y, final Style style) {
		final XYPlot plot = new XYPlot(null, x, y, null);
		plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
		plot.setInsets(RectangleInsets.ZERO_INSETS);
		plot.setOutlinePaint(Color.BLACK);
		plot.setOutlineStroke(style.line(0.1));
		return plot;
	}

	/** A chart of a plot, without a legend. */
	public static JFreeChart chart(final String title, final XYPlot plot, final Style style) {
		final JFreeChart chart = new JFreeChart(null, style.bold(), plot, false);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(0.6 * style.size(), 0.6 * style.size(), 0.6 * style.size(), 1.2 * style.size()));
		if (title.isEmpty()) return chart;
		final TextTitle heading = new TextTitle(title, style.bold());
		heading.setPaint(Color.BLACK);
		heading.setPadding(0, 0, 0.4 * style.size(), 0);
		chart.setTitle(heading);
		return chart;
	}

	/** A legend of its own entries. */
	public static LegendTitle legend(final List<LegendItem> items, final RectangleEdge position, final Style style) {
		final LegendItemCollection all = new LegendItemCollection();
		items.forEach(all::add);
		final LegendTitle legend = new LegendTitle(() -> all);
		legend.setItemFont(style.small());
		legend.setItemPaint(Color.BLACK);
		legend.setPosition(position);
		legend.setFrame(BlockBorder.NONE);
		legend.setBackgroundPaint(Color.WHITE);
		legend.setPadding(style.room(0.2));
		legend.setItemLabelPadding(new RectangleInsets(0.08 * style.size(), 0.4 * style.size(), 0.08 * style.size(), 0.6 *
			style.size()));
		legend.setLegendItemGraphicPadding(new RectangleInsets(0, 0.3 * style.size(), 0, 0));
		return legend;
	}
}
