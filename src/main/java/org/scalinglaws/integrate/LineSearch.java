package org.scalinglaws.integrate;

import org.scalinglaws.linear.DotProducts;

/**
 * A step along a descent direction that meets the Wolfe conditions, or their form
 * in slopes alone where values differ by no more than rounding (approximate Wolfe
 * conditions, Hager and Zhang 2005): so gradients fall to rounding, not just to its
 * square root.
 * <p>
 * Every trial narrows or extends a bracket whose lower end descends and whose
 * upper end ascends or lies too high; the next trial is where the secant of the
 * slopes vanishes, or the middle when that is slow.
 * </p>
 */
final class LineSearch {

	private static final double DECREASE = 1e-4; // of the value, relative to its linear forecast
	private static final double CURVATURE = 0.9; // of the slope that may be left
	private static final double ROUNDING = 1e-13; // of a value, relative
	private static final int MAX_TRIALS = 60;

	private final LimitedMemoryBfgs.Objective objective;
	private double[] point;
	private double[] gradient;
	private double value;
	private int trials;
	private double lowStep;
	private double lowSlope;
	private double highStep;
	private double highSlope; // NaN if the upper end is too high or its slope not known

	LineSearch(final LimitedMemoryBfgs.Objective objective, final int dimension) {
		this.objective = objective;
		point = new double[dimension];
		gradient = new double[dimension];
	}

	/**
	 * Searches from a point.
	 *
	 * @param slope of the value along the direction at the point, negative
	 * @return whether a step was found; then {@link #value()} and the arrays that
	 *         {@link #exchangePoint} and {@link #exchangeGradient} give are those at
	 *         its end, the last trial
	 */
	boolean search(final double[] from, final double startValue, final double[] direction, final double slope,
		final double firstStep)
	{
		lowStep = 0;
		lowSlope = slope;
		highStep = Double.POSITIVE_INFINITY;
		highSlope = Double.NaN;
		double step = firstStep;
		final double ceiling = startValue + ROUNDING * Math.abs(startValue);
		for (int trial = 0; trial < MAX_TRIALS; trial++) {
			final double slopeThere = evaluate(from, direction, step);
			final boolean flat = slopeThere >= CURVATURE * slope;
			if (flat && value <= startValue + DECREASE * step * slope) return true;
			if (flat && value <= ceiling && slopeThere <= (2 * DECREASE - 1) * slope) return true;
			final double width = highStep - lowStep;
			narrow(step, slopeThere, value <= ceiling);
			if (highStep - lowStep <= Math.ulp(lowStep)) return false;
			step = next(highStep - lowStep > 0.66 * width);
			if (step > Double.MAX_VALUE) return false;
		}
		return false;
	}

	/** The value at the last trial. */
	double value() {
		return value;
	}

	/** The number of evaluations so far. */
	int trials() {
		return trials;
	}

	/** Hands out the last trial's point and takes an array to write to instead. */
	double[] exchangePoint(final double[] other) {
		final double[] found = point;
		point = other;
		return found;
	}

	/** Hands out the last trial's gradient and takes an array to write to instead. */
	double[] exchangeGradient(final double[] other) {
		final double[] found = gradient;
		gradient = other;
		return found;
	}

	private double evaluate(final double[] from, final double[] direction, final double step) {
		for (int i = 0; i < from.length; i++)
			point[i] = from[i] + step * direction[i];
		trials++;
		value = objective.evaluate(point, gradient);
		return DotProducts.of(gradient, direction);
	}

	private void narrow(final double step, final double slope, final boolean low) {
		if (low && slope < 0) {
			lowStep = step;
			lowSlope = slope;
		}
		else {
			highStep = step;
			highSlope = low ? slope : Double.NaN;
		}
	}

	private double next(final boolean slow) {
		if (highStep == Double.POSITIVE_INFINITY) return 4 * lowStep;
		final double width = highStep - lowStep;
		if (slow || !(highSlope > 0)) return lowStep + width / 2;
		final double part = lowSlope / (lowSlope - highSlope);
		return lowStep + width * Math.max(0.05, Math.min(0.95, part));
	}
}
