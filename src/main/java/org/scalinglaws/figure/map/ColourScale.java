package org.scalinglaws.figure.map;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;

import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.style.ColourMap;
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
record ColourScale(ColourMap map, Span range, boolean isBelow, boolean isAbove, String text) implements Key {

	/** Half of a linear range about one value, at least, so that it has a length. */
	private static final double LEAST = 1e-300;

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
		final Span range = log ? widened(from, to, true) : widened(Span.reached(from), Span.reached(to), false);
		return new ColourScale(map, range, shown[0] < range.low(), shown[shown.length - 1] > range.high(), text);
	}

	/** Equal ends would leave no range. */
	private static Span widened(final double from, final double to, final boolean log) {
		if (to > from) return new Span(from, to, log);
		final double half = from == 0 ? 1 : Math.max(0.5 * Math.abs(from), LEAST);
		return log ? new Span(Math.max(from / 2, Double.MIN_VALUE), Math.min(2 * from, Double.MAX_VALUE), true) : new Span(from -
			half, from + half, false);
	}

	private static double[] shown(final double[] values, final boolean log) {
		final double[] shown = Arrays.stream(values).filter(value -> Double.isFinite(value) && (!log || value > 0)).sorted()
			.toArray();
		if (shown.length == 0) throw new IllegalArgumentException("no value of the map can be shown (finite" + (log
			? " and positive on a log scale" : "") + ")");
		return shown;
	}

	@Override
	public Color colour(final double value) {
		return new Color(Double.isFinite(value) && (!range.log() || value > 0) ? map.rgb(range.position(value))
			: ColourMap.UNKNOWN);
	}

	@Override
	public String text(final double value) {
		return String.format(Locale.ROOT, "%.6g", value);
	}
}
