package org.scalinglaws.retrieval.phases;

import java.util.Set;
import java.util.function.DoublePredicate;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.HermiteInterpolator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.Bisection;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/**
 * The times at which phase retrieval passes from one phase to the next.
 * <p>
 * Between records the relative overlap |u|/s* and energy s/s* are interpolated as
 * log-odds over time where they escape (exponentially), its square root where s
 * crosses, its logarithm where they converge (by a power law), with their rates where
 * the trajectory has them: from a start of norm 1 and d of 100 or more, 50 records up
 * to t = 1e6 give the same times as 500, to 1e-3. A start so small that its escape
 * takes less than a record's distance needs more.
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

	/** Powers of time over which to interpolate; 0 is the logarithm. */
	private static final double ESCAPE = 1;
	private static final double CROSSING = 0.5;
	private static final double CONVERGENCE = 0;

	/**
	 * Finds the times.
	 *
	 * @param trajectory with columns time, overlapGap, energyGap and, if known,
	 *          overlapRate and energyRate with overlap and energy; the gaps of several
	 *          runs are averaged at each time, diverged runs left out (all NaN if none is
	 *          left)
	 * @param delta in (0, 1)
	 * @param epsilon in (0, 1)
	 * @throws IllegalArgumentException if a parameter is out of range, a column is
	 *           missing, or times do not ascend
	 */
	public static Phases find(final Columns trajectory, final double delta, final double epsilon) {
		requireFraction("delta", delta);
		requireFraction("epsilon", epsilon);
		final Set<Double> diverged = RunSummary.diverged(Require.given("trajectory", trajectory));
		if (diverged.isEmpty() && RunSummary.converged(trajectory).size() < 2) return ofOne(trajectory, delta, epsilon);
		return ofOne(mean(trajectory), delta, epsilon);
	}

	private static Phases ofOne(final Columns trajectory, final double delta, final double epsilon) {
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
			double teacherEnergy = Double.NaN, smallest = Double.POSITIVE_INFINITY;
			for (int k = 0; k < gap.length; k++) {
				if (!(Math.abs(gap[k]) < smallest)) continue;
				smallest = Math.abs(gap[k]);
				teacherEnergy = Math.abs(absolute[k]) / value[k];
			}
			final double[] relative = new double[gap.length];
			for (int k = 0; k < gap.length; k++)
				relative[k] = Math.signum(absolute[k]) * absoluteRate[k] / teacherEnergy;
			return relative;
		}

		double first(final DoublePredicate reached, final double level) {
			for (int k = 0; k < value.length; k++)
				if (reached.test(value[k])) return crossing(k, level, ESCAPE);
			return Double.NaN;
		}

		/** The time from which on a condition holds that begins at a level. */
		double lastingFrom(final DoublePredicate holds, final double level) {
			int k = value.length;
			while (k > 0 && holds.test(value[k - 1]))
				k--;
			return k == value.length ? Double.NaN : crossing(k, level, CROSSING);
		}

		double settled(final double epsilon) {
			int k = value.length;
			while (k > 0 && Math.abs(gap[k - 1]) <= epsilon)
				k--;
			if (k == value.length) return Double.NaN;
			return crossing(k, k > 0 && value[k - 1] > 1 ? 1 + epsilon : 1 - epsilon, CONVERGENCE);
		}

		/** Where the curve passes the level between rows k - 1 and k. */
		private double crossing(final int k, final double level, final double power) {
			if (k == 0) return time[0];
			if (time[k - 1] <= 0) return time[k] * (level - value[k - 1]) / (value[k] - value[k - 1]);
			final int first = time[0] > 0 ? 0 : 1;
			final int from = Math.max(first, Math.min(k - STENCIL / 2, value.length - STENCIL)), to = Math.min(value.length,
				from + STENCIL);
			boolean odds = level < 1;
			for (int i = from; i < to; i++)
				odds &= value[i] > 0 && gap[i] > 0;
			final Scale scale = new Scale(rate == null ? 0 : power, time[k]);
			final UnivariateFunction curve = interpolant(from, to, odds, scale);
			final double wanted = odds ? Math.log(level / (1 - level)) : level;
			final boolean rises = value[k] > value[k - 1];
			return scale.time(Bisection.first(x -> curve.value(x) < wanted != rises, scale.of(time[k - 1]), scale.of(time[k])));
		}

		private UnivariateFunction interpolant(final int from, final int to, final boolean odds, final Scale scale) {
			final double[] x = new double[to - from], y = new double[to - from];
			final HermiteInterpolator hermite = new HermiteInterpolator();
			for (int i = from; i < to; i++) {
				x[i - from] = scale.of(time[i]);
				y[i - from] = odds ? Math.log(value[i] / gap[i]) : value[i];
				if (rate == null) continue;
				final double slope = rate[i] / scale.slope(time[i]) / (odds ? value[i] * gap[i] : 1);
				hermite.addSamplePoint(x[i - from], new double[] { y[i - from] }, new double[] { slope });
			}
			if (rate != null) return at -> hermite.value(at)[0];
			if (x.length > 2) return new SplineInterpolator().interpolate(x, y);
			return at -> y[0] + (y[y.length - 1] - y[0]) * (at - x[0]) / (x[x.length - 1] - x[0]);
		}
	}

	/** A power of time, or its logarithm, with 1 or 0 at a reference. */
	private record Scale(double power, double reference) {

		double of(final double time) {
			return power == 0 ? Math.log(time / reference) : Math.pow(time / reference, power);
		}

		double slope(final double time) {
			return power == 0 ? 1 / time : power * Math.pow(time / reference, power) / time;
		}

		double time(final double value) {
			return reference * (power == 0 ? Math.exp(value) : Math.pow(value, 1 / power));
		}
	}
}
