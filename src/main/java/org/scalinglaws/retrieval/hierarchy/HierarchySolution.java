package org.scalinglaws.retrieval.hierarchy;

import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.Bisection;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.DoubleDouble;

/**
 * The truncated hierarchy of moments as a function of time.
 *
 * @param pieces of Taylor series, one per step, ascending
 * @param timeUnit 1/(lambda_1 s*), in which the series count time
 * @param teacherEnergy s*, in which they count u and s
 * @param reached the last time to which they hold
 * @param blowUpTime at which s is shown to become infinite, NaN if that is not shown
 * @param peak the highest s so far
 * @param reason why it ended: at the end time, at a peak so high that nothing after it is
 *          resolved, by a blow-up, by an overflow (beyond 1e100 s* without a singularity, as
 *          one moment does), after the greatest number of steps (it grows stiff), or canceled
 * @param moments K
 */
public record HierarchySolution(List<Piece> pieces, double timeUnit, double teacherEnergy, double reached,
	double blowUpTime, HierarchyPeak peak, StopReason reason, int moments)
{

	/**
	 * One step's series.
	 *
	 * @param start of the step, in units of time
	 * @param unit of time in the series
	 * @param growth the logarithm of the factor on rounding errors since time 0
	 * @param overlap coefficients of u/s*
	 * @param energy coefficients of s/s*
	 */
	public record Piece(double start, double unit, double growth, double[] overlap, double[] energy) {

		double overlap(final double time) {
			return value(overlap, (time - start) / unit);
		}

		double energy(final double time) {
			return value(energy, (time - start) / unit);
		}

		/** Where s has its top in a part of the unit of time, or NaN if it has none there. */
		double top(final double part) {
			return slope(0) > 0 && slope(part) < 0 ? Bisection.first(x -> slope(x) <= 0, 0, part) : Double.NaN;
		}

		private double slope(final double x) {
			double slope = 0;
			for (int n = energy.length - 1; n > 0; n--)
				slope = slope * x + n * energy[n];
			return slope;
		}

		private static double value(final double[] series, final double x) {
			double value = 0;
			for (int n = series.length - 1; n >= 0; n--)
				value = value * x + series[n];
			return value;
		}
	}

	/** Evenly spaced times: to the last one reached, or, before a peak or blow-up that ended it, up to one spacing before it. */
	public double[] times(final int records) {
		Require.inRange("records", records, 2, 1_000_000);
		final boolean before = reason == StopReason.PEAK || reason == StopReason.BLOW_UP;
		final double[] times = new double[pieces.isEmpty() ? 0 : records];
		for (int k = 0; k < times.length; k++)
			times[k] = before ? peak.time() * k / records : reached * k / (records - 1);
		return times;
	}

	/** u, signed. */
	public double overlap(final double time) {
		final Piece piece = piece(time);
		return teacherEnergy * piece.overlap(time / timeUnit);
	}

	/** s. */
	public double energy(final double time) {
		final Piece piece = piece(time);
		return teacherEnergy * piece.energy(time / timeUnit);
	}

	/** What the rounding errors of double-double arithmetic may have grown to, relative to s*. */
	public double roundOff(final double time) {
		final double growth = piece(time).growth();
		double sum = 0, term = 1;
		for (int k = 1; k <= moments; k++) { // the truncated exponential: there is no K-th neighbour to feel
			sum += term;
			term *= growth / k;
		}
		return DoubleDouble.EPSILON * sum;
	}

	private Piece piece(final double time) {
		int low = 0, high = pieces.size();
		while (high - low > 1) {
			final int middle = (low + high) >>> 1;
			if (pieces.get(middle).start() * timeUnit <= time) low = middle;
			else high = middle;
		}
		return pieces.get(low);
	}
}
