package org.scalinglaws.figure;

import java.util.List;

import ij.gui.Plot;

/**
 * A corner for the legend where no curve passes; if there is none, the y axis is
 * made a little longer; if that is not enough, the legend goes beside the frame.
 *
 * @param position as in {@link Plot}, or {@link #BESIDE}
 * @param axis the y axis
 * @param isNeeded whether a curve has a label
 */
record LegendPlace(int position, Axis axis, boolean isNeeded) {

	/** Not in the frame, but at its right. */
	static final int BESIDE = -1;

	private static final double MARGIN = 0.03;
	private static final double LEAST = 0.84; // share of the axis that stays with the curves

	/**
	 * Finds a place.
	 *
	 * @param width of the frame, in pixels
	 * @param height of the frame
	 * @param font size in pixels
	 * @param mayLeave whether it may be beside the frame; otherwise the axis is made
	 *          as long as needed
	 */
	static LegendPlace find(final List<Series> curves, final Axis x, final Axis y, final int width, final int height,
		final int font, final boolean mayLeave)
	{
		final int lines = (int) curves.stream().filter(s -> s.label() != null).count();
		final int letters = curves.stream().filter(s -> s.label() != null).mapToInt(s -> s.label().length()).max().orElse(0);
		final double w = (0.58 * font * letters + 40) / width + 2 * MARGIN;
		final double h = (1.25 * font * lines + 10) / height + 2 * MARGIN;
		if (lines == 0) return new LegendPlace(Plot.TOP_RIGHT, y, false);
		final int[] corners = { Plot.TOP_RIGHT, Plot.BOTTOM_LEFT, Plot.TOP_LEFT, Plot.BOTTOM_RIGHT };
		for (final int corner : corners)
			if (isFree(curves, x, y, corner, w, h)) return new LegendPlace(corner, y, true);
		for (double share = 0.95; share > (mayLeave ? LEAST : 0.5); share -= 0.05)
			for (final int corner : new int[] { Plot.TOP_RIGHT, Plot.TOP_LEFT })
				if (isFree(curves, x, y.withRoomAbove(share), corner, w, h)) return new LegendPlace(corner, y.withRoomAbove(
					share), true);
		if (mayLeave) return new LegendPlace(BESIDE, y, true);
		return new LegendPlace(Plot.TOP_RIGHT, y.withRoomAbove(Math.max(0.4, 1 - h)), true);
	}

	boolean isBeside() {
		return isNeeded && position == BESIDE;
	}

	private static boolean isFree(final List<Series> curves, final Axis x, final Axis y, final int corner, final double w,
		final double h)
	{
		final double left = corner == Plot.TOP_LEFT || corner == Plot.BOTTOM_LEFT ? 0 : 1 - w;
		final double bottom = corner == Plot.BOTTOM_LEFT || corner == Plot.BOTTOM_RIGHT ? 0 : 1 - h;
		return curves.stream().noneMatch(s -> crosses(s, x, y, left, bottom, w, h));
	}

	/** Looks at each point and, on the lines between them, at steps of a hundredth. */
	private static boolean crosses(final Series series, final Axis x, final Axis y, final double left,
		final double bottom, final double w, final double h)
	{
		double beforeX = x.position(series.x()[0]), beforeY = y.position(series.y()[0]);
		for (int i = 0; i < series.x().length; i++) {
			final double px = x.position(series.x()[i]);
			final double py = y.position(series.y()[i]);
			final int steps = series.drawing() != Drawing.POINTS ? 1 + (int) (100 * Math.hypot(px - beforeX, py - beforeY)) : 1;
			for (int k = 1; k <= steps; k++) {
				final double u = beforeX + (px - beforeX) * k / steps;
				final double v = beforeY + (py - beforeY) * k / steps;
				if (u >= left && u <= left + w && v >= bottom && v <= bottom + h) return true;
			}
			beforeX = px;
			beforeY = py;
		}
		return false;
	}
}
