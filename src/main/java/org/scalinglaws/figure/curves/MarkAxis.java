package org.scalinglaws.figure.curves;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.scalinglaws.figure.axis.ScaleAxis;
import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.style.Style;

/** The names of marked values above the frame; those that would touch the one before are moved to its right. */
final class MarkAxis extends ScaleAxis {

	private static final double GAP = 0.5; // in sizes of the font

	private final transient Map<String, Double> marks;

	/** @param marks names and values, ascending */
	MarkAxis(final Span span, final Map<String, Double> marks, final Style style) {
		super(span, "", style);
		this.marks = marks;
		setTickMarksVisible(false);
	}

	@Override
	public List<?> refreshTicks(final Graphics2D picture, final AxisState state, final Rectangle2D area,
		final RectangleEdge edge)
	{
		final List<NumberTick> all = new ArrayList<>();
		marks.forEach((name, value) -> {
			if (getRange().contains(value)) all.add(new NumberTick(value, name, TextAnchor.BOTTOM_CENTER, TextAnchor.CENTER, 0));
		});
		return all;
	}

	@Override
	protected float[] calculateAnchorPoint(final ValueTick tick, final double cursor, final Rectangle2D area,
		final RectangleEdge edge)
	{
		final float[] place = super.calculateAnchorPoint(tick, cursor, area, edge);
		double free = Double.NEGATIVE_INFINITY;
		for (final Map.Entry<String, Double> mark : marks.entrySet()) {
			if (!getRange().contains(mark.getValue())) continue;
			final double width = Style.bounds(getTickLabelFont(), mark.getKey()).getWidth();
			final double left = Math.max(free, valueToJava2D(mark.getValue(), area, edge) - width / 2);
			free = left + width + GAP * getTickLabelFont().getSize2D();
			if (mark.getKey().equals(tick.getText())) place[0] = (float) (left + width / 2);
		}
		return place;
	}
}
