package org.scalinglaws.figure.style;

import java.awt.Color;

/**
 * Colours that stay apart for colour-blind eyes (Okabe and Ito, "Color universal
 * design", 2008), without its yellow, which is too light for lines on white.
 */
public final class Palette {

	/** The number of black, which no curve gets by its turn. */
	public static final int BLACK = -1;

	/** So many curves have colours of their own. */
	public static final int SIZE = 7;

	private static final int[] COLOURS = { 0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x7F7F7F };

	/** Light enough for black letters on them: the light colours of Paul Tol, "Colour schemes", 2021. */
	private static final int[] AREAS = { 0x77AADD, 0xEE8866, 0xEEDD88, 0xFFAABB, 0x99DDFF, 0x44BB99, 0xBBCC33, 0xAAAA00,
		0xDDDDDD };

	private Palette() {
		// static colours only
	}

	/** A curve's colour; it repeats after seven. */
	public static Color of(final int number) {
		return number == BLACK ? Color.BLACK : new Color(COLOURS[number % SIZE]);
	}

	/** The colour of an area with a name; it repeats, darker, after nine. */
	public static Color area(final int number) {
		final Color colour = new Color(AREAS[number % AREAS.length]);
		return number < AREAS.length ? colour : dark(colour);
	}

	/** A mixture with white: 0 is white, 1 the colour. */
	public static Color light(final Color colour, final double share) {
		return new Color(mix(colour.getRed(), share), mix(colour.getGreen(), share), mix(colour.getBlue(), share));
	}

	/** A darker shade, for a line over points of its colour. */
	public static Color dark(final Color colour) {
		return new Color((int) (0.65 * colour.getRed()), (int) (0.65 * colour.getGreen()), (int) (0.65 * colour.getBlue()));
	}

	private static int mix(final int value, final double share) {
		return (int) Math.round(255 + share * (value - 255));
	}
}
