package org.scalinglaws.fit.collapse;

import java.util.stream.IntStream;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The floor in [0, least loss) at which curves differ least. Not below 0: far below all losses any curves are alike.
 * <p>
 * With several seeds the deviation counts in units of what their noise would make of it if the end of a run knew
 * nothing of what was before, sqrt(noiseFloor(x)^2 + noiseFloor(1)^2). Both fall alike with the floor; the deviation
 * alone would put it the lower the noisier the curves are, for any number of seeds.
 * </p>
 *
 * @param floor where they do
 * @param atLowerEnd whether that is 0
 * @param atUpperEnd whether that is as near to the least loss as is searched
 */
record FloorFit(double floor, boolean atLowerEnd, boolean atUpperEnd) {

	/** Places v that are looked at first, the floor being least (1 - e^-v). */
	private static final int PLACES = 96;

	private static final double STEP = 1 / 8.;

	/** Exact curves have a kink at their floor, which a bracket closes in on to the last digits. */
	private static final double TOLERANCE = 1e-14;

	/** Of a floor in parts of the least loss, and of relative deviations. */
	private static final double ROUNDING = 1e-12;

	private static final int MOST = 400;

	/** Of curves as they are and drawn anew, whose noise is one: at the places it is taken once for all of them. */
	static final class Search {

		private final Spread spread;
		private final double least;
		private final double[][] units = new double[PLACES + 1][];

		/** @param least the least of all losses */
		Search(final Spread spread, final double least) {
			this.spread = spread;
			this.least = least;
			for (int i = 0; i <= PLACES; i++)
				units[i] = units(spread, floor(least, i * STEP));
		}

		/** @param curves those that are compared, perhaps several times */
		FloorFit of(final int[] curves) {
			int best = 0;
			double smallest = Double.POSITIVE_INFINITY;
			for (int i = 0; i <= PLACES; i++) {
				final double value = difference(curves, floor(least, i * STEP), units[i]);
				if (!(value < smallest)) continue;
				smallest = value;
				best = i;
			}
			final UnivariateFunction deviation = v -> difference(curves, floor(least, v), units(spread, floor(least, v)));
			final double from = Math.max(0, best - 1) * STEP, to = Math.min(PLACES, best + 1) * STEP;
			final double v = new BrentOptimizer(TOLERANCE, TOLERANCE).optimize(new MaxEval(MOST), GoalType.MINIMIZE,
				new UnivariateObjectiveFunction(deviation), new SearchInterval(from, to)).getPoint();
			if (best == 0 && (v < ROUNDING || deviation.value(v) >= smallest)) return new FloorFit(0, true, false);
			return new FloorFit(floor(least, v), false, PLACES * STEP - v < STEP / 1000);
		}

		private double difference(final int[] curves, final double floor, final double[] units) {
			final double[] deviation = spread.deviation(curves, floor);
			for (int k = 0; k < units.length; k++)
				deviation[k] /= units[k];
			return Spread.mean(deviation);
		}
	}

	/** In which the deviation counts at each point but the last; none where there is no noise. */
	private static double[] units(final Spread spread, final double floor) {
		if (!spread.hasSeeds()) return new double[0];
		final double[] noise = spread.noiseFloor(IntStream.range(0, spread.curves()).toArray(), floor);
		final int last = noise.length - 1;
		if (noise[last] < ROUNDING) return new double[0]; // seeds that are copies
		return IntStream.range(0, last).mapToDouble(k -> Math.hypot(noise[k], noise[last])).toArray();
	}

	private static double floor(final double least, final double v) {
		return -least * Math.expm1(-v);
	}
}
