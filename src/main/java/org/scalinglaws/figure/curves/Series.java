package org.scalinglaws.figure.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.style.Palette;

/**
 * One curve of a plot.
 *
 * @param x finite; none in a {@link #legendLine}
 * @param y as many, finite
 * @param error standard errors of y, NaN where unknown; or null
 * @param label for the legend, or null
 * @param colour number in the palette
 * @param drawing how it is drawn
 */
record Series(double[] x, double[] y, double[] error, String label, int colour, Drawing drawing) {

	/** An entry of the legend that stands for all lines, without points. */
	static Series legendLine(final String label) {
		return new Series(new double[0], new double[0], null, label, Palette.BLACK, Drawing.LINE);
	}

	/** The values of y; on a linear axis also the zero that they stand on, or the ends of their errors, which a log axis might stretch to. */
	DoubleStream shownY(final boolean log) {
		if (!log && hasBase()) return DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(y));
		if (log || error == null) return DoubleStream.of(y);
		return IntStream.range(0, y.length).boxed().flatMapToDouble(i -> DoubleStream.of(y[i] - error[i], y[i], y[i] + error[
			i]));
	}

	/** The values of x, of bars their edges. */
	DoubleStream shownX(final boolean log) {
		return DoubleStream.of(drawing == Drawing.BARS ? CurveData.edges(x, log) : x);
	}

	Series withLabel(final String text) {
		return new Series(x, y, error, text, colour, drawing);
	}

	Series drawn(final Drawing as) {
		return new Series(x, y, error, label, colour, as);
	}

	boolean isLine() {
		return drawing == Drawing.LINE || drawing == Drawing.DASHES;
	}

	/** Whether it stands on zero, or on the lower end of a log axis. */
	boolean hasBase() {
		return drawing == Drawing.BARS || drawing == Drawing.STEMS || drawing == Drawing.SPIKES;
	}

	/** Without the points whose markers would smear with the one before: nearer than a distance, in widths of the frame. */
	Series thinned(final Span xs, final Span ys, final double ratio, final double distance) {
		final List<Integer> kept = new ArrayList<>();
		double lastX = Double.NEGATIVE_INFINITY, lastY = 0;
		for (int i = 0; i < x.length; i++) {
			final double px = xs.position(x[i]), py = ratio * ys.position(y[i]);
			if (Math.hypot(px - lastX, py - lastY) < distance) continue;
			kept.add(i);
			lastX = px;
			lastY = py;
		}
		return new Series(kept.stream().mapToDouble(i -> x[i]).toArray(), kept.stream().mapToDouble(i -> y[i]).toArray(), null,
			label, colour, drawing);
	}
}
