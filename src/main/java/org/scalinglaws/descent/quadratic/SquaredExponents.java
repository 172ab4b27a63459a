package org.scalinglaws.descent.quadratic;

import java.util.Locale;
import java.util.stream.IntStream;

import org.scalinglaws.fit.curve.Line;
import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.sgd.LogSteps;

/**
 * The slopes of log risk over log time that theory predicts where lambda_i ~ i^-a and lambda_i w*_i^2 ~ i^-b, ranks i by
 * descending lambda.
 * <p>
 * The squared student learns coordinate i at the rate lambda_i w*_i ~ i^-(a + b)/2, so that after time t it has learned
 * t^(2/(a + b)) of them, and its risk is what the others have: t^-2(b - 1)/(a + b). The linear one learns at the rate
 * lambda_i: t^(1/a) and t^-(b - 1)/a. With the noise of SGD neither falls faster than t^-(1 - 1/b), which both reach where
 * a is at most b.
 * </p>
 *
 * @param spectrum a; NaN if the spectrum is no power law
 * @param target b; NaN likewise
 * @param squared predicted slope of the squared student, negative; NaN if there is none
 * @param linear the same of the linear student
 * @param reason where they come from, or why there are none, in words
 */
public record SquaredExponents(double spectrum, double target, double squared, double linear, String reason) {

	/** R^2 below which points are no line; a measured power law has 0.99. */
	private static final double STRAIGHT = 0.98;

	/** Exponents below are those of equal eigenvalues, but for rounding. */
	private static final double FLAT = 1e-9;

	private static final int FEWEST = 8, POINTS = 200;

	/** The exponents of the noiseless flow. */
	public static SquaredExponents ofFlow(final SquaredRegression problem) {
		return of(problem, false);
	}

	/** The exponents of SGD with decaying steps. */
	public static SquaredExponents ofSgd(final SquaredRegression problem) {
		return of(problem, true);
	}

	private static SquaredExponents of(final SquaredRegression problem, final boolean noisy) {
		if (problem.dimension() < FEWEST) return none(Double.NaN, Double.NaN, "no power law can be told from " + problem
			.dimension() + " coordinates, fewer than " + FEWEST);
		final double[][] logs = logs(problem);
		final double a = flat(exponent(logs[0], logs[1])), b = flat(exponent(logs[0], logs[2]));
		if (Double.isNaN(a)) return none(a, b, "the spectrum is no power law");
		if (Double.isNaN(b)) return none(a, b, "spectrum x target^2 is no power law");
		if (!(b > 1)) return none(a, b, words("spectrum x target^2 falls like rank^-%.4g, not faster than 1/rank", b));
		final double squared = -2 * (b - 1) / (a + b), linear = a > FLAT ? -(b - 1) / a : Double.NEGATIVE_INFINITY;
		final double floor = noisy && a <= b ? -(1 - 1 / b) : Double.NEGATIVE_INFINITY;
		final double slowest = a > FLAT || noisy ? Math.max(linear, floor) : Double.NaN; // without noise exponential
		return new SquaredExponents(a, b, Math.max(squared, floor), slowest, words("power laws with a = %.4g and b = %.4g", a,
			b));
	}

	/** 0 for what rounding leaves of it. */
	private static double flat(final double exponent) {
		return Math.abs(exponent) < FLAT ? 0 : exponent;
	}

	private static SquaredExponents none(final double a, final double b, final String reason) {
		return new SquaredExponents(a, b, Double.NaN, Double.NaN, reason);
	}

	private static String words(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

	/** Logarithms of rank, lambda and lambda w*^2 at log-spaced ranks: else the last decade of ranks would be nearly all. */
	private static double[][] logs(final SquaredRegression problem) {
		final double[] spectrum = problem.spectrum(), target = problem.target();
		final int[] order = DescendingOrder.of(spectrum);
		final long[] ranks = LogSteps.upTo(order.length, POINTS);
		final double[][] logs = new double[3][ranks.length - 1];
		for (int k = 1; k < ranks.length; k++) {
			final int at = order[(int) ranks[k] - 1];
			logs[0][k - 1] = Math.log(ranks[k]);
			logs[1][k - 1] = Math.log(spectrum[at]);
			logs[2][k - 1] = logs[1][k - 1] + 2 * Math.log(target[at]);
		}
		return logs;
	}

	private static double exponent(final double[] x, final double[] y) {
		final Line line = Line.through(x, y, 0, x.length);
		final double[] rest = IntStream.range(0, x.length).mapToDouble(i -> y[i] - line.intercept() - line.slope() * x[i])
			.toArray();
		return Line.rSquared(y, rest, 0, x.length) >= STRAIGHT ? -line.slope() : Double.NaN;
	}
}
