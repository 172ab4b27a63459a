package org.scalinglaws.figure.curves;

import java.util.stream.DoubleStream;

import org.jfree.data.xy.AbstractIntervalXYDataset;

/**
 * One curve as JFreeChart reads it: the interval of x is the width of a bar, that
 * of y reaches from what a bar or stem stands on to its value, or over the standard
 * error.
 */
final class CurveData extends AbstractIntervalXYDataset {

	/** Below any log axis. */
	static final double LEAST = Double.MIN_NORMAL;

	private final transient Series series;
	private final boolean logY;
	private final double[] edges;

	CurveData(final Series series, final boolean logX, final boolean logY) {
		this.series = series;
		this.logY = logY;
		edges = series.drawing() == Drawing.BARS ? edges(series.x(), logX) : null;
	}

	@Override
	public int getSeriesCount() {
		return 1;
	}

	@Override
	public Comparable<?> getSeriesKey(final int number) {
		return series.label() == null ? "" : series.label();
	}

	@Override
	public int getItemCount(final int number) {
		return series.x().length;
	}

	@Override
	public Number getX(final int number, final int item) {
		return series.x()[item];
	}

	@Override
	public Number getY(final int number, final int item) {
		return series.y()[item];
	}

	@Override
	public Number getStartX(final int number, final int item) {
		return edges == null ? series.x()[item] : edges[2 * item];
	}

	@Override
	public Number getEndX(final int number, final int item) {
		return edges == null ? series.x()[item] : edges[2 * item + 1];
	}

	@Override
	public Number getStartY(final int number, final int item) {
		if (series.hasBase()) return logY ? LEAST : 0;
		final double low = series.y()[item] - error(item);
		return logY ? Math.max(LEAST, low) : low;
	}

	@Override
	public Number getEndY(final int number, final int item) {
		return series.y()[item] + error(item);
	}

	/** One that is NaN counts as none. */
	private double error(final int item) {
		return series.error() == null || Double.isNaN(series.error()[item]) || series.hasBase() ? 0 : series.error()[item];
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
			final double half = x.length > 1 ? Math.min(before, after) / 2 : log ? 0.1 : Math.max(0.1 * Math.abs(x[i]), 1e-30);
			edges[2 * i] = log ? Math.pow(10, scaled[i] - half) : scaled[i] - half;
			edges[2 * i + 1] = log ? Math.pow(10, scaled[i] + half) : scaled[i] + half;
		}
		return edges;
	}
}
