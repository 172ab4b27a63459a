package org.scalinglaws.figure;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

	/** The values of y; on a linear axis also the ends of their errors, which a log axis might stretch to. */
	DoubleStream shownY(final boolean log) {
		if (log || error == null) return DoubleStream.of(y);
		return IntStream.range(0, y.length).boxed().flatMapToDouble(i -> DoubleStream.of(y[i] - error[i], y[i], y[i] + error[
			i]));
	}

	Series withLabel(final String text) {
		return new Series(x, y, error, text, colour, line);
	}

	Series asLine(final boolean asLine) {
		return new Series(x, y, error, label, colour, asLine);
	}
}
