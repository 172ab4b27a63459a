package org.scalinglaws.fit.rivals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.scalinglaws.linear.DotProducts;

/**
 * The break of a broken power law: where a hinge takes most away from what the power
 * law leaves. In whitened coordinates that is the squared projection on one direction
 * for each place of the break.
 */
final class BrokenSearch {

	private static final int PLACES = 96;
	private static final double MARGIN = 0.1; // of the range in log x, on either side

	private final double[] logX;
	private final ErrorModel errors;
	private final double[] constant;
	private final double[] linear;
	private final double[] data;

	BrokenSearch(final double[] logX, final double[] logY, final ErrorModel errors) {
		this.logX = logX;
		this.errors = errors;
		final double centre = logX[logX.length / 2];
		constant = unit(errors.whiten(curve(x -> 1)));
		linear = unit(without(errors.whiten(curve(x -> x - centre)), constant));
		data = rest(logY);
	}

	boolean isPossible() {
		return logX.length >= RivalModel.BROKEN.fewestPoints() && errors.size() > 3 && place(0) < place(PLACES - 1);
	}

	/** The best break, as log x. */
	double best() {
		int best = 0;
		double most = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < PLACES; k++) {
			final double gain = gain(place(k));
			if (!(gain > most)) continue;
			best = k;
			most = gain;
		}
		final double range = logX[logX.length - 1] - logX[0];
		return new BrentOptimizer(1e-10, 1e-9 * range).optimize(GoalType.MAXIMIZE, new SearchInterval(place(Math.max(0, best -
			1)), place(Math.min(PLACES - 1, best + 1)), place(best)), new UnivariateObjectiveFunction(this::gain),
			new MaxEval(1000)).getPoint();
	}

	/** The path of the hinge's direction over all breaks, in radians. */
	double path() {
		double path = 0;
		double[] last = unit(hinge(place(0)));
		for (int k = 1; k < PLACES; k++) {
			final double[] next = unit(hinge(place(k)));
			path += Math.acos(Math.min(1, DotProducts.inOrder(last, next)));
			last = next;
		}
		return path;
	}

	private double place(final int k) {
		final double first = logX[2], last = logX[logX.length - 3], range = logX[logX.length - 1] - logX[0];
		final double low = Math.max(first, logX[0] + MARGIN * range);
		final double high = Math.min(last, logX[logX.length - 1] - MARGIN * range);
		return low + (high - low) * k / (PLACES - 1);
	}

	private double gain(final double place) {
		final double[] hinge = hinge(place);
		final double product = DotProducts.inOrder(hinge, data);
		return product * product / DotProducts.inOrder(hinge, hinge);
	}

	private double[] hinge(final double place) {
		return rest(curve(x -> Math.max(0, x - place)));
	}

	private double[] curve(final DoubleUnaryOperator law) {
		return Arrays.stream(logX).map(law).toArray();
	}

	private double[] rest(final double[] curve) {
		return without(without(errors.whiten(curve), constant), linear);
	}

	private static double[] without(final double[] vector, final double[] unit) {
		final double product = DotProducts.inOrder(vector, unit);
		final double[] rest = new double[vector.length];
		for (int i = 0; i < rest.length; i++)
			rest[i] = vector[i] - product * unit[i];
		return rest;
	}

	private static double[] unit(final double[] vector) {
		final double length = Math.sqrt(DotProducts.inOrder(vector, vector));
		final double[] unit = vector.clone();
		for (int i = 0; i < unit.length; i++)
			unit[i] /= length;
		return unit;
	}
}
