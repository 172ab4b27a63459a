package org.scalinglaws.fit.collapse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

/**
 * Whether curves of several groups (sizes), perhaps of several runs (seeds) each, are one curve: l(x) = (L(x h) - L0)/(L(h)
 * - L0), with each run's own horizon h and its own final loss L(h), and the floor L0 that all have in common.
 * <p>
 * The deviation is the standard deviation of l over all curves, over its mean. The noise floor is that of L - L0 over
 * the runs of a group, over its mean, pooled over the groups. Curves <em>supercollapse</em> if the deviation is below the
 * noise floor late in training: curves of different sizes, divided by their own ends, are then more alike than
 * repetitions at one size are. (At x = 1 itself the deviation is 0 by construction.)
 * </p>
 *
 * @param floor L0, given or fitted
 * @param floorStandardError of a fitted one; NaN without several runs
 * @param x where the curves are compared, ascending to 1; each step of it has a point of every curve
 * @param deviation at each x
 * @param deviationStandardError by a bootstrap over the runs; NaN without several runs
 * @param noiseFloor at each x; NaN without several runs
 * @param noiseFloorStandardError likewise
 * @param ratioStandardError of deviation / noiseFloor at each x, likewise
 * @param lateRatio mean deviation over mean noise floor, from x = {@value #LATE} to before 1, or of the last x before 1
 * @param lateRatioStandardError likewise
 * @param meanDeviation over all x but the last
 * @param meanDeviationStandardError likewise
 * @param collapseFrom the x from which on the deviation is below the noise floor; NaN if it is not before the end
 * @param horizonExponent slope of log horizon over log group; NaN if groups are not positive
 * @param horizonExponentStandardError NaN for two groups
 * @param reason where the floor comes from, and why a number is NaN
 */
