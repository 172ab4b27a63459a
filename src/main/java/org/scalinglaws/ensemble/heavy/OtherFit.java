package org.scalinglaws.ensemble.heavy;

import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.scalinglaws.task.Progress;

/**
 * The fit of one parameter while the other is held: the place of the largest likelihood, by Brent's search, or a bound if it
 * is likelier, as Marchenko-Pastur's law can be.
 */
final class OtherFit {

	/** Half of the first interval that is searched, and how well the place is found, in coordinates of {@link Held}. */
	private static final double NEAR = 0.5, TOLERANCE = 1e-5;

	private OtherFit() {
		// static functions only
	}

	/**
	 * The coordinate of the other parameter, between its bounds.
	 *
	 * @param value of the coordinate that is held
	 * @param start of the search
	 * @param logs of the eigenvalues divided by their mean
	 * @throws CancellationException if the listener wants it to end
	 */
	static double of(final Held held, final double value, final double start, final double[] logs,
		final Progress progress)
	{
		final double low = held.otherLow(value), high = held.otherHigh(value);
		final DoubleUnaryOperator likelihood = other -> {
			if (progress.isCanceled()) throw new CancellationException();
			return Likelihood.mean(new LogDensity(held.law(value, other)), logs);
		};
		final double place = near(Math.max(low, Math.min(high, start)), low, high, likelihood);
		final double there = likelihood.applyAsDouble(place);
		if (likelihood.applyAsDouble(low) > there) return low;
		return likelihood.applyAsDouble(high) > there ? high : place;
	}

	/** The place of a maximum in an interval about a middle that grows until it has one inside, or to the bounds. */
	private static double near(final double middle, final double low, final double high,
		final DoubleUnaryOperator function)
	{
		final double edge = 10 * TOLERANCE;
		for (double near = NEAR;; near *= 4) {
			final double from = Math.max(low, middle - near), to = Math.min(high, middle + near), place = largest(from, to,
				function);
			final boolean goesOn = place - from < edge && from > low || to - place < edge && to < high;
			if (!goesOn) return place;
		}
	}

	/** Where a function of one maximum is largest between two places. */
	static double largest(final double from, final double to, final DoubleUnaryOperator function) {
		return new BrentOptimizer(1e-10, TOLERANCE).optimize(new MaxEval(1000), GoalType.MAXIMIZE,
			new UnivariateObjectiveFunction(function::applyAsDouble), new SearchInterval(from, to)).getPoint();
	}
}
