package org.scalinglaws.fit.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Starts of the search: all combinations of exponents and of shares of the terms in the
 * middle of the data, each moved up or down so that its median residual is 0, and
 * screened by the sum that the fit makes least.
 * <p>
 * Hoffmann et al. (arXiv 2203.15556) try a grid of the factors themselves; shares fit any
 * units of size, data and loss.
 * </p>
 */
final class StartGrid {

	private static final double[] EXPONENTS = { 0.03, 0.08, 0.17, 0.3, 0.5, 0.8, 1.5 };
	private static final double[] LOG_SHARES = { -3.5, -2, -0.7, 0.7 }; // of a term to the first one

	private static final int MOST = 1000; // points that starts are screened by

	private final ScalingForm form;
	private final HuberSum sum;
	private final List<Start> starts = new ArrayList<>();
	private final double[] p;

	private record Start(double value, double[] p) {}

	private StartGrid(final ScalingForm form, final HuberSum sum) {
		this.form = form;
		this.sum = sum;
		p = new double[form.parameters()];
	}

	/**
	 * The best starts, by their sum.
	 *
	 * @param count at most so many, no two with the same exponents
	 */
	static List<double[]> best(final LossPoints points, final ScalingForm form, final double huber, final int count) {
		final LossPoints some = points.thinned(MOST);
		final double[] weights = new double[some.count()];
		Arrays.fill(weights, 1);
		final StartGrid grid = new StartGrid(form, new HuberSum(some, form, weights, huber));
		grid.exponents(form.terms());
		return grid.starts.stream().sorted(Comparator.comparingDouble(Start::value)).limit(count).map(Start::p).toList();
	}

	/** All values of the exponents from a place on. */
	private void exponents(final int place) {
		if (place == p.length) {
			starts.add(bestShares(1));
			return;
		}
		for (final double exponent : EXPONENTS) {
			p[place] = exponent;
			exponents(place + 1);
		}
	}

	/** The best of all shares of the terms from a place on. */
	private Start bestShares(final int place) {
		if (place == form.terms()) return level();
		Start best = null;
		for (final double share : LOG_SHARES) {
			p[place] = share;
			final Start start = bestShares(place + 1);
			if (best == null || start.value < best.value) best = start;
		}
		return best;
	}

	private Start level() {
		p[0] = 0;
		final double[] moved = p.clone();
		final double shift = sum.medianResidual(p);
		for (int i = 0; i < form.terms(); i++)
			moved[i] += shift;
		return new Start(sum.shifted(shift), moved);
	}
}
