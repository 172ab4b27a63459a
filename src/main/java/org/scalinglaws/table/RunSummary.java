package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A table in long form summarized over its runs: one row for each value of one
 * column (as time), and of each other column X the columns XMean,
 * XStandardDeviation (of one run; n - 1 in the denominator, NaN for a single
 * run), XStandardError (of the mean) and XCount. A value that is NaN is left out;
 * XCount says how many were not.
 *
 * @param table the summary, its first column (of groups its first two) ascending
 * @param divergedRuns how many runs were left out whole, because one of their
 *          rows has diverged = 1
 * @param incompleteRows how many rows of the other runs had a NaN, of which that
 *          value was left out (the whole row if it is in {@code by})
 */
public record RunSummary(Columns table, int divergedRuns, int incompleteRows) {

	/** The column that numbers the runs. */
	public static final String RUN = "run";

	/** The column that is 1 where a run has diverged, otherwise 0. */
	public static final String DIVERGED = "diverged";

	/** What is appended to a column's name for its mean. */
	public static final String MEAN = "Mean";

	/** What is appended to a column's name for the standard error of its mean. */
	public static final String STANDARD_ERROR = "StandardError";

	private static final List<String> STATISTICS = List.of(MEAN, "StandardDeviation", STANDARD_ERROR, "Count");

	/**
	 * Summarizes a table; without a column {@code run} all rows are of one run.
	 *
	 * @param by the column whose equal values make a group
	 * @throws IllegalArgumentException if there is no such column, or it is
	 *           {@code run} or {@code diverged}
	 */
	public static RunSummary of(final Columns table, final String by) {
		return summary(table, by, List.of());
	}

	/**
	 * Summarizes a table that holds several: each value of {@code group} has runs of its own, though they have the same
	 * numbers, and rows of its own in the summary, whose first column it is. It may be {@code by} itself.
	 *
	 * @throws IllegalArgumentException as {@link #of(Columns, String)}, for both columns
	 */
	public static RunSummary of(final Columns table, final String by, final String group) {
		return summary(table, by, List.of(group));
	}

	private static RunSummary summary(final Columns table, final String by, final List<String> group) {
		final List<String> keys = Stream.concat(group.stream(), Stream.of(by)).distinct().toList();
		if (by.equals(RUN) || by.equals(DIVERGED)) throw new IllegalArgumentException("by must not be " + by);
		if (group.contains(RUN) || group.contains(DIVERGED)) throw new IllegalArgumentException("group must not be " + group
			.get(0));
		final double[][] key = keys.stream().map(table::column).toArray(double[][]::new);
		final double[][] run = Stream.concat(group.stream().map(table::column), Stream.of(runs(table))).toArray(
			double[][]::new);
		final double[] flags = table.has(DIVERGED) ? table.column(DIVERGED) : new double[table.rows()];
		final Set<double[]> diverged = new TreeSet<>(Arrays::compare);
		for (int row = 0; row < flags.length; row++)
			if (flags[row] != 0) diverged.add(values(run, row));
		final Map<double[], List<Integer>> rows = new TreeMap<>(Arrays::compare);
		int incomplete = 0;
		for (int row = 0; row < flags.length; row++) {
			if (diverged.contains(values(run, row))) continue;
			if (Arrays.stream(table.row(row)).anyMatch(Double::isNaN)) incomplete++;
			final double[] own = values(key, row);
			if (Arrays.stream(own).noneMatch(Double::isNaN)) rows.computeIfAbsent(own, k -> new ArrayList<>()).add(row);
		}
		final List<String> columns = new ArrayList<>(table.names());
		columns.removeAll(keys);
		columns.removeAll(List.of(RUN, DIVERGED));
		return new RunSummary(summary(table, keys, columns, rows), diverged.size(), incomplete);
	}

	/** Of one row; zero has no sign here. */
	private static double[] values(final double[][] columns, final int row) {
		return Arrays.stream(columns).mapToDouble(column -> column[row] + 0.0).toArray();
	}

	/** {@return the runs that diverged: those with a row where {@code diverged} is not 0} */
	public static Set<Double> diverged(final Columns table) {
		final Set<Double> diverged = new HashSet<>();
		if (!table.has(DIVERGED)) return diverged;
		final double[] runs = runs(table);
		final double[] flags = table.column(DIVERGED);
		for (int row = 0; row < runs.length; row++)
			if (flags[row] != 0) diverged.add(runs[row]);
		return diverged;
	}

	/** {@return the rows of each run that did not diverge, by its number, in the table's order} */
	public static Map<Double, List<Integer>> converged(final Columns table) {
		final Set<Double> diverged = diverged(table);
		final double[] runs = runs(table);
		final Map<Double, List<Integer>> rows = new LinkedHashMap<>();
		for (int row = 0; row < runs.length; row++)
			if (!diverged.contains(runs[row])) rows.computeIfAbsent(runs[row], k -> new ArrayList<>()).add(row);
		return rows;
	}

	private static double[] runs(final Columns table) {
		return table.has(RUN) ? table.column(RUN) : new double[table.rows()];
	}

	private static Columns summary(final Columns table, final List<String> keys, final List<String> columns,
		final Map<double[], List<Integer>> groups)
	{
		final List<String> names = new ArrayList<>(keys);
		for (final String column : columns)
			for (final String statistic : STATISTICS)
				names.add(column + statistic);
		final double[][] values = columns.stream().map(table::column).toArray(double[][]::new);
		final Columns.Builder summary = Columns.builder(names);
		groups.forEach((key, rows) -> {
			final double[] row = Arrays.copyOf(key, names.size());
			for (int c = 0; c < values.length; c++)
				statistics(values[c], rows, row, keys.size() + STATISTICS.size() * c);
			summary.row(row);
		});
		return summary.build().with(table.metadata());
	}

	/** In two passes, which keeps the digits of the deviation. */
	private static void statistics(final double[] values, final List<Integer> rows, final double[] target,
		final int offset)
	{
		int n = 0;
		double sum = 0, squares = 0;
		for (final int row : rows) {
			if (Double.isNaN(values[row])) continue;
			sum += values[row];
			n++;
		}
		for (final int row : rows)
			if (!Double.isNaN(values[row])) squares += Math.pow(values[row] - sum / n, 2);
		final double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : Double.NaN;
		target[offset] = sum / n;
		target[offset + 1] = deviation;
		target[offset + 2] = deviation / Math.sqrt(n);
		target[offset + 3] = n;
	}
}
