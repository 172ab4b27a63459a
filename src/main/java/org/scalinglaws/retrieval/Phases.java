package org.scalinglaws.retrieval;

import java.util.function.DoublePredicate;

import org.apache.commons.math3.analysis.interpolation.HermiteInterpolator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/**
 * The times at which phase retrieval passes from one phase to the next.
 * <p>
 * Between records the relative overlap |u|/s* and energy s/s* are interpolated as
 * log-odds over the logarithm of time, with their rates where the trajectory has them
 * (then 50 records over eight decades give the same times as 500).
 * </p>
 *
 * @param escapeTime T1: |u|/s* and s/s* have both reached delta; NaN if they do not
 * @param crossingTime T1': s crosses s*&#47;3 for the last time, upwards; 0 if it is
 *          never below, NaN if it never stays above
 * @param convergenceTime T2: |u|/s* and s/s* are within epsilon of 1 from there on;
 *          NaN if they are not
 * @see <a href="https://arxiv.org/abs/2511.18661">arXiv 2511.18661, section 3.2</a>
 */
public record Phases(double escapeTime, double crossingTime, double convergenceTime) {

	private static final int STENCIL = 6;

	/**
	 * Finds the times.
	 *
	 * @param trajectory with columns time, overlapGap, energyGap and, if known,
	 *          overlapRate and energyRate with overlap and energy; the gaps of several
	 *          runs are averaged at each time, diverged runs left out
	 * @param delta in (0, 1)
	 * @param epsilon in (0, 1)
	 * @throws IllegalArgumentException if a parameter is out of range, a column is
	 *           missing, or times do not ascend
	 */
	public static Phases find(final Columns trajectory, final double delta, final double epsilon) {
		requireFraction("delta", delta);
		requireFraction("epsilon", epsilon);
		if (RunSummary.converged(Require.given("trajectory", trajectory)).size() > 1) return find(mean(trajectory), delta,
			epsilon);
		final double[] time = trajectory.column("time");
		for (int k = 1; k < time.length; k++)
			if (!(time[k] > time[k - 1])) throw new IllegalArgumentException(
				"trajectory must be one curve with ascending times, was " + time[k] + " after " + time[k - 1]);
		final Curve overlap = new Curve(trajectory, time, "overlap"), energy = new Curve(trajectory, time, "energy");
		return new Phases(Math.max(overlap.first(r -> r >= delta, delta), energy.first(r -> r >= delta, delta)), energy
			.lastingFrom(r -> r >= 1.0 / 3, 1.0 / 3), Math.max(overlap.settled(epsilon), energy.settled(epsilon)));
	}

	private static Columns mean(final Columns runs) {
		final Columns summary = RunSummary.of(runs, "time").table();
		final Columns.Builder mean = Columns.builder("time", "overlapGap", "energyGap");
		for (int k = 0; k < summary.rows(); k++)
			mean.row(summary.get("time", k), summary.get("overlapGapMean", k), summary.get("energyGapMean", k));
		return mean.build();
	}

	private static void requireFraction(final String name, final double value) {
		if (!(value > 0 && value < 1)) throw new IllegalArgumentException(name + " must be in (0, 1), was " + value);
	}

	/** |u|/s* or s/s* over time. */
	private static final class Curve {

		private final double[] time;
		private final double[] value;
		private final double[] gap;
		private final double[] rate;

		Curve(final Columns trajectory, final double[] time, final String name) {
			this.time = time;
			gap = trajectory.column(name + "Gap");
			value = new double[gap.length];
			for (int k = 0; k < gap.length; k++)
				value[k] = 1 - gap[k];
			rate = trajectory.has(name + "Rate") && trajectory.has(name) ? relativeRate(trajectory.column(name), trajectory
				.column(name + "Rate")) : null;
		}

		/** d(|u|/s*)/dt; s* follows from the row that is nearest to the optimum. */
		private double[] relativeRate(final double[] absolute, final double[] absoluteRate) {
			int nearest = 0;
			for (int k = 1; k < gap.length; k++)
				if (Math.abs(gap[k]) < Math.abs(gap[nearest])) nearest = k;
			final double teacherEnergy = Math.abs(absolute[nearest]) / value[nearest];
			final double[] relative = new double[gap.length];
			for (int k = 0; k < gap.length; k++)
				relative[k] = Math.signum(absolute[k]) * absoluteRate[k] / teacherEnergy;
			return relative;
		}

		double first(final DoublePredicate reached, final double level) {
			for (int k = 0; k < value.length; k++)
				if (reached.test(value[k])) return crossing(k, level);
			return Double.NaN;
		}

		/** The time from which on a condition holds that begins at a level. */
		double lastingFrom(final DoublePredicate holds, final double level) {
			int k = value.length;
			while (k > 0 && holds.test(value[k - 1]))
				k--;
			return k == value.length ? Double.NaN : crossing(k, level);
		}

		double settled(final double epsilon) {
			int k = value.length;
			while (k > 0 && Math.abs(gap[k - 1]) <= epsilon)
				k--;
			if (k == value.length) return Double.NaN;
			return crossing(k, k > 0 && value[k - 1] > 1 ? 1 + epsilon : 1 - epsilon);
		}

		/** Where the curve passes the level between rows k - 1 and k. */
		private double crossing(final int k, final double level) {
			if (k == 0) return time[0];
			if (time[k - 1] <= 0) return time[k] * (level - value[k - 1]) / (value[k] - value[k - 1]);
			final int from = Math.max(time[0] > 0 ? 0 : 1, Math.min(k - STENCIL / 2, value.length - STENCIL)), to = Math.min(
				value.length, from + STENCIL);
			boolean odds = level < 1;
			for (int i = from; i < to; i++)
				odds &= value[i] > 0 && gap[i] > 0;
			final UnivariateFunction curve = interpolant(from, to, odds);
			final double wanted = odds ? Math.log(level / (1 - level)) : level;
			double low = Math.log(time[k - 1]), high = Math.log(time[k]);
			final boolean rises = value[k] > value[k - 1];
			while ((low + high) / 2 > low && (low + high) / 2 < high) {
				final double middle = (low + high) / 2;
				if (curve.value(middle) < wanted == rises) low = middle;
				else high = middle;
			}
			return Math.exp(high);
		}

		private UnivariateFunction interpolant(final int from, final int to, final boolean odds) {
			final double[] x = new double[to - from], y = new double[to - from];
			final HermiteInterpolator hermite = new HermiteInterpolator();
			for (int i = from; i < to; i++) {
				x[i - from] = Math.log(time[i]);
				y[i - from] = odds ? Math.log(value[i] / gap[i]) : value[i];
				if (rate == null) continue;
				final double slope = time[i] * rate[i] / (odds ? value[i] * gap[i] : 1);
				hermite.addSamplePoint(x[i - from], new double[] { y[i - from] }, new double[] { slope });
			}
			if (rate != null) return at -> hermite.value(at)[0];
			if (x.length > 2) return new SplineInterpolator().interpolate(x, y);
			return at -> y[0] + (y[y.length - 1] - y[0]) * (at - x[0]) / (x[x.length - 1] - x[0]);
		}
	}
}
