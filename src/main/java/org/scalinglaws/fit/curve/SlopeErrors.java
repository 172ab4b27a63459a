package org.scalinglaws.fit.curve;

import java.util.Arrays;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Errors of slopes of one scattered curve about a straight line, which may scatter unevenly along it and hang together
 * from point to point.
 * <p>
 * For a given correlation a slope, the sum of weights w_i times residuals e_i, has the variance sum w_i^2 e_i^2/d_i,
 * where d_i is what the line leaves of a residual's variance (HC2: MacKinnon and White, J. Econometrics 29 (1985) 305;
 * with a correlation in d_i as Bell and McCaffrey, Survey Methodology 28 (2002) 169), times what the correlation makes
 * of it at even scatter. The degrees of freedom of its Student's t are those by which such a sum scatters
 * (Satterthwaite), less the line's two. As the correlation is not known, the interval has its 95 % in the mixture over
 * the correlations of {@link ResidualCorrelation} (Box and Tiao, Bayesian Inference in Statistical Analysis, 1973).
 * </p>
 * <p>
 * Fewer than eight points tell nothing of that: their scatter counts as even and independent.
 * </p>
 */
final class SlopeErrors {

	private static final int FEWEST = 8;
	private static final double CHANCE = 0.05;

	/** With one degree Student's t has no mean, and intervals of smooth bends become useless. */
	private static final double FEWEST_FREEDOM = 2;

	/** Of what a line leaves of the variance of a point that it is made to go through: only rounding. */
	private static final double ROUNDING = 1e-9;

	/** Of a slope at one correlation. */
	private record Spread(double error, double freedom) {}

	private final double[] x; // about its mean
	private final double[] residuals;
	private final double squares; // of x
	private final ResidualCorrelation correlation; // null for few points

	/** Of the line through points [from, to). */
	SlopeErrors(final double[] logX, final double[] logY, final int from, final int to) {
		final double mean = Arrays.stream(logX, from, to).sum() / (to - from);
		x = Arrays.stream(logX, from, to).map(value -> value - mean).toArray();
		squares = product(x, x);
		residuals = Arrays.copyOfRange(Line.through(logX, logY, from, to).residuals(logX, logY), from, to);
		correlation = x.length < FEWEST || product(residuals, residuals) == 0 ? null : new ResidualCorrelation(x, residuals);
	}

	/** Whether the points lie along one straight line, for all that their scatter and its correlation tell. */
	boolean areAlongALine() {
		return correlation == null || correlation.isStraight();
	}

	/** The weights of the points in the slope of some of them, [from, to) of those here. */
	double[] slope(final int from, final int to) {
		final double mean = Arrays.stream(x, from, to).sum() / (to - from);
		final double[] weights = new double[x.length];
		double sum = 0;
		for (int i = from; i < to; i++) {
			weights[i] = x[i] - mean;
			sum += weights[i] * weights[i];
		}
		for (int i = from; i < to; i++)
			weights[i] /= sum;
		return weights;
	}

	/** The standard error of a slope. */
	double error(final double[] slope) {
		double variance = 0;
		final Spread[] spreads = spreads(slope);
		for (int k = 0; k < spreads.length; k++)
			variance += weight(k) * spreads[k].error * spreads[k].error;
		return Math.sqrt(variance);
	}

	/**
	 * How far the interval of 95 % reaches to either side.
	 *
	 * @param chosen whether the points of the slope were chosen for their straightness, which takes off the tails of
	 *          Student's t: the error is then normal
	 */
	double reach(final double[] slope, final boolean chosen) {
		final Spread[] spreads = spreads(slope);
		final RealDistribution[] laws = new RealDistribution[spreads.length];
		double most = 0;
		for (int k = 0; k < spreads.length; k++) {
			laws[k] = chosen ? new NormalDistribution(null, 0, 1) : new TDistribution(null, spreads[k].freedom);
			most = Math.max(most, laws[k].inverseCumulativeProbability(1 - CHANCE / 2) * spreads[k].error);
		}
		if (spreads.length == 1 || most == 0) return most;
		return new BrentSolver(1e-12, 1e-9 * most).solve(1000, reach -> {
			double beyond = -CHANCE;
			for (int k = 0; k < spreads.length; k++)
				beyond += 2 * weight(k) * laws[k].cumulativeProbability(-reach / spreads[k].error);
			return beyond;
		}, 0, most * (1 + 1e-9));
	}

	private double weight(final int k) {
		return correlation == null ? 1 : correlation.weight(k);
	}

	/** At each correlation. */
	private Spread[] spreads(final double[] slope) {
		if (correlation == null) return new Spread[] { new Spread(Math.sqrt(product(slope, slope) * product(residuals,
			residuals) / (x.length - 2)), x.length - 2) };
		final Spread[] spreads = new Spread[correlation.count()];
		Arrays.setAll(spreads, k -> spread(slope, correlation.value(k)));
		return spreads;
	}

	private Spread spread(final double[] slope, final double r) {
		final double[] left = left(r), weights = Arrays.stream(slope).map(w -> w * w).toArray();
		final double sum = Arrays.stream(weights).sum();
		double variance = 0;
		for (int i = 0; i < x.length; i++)
			variance += weights[i] * residuals[i] * residuals[i] / Math.max(ROUNDING, left[i]);
		final double error = Math.sqrt(variance * product(slope, covariance(r, slope)) / sum);
		return new Spread(error, Math.max(FEWEST_FREEDOM, sum * sum / product(weights, covariance(r * r, weights)) - 2));
	}

	/** What the line leaves of each point's variance, 1: the diagonal of (1 - H) C (1 - H). */
	private double[] left(final double r) {
		final int n = x.length;
		final double[] one = new double[n];
		Arrays.fill(one, 1 / (double) n);
		final double[] mean = covariance(r, one), tilt = covariance(r, x);
		final double means = product(one, mean), both = product(one, tilt), tilts = product(x, tilt);
		final double[] left = new double[n];
		for (int i = 0; i < n; i++) {
			final double slope = x[i] / squares;
			left[i] = 1 - 2 * (mean[i] + slope * tilt[i]) + means + slope * (2 * both + slope * tilts);
		}
		return left;
	}

	/** Sum over j of r^|i - j| v_j, in O(n). */
	private static double[] covariance(final double r, final double[] v) {
		final double[] result = new double[v.length];
		double before = 0, after = 0;
		for (int i = 0; i < v.length; i++) {
			before = r * before + v[i];
			result[i] = before;
		}
		for (int i = v.length - 1; i >= 0; i--) {
			result[i] += r * after;
			after = r * after + v[i];
		}
		return result;
	}

	private static double product(final double[] a, final double[] b) {
		double product = 0;
		for (int i = 0; i < a.length; i++)
			product += a[i] * b[i];
		return product;
	}
}
