package org.scalinglaws.online.scaling;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.task.Progress;

/**
 * The excess risk in intrinsic time t, by the Volterra equation or by its first order (the functional scaling law of
 * arXiv 2509.19189). Each feature's error r_j obeys dr_j/dt = -2 lambda_j r_j + lambda_j^2 F(t)/B; the force F is
 * gamma(t) times twice the risk plus the noise, where the first order takes the risk without any noise of SGD. Over an
 * interval the force is a polynomial through six points and everything else is exact ({@link ForcedInterval}); its
 * length follows from what it would do to the risk to be as wrong as the polynomial through five of them.
 */
final class ContinuousCurve {

	private static final double TOLERANCE = 1e-10; // of an interval
	private static final double FIRST_INTERVAL = 0.02; // in which the fastest feature hardly moves
	private static final double SHORTEST = 16; // units in the last place of the time
	private static final double SAFETY = 0.9;
	private static final double LEAST_CHANGE = 0.2;
	private static final double MOST_CHANGE = 3;

	private final SourceProblem problem;
	private final boolean feedback;

	/**
	 * @param feedback whether the noise of SGD makes noise itself, as in the Volterra equation
	 */
	ContinuousCurve(final SourceProblem problem, final boolean feedback) {
		this.problem = problem;
		this.feedback = feedback;
	}

	/** The excess risk after ascending numbers of steps, infinite where it grows beyond all numbers. */
	double[] risks(final LearningRateSchedule rates, final long[] steps, final Progress progress) {
		final IntrinsicRate rate = new IntrinsicRate(rates, steps[steps.length - 1]);
		final double[] parts = rate.smoothParts(), times = Arrays.stream(steps).mapToDouble(rates::time).toArray();
		final double[] risks = new double[times.length];
		Arrays.fill(risks, Double.POSITIVE_INFINITY);
		final double tail = problem.tail();
		ForcedErrors errors = ForcedErrors.start(problem);
		double time = 0, length = FIRST_INTERVAL;
		int part = 0, record = 0;
		while (part < parts.length) {
			if (progress.isCanceled()) throw new CancellationException("canceled at time " + time);
			progress.update(Math.log1p(time) / Math.log1p(rate.end()));
			final boolean last = time + 1.0001 * length >= parts[part];
			final double to = last ? parts[part] : time + length;
			final ForcedInterval interval = new ForcedInterval(errors, feedback, rate, time, to);
			if (!interval.isFinite()) return risks;
			final double change = SAFETY * Math.pow(TOLERANCE / Math.max(interval.miss(), 1e-30), 1.0 / ForcedInterval.STAGES);
			final double next = (to - time) * Math.min(MOST_CHANGE, Math.max(LEAST_CHANGE, change));
			final double shortest = SHORTEST * Math.ulp(to); // a rate that ends near 0 changes in less than times can tell
			if (interval.miss() > TOLERANCE && to - time > shortest) {
				length = Math.max(next, shortest);
				continue;
			}
			for (; record < times.length && times[record] <= to; record++)
				risks[record] = (interval.sum(times[record]) + tail) / 2;
			errors = interval.end();
			time = to;
			length = last ? Math.max(length, next) : Math.max(next, shortest); // an interval cut short does not tell how long one may be
			if (last) part++;
		}
		return risks;
	}
}
