package org.scalinglaws.ops;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/**
 * One curve for each run of a table that did not diverge.
 *
 * @param x what the runs share
 * @param y one array for each run
 */
record RunCurves(double[] x, double[][] y) {

	/**
	 * Takes two columns apart.
	 *
	 * @throws IllegalArgumentException if there is no such run, or the runs differ in
	 *           x
	 */
	static RunCurves of(final Columns table, final String x, final String y) {
		final Map<Double, List<Integer>> runs = RunSummary.converged(table);
		if (runs.isEmpty()) throw new IllegalArgumentException("table must have a run that did not diverge, had " + table
			.rows() + " rows");
		final double[] xs = table.column(x);
		final double[] ys = table.column(y);
		final double[] common = pick(xs, runs.values().iterator().next());
		for (final Map.Entry<Double, List<Integer>> run : runs.entrySet())
			if (!Arrays.equals(common, pick(xs, run.getValue()))) throw new IllegalArgumentException(
				"runs must share their values of " + x + ", run " + run.getKey() + " has others than the first");
		return new RunCurves(common, runs.values().stream().map(rows -> pick(ys, rows)).toArray(double[][]::new));
	}

	private static double[] pick(final double[] column, final List<Integer> rows) {
		return rows.stream().mapToDouble(row -> column[row]).toArray();
	}
}
