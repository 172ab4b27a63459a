package org.scalinglaws.fit.scaling;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Errors of a {@link ScalingFit}: the fit repeated on resamples of its points, drawn with
 * replacement one by one, or whole groups of them where the points of a group err
 * together, as those along one training run do.
 * <p>
 * The 95 % intervals are between percentiles 2.5 and 97.5, the standard errors the
 * deviations over resamples.
 * </p>
 */
public final class ScalingBootstrap {

	/** The least number of groups, or of points, that errors can be had from. */
	public static final int LEAST = 5;

	private final double[][] values; // by quantity and resample
	private final int unfinished;

	private ScalingBootstrap(final double[][] values, final int unfinished) {
		this.values = values;
		this.unfinished = unfinished;
	}

	/**
	 * Repeats a fit.
	 *
	 * @param groups number of the group of each point, from 0 on; null if each point is by
	 *          itself
	 * @param resamples at least 1
	 * @param streams a fresh generator of random numbers for each resample
	 * @param threads how many may work at once; the result does not depend on it
	 * @throws CancellationException if canceled
	 * @throws IllegalArgumentException if there are fewer than {@value #LEAST} groups, or
	 *           points
	 */
	public static ScalingBootstrap of(final ScalingFit fit, final int[] groups, final int resamples,
		final LongFunction<RandomGenerator> streams, final int threads, final Progress progress)
	{
		final int[] unit = groups == null ? IntStream.range(0, fit.points().count()).toArray() : groups.clone();
		final int units = Require.inRange(groups == null ? "points" : "groups", Arrays.stream(unit).max().getAsInt() + 1, LEAST,
			Integer.MAX_VALUE);
		final double[][] values = new double[Quantity.values().length][resamples];
		final AtomicInteger made = new AtomicInteger(), unfinished = new AtomicInteger();
		final Refit refit = new Refit(fit);
		Parallel.forEach(resamples, threads, r -> {
			if (progress.isCanceled()) throw new CancellationException();
			final Refit.Result resample = refit.with(draw(fit, unit, units, streams.apply(r)), progress);
			for (final Quantity quantity : Quantity.values())
				values[quantity.ordinal()][r] = quantity.of(resample.law());
			if (!resample.found()) unfinished.incrementAndGet();
			synchronized (made) { // so that it never falls
				progress.update(made.incrementAndGet() / (double) resamples);
			}
		});
		return new ScalingBootstrap(values, unfinished.get());
	}

	/** How often each point is drawn; drawn again where the parameters cannot be had, as from two sizes. */
	private static double[] draw(final ScalingFit fit, final int[] unit, final int units, final RandomGenerator random) {
		final int[] drawn = new int[units];
		double[] weights;
		do {
			Arrays.fill(drawn, 0);
			for (int k = 0; k < units; k++)
				drawn[random.nextInt(units)]++;
			weights = Arrays.stream(unit).mapToDouble(u -> drawn[u]).toArray();
		}
		while (fit.points().lack(fit.law().form(), weights) != null);
		return weights;
	}

	/** {@return the number of resamples} */
	public int resamples() {
		return values[0].length;
	}

	/** {@return how many resamples ended without a minimum, as where an exponent goes to 0} */
	public int unfinished() {
		return unfinished;
	}

	/** {@return a fresh copy of the values of a quantity over the resamples} */
	public double[] values(final Quantity quantity) {
		return values[quantity.ordinal()].clone();
	}

	/** {@return the deviation over resamples; NaN for fewer than 2, or where the law has no such quantity} */
	public double standardError(final Quantity quantity) {
		return resamples() < 2 ? Double.NaN : new StandardDeviation().evaluate(values[quantity.ordinal()]);
	}

	/** {@return the lower end of the 95 % interval} */
	public double low(final Quantity quantity) {
		return percentile(quantity, 2.5);
	}

	/** {@return the upper end of the 95 % interval} */
	public double high(final Quantity quantity) {
		return percentile(quantity, 97.5);
	}

	private double percentile(final Quantity quantity, final double share) {
		final double[] all = values[quantity.ordinal()];
		if (resamples() < 2 || Double.isNaN(all[0])) return Double.NaN;
		return new Percentile(share).withEstimationType(Percentile.EstimationType.R_7).evaluate(all);
	}
}
