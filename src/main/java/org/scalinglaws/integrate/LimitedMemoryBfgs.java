package org.scalinglaws.integrate;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;

/**
 * Minimises a smooth function of many variables by the limited-memory BFGS method
 * (Nocedal and Wright 2006, section 7.2) with a Wolfe line search that works down
 * to rounding (Hager and Zhang 2005).
 * <p>
 * An iteration costs one evaluation, seldom more, and some 130 passes over the
 * variables. It finds a local minimum; whether that is the lowest is for the caller to know.
 * </p>
 */
public final class LimitedMemoryBfgs {

	private static final int MEMORY = 30;

	/** A function with its gradient. */
	@FunctionalInterface
	public interface Objective {

		/**
		 * Evaluates the function.
		 *
		 * @param point where, not to be modified
		 * @param gradient is overwritten with the gradient there
		 * @return the value; one that is not finite or NaN is taken for too high
		 * @throws CancellationException to end the minimisation
		 */
		double evaluate(double[] point, double[] gradient);
	}

	/** Watches the iterations and decides when they have come far enough. */
	@FunctionalInterface
	public interface Monitor {

		/**
		 * Is told of the start (iteration 0) and of each new iterate, which is the
		 * point evaluated last.
		 *
		 * @return whether the iterate will do
		 */
		boolean suffices(int iteration, double value, double gradientNorm);
	}

	/**
	 * Where the minimisation ended, and why.
	 *
	 * @param point the last iterate, to rounding the lowest one
	 * @param value there
	 * @param gradientNorm Euclidean length of the gradient there
	 * @param iterations steps made
	 * @param evaluations of the objective
	 * @param reason {@link StopReason#CONVERGED} if the monitor was content
	 */
	public record Minimum(double[] point, double value, double gradientNorm, int iterations, int evaluations,
		StopReason reason) {
	}

	private final Objective objective;
	private final LineSearch lineSearch;
	private final CorrectionPairs pairs;
	private double[] point;
	private double[] gradient;
	private final double[] direction;
	private double value;
	private int iterations;

	private LimitedMemoryBfgs(final Objective objective, final double[] start) {
		this.objective = objective;
		point = start.clone();
		gradient = new double[start.length];
		direction = new double[start.length];
		lineSearch = new LineSearch(objective, start.length);
		pairs = new CorrectionPairs(MEMORY, start.length);
	}

	/**
	 * Minimises.
	 *
	 * @param start at least one variable; left as it is
	 * @param gradientTolerance ends at a gradient of this length or shorter, from 0
	 * @param maxIterations at least 0
	 * @throws IllegalArgumentException if a parameter is out of range, or the value
	 *           or gradient at the start is not finite
	 * @throws CancellationException if the objective throws it at the start
	 */
	public static Minimum minimize(final Objective objective, final double[] start, final double gradientTolerance,
		final int maxIterations, final Monitor monitor)
	{
		Require.inRange("variables", Require.finite("start", start).length, 1, Integer.MAX_VALUE);
		Require.inRange("gradientTolerance", gradientTolerance, 0, Double.MAX_VALUE);
		Require.inRange("maxIterations", maxIterations, 0, Integer.MAX_VALUE);
		final LimitedMemoryBfgs search = new LimitedMemoryBfgs(objective, start);
		search.begin();
		final StopReason reason = search.run(gradientTolerance, maxIterations, monitor);
		return new Minimum(search.point, search.value, search.gradientNorm(), search.iterations, 1 + search.lineSearch
			.trials(), reason);
	}

	private void begin() {
		value = objective.evaluate(point, gradient);
		if (!Double.isFinite(value)) throw new IllegalArgumentException("the value at the start must be finite, was " +
			value);
		Require.finite("the gradient at the start", gradient);
	}

	private StopReason run(final double gradientTolerance, final int maxIterations, final Monitor monitor) {
		try {
			while (!monitor.suffices(iterations, value, gradientNorm())) {
				if (gradientNorm() <= gradientTolerance) return StopReason.STATIONARY;
				if (iterations == maxIterations) return StopReason.ITERATIONS;
				if (!step()) return StopReason.STALLED;
				iterations++;
			}
			return StopReason.CONVERGED;
		}
		catch (final CancellationException exc) {
			return StopReason.CANCELED;
		}
	}

	/** One step, once more along the gradient if the memory misleads. */
	private boolean step() {
		if (!pairs.isEmpty()) {
			if (search(1)) return true;
			pairs.clear();
		}
		return search(1 / gradientNorm());
	}

	private boolean search(final double firstStep) {
		pairs.direction(gradient, direction);
		final double slope = DotProducts.of(gradient, direction);
		if (!(slope < 0) || !lineSearch.search(point, value, direction, slope, firstStep)) return false;
		final double[] oldPoint = point, oldGradient = gradient;
		point = lineSearch.exchangePoint(oldPoint);
		gradient = lineSearch.exchangeGradient(oldGradient);
		value = lineSearch.value();
		pairs.add(oldPoint, point, oldGradient, gradient);
		return true;
	}

	private double gradientNorm() {
		return Math.sqrt(DotProducts.of(gradient, gradient));
	}
}
