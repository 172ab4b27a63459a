package org.scalinglaws.regression.epochs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The curves of a {@link TwoScales} problem over time as a table: columns {@code time}, {@code overlap} R = w'F v/d,
 * {@code energy} Q = |F v|^2/d, {@code risk} (1 - 2R + Q)/2 of gradient flow on half of the sum of squares,
 * {@code ridgeRisk} of ridge regression with ridge 1/time, then {@code overlapFast}, {@code overlapSlow},
 * {@code energyFast}, ..., {@code riskSlow}, whose sums are overlap, energy and risk; and of each but the time its
 * {@code ...StandardError}: over the draws in a simulation (NaN for one), 0 in theory.
 */
public final class EpochwiseCurves {

	/** Samples and dimension of a simulation; the singular values of a draw then take some 90 s. */
	public static final int LARGEST_DRAW = 2000;

	/** End of the curves. */
	public static final double LATEST = 1e12;

	/** The first time after 0, or that part of the end if it is below 1. */
	private static final double EARLIEST = 1e-3;

	private static final int MOST_RECORDS = 10_000;

	private static final int MOST_RUNS = 100_000;

	/** Of ends; products of two rates, and of renormalized ridges, are numbers. */
	private static final double SHORTEST = 1e-100;

	private EpochwiseCurves() {
		// static functions only
	}

	/**
	 * The times: 0, then evenly spaced in the logarithm from 0.001, or end/1000 if that is less.
	 *
	 * @param end 1e-100 to 1e12
	 * @param records how many, 2 to 10000
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static double[] times(final double end, final int records) {
		Require.inRange("endTime", Require.positive("endTime", end), SHORTEST, LATEST);
		Require.inRange("records", records, 2, MOST_RECORDS);
		final double[] times = new double[records];
		final ImageAxis axis = ImageAxis.logarithmic("time", EARLIEST * Math.min(1, end), end);
		for (int i = 1; i < records; i++)
			times[i] = axis.coordinate(i - 1, records - 1);
		times[records - 1] = end; // also where it is the only one
		return times;
	}

	/**
	 * The curves at infinite size.
	 *
	 * @param times from 0
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns theory(final TwoScales problem, final double[] times, final Progress progress) {
		final FlowTheory flow = new FlowTheory(problem);
		final RidgePath ridge = new RidgePath(problem);
		final double[][] rows = new double[times.length][];
		Parallel.forEach(times.length, progress, i -> rows[i] = flow.at(times[i]).row(times[i], ridge.risk(times[i])));
		final List<String> names = new ArrayList<>(List.of(BlockMoments.COLUMNS));
		for (final String name : names.subList(1, BlockMoments.COLUMNS.length).toArray(String[]::new))
			names.add(name + RunSummary.STANDARD_ERROR);
		final Columns.Builder table = Columns.builder(names);
		for (final double[] row : rows)
			table.row(Arrays.copyOf(row, names.size()));
		return table.build();
	}

	/**
	 * The mean curves of some draws of the inputs, each averaged over teacher and noise exactly.
	 *
	 * @param problem of 2000 samples and coordinates at most
	 * @param times from 0
	 * @param runs draws, 1 to 100000
	 * @param seed of the inputs
	 * @throws IllegalArgumentException if a number is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns simulation(final TwoScales problem, final double[] times, final int runs, final long seed,
		final Progress progress)
	{
		Require.inRange("samples", problem.samples(), 1, LARGEST_DRAW);
		Require.inRange("dimension", problem.dimension(), 1, LARGEST_DRAW);
		Require.inRange("runs", runs, 1, MOST_RUNS);
		final Streams streams = Streams.of(seed);
		final double[][][] rows = new double[runs][][];
		Parallel.forEach(runs, progress, run -> rows[run] = curve(new DrawnProblem(problem, streams.stream("epochwiseInputs", run)),
			times, progress));
		final List<String> names = new ArrayList<>(List.of(BlockMoments.COLUMNS));
		names.add(RunSummary.RUN);
		final Columns.Builder all = Columns.builder(names);
		for (int run = 0; run < runs; run++)
			for (final double[] row : rows[run]) {
				final double[] numbered = Arrays.copyOf(row, names.size());
				numbered[row.length] = run;
				all.row(numbered);
			}
		return means(all.build());
	}

	private static double[][] curve(final DrawnProblem draw, final double[] times, final Progress progress) {
		return Arrays.stream(times).mapToObj(time -> {
			if (progress.isCanceled()) throw new CancellationException();
			final BlockMoments ridge = draw.ridge(time);
			return draw.flow(time).row(time, ridge.risk()[0] + ridge.risk()[1]);
		}).toArray(double[][]::new);
	}

	private static Columns means(final Columns all) {
		Columns summary = RunSummary.of(all, "time").table();
		final List<String> names = new ArrayList<>(List.of("time"));
		for (int pass = 0; pass < 2; pass++)
			for (int i = 1; i < BlockMoments.COLUMNS.length; i++)
				names.add(BlockMoments.COLUMNS[i] + (pass == 0 ? "" : RunSummary.STANDARD_ERROR));
		for (int i = 1; i < BlockMoments.COLUMNS.length; i++)
			summary = summary.renamed(BlockMoments.COLUMNS[i] + RunSummary.MEAN, BlockMoments.COLUMNS[i]);
		return summary.select(names);
	}
}
