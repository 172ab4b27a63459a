package org.scalinglaws.fit.collapse;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Standard errors by drawing the seeds of each group anew, with a fitted floor fitted again. A group of one seed stays
 * as it is, so that its own chance is not seen.
 *
 * @param deviation at each point
 * @param noiseFloor at each point
 * @param ratio of the two, which rise and fall together
 * @param lateRatio of their means over the late points
 */
record SeedBootstrap(double[] deviation, double[] noiseFloor, double[] ratio, double lateRatio, double meanDeviation,
	double floor)
{

	private static final int RESAMPLES = 200;
	private static final long SEED = 1;

	/** Of relative deviations. */
	static final double ROUNDING = 1e-12;

	private record Resample(double[] deviation, double[] noiseFloor, double meanDeviation, double floor) {}

	/**
	 * @param late the first of the late points
	 * @param floor of some curves
	 * @throws CancellationException if canceled
	 */
	static SeedBootstrap of(final Spread spread, final int late, final ToDoubleFunction<int[]> floor, final Progress progress) {
		final Resample[] resamples = new Resample[RESAMPLES];
		Parallel.forEach(RESAMPLES, progress, r -> {
			final int[] curves = drawn(spread, new SplittableRandom(SEED * RESAMPLES + r));
			final double own = floor.applyAsDouble(curves);
			final double[] deviation = spread.deviation(curves, own);
			resamples[r] = new Resample(deviation, spread.noiseFloor(curves, own), Spread.mean(deviation), own);
		});
		final double[] deviation = new double[spread.points()], noiseFloor = deviation.clone(), ratio = deviation.clone();
		for (int k = 0; k < deviation.length; k++) {
			final int point = k;
			deviation[k] = error(spread, resamples, resample -> resample.deviation[point]);
			noiseFloor[k] = error(spread, resamples, resample -> resample.noiseFloor[point]);
			ratio[k] = error(spread, resamples, resample -> resample.noiseFloor[point] < ROUNDING ? Double.NaN
				: resample.deviation[point] / resample.noiseFloor[point]);
		}
		final double lateRatio = error(spread, resamples, resample -> Spread.mean(resample.noiseFloor) < ROUNDING ? Double.NaN
			: Spread.ratio(resample.deviation, resample.noiseFloor, late));
		return new SeedBootstrap(deviation, noiseFloor, ratio, lateRatio, error(spread, resamples, Resample::meanDeviation),
			error(spread, resamples, Resample::floor));
	}

	private static int[] drawn(final Spread spread, final SplittableRandom random) {
		final int[] curves = new int[spread.curves()];
		for (int g = 0; g < spread.groups(); g++)
			for (int c = spread.start(g); c < spread.start(g + 1); c++)
				curves[c] = random.nextInt(spread.start(g), spread.start(g + 1));
		return curves;
	}

	/**
	 * Seeds drawn from n scatter about their own mean, with (n - 1)/n of the variance. Ratios to the noise of copies of
	 * one seed, which few seeds lead to, are left out.
	 */
	private static double error(final Spread spread, final Resample[] resamples, final ToDoubleFunction<Resample> value) {
		final double[] values = Arrays.stream(resamples).mapToDouble(value).filter(Double::isFinite).toArray();
		int curves = 0, groups = 0;
		for (int g = 0; g < spread.groups(); g++) {
			final int seeds = spread.start(g + 1) - spread.start(g);
			curves += seeds > 1 ? seeds : 0;
			groups += seeds > 1 ? 1 : 0;
		}
		return new StandardDeviation().evaluate(values) * Math.sqrt(curves / (double) (curves - groups));
	}
}
