package org.scalinglaws.retrieval.phases;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/**
 * How far the times of the phases of a mean over runs are uncertain: their standard
 * errors by the jackknife, that is from the times that are found when each of the
 * runs in turn is left out.
 */
public final class PhaseErrors {

	private PhaseErrors() {
		// static functions only
	}

	/**
	 * The standard errors of {@link Phases#find}.
	 *
	 * @param trajectory of several runs; diverged ones are left out
	 * @return standard errors in place of times; NaN for a single run, or for a time that
	 *         is not reached without one of the runs
	 * @throws IllegalArgumentException as {@link Phases#find}
	 */
	public static Phases of(final Columns trajectory, final double delta, final double epsilon) {
		final Map<Double, List<Integer>> runs = RunSummary.converged(trajectory);
		if (runs.size() < 2) return new Phases(Double.NaN, Double.NaN, Double.NaN);
		final double[] time = trajectory.column("time"), overlap = trajectory.column("overlapGap"), energy = trajectory.column(
			"energyGap");
		final Map<Double, double[]> sums = new TreeMap<>(); // of both gaps at each time, and of how many runs
		runs.values().forEach(rows -> rows.forEach(row -> add(sums, time[row], overlap[row], energy[row], 1)));
		final List<Phases> without = runs.values().stream().map(rows -> {
			rows.forEach(row -> add(sums, time[row], -overlap[row], -energy[row], -1));
			final Columns.Builder mean = Columns.builder("time", "overlapGap", "energyGap");
			sums.forEach((at, sum) -> {
				if (sum[2] > 0) mean.row(at, sum[0] / sum[2], sum[1] / sum[2]);
			});
			rows.forEach(row -> add(sums, time[row], overlap[row], energy[row], 1));
			return Phases.find(mean.build(), delta, epsilon);
		}).toList();
		return new Phases(error(without, Phases::escapeTime), error(without, Phases::crossingTime), error(without,
			Phases::convergenceTime));
	}

	private static void add(final Map<Double, double[]> sums, final double time, final double overlap, final double energy,
		final int count)
	{
		final double[] sum = sums.computeIfAbsent(time, at -> new double[3]);
		sum[0] += overlap;
		sum[1] += energy;
		sum[2] += count;
	}

	private static double error(final List<Phases> without, final ToDoubleFunction<Phases> time) {
		final double n = without.size(), mean = without.stream().mapToDouble(time).sum() / n;
		return Math.sqrt(without.stream().mapToDouble(phases -> Math.pow(time.applyAsDouble(phases) - mean, 2)).sum() * (n -
			1) / n);
	}
}
