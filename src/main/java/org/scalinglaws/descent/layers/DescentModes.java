package org.scalinglaws.descent.layers;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Gradient descent from an aligned start, exactly: both layers stay startScale times the singular vectors of A, and each
 * mode's weight w, of which the singular value is the square, moves by w &lt;- w (1 + learningRate (s - mu - w^2)).
 * <p>
 * The distance from the limit, e = s - mu - w^2, moves beside it, by e &lt;- e (1 - learningRate w^2 (2 + learningRate e)):
 * that keeps the digits of a small loss.
 * </p>
 */
public final class DescentModes extends ProblemMotion {

	private static final int SHORT_WHILE = 4_000_000; // modes x steps

	private final double[] weights;
	private final double[] errors;
	private long step;

	/**
	 * @param learningRate greater than 0
	 * @throws IllegalArgumentException if it is not
	 */
	public DescentModes(final LayerProblem problem, final double learningRate) {
		super(problem, learningRate);
		weights = new double[problem.values().length];
		Arrays.fill(weights, problem.startScale());
		errors = Arrays.stream(problem.values()).map(value -> value - problem.weightDecay() - problem.start()).toArray();
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

	/** Of a mode that dies the weight itself is small, and its error lost beside the decay. */
	@Override
	public double loss() {
		final double[] targets = problem.values();
		double sum = 0;
		for (int k = 0; k < weights.length; k++) {
			final double gap = targets[k] > problem.weightDecay() ? problem.weightDecay() + errors[k] : targets[k] - weights[k] *
				weights[k];
			sum += gap * gap;
		}
		return sum / 2;
	}

	@Override
	public double alignment() {
		return 1;
	}
}
