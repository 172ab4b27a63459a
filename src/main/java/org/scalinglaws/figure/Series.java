package org.scalinglaws.figure;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One curve of a plot.
 *
 * @param x finite; NaN in a {@link #legendLine}
 * @param y as many, finite
 * @param error standard errors of y, NaN where unknown; or null
 * @param label for the legend, or null
 * @param colour number in the palette
 * @param drawing how it is drawn
 */
record Series(double[] x, double[] y, double[] error, String label, int colour, Drawing drawing) {

	/** An entry of the legend that stands for all lines, without points. */
	static Series legendLine(final String label) {
		return new Series(new double[] { Double.NaN }, new double[] { Double.NaN }, null, label, Palette.BLACK, Drawing.LINE);
	}

	/** The values of y; on a linear axis also the zero that they stand on, or the ends of their errors, which a log axis might stretch to. */
	DoubleStream shownY(final boolean log) {
		if (!log && hasBase()) return DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(y));
		if (log || error == null) return DoubleStream.of(y);
		return IntStream.range(0, y.length).boxed().flatMapToDouble(i -> DoubleStream.of(y[i] - error[i], y[i], y[i] + error[
			i]));
	}

	Series withLabel(final String text) {
		return new Series(x, y, error, text, colour, drawing);
	}

	/** With its errors, if it has some, as lines before it. */
	Stream<Series> whiskered(final double least) {
		return error == null ? Stream.of(this) : Stream.of(Outline.whiskers(this, least), new Series(x, y, null, label,
			colour, drawing));
	}

	Series drawn(final Drawing as) {
		return new Series(x, y, error, label, colour, as);
	}

	boolean isLine() {
		return drawing == Drawing.LINE || drawing == Drawing.DASHES || drawing == Drawing.WHISKERS;
	}

	/** Whether it stands on zero, or on the lower end of a log axis. */
	boolean hasBase() {
		return drawing == Drawing.BARS || drawing == Drawing.STEMS || drawing == Drawing.SPIKES;
	}

	/** The values of x, of bars their edges. */
	DoubleStream shownX(final boolean log) {
		return DoubleStream.of(drawing == Drawing.BARS ? Outline.edges(x, log) : x);
	}

	/** Only its entry of the legend. */
	Series inLegend() {
		return new Series(new double[] { Double.NaN }, new double[] { Double.NaN }, null, label, colour, drawing);
	}

	/** Lines, points and outlines: bars and stems stand on the base of the axis. */
	Stream<Series> parts(final boolean logX, final double base) {
		if (drawing == Drawing.BARS) return Stream.of(Outline.bars(this, logX, base));
		if (drawing == Drawing.SPIKES) return Stream.of(Outline.stems(this, base).drawn(Drawing.LINE));
		if (drawing == Drawing.STEMS) return Stream.of(Outline.stems(withLabel(null), base), drawn(Drawing.POINTS));
		return Stream.of(this);
	}
}
