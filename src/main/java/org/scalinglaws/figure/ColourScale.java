package org.scalinglaws.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.Arrays;

import org.scalinglaws.ground.Require;

/**
 * Continuous colours, explained by a bar with ticks. Ends that values lie beyond
 * are pointed.
 *
 * @param map its colours
 * @param range of the values from the first to the last colour
 * @param isBelow whether there are values below the range
 * @param isAbove whether there are values above it
 * @param text along the bar
 */
record ColourScale(ColourMap map, Axis range, boolean isBelow, boolean isAbove, String text) implements MapKey {

	private static final int WIDTH = 26, TICK = 8, SMALL = 4, GAP = 6, POINT = 22;

	/**
	 * Fits the range to values.
	 *
	 * @param from the value of the first colour, or null for the least
	 * @param to the value of the last colour, or null for the greatest
	 * @throws IllegalArgumentException if no value can be shown, or the ends are not
	 *           ascending and, on a log scale, positive
	 */
	static ColourScale sequential(final double[] values, final boolean log, final Double from, final Double to,
		final String text)
	{
		final double[] shown = shown(values, log);
		return of(ColourMap.SEQUENTIAL, shown, log, from == null ? shown[0] : from, to == null ? shown[shown.length - 1] : to,
			text);
	}

	/** As {@link #sequential}, with ranges as far below as above a centre, whose colour is white. */
	static ColourScale diverging(final double[] values, final double centre, final Double from, final Double to,
		final String text)
	{
		final double[] shown = shown(values, false);
		final double reach = Math.max(Math.abs((from == null ? to == null ? shown[0] : centre : from) - centre), Math.abs(
			(to == null ? from == null ? shown[shown.length - 1] : centre : to) - centre));
		return of(ColourMap.DIVERGING, shown, false, centre - reach, centre + reach, text);
	}

	private static ColourScale of(final ColourMap map, final double[] shown, final boolean log, final double from,
		final double to, final String text)
	{
		if (log) Require.positive("colourFrom", from);
		else Require.inRange("colourFrom", from, -Double.MAX_VALUE, Double.MAX_VALUE);
		Require.inRange("colourTo", to, from, Double.MAX_VALUE);
		return new ColourScale(map, widened(from, to, log), shown[0] < from, shown[shown.length - 1] > to, text);
	}

	/** Equal ends would leave no range. */
	private static Axis widened(final double from, final double to, final boolean log) {
		if (to > from) return new Axis(from, to, log);
		final double half = Math.max(0.5 * Math.abs(from), 1e-30);
		return log ? new Axis(from / 2, 2 * from, true) : new Axis(from - half, from + half, false);
	}

	private static double[] shown(final double[] values, final boolean log) {
		final double[] shown = Arrays.stream(values).filter(value -> Double.isFinite(value) && (!log || value > 0)).sorted()
			.toArray();
		if (shown.length == 0) throw new IllegalArgumentException("no value of the map can be shown (finite" + (log
			? " and positive on a log scale" : "") + ")");
		return shown;
	}

	@Override
	public int rgb(final double value) {
		return Double.isFinite(value) && (!range.log() || value > 0) ? map.rgb(range.position(value)) : ColourMap.UNKNOWN;
	}

	@Override
	public int width(final Lettering lettering) {
		return (int) Math.ceil(textLeft(lettering) + (text.isEmpty() ? 0 : 1.3 * lettering.size()));
	}

	private double textLeft(final Lettering lettering) {
		return WIDTH + TICK + GAP + Ticks.of(range).major().stream().mapToDouble(tick -> lettering.width(tick.text())).max()
			.orElse(0) + GAP;
	}

	@Override
	public void paint(final Graphics2D picture, final Rectangle area, final Lettering lettering) {
		final Rectangle bar = new Rectangle(area.x, area.y + (isAbove ? POINT : 0), WIDTH, area.height - (isAbove ? POINT
			: 0) - (isBelow ? POINT : 0));
		for (int y = 0; y < bar.height; y++) {
			picture.setColor(new Color(map.rgb(1 - (y + 0.5) / bar.height)));
			picture.fillRect(bar.x, bar.y + y, WIDTH, 1);
		}
		paintOutline(picture, bar, area);
		for (final double value : Ticks.of(range).minor())
			tick(picture, bar, value, SMALL);
		for (final Ticks.Tick tick : Ticks.of(range).major()) {
			final double y = tick(picture, bar, tick.value(), TICK);
			lettering.draw(picture, tick.text(), bar.x + WIDTH + TICK + GAP, y, 0);
		}
		lettering.larger().drawUpright(picture, text, area.x + textLeft(lettering) + 0.65 * lettering.size(), area.getCenterY());
	}

	/** With the pointed ends. */
	private void paintOutline(final Graphics2D picture, final Rectangle bar, final Rectangle area) {
		final double middle = bar.getCenterX();
		final Path2D high = triangle(bar.x, bar.y, middle, area.y), low = triangle(bar.x, bar.getMaxY(), middle, area
			.getMaxY());
		picture.setColor(new Color(map.rgb(1)));
		picture.fill(high);
		picture.setColor(new Color(map.rgb(0)));
		picture.fill(low);
		final Path2D outline = new Path2D.Double();
		outline.moveTo(bar.x, bar.y);
		outline.lineTo(middle, area.y);
		outline.lineTo(bar.getMaxX(), bar.y);
		outline.lineTo(bar.getMaxX(), bar.getMaxY());
		outline.lineTo(middle, area.getMaxY());
		outline.lineTo(bar.x, bar.getMaxY());
		outline.closePath();
		picture.setColor(Color.BLACK);
		picture.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
		picture.draw(outline);
	}

	/** Flat if the point is at the height of its base. */
	private static Path2D triangle(final double left, final double base, final double middle, final double point) {
		final Path2D triangle = new Path2D.Double();
		triangle.moveTo(left, base);
		triangle.lineTo(middle, point);
		triangle.lineTo(left + WIDTH, base);
		triangle.closePath();
		return triangle;
	}

	private double tick(final Graphics2D picture, final Rectangle bar, final double value, final int length) {
		final double y = bar.y + (1 - range.position(value)) * bar.height;
		picture.fillRect(bar.x + WIDTH, (int) Math.round(y) - 1, length, 2);
		return y;
	}
}
