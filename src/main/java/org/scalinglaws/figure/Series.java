package org.scalinglaws.figure;

/**
 * One curve of a plot.
 *
 * @param x finite; NaN in a {@link #legendLine}
 * @param y as many, finite
 * @param error standard errors of y, NaN where unknown; or null
 * @param label for the legend, or null
 * @param colour number in the palette
 * @param line whether it is drawn as a line, otherwise as points
 */
record Series(double[] x, double[] y, double[] error, String label, int colour, boolean line) {

	/** An entry of the legend that stands for all lines, without points. */
	static Series legendLine(final String label) {
		return new Series(new double[] { Double.NaN }, new double[] { Double.NaN }, null, label, Palette.BLACK, true);
	}

	Series withLabel(final String text) {
		return new Series(x, y, error, text, colour, line);
	}

	Series asLine(final boolean asLine) {
		return new Series(x, y, error, label, colour, asLine);
	}
}