public record Collapse(double floor, double floorStandardError, double[] x, double[] deviation,
	double[] deviationStandardError, double[] noiseFloor, double[] noiseFloorStandardError, double[] ratioStandardError,
	double lateRatio, double lateRatioStandardError, double meanDeviation, double meanDeviationStandardError,
	double collapseFrom, double horizonExponent, double horizonExponentStandardError,
	String reason)
{

	/** Where the last fifth of training begins. */
	public static final double LATE = 0.8;

	/** Of a fitted floor and that by which curves were interpolated, in parts of the least loss; and times to try. */
	private static final double CLOSE = 1e-9;
	private static final int PASSES = 6;

	/**
	 * Compares curves.
	 *
	 * @param curves of two groups or more, in any order
	 * @param floor less than every y; NaN to fit it in [0, least y)
	 * @throws IllegalArgumentException if they are not so, or the curves have no common x but their ends
	 * @throws CancellationException if canceled
	 */
	public static Collapse of(final List<LearningCurve> curves, final double floor, final Progress progress) {
		final List<LearningCurve> sorted = curves.stream().sorted(Comparator.comparingDouble(LearningCurve::group)
			.thenComparingDouble(LearningCurve::run)).toList();
		final int[] starts = starts(sorted);
		if (starts.length < 3) throw new IllegalArgumentException("group must have 2 different values or more, had " +
			(starts.length - 1));
		final double least = least(sorted, floor);
		final double[] x = CommonPoints.of(sorted.stream().map(LearningCurve::normalisedX).toList());
		if (x.length < LearningCurve.FEWEST) throw new IllegalArgumentException("curves must overlap: from x = " +
			(float) sorted.stream().mapToDouble(curve -> curve.normalisedX()[0]).max().getAsDouble() +
			" horizons on all have values, and 2 points of each must lie between there and the end");
		if (!Double.isNaN(floor)) return of(sorted, new Spread(values(sorted, x, floor), starts), x, new FloorFit(floor, false,
			false), null, least, progress);
		Spread spread = new Spread(values(sorted, x, 0), starts);
		FloorFit.Search search = new FloorFit.Search(spread, least);
		final int[] all = IntStream.range(0, sorted.size()).toArray();
		FloorFit fit = search.of(all);
		// between records it is curves less their floor that are straight
		for (double last = 0, pass = 0; Math.abs(fit.floor() - last) > CLOSE * least && pass < PASSES; pass++) {
			last = fit.floor();
			spread = new Spread(values(sorted, x, last), starts);
			search = new FloorFit.Search(spread, least);
			fit = search.of(all);
		}
		return of(sorted, spread, x, fit, search, least, progress);
	}

	/** @param search for the floor of some of the curves; null if it is given */
	private static Collapse of(final List<LearningCurve> curves, final Spread spread, final double[] x, final FloorFit fit,
		final FloorFit.Search search, final double least, final Progress progress)
	{
		final int[] all = IntStream.range(0, curves.size()).toArray();
		final List<String> reasons = new ArrayList<>();
		final boolean fitted = search != null;
		reasons.add((fitted ? "floor fitted in [0, " + (float) least + ")" : "floor given") + (fit.atLowerEnd()
			? ": it is at the lower end, below which any curves are alike" : fit.atUpperEnd()
				? ": it is at the upper end, the least loss" : ""));
		final double[] deviation = spread.deviation(all, fit.floor()), noise = spread.noiseFloor(all, fit.floor());
		final ToDoubleFunction<int[]> floors = fitted ? some -> search.of(some).floor() : some -> fit.floor();
		final double[] unknown = IntStream.range(0, x.length).mapToDouble(i -> Double.NaN).toArray();
		final SeedBootstrap errors = spread.hasSeeds() ? SeedBootstrap.of(spread, late(x), floors, progress) : new SeedBootstrap(
			unknown, unknown, unknown, Double.NaN, Double.NaN, Double.NaN);
		final boolean copies = spread.hasSeeds() && Spread.mean(noise) < SeedBootstrap.ROUNDING;
		if (copies) reasons.add("no late ratio: the seeds of each group are copies");
		if (!spread.hasSeeds()) reasons.add("no noise floor and no standard errors: every group has one run");
		final HorizonLaw horizons = HorizonLaw.of(curves);
		if (!horizons.reason().isEmpty()) reasons.add(horizons.reason());
		return new Collapse(fit.floor(), fitted ? errors.floor() : Double.NaN, x, deviation, errors.deviation(), noise, errors
			.noiseFloor(), errors.ratio(), copies ? Double.NaN : Spread.ratio(deviation, noise, late(x)), errors.lateRatio(), Spread.mean(deviation), errors.meanDeviation(), from(x, deviation, noise), horizons.exponent(),
			horizons.standardError(), String.join("; ", reasons));
	}

	/**
	 * {@return "yes" if the late ratio is below 1 by two standard errors or more, "no" if it is not below 1, "undecided" in
	 * between and without several runs}
	 */
	public String supercollapse() {
		if (lateRatio >= 1) return "no";
		return 1 - lateRatio >= 2 * lateRatioStandardError ? "yes" : "undecided";
	}

	private static int late(final double[] x) {
		int late = x.length - 2;
		while (late > 0 && x[late - 1] >= LATE)
			late--;
		return late;
	}

	/** Where each group begins, and the end of the last. */
	private static int[] starts(final List<LearningCurve> sorted) {
		return IntStream.rangeClosed(0, sorted.size()).filter(c -> c == 0 || c == sorted.size() || sorted.get(c)
			.group() != sorted.get(c - 1).group()).toArray();
	}

	private static double least(final List<LearningCurve> curves, final double floor) {
		double least = Double.POSITIVE_INFINITY;
		for (final LearningCurve curve : curves)
			for (final double y : curve.y()) {
				if (Double.isNaN(floor) ? y <= 0 : y <= floor) throw new IllegalArgumentException("y must be greater than " +
					(Double.isNaN(floor) ? "0 for a floor to be fitted" : "the floor, " + Require.text(floor)) + ", was " +
					Require.text(y) + " in " + curve.name());
				least = Math.min(least, y);
			}
		return least;
	}

	private static double[][] values(final List<LearningCurve> curves, final double[] x, final double base) {
		final double[][] values = new double[x.length][curves.size()];
		for (int c = 0; c < curves.size(); c++) {
			final LearningCurve curve = curves.get(c);
			final Interpolation between = new Interpolation(curve.normalisedX(), curve.y(), base);
			for (int k = 0; k < x.length; k++)
				values[k][c] = between.at(x[k]);
		}
		return values;
	}

	private static double from(final double[] x, final double[] deviation, final double[] noiseFloor) {
		double from = Double.NaN;
		for (int k = x.length - 2; k >= 0 && deviation[k] < noiseFloor[k]; k--)
			from = x[k];
		return from;
	}
}
