package org.scalinglaws.figure.sheet;

import org.scalinglaws.ground.Require;

/**
 * How large a figure shall be, in its units of 1/20 point (1/1440 inch): so fine
 * that sizes of fonts are whole numbers, as some formats want them.
 *
 * @param width of the whole figure; 0 for its own
 * @param font size of its texts; 0 for that which fits
 */
public record Size(double width, double font) {

	/** As the figure likes it. */
	public static final Size FREE = new Size(0, 0);

	/** Units in a point, an inch and a millimetre. */
	public static final double POINT = 20, INCH = 72 * POINT, MILLIMETRE = INCH / 25.4;

	/** The width range in millimetres, and that of fonts in points. */
	public static final double LEAST_WIDTH = 20, MOST_WIDTH = 1000, LEAST_FONT = 3, MOST_FONT = 72;

	private static final double FONT = 8 * POINT, NARROW = 60 * MILLIMETRE;

	/**
	 * Takes what a user gives.
	 *
	 * @param millimetres the width, from 20 to 1000; null for the figure's own
	 * @param points the size of fonts, from 3 to 72; null for that which fits
	 * @throws IllegalArgumentException if one is outside its range
	 */
	public static Size of(final Double millimetres, final Double points) {
		return new Size(millimetres == null ? 0 : MILLIMETRE * Require.inRange("width", millimetres, LEAST_WIDTH, MOST_WIDTH),
			points == null ? 0 : POINT * Require.inRange("fontSize", points, LEAST_FONT, MOST_FONT));
	}

	/** With what another says where this says nothing. */
	public Size or(final Size other) {
		return new Size(width > 0 ? width : other.width, font > 0 ? font : other.font);
	}

	/** The size of fonts: as asked for, otherwise 8 points, or less in a figure narrower than 60 mm. */
	public double fontOr8() {
		return font > 0 ? font : width > 0 ? Math.min(FONT, FONT * width / NARROW) : FONT;
	}
}
