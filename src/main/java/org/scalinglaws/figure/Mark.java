package org.scalinglaws.figure;

/**
 * A value of x that a vertical line marks.
 *
 * @param x finite
 * @param position where it lies along the axis, from 0 to 1
 * @param name written above the frame
 */
record Mark(double x, double position, String name) {

	/** As a curve over the whole height. */
	Series line(final Axis y) {
		return new Series(new double[] { x, x }, new double[] { y.low(), y.high() }, null, null, Palette.BLACK, Drawing.LINE);
	}
}
