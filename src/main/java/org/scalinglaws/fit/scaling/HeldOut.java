package org.scalinglaws.fit.scaling;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * How well the forms predict points that their fit did not see: tenfold cross-validation
 * with Huber's function, which the fit itself makes least. It asks nothing of the
 * distribution of the errors, and a form with more parameters gains nothing by them alone.
 */
public final class HeldOut {

	/** Parts that are held out in turn. */
	public static final int FOLDS = 10;

	private final double[] losses;
	private final int[] unit;

	private HeldOut(final double[] losses, final int[] unit) {
		this.losses = losses;
		this.unit = unit;
	}

	/**
	 * How well a form predicts.
	 *
	 * @param mean loss of a point, Huber's function of its residual
	 * @param difference to that of another form; greater than 0 where this one is worse
	 * @param standardError of the difference
	 */
	public record Score(double mean, double difference, double standardError) {}

	/**
	 * Predicts each point from fits without its part.
	 *
	 * @param fit to all points
	 * @param groups number of the group of each point, from 0 on, held out as a whole; null
	 *          if each point is by itself
	 * @param random deals the parts; the same for all forms that are to be compared
	 * @return whose losses are NaN if a part's complement lacks what the form needs
	 * @throws CancellationException if canceled
	 */
	public static HeldOut of(final ScalingFit fit, final int[] groups, final RandomGenerator random,
		final Progress progress)
	{
		final LossPoints points = fit.points();
		final ScalingForm form = fit.law().form();
		final Refit refit = new Refit(fit);
		final int[] unit = groups == null ? IntStream.range(0, points.count()).toArray() : groups.clone();
		final int[] fold = deal(Arrays.stream(unit).max().getAsInt() + 1, random);
		final double[] losses = new double[points.count()];
		Arrays.fill(losses, Double.NaN);
		Parallel.forEach(FOLDS, part -> {
			if (progress.isCanceled()) throw new CancellationException();
			final double[] weights = Arrays.stream(unit).mapToDouble(u -> fold[u] == part ? 0 : 1).toArray();
			if (Arrays.stream(weights).sum() < form.parameters() || points.lack(form, weights) != null) return;
			final double[] without = refit.with(weights, progress).parameters();
			final HuberSum sum = new HuberSum(points, form, weights, fit.huber());
			for (int i = 0; i < losses.length; i++)
				if (weights[i] == 0) losses[i] = sum.huber(sum.residual(without, i));
		});
		return new HeldOut(losses, unit);
	}

	/** The part of each unit, as even as can be. */
	private static int[] deal(final int units, final RandomGenerator random) {
		final int[] order = IntStream.range(0, units).toArray();
		for (int i = units - 1; i > 0; i--) {
			final int other = random.nextInt(i + 1), kept = order[i];
			order[i] = order[other];
			order[other] = kept;
		}
		final int[] fold = new int[units];
		for (int i = 0; i < units; i++)
			fold[order[i]] = i % FOLDS;
		return fold;
	}

	/**
	 * The mean loss of a point, and by how much it is above another form's, with the
	 * standard error of that over points or groups; NaN if one has none.
	 */
	public Score against(final HeldOut other) {
		final int units = Arrays.stream(unit).max().getAsInt() + 1;
		final double[] sums = new double[units];
		double mean = 0, difference = 0, squares = 0;
		for (int i = 0; i < losses.length; i++) {
			mean += losses[i] / losses.length;
			difference += (losses[i] - other.losses[i]) / losses.length;
		}
		for (int i = 0; i < losses.length; i++)
			sums[unit[i]] += losses[i] - other.losses[i] - difference;
		for (final double sum : sums)
			squares += sum * sum;
		return new Score(mean, difference, Math.sqrt(squares * units / Math.max(1, units - 1)) / losses.length);
	}
}
