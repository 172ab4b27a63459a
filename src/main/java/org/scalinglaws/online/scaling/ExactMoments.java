package org.scalinglaws.online.scaling;

import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.Sums;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.task.Progress;

/**
 * The mean excess risk of one-pass SGD, exactly: the second moments of the errors of normal features obey a recursion
 * of their own. With r_j = lambda_j E (v_j - theta_j)^2, S = sum r and the noise n,
 * r_j becomes (1 - 2 eta lambda_j + (1 + 1/B) (eta lambda_j)^2) r_j + (eta lambda_j)^2 (S + n)/B in a step. Its cost is
 * that of features x steps.
 */
final class ExactMoments {

	/** The most steps that are made one by one. */
	static final long MOST_STEPS = 100_000_000;

	private static final int LOOK = 1 << 20; // coordinates between two looks at the progress

	private final SourceProblem problem;
	private final double[] eigenvalue;
	private final double[] error;
	private final double noise;

	ExactMoments(final SourceProblem problem) {
		this.problem = problem;
		eigenvalue = problem.eigenvalues();
		error = problem.startErrors();
		noise = problem.effectiveNoise();
	}

	/** Takes steps until the last of the ascending numbers of steps; gives the excess risk after each, infinite beyond all numbers. */
	double[] risks(final LearningRateSchedule rates, final long[] steps, final Progress progress) {
		final double[] risks = new double[steps.length];
		final double tail = problem.tail();
		final long pause = Math.max(1, LOOK / error.length), last = steps[steps.length - 1];
		double sum = Sums.of(error);
		long step = 0;
		for (int i = 0; i < steps.length; i++) {
			while (step < steps[i]) {
				if (step % pause == 0) {
					if (progress.isCanceled()) throw new CancellationException("canceled at step " + step);
					progress.update((double) step / last);
				}
				sum = step(rates.rate(step++), sum);
			}
			risks[i] = (sum + tail) / 2;
		}
		return risks;
	}

	/** One step, from the sum of the errors to the next; in four sums, which processors do at once. */
	private double step(final double rate, final double sum) {
		final double batch = problem.batchSize(), own = 1 + 1 / batch, source = (sum + noise) / batch;
		double a = 0, b = 0, c = 0, d = 0;
		int j = 0;
		for (; j < error.length - 3; j += 4) {
			a += move(j, rate, own, source);
			b += move(j + 1, rate, own, source);
			c += move(j + 2, rate, own, source);
			d += move(j + 3, rate, own, source);
		}
		for (; j < error.length; j++)
			a += move(j, rate, own, source);
		return a + b + (c + d);
	}

	private double move(final int j, final double rate, final double own, final double source) {
		final double x = rate * eigenvalue[j], square = x * x;
		return error[j] = (1 - 2 * x + own * square) * error[j] + square * source;
	}
}
