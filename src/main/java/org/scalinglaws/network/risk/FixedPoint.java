package org.scalinglaws.network.risk;

import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Progress;

/**
 * Solves the two equations of the state evolution,
 *
 * <pre>
 * c delta^2 = noise + E(delta, t),   t (c - D(delta, t)) = penalty,
 * </pre>
 *
 * for noise level delta and threshold t: Newton's method in (log delta, log t)
 * from a start, nested bracketed roots where it fails.
 * <p>
 * At fixed delta, t (c - D) increases wherever it is positive; with that t, c
 * delta^2 - noise - E changes its sign once: the problem is the saddle point of a
 * strictly convex-concave function. The brackets therefore always work; they cost
 * about ten times as much.
 * </p>
 */
final class FixedPoint {

	private static final int NEWTON_STEPS = 30;
	private static final int BRACKET_STEPS = 200;
	/** Newton's method goes on as long as each step leaves at most this part of the error. */
	private static final double CONTRACTION = 0.7;
	/** A Newton step shorter than this leaves an error of its square. */
	private static final double SETTLED = 1e-8;
	/** In the threshold's logarithm: where the noise decides alone, the threshold that goes with a level is anywhere. */
	private static final double FARTHEST = 30;
	/** The factor of the first step out of an open bracket, and of any, which squares it. */
	private static final double OUTWARDS = 5, FARTHEST_OUTWARDS = 1e30;
	private static final double ROUNDING = 1e-14;
	/** Residuals that a solution may have. */
	private static final double ACCEPTED = 1e-9;
	/** How well the inner of the nested roots is solved; the last digits are left to Newton's method. */
	private static final double INNER = 1e-6;

	private final Shrinkage.Target target;
	private final double samples, noise, penalty;
	private final Progress progress;
	private int evaluations;

	/**
	 * The state where both equations hold, with its evidence.
	 *
	 * @param riskResidual relative to noise + E
	 * @param thresholdResidual relative to the penalty
	 * @param exponentInSamples d log E / d log c along the solutions
	 * @param exponentInPenalty d log E / d log penalty along the solutions
	 * @param converged whether both residuals are small, that of the threshold as far
	 *          as the digits of the samples allow
	 */
	record Solution(double noiseLevel, double threshold, Shrinkage shrinkage, double riskResidual,
		double thresholdResidual, double exponentInSamples, double exponentInPenalty, int evaluations, boolean converged)
	{}

	/**
	 * @param samples c, in the units of the degrees of freedom
	 * @param noise in the units of the target's energy, at least 0
	 * @param penalty positive
	 * @param progress asked between evaluations of the sums; a cancel ends with a {@link CancellationException}
	 */
	FixedPoint(final Shrinkage.Target target, final double samples, final double noise, final double penalty,
		final Progress progress)
	{
		this.target = target;
		this.samples = samples;
		this.noise = noise;
		this.penalty = penalty;
		this.progress = progress;
	}

	/** Solves without knowing a neighbour. */
	Solution solve() {
		if (!(noise + target.energy() > 0)) return nothing();
		// the zero estimator, which is right for a large penalty
		return solve(Math.sqrt((noise + target.energy()) / samples), penalty / samples + target.largest());
	}

	/** Where there is nothing to learn, and no noise: zero weights, exactly, whose risk has no exponents. */
	private Solution nothing() {
		final Shrinkage none = new Shrinkage(0, 0, target.allFreedom(), 0, 0, 0, 0);
		return new Solution(0, penalty / samples, none, 0, 0, Double.NaN, Double.NaN, evaluations, true);
	}

	/** Solves from a neighbouring solution. */
	Solution solve(final double noiseLevel, final double threshold) {
		if (!(noise + target.energy() > 0)) return nothing();
		final Point start = new Point(noiseLevel, threshold);
		final Point newton = newton(start);
		return solution(newton != null ? newton : brackets(start));
	}

	/** A state with its shrinkage and the logarithms of the equations' sides. */
	private final class Point {

		private final double noiseLevel, threshold, risk, rest, freedom;
		private final Shrinkage shrinkage;

		private Point(final double noiseLevel, final double threshold) {
			this.noiseLevel = noiseLevel;
			this.threshold = threshold;
			if (progress.isCanceled()) throw new CancellationException("the state evolution was canceled");
			progress.update(1 - Math.pow(0.9, ++evaluations)); // ten or so are usual, hundreds possible
			shrinkage = target.at(noiseLevel, threshold);
			risk = Math.log(samples * noiseLevel * noiseLevel / (noise + shrinkage.risk()));
			rest = shrinkage.rest(samples, target.allFreedom());
			freedom = Math.log1p((penalty / threshold - rest) / samples);
		}

		private double error() {
			return Math.max(Math.abs(risk), Math.abs(freedom));
		}

		/** d log of the first ratio / d log delta, at fixed t. */
		private double riskByLevel() {
			return 2 - noiseLevel * shrinkage.riskByNoiseLevel() / (noise + shrinkage.risk());
		}

		private double riskByThreshold() {
			return -threshold * shrinkage.riskByThreshold() / (noise + shrinkage.risk());
		}

		private double freedomByLevel() {
			return noiseLevel * shrinkage.freedomByNoiseLevel() / (shrinkage.degreesOfFreedom() + penalty / threshold);
		}

		private double freedomByThreshold() {
			return (threshold * shrinkage.freedomByThreshold() - penalty / threshold) / (shrinkage.degreesOfFreedom() +
				penalty / threshold);
		}

