package org.scalinglaws.command.support.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scalinglaws.fit.collapse.LearningCurve;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/**
 * The learning curves of a table, one for each group and run.
 *
 * @param curves sorted by x
 * @param names of the columns x, y, group and, if the table has it, run
 * @param missingRows how many rows were left out: a value is NaN, or x is 0, which is no place on a log axis
 * @param divergedRuns how many runs were left out whole
 */
public record MeasuredCurves(List<LearningCurve> curves, List<String> names, int missingRows, int divergedRuns) {

	/**
	 * @param horizon a column, the same in all rows of a curve; null for the last x
	 * @param run a column; {@value RunSummary#RUN} may be missing, every group is one run then
	 * @throws IllegalArgumentException if a column is missing or named twice, or a curve is none
	 */
	public static MeasuredCurves of(final Columns table, final String x, final String y, final String group,
		final String horizon, final String run)
	{
		final List<String> names = new ArrayList<>();
		add(names, table, "x", x);
		add(names, table, "y", y);
		add(names, table, "group", group);
		if (!run.equals(RunSummary.RUN) || table.has(run)) add(names, table, "run", run);
		final List<String> used = new ArrayList<>(names);
		if (horizon != null) add(used, table, "horizon", horizon);
		final boolean flagged = table.has(RunSummary.DIVERGED);
		final Columns rows = table.where(row -> used.stream().noneMatch(name -> Double.isNaN(row.get(name))) && row.get(
			x) != 0);
		final List<LearningCurve> curves = new ArrayList<>();
		final int[] diverged = new int[1];
		int kept = 0;
		for (final Columns size : rows.groups(group).values())
			for (final Columns seed : names.size() == 4 ? size.groups(run).values() : List.of(size)) {
				final Columns curve = seed.sorted(x);
				kept += curve.rows();
				if (flagged && Arrays.stream(curve.column(RunSummary.DIVERGED)).anyMatch(flag -> flag != 0)) diverged[0]++;
				else curves.add(curve(curve, x, y, group, horizon, names.size() == 4 ? run : null));
			}
		return new MeasuredCurves(curves, names, table.rows() - kept, diverged[0]);
	}

	private static void add(final List<String> names, final Columns table, final String input, final String column) {
		table.require(input, column);
		if (names.contains(column)) throw new IllegalArgumentException(input + " must be another column than " + names +
			", was " + column);
		names.add(column);
	}

	private static LearningCurve curve(final Columns rows, final String x, final String y, final String group,
		final String horizon, final String run)
	{
		final double size = rows.first(group), seed = run == null ? 0 : rows.first(run);
		final double[] xs = rows.column(x);
		final Set<Double> horizons = new HashSet<>();
		if (horizon != null) for (final double value : rows.column(horizon))
			horizons.add(value);
		if (horizons.size() > 1) throw new IllegalArgumentException("horizon must be one number for each curve, " + horizon +
			" has " + horizons.size() + " in group " + Require.text(size) + ", run " + Require.text(seed));
		return new LearningCurve(size, seed, xs, rows.column(y), horizon == null ? xs[xs.length - 1] : rows.first(horizon));
	}

	/** {@return the first runs of each group} */
	public MeasuredCurves someRuns(final int count) {
		final Map<Double, Integer> seen = new HashMap<>();
		return new MeasuredCurves(curves.stream().filter(curve -> seen.merge(curve.group(), 1, Integer::sum) <= count).toList(),
			names, missingRows, divergedRuns);
	}

	/** {@return the curves as they are, in columns x, y, group, run} */
	public Columns raw() {
		final Columns.Builder table = Columns.builder("x", "y", "group", RunSummary.RUN);
		for (final LearningCurve curve : curves)
			add(table, curve, curve.x(), curve.y());
		return table.build();
	}

	/** {@return the curves in units of their ends, in columns x, y, group, run} */
	public Columns normalised(final double floor) {
		final Columns.Builder table = Columns.builder("x", "y", "group", RunSummary.RUN);
		for (final LearningCurve curve : curves)
			add(table, curve, curve.normalisedX(), curve.normalisedY(floor));
		return table.build();
	}

	private static void add(final Columns.Builder table, final LearningCurve curve, final double[] x, final double[] y) {
		for (int i = 0; i < x.length; i++)
			table.row(x[i], y[i], curve.group(), curve.run());
	}
}
