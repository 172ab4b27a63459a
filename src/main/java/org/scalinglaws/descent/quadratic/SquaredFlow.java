package org.scalinglaws.descent.quadratic;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.LogisticLaw;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Gradient flow on half the squared error, coordinate by coordinate in closed form: q' = -4 lambda q (q - w*), which is
 * {@link LogisticLaw}, and w' = -lambda (w - w*) of the linear student.
 * <p>
 * The errors are computed as errors, q - w* = w* (q_0 - w*)/(w* + q_0 (e^z - 1)) with z = 4 lambda w* t, to their own last
 * digits: a difference of q and w* would lose what is left of them late. A coordinate counts as learned from half of w* on,
 * at the time ln((w* - q_0)/q_0)/(4 lambda w*). Cost: two exponentials for each coordinate and time
 * ({@link BlockExponentials}). Sums run over blocks of coordinates in a fixed order, so that their bits do not depend on
 * threads.
 * </p>
 */
public final class SquaredFlow {

	private static final int BLOCK = 4096;

	/** The first recorded time after 0 as a part of the fastest coordinate's, at most a thousandth of the end. */
	private static final double EARLY = 0.01, FIRST = 1e-3;

	/** Blocks whose sums are kept at a time. */
	private static final int BATCH = 32;

	private final SquaredRegression problem;
	private final double[] times;
	private final double[] risk;
	private final double[] linearRisk;
	private final long[] learned; // since the time before

	private SquaredFlow(final SquaredRegression problem, final double[] times) {
		this.problem = problem;
		this.times = times;
		risk = new double[times.length];
		linearRisk = new double[times.length];
		learned = new long[times.length];
	}

	/**
	 * The flow at log-spaced times.
	 *
	 * @param endTime greater than 0, to 1e100
	 * @param records number of rows, 2 to 1e6: time 0, and then log-spaced to the end time
	 * @return columns time, run (0), risk, linearRisk, learnedWidth
	 * @throws IllegalArgumentException if a number is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns of(final SquaredRegression problem, final double endTime, final int records,
		final Progress progress)
	{
		Require.inRange("endTime", Require.positive("endTime", endTime), 0, Require.LARGEST);
		Require.inRange("records", records, 2, 1_000_000);
		return of(problem, times(problem, endTime, records), progress);
	}

	private static double[] times(final SquaredRegression problem, final double endTime, final int records) {
		final double first = Math.min(EARLY / problem.fastestRate(), FIRST * endTime);
		final double[] times = new double[records];
		for (int k = 1; k < records; k++)
			times[k] = endTime * Math.pow(first / endTime, (records - 1.0 - k) / Math.max(1, records - 2));
		times[records - 1] = endTime;
		return times;
	}

	/**
	 * The flow at given times.
	 *
	 * @param times from 0, ascending
	 * @return as above
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns of(final SquaredRegression problem, final double[] times, final Progress progress) {
		return new SquaredFlow(problem, times.clone()).solve(progress);
	}

	private Columns solve(final Progress progress) {
		final int blocks = (problem.dimension() + BLOCK - 1) / BLOCK;
		for (int from = 0; from < blocks; from += BATCH) {
			final int first = from;
			final Sums[] sums = new Sums[Math.min(BATCH, blocks - from)];
			final Progress part = progress.part((double) from / blocks, (double) (from + sums.length) / blocks);
			Parallel.forEach(sums.length, part, k -> sums[k] = sums((first + k) * BLOCK));
			for (final Sums block : sums)
				add(block);
		}
		final Columns.Builder table = Columns.builder("time", "run", "risk", "linearRisk", "learnedWidth");
		long width = 0;
		for (int k = 0; k < times.length; k++) {
			width += learned[k];
			table.row(times[k], 0, risk[k], linearRisk[k], width);
		}
		return table.build();
	}

	private void add(final Sums block) {
		for (int k = 0; k < times.length; k++) {
			risk[k] += block.risk()[k];
			linearRisk[k] += block.linearRisk()[k];
			learned[k] += block.learned()[k];
		}
	}

	/** Of a block, at each time: of the risks, and of the coordinates learned since the time before. */
	private record Sums(double[] risk, double[] linearRisk, int[] learned) {}

	private Sums sums(final int from) {
		final int count = Math.min(BLOCK, problem.dimension() - from);
		final double[] rates = new double[count], slower = new double[count], weights = new double[count];
		final double[] starts = new double[count], work = new double[count];
		final int[] news = new int[times.length];
		for (int i = 0; i < count; i++) {
			final double lambda = problem.spectrum()[from + i], target = problem.target()[from + i];
			rates[i] = 4 * lambda * target;
			slower[i] = -2 * lambda;
			weights[i] = lambda * target * target;
			starts[i] = problem.start() / target;
			final int record = recordOf(halfTime(rates[i], starts[i]));
			if (record < times.length) news[record]++;
		}
		final double[] squared = new double[times.length], linear = new double[times.length];
		for (int k = 0; k < times.length; k++) {
			BlockExponentials.of(slower, times[k], work);
			linear[k] = DotProducts.of(weights, work);
			BlockExponentials.lessOne(rates, times[k], work);
			squareErrors(starts, work);
			squared[k] = DotProducts.of(weights, work);
		}
		return new Sums(squared, linear, news);
	}

	/** From e^z - 1 to the square of (q - w*) relative to w*. */
	private static void squareErrors(final double[] starts, final double[] growth) {
		for (int i = 0; i < growth.length; i++) {
			final double error = (starts[i] - 1) / (1 + starts[i] * growth[i]);
			growth[i] = error * error;
		}
	}

	/** When q is half of w*. */
	private static double halfTime(final double rate, final double start) {
		return start >= 0.5 ? 0 : Math.log(1 / start - 1) / rate; // infinite where nothing is learned
	}

	private int recordOf(final double time) {
		final int found = Arrays.binarySearch(times, time);
		return found >= 0 ? found : -found - 1;
	}
}