		/** The change of (log delta, log t) that changes risk and freedom by the given amounts. */
		private double[] move(final double ofRisk, final double ofFreedom) {
			final double a = riskByLevel(), b = riskByThreshold(), c = freedomByLevel(), d = freedomByThreshold();
			final double determinant = a * d - b * c;
			return new double[] { (d * ofRisk - b * ofFreedom) / determinant, (a * ofFreedom - c * ofRisk) / determinant };
		}

		private Point moved(final double[] move) {
			return new Point(noiseLevel * Math.exp(move[0]), threshold * Math.exp(move[1]));
		}

		/** The relative change of E along a change of (log delta, log t). */
		private double exponent(final double[] move) {
			return (noiseLevel * shrinkage.riskByNoiseLevel() * move[0] + threshold * shrinkage.riskByThreshold() * move[1]) /
				shrinkage.risk();
		}

		private double riskResidual() {
			final double sum = noise + shrinkage.risk();
			return Math.abs(samples * noiseLevel * noiseLevel - sum) / sum;
		}

		private double thresholdResidual() {
			return Math.abs(threshold * rest - penalty) / penalty;
		}
	}

	/** Newton's method for both; null where it does not contract. */
	private Point newton(final Point start) {
		Point point = start;
		for (int k = 0; k < NEWTON_STEPS; k++) {
			final double[] move = point.move(-point.risk, -point.freedom);
			final double length = Math.max(Math.abs(move[0]), Math.abs(move[1]));
			if (!(length < 3)) return null;
			final Point next = point.moved(move);
			if (length < SETTLED) return next.error() <= point.error() + ROUNDING ? next : point;
			if (!(next.error() < CONTRACTION * point.error())) return null;
			point = next;
		}
		return null;
	}

	/** The noise level by a bracketed root, each time with the threshold that belongs to it, until Newton's method contracts. */
	private Point brackets(final Point start) {
		double low = 0, high = Double.POSITIVE_INFINITY, error = Double.POSITIVE_INFINITY, outwards = OUTWARDS;
		Point point = thresholdRoot(start);
		for (int k = 0; k < BRACKET_STEPS; k++) {
			final Point newton = newton(point);
			if (newton != null) return newton;
			if (point.risk > 0) high = point.noiseLevel;
			else low = point.noiseLevel;
			if (low >= high * (1 - 4e-16)) return point;
			final double[] move = point.move(-point.risk, 0);
			final boolean trusted = Math.abs(point.risk) < CONTRACTION * error && Math.abs(move[0]) < 3;
			error = Math.abs(point.risk);
			final double level = within(low, high, trusted ? point.noiseLevel * Math.exp(move[0]) : Double.NaN, point.noiseLevel,
				outwards);
			outwards = wider(outwards);
			final double factor = trusted ? Math.exp(Math.max(-FARTHEST, Math.min(FARTHEST, move[1]))) : 1;
			point = thresholdRoot(new Point(level, factor * point.threshold));
		}
		return point;
	}

	/** The threshold at a fixed noise level: D + penalty / t falls with t, and is at least c at t = penalty / c. */
	private Point thresholdRoot(final Point start) {
		double low = penalty / samples, high = Double.POSITIVE_INFINITY, error = Double.POSITIVE_INFINITY, outwards = OUTWARDS;
		Point point = start.threshold >= low ? start : new Point(start.noiseLevel, low);
		for (int k = 0; k < BRACKET_STEPS && Math.abs(point.freedom) > INNER; k++) {
			if (point.freedom < 0) high = point.threshold;
			else low = point.threshold;
			if (low >= high * (1 - 4e-16)) return point;
			final boolean trusted = Math.abs(point.freedom) < CONTRACTION * error;
			error = Math.abs(point.freedom);
			final double newton = point.threshold * Math.exp(-point.freedom / point.freedomByThreshold());
			point = new Point(point.noiseLevel, within(low, high, trusted ? newton : Double.NaN, point.threshold, outwards));
			outwards = wider(outwards);
		}
		return point;
	}

	/** A guess inside the bracket, else the bracket's geometric middle, or a step outwards while one end is open. */
	private static double within(final double low, final double high, final double guess, final double last,
		final double outwards)
	{
		if (guess > low && guess < high && guess < 20 * last && guess > last / 20) return guess;
		if (high == Double.POSITIVE_INFINITY) return outwards * last;
		if (low == 0) return last / outwards;
		return Math.sqrt(low) * Math.sqrt(high);
	}

	/** The factor of the step outwards after one of a given factor, such that any level is reached in a few. */
	private static double wider(final double outwards) {
		return Math.min(outwards * outwards, FARTHEST_OUTWARDS);
	}

	private Solution solution(final Point point) {
		final double residual = point.thresholdResidual();
		final boolean hasDigits = noise + point.shrinkage.risk() >= Double.MIN_NORMAL; // else its residual has none
		final boolean converged = hasDigits && point.riskResidual() < ACCEPTED && (residual < ACCEPTED || residual * penalty /
			point.threshold < 100 * ROUNDING * samples);
		final double inSamples = point.exponent(point.move(-1, 1));
		final double inPenalty = point.exponent(point.move(0, -penalty / point.threshold / (point.shrinkage
			.degreesOfFreedom() + penalty / point.threshold)));
		return new Solution(point.noiseLevel, point.threshold, point.shrinkage, point.riskResidual(), residual, inSamples,
			inPenalty, evaluations, converged);
	}
}
