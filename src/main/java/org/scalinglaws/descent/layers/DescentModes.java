package org.scalinglaws.descent.layers;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

import org.scalinglaws.ground.Require;

/**
 * Gradient descent from an aligned start, exactly: both layers stay startScale times the singular vectors of A, and each
 * mode's weight w, of which the singular value is the square, moves by w &lt;- w (1 + learningRate (s - mu - w^2)).
 * <p>
 * The distance from the limit, e = s - mu - w^2, moves beside it, by e &lt;- e (1 - learningRate w^2 (2 + learningRate e)):
 * that keeps the digits of a small loss.
 * </p>
 */
public final class DescentModes implements LayerMotion {

	private static final int SHORT_WHILE = 4_000_000; // modes x steps

	private final LayerProblem problem;
	private final double learningRate;
	private final double[] weights;
	private final double[] errors;
	private long step;

	/**
	 * @param learningRate greater than 0
	 * @throws IllegalArgumentException if it is not
	 */
	public DescentModes(final LayerProblem problem, final double learningRate) {
		this.problem = Require.given("problem", problem);
		this.learningRate = Require.inRange("learningRate", Require.positive("learningRate", learningRate), 0, 1e100);
		weights = new double[problem.values().length];
		Arrays.fill(weights, problem.startScale());
		errors = Arrays.stream(problem.values()).map(value -> value - problem.weightDecay() - problem.start()).toArray();
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
	public void moveTo(final long to, final BooleanSupplier goOn) {
		final long atOnce = Math.max(1, SHORT_WHILE / weights.length);
		while (step < to && goOn.getAsBoolean()) {
			final long until = Math.min(to, step + atOnce);
			for (; step < until; step++)
				move();
		}
	}

	private void move() {
		for (int k = 0; k < weights.length; k++) {
			final double weight = weights[k], move = learningRate * errors[k];
			errors[k] *= 1 - learningRate * weight * weight * (2 + move);
			weights[k] = weight + weight * move;
		}
	}

	@Override
	public double[] values() {
		return Arrays.stream(weights).map(weight -> weight * weight).toArray();
	}

	@Override
	public double loss() {
		double sum = 0;
		for (final double error : errors) {
			final double gap = problem.weightDecay() + error;
			sum += gap * gap;
		}
		return sum / 2;
	}

	@Override
	public double alignment() {
		return 1;
	}
}
