package org.scalinglaws.descent.layers;

import java.util.function.BooleanSupplier;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.LogisticLaw;

/**
 * Gradient flow from an aligned start, in closed form: each singular value follows a' = 2 a (s - mu - a), a logistic
 * curve, by itself.
 */
public final class LogisticModes implements LayerMotion {

	private final LayerProblem problem;
	private final double learningRate;
	private double time;

	/**
	 * @param learningRate the time of a step, greater than 0
	 * @throws IllegalArgumentException if it is not
	 */
	public LogisticModes(final LayerProblem problem, final double learningRate) {
		this.problem = Require.given("problem", problem);
		this.learningRate = Require.inRange("learningRate", Require.positive("learningRate", learningRate), 0, 1e100);
	}

	@Override
	public LayerProblem problem() {
		return problem;
	}

	@Override
	public double learningRate() {
		return learningRate;
	}

	@Override
	public void moveTo(final long step, final BooleanSupplier goOn) {
		time = learningRate * step;
	}

	@Override
	public double[] values() {
		final double[] values = problem.values();
		for (int k = 0; k < values.length; k++)
			values[k] = LogisticLaw.at(values[k] - problem.weightDecay(), problem.start(), 2 * time);
		return values;
	}

	/** A mode that grows is limit - a = a (limit/a(0) - 1) exp(-2 limit t) from its limit: small ones keep their digits. */
	@Override
	public double loss() {
		final double[] targets = problem.values(), values = values();
		double sum = 0;
		for (int k = 0; k < values.length; k++) {
			final double limit = targets[k] - problem.weightDecay();
			final double gap = limit > 0 ? problem.weightDecay() + values[k] * (limit / problem.start() - 1) * Math.exp(-2 *
				limit * time) : targets[k] - values[k];
			sum += gap * gap;
		}
		return sum / 2;
	}

	@Override
	public double alignment() {
		return 1;
	}
}
