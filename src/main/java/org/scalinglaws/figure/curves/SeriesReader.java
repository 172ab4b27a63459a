package org.scalinglaws.figure.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.scalinglaws.figure.axis.AxisText;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/**
 * Takes a table apart in curves: by the values of the group column, the y columns
 * and the runs. Rows of diverged runs, and values that cannot be shown (not
 * finite; not positive on a log axis), are left out.
 */
final class SeriesReader {

	private static final double MOST = 1e300; // lengths of axes are numbers too

	private final Columns table;
	private final String x;
	private final String group;
	private final boolean logX;
	private final boolean logY;

	/** @param group may be null, or a column that the table does not have: no groups then */
	SeriesReader(final Columns table, final String x, final String group, final boolean logX, final boolean logY) {
		this.table = table;
		this.x = x;
		this.group = group != null && table.has(group) ? group : null;
		this.logX = logX;
		this.logY = logY;
	}

	/**
	 * The column for y: itself, or its mean over runs, or what it is the mean of.
	 *
	 * @throws IllegalArgumentException listing the columns if there is none of them
	 */
	static String column(final Columns table, final String y) {
		if (table.has(y)) return y;
		if (table.has(y + RunSummary.MEAN)) return y + RunSummary.MEAN;
		if (table.has(AxisText.base(y))) return AxisText.base(y);
		return table.require("y", y);
	}

	/** Whether {@link #column} finds one. */
	static boolean has(final Columns table, final String y) {
		return table.has(y) || table.has(y + RunSummary.MEAN) || table.has(AxisText.base(y));
	}

	/** The distinct values of the group column, ascending; one NaN without groups. */
	List<Double> groups() {
		if (group == null) return List.of(Double.NaN);
		final TreeSet<Double> values = new TreeSet<>();
		for (final double value : table.column(group))
			values.add(value);
		return new ArrayList<>(values);
	}

	/** The curves of one y column in one group, one for each run. */
	List<Series> read(final String y, final double value, final int colour, final Drawing drawing) {
		final Columns rows = group(value);
		final String column = column(rows, y);
		final String error = AxisText.base(column) + RunSummary.STANDARD_ERROR;
		final double[] xs = rows.column(x);
		final double[] ys = rows.column(column);
		final double[] errors = rows.has(error) ? rows.column(error) : null;
		final List<Series> all = new ArrayList<>();
		for (final List<Integer> run : RunSummary.converged(rows).values()) {
			final int[] shown = run.stream().mapToInt(Integer::intValue).filter(row -> isShown(xs[row], logX) && isShown(
				ys[row], logY)).toArray();
			if (shown.length > 0) all.add(new Series(pick(xs, shown), pick(ys, shown), errors == null ? null : pick(errors,
				shown), null, colour, drawing));
		}
		return all;
	}

	private Columns group(final double value) {
		if (group == null) return table;
		final Columns.Builder rows = Columns.builder(table.names());
		for (int row = 0; row < table.rows(); row++)
			if (Double.compare(table.get(group, row), value) == 0) rows.row(table.row(row));
		return rows.build();
	}

	private static boolean isShown(final double value, final boolean log) {
		return Math.abs(value) < MOST && (!log || value > 0);
	}

	private static double[] pick(final double[] values, final int[] rows) {
		return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
	}
}
