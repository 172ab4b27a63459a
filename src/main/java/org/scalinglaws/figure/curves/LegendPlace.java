package org.scalinglaws.figure.curves;

import java.awt.geom.Rectangle2D;
import java.util.Collection;
import java.util.List;

import org.jfree.chart.ui.RectangleAnchor;
import org.scalinglaws.figure.axis.Span;

/** A corner for the legend where no curve passes. */
final class LegendPlace {

	private static final List<RectangleAnchor> CORNERS = List.of(RectangleAnchor.TOP_RIGHT, RectangleAnchor.BOTTOM_LEFT,
		RectangleAnchor.TOP_LEFT, RectangleAnchor.BOTTOM_RIGHT);

	private LegendPlace() {
		// static geometry only
	}

	/**
	 * Finds a place.
	 *
	 * @param marks values of x with vertical lines, which the legend may cover if need be
	 * @param width of the legend, as share of the frame
	 * @param height of the legend, as share of the frame
	 * @return null if there is none
	 */
	static RectangleAnchor find(final List<Series> curves, final Span x, final Span y, final Collection<Double> marks,
		final double width, final double height)
	{
		final List<RectangleAnchor> free = CORNERS.stream().filter(corner -> curves.stream().noneMatch(s -> crosses(s, x, y,
			place(corner, width, height)))).toList();
		return free.stream().filter(corner -> marks.stream().noneMatch(mark -> place(corner, width, height).intersectsLine(x
			.position(mark), 0, x.position(mark), 1))).findFirst().orElse(free.isEmpty() ? null : free.get(0));
	}

	/** In shares of the frame, from its lower left corner. */
	private static Rectangle2D place(final RectangleAnchor corner, final double width, final double height) {
		final boolean left = corner == RectangleAnchor.TOP_LEFT || corner == RectangleAnchor.BOTTOM_LEFT;
		final boolean bottom = corner == RectangleAnchor.BOTTOM_LEFT || corner == RectangleAnchor.BOTTOM_RIGHT;
		return new Rectangle2D.Double(left ? 0 : 1 - width, bottom ? 0 : 1 - height, width, height);
	}

	private static boolean crosses(final Series series, final Span x, final Span y, final Rectangle2D place) {
		final CurveData data = new CurveData(series, x.log(), y.log());
		for (int i = 0; i < series.x().length; i++) {
			final double px = x.position(series.x()[i]), py = y.position(series.y()[i]);
			final double low = Math.max(-1, y.position(data.getStartYValue(0, i)));
			final double high = y.position(data.getEndYValue(0, i));
			if (series.isLine()) {
				final int before = Math.max(0, i - 1);
				if (place.intersectsLine(x.position(series.x()[before]), y.position(series.y()[before]), px, py)) return true;
			}
			else if (place.intersectsLine(px, low, px, high)) return true;
			if (series.drawing() == Drawing.BARS && place.intersects(x.position(data.getStartXValue(0, i)), Math.min(low, high), x
				.position(data.getEndXValue(0, i)) - x.position(data.getStartXValue(0, i)), Math.abs(high - low))) return true;
		}
		return false;
	}
}
