package org.scalinglaws.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.scalinglaws.table.Columns;

import ij.gui.Plot;

/**
 * What lies beneath the curves of a plot: marked values of x and a field of arrows.
 *
 * @param marks one row, or null
 * @param arrows columns x, y, dx, dy, or null
 */
record Backdrop(Columns marks, Columns arrows) {

	/** Nothing. */
	static final Backdrop NONE = new Backdrop(null, null);

	private static final Color MARK = new Color(0x8C8C8C), ARROW = new Color(0xA6A6A6);
	private static final List<String> FIELD = List.of("x", "y", "dx", "dy");

	Backdrop {
		if (marks != null && marks.rows() != 1) throw new IllegalArgumentException("marks must have one row, had " + marks
			.rows());
		if (arrows != null && !arrows.names().containsAll(FIELD)) throw new IllegalArgumentException(
			"arrows must have the columns " + FIELD + ", had " + arrows.names());
	}

	Backdrop withMarks(final Columns row) {
		return new Backdrop(row, arrows);
	}

	Backdrop withArrows(final Columns table) {
		return new Backdrop(marks, table);
	}

	/** One column of the arrows, as far as it can be shown. */
	DoubleStream arrowValues(final String column, final boolean log) {
		return arrows == null ? DoubleStream.empty() : DoubleStream.of(arrows.column(column)).filter(v -> Double.isFinite(
			v) && (!log || v > 0));
	}

	/** The marks that lie within an axis, by their place. */
	List<Mark> marks(final Axis axis) {
		final List<Mark> all = new ArrayList<>();
		if (marks != null) for (final String name : marks.names()) {
			final double position = axis.position(marks.get(name, 0));
			if (position >= 0 && position <= 1) all.add(new Mark(marks.get(name, 0), position, name));
		}
		all.sort((a, b) -> Double.compare(a.position(), b.position()));
		return all;
	}

	/** Draws both. */
	void paint(final Plot plot, final List<Mark> shown, final Axis y, final boolean logX, final boolean logY) {
		plot.setLineWidth(1);
		if (arrows != null) paintArrows(plot, logX, logY);
		plot.setColor(MARK);
		for (final Mark mark : shown)
			plot.drawLine(mark.x(), y.low(), mark.x(), y.high());
	}

	private void paintArrows(final Plot plot, final boolean logX, final boolean logY) {
		final double[] x = arrows.column("x"), y = arrows.column("y"), dx = arrows.column("dx"), dy = arrows.column("dy");
		final int[] shown = IntStream.range(0, x.length).filter(i -> isShown(x[i], dx[i], logX) && isShown(y[i], dy[i],
			logY)).toArray();
		if (shown.length == 0) return;
		plot.setColor(ARROW);
		plot.drawVectors(pick(shown, x, null), pick(shown, y, null), pick(shown, x, dx), pick(shown, y, dy));
	}

	private static boolean isShown(final double tail, final double step, final boolean log) {
		return Double.isFinite(tail) && Double.isFinite(tail + step) && (!log || tail > 0 && tail + step > 0);
	}

	private static double[] pick(final int[] rows, final double[] values, final double[] added) {
		return IntStream.of(rows).mapToDouble(row -> values[row] + (added == null ? 0 : added[row])).toArray();
	}
}
