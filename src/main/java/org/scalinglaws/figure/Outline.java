package org.scalinglaws.figure;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Bars and stems as lines, in the units of the axes. */
final class Outline {

	private Outline() {
		// static geometry only
	}

	/**
	 * The edges of bars about values of x, left and right in turn: half the smaller
	 * distance to the neighbours away, so that a bar that is left out widens none.
	 *
	 * @param x ascending or descending
	 * @param log whether distances are those of the logarithms
	 */
	static double[] edges(final double[] x, final boolean log) {
		final double[] scaled = log ? DoubleStream.of(x).map(Math::log10).toArray() : x;
		final double[] edges = new double[2 * x.length];
		for (int i = 0; i < x.length; i++) {
			final double before = i == 0 ? Double.POSITIVE_INFINITY : Math.abs(scaled[i] - scaled[i - 1]);
			final double after = i == x.length - 1 ? Double.POSITIVE_INFINITY : Math.abs(scaled[i + 1] - scaled[i]);
			final double least = Math.min(before, after), half = x.length > 1 ? least / 2 : log ? 0.1 : Math.max(0.1 * Math.abs(x[i]), 1e-30);
			edges[2 * i] = log ? Math.pow(10, scaled[i] - half) : scaled[i] - half;
			edges[2 * i + 1] = log ? Math.pow(10, scaled[i] + half) : scaled[i] + half;
		}
		return edges;
	}

	/** From the base up, over and down each bar. */
	static Series bars(final Series series, final boolean logX, final double base) {
		final double[] edges = edges(series.x(), logX);
		final double[] x = new double[2 * edges.length], y = new double[2 * edges.length];
		for (int i = 0; i < edges.length; i++) {
			x[2 * i] = x[2 * i + 1] = edges[i];
			y[2 * i + i % 2] = base;
			y[2 * i + 1 - i % 2] = series.y()[i / 2];
		}
		return new Series(x, y, null, series.label(), series.colour(), Drawing.BARS);
	}

	/** The outline of all bars together: without the ways down to the base and up again where bars touch. */
	static Series steps(final Series bars) {
		final double[] x = bars.x();
		final int[] kept = IntStream.range(0, x.length).filter(i -> i % 4 == 1 || i % 4 == 2 || !touches(x, i % 4 == 0 ? i - 1
			: i)).toArray();
		return new Series(IntStream.of(kept).mapToDouble(i -> x[i]).toArray(), IntStream.of(kept).mapToDouble(i -> bars
			.y()[i]).toArray(), null, bars.label(), bars.colour(), Drawing.BARS);
	}

	/** Whether a bar's right edge is the next one's left edge, but for rounding. */
	private static boolean touches(final double[] x, final int right) {
		return right > 0 && right + 1 < x.length && Math.abs(x[right + 1] - x[right]) < 1e-3 * Math.abs(x[right] - x[right -
			2]);
	}

	/** From the base up each stem, interrupted by NaN. */
	static Series stems(final Series series, final double base) {
		final int n = series.x().length;
		final double[] x = new double[3 * n], y = new double[3 * n];
		for (int i = 0; i < n; i++) {
			x[3 * i] = x[3 * i + 1] = series.x()[i];
			y[3 * i] = base;
			y[3 * i + 1] = series.y()[i];
			x[3 * i + 2] = y[3 * i + 2] = Double.NaN;
		}
		return new Series(x, y, null, series.label(), series.colour(), Drawing.STEMS);
	}

	/**
	 * From the lower to the upper end of each error, interrupted by NaN; an error that
	 * is NaN counts as none.
	 *
	 * @param least where an end that is lower is drawn
	 */
	static Series whiskers(final Series series, final double least) {
		final int n = series.x().length;
		final double[] x = new double[3 * n], y = new double[3 * n];
		for (int i = 0; i < n; i++) {
			final double error = Double.isNaN(series.error()[i]) ? 0 : series.error()[i];
			x[3 * i] = x[3 * i + 1] = series.x()[i];
			y[3 * i] = Math.max(least, series.y()[i] - error);
			y[3 * i + 1] = series.y()[i] + error;
			x[3 * i + 2] = y[3 * i + 2] = Double.NaN;
		}
		return new Series(x, y, null, null, series.colour(), Drawing.WHISKERS);
	}
}
