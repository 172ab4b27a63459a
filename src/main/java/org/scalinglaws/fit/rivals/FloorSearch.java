package org.scalinglaws.fit.rivals;

import java.util.Arrays;

import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.scalinglaws.fit.curve.Line;

/**
 * The power law with a floor, y = c x^e + f, by Levenberg and Marquardt's method from
 * several starts: floors that are met at different places, and hardly any.
 */
final class FloorSearch {

	private static final double[] PLACES = { 0.25, 0.5, 0.75, 0.95 };
	private static final int MOST = 200;

	private final double[] logX;
	private final double[] logY;
	private final ErrorModel errors;
	private final double centre;
	private final double unit; // of the floor: the smallest y

	FloorSearch(final double[] logX, final double[] logY, final ErrorModel errors) {
		this.logX = logX;
		this.logY = logY;
		this.errors = errors;
		centre = (logX[0] + logX[logX.length - 1]) / 2;
		unit = Math.exp(Arrays.stream(logY).min().getAsDouble());
	}

	/**
	 * The best of all starts.
	 *
	 * @param exponent of the power law without a floor
	 * @param intercept its log y at x = 1
	 * @return log c, e, f; null if no start came to an end
	 */
	double[] best(final double intercept, final double exponent) {
		final double[] data = errors.whiten(logY);
		double[] best = null;
		double least = Double.POSITIVE_INFINITY;
		for (int start = 0; start <= PLACES.length; start++) {
			final double[] from = start == PLACES.length ? new double[] { intercept + exponent * centre, exponent, 0.1 }
				: start(PLACES[start], exponent < 0);
			final double[] end = descend(data, from);
			if (end == null) continue;
			final double chi2 = chi2(data, end);
			if (!(chi2 < least)) continue;
			least = chi2;
			best = end;
		}
		return best == null ? null : new double[] { best[0] - best[1] * centre, best[1], best[2] * unit };
	}

	/** The line through the part of the curve away from the floor, and the floor where the rest begins. */
	private double[] start(final double place, final boolean decays) {
		final int n = logX.length;
		final int steep = Math.max(2, Math.min(n - 1, (int) Math.round(place * n)));
		final Line line = decays ? Line.through(logX, logY, 0, steep) : Line.through(logX, logY, n - steep, n);
		final double level = decays ? logY[steep] : logY[n - steep - 1];
		return new double[] { line.intercept() + line.slope() * centre, line.slope(), Math.exp(level) / unit / 2 };
	}

	private double[] descend(final double[] data, final double[] start) {
		try {
			return new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(start).target(data).model(
				this::model).parameterValidator(FloorSearch::allowed).checker(
					FloorSearch::isAtNoFloor).maxEvaluations(MOST).maxIterations(MOST).build())
				.getPoint().toArray();
		}
		catch (final MathIllegalStateException e) {
			return null; // others of the starts remain, and the power law without a floor
		}
	}

	/** Held at the bound by two steps: there the power law without a floor is known. */
	private static boolean isAtNoFloor(final int iteration, final LeastSquaresProblem.Evaluation last,
		final LeastSquaresProblem.Evaluation next)
	{
		return last.getPoint().getEntry(2) == 0 && next.getPoint().getEntry(2) == 0;
	}

	private static RealVector allowed(final RealVector parameters) {
		final RealVector allowed = parameters.copy();
		allowed.setEntry(2, Math.max(0, parameters.getEntry(2)));
		return allowed;
	}

	private Pair<RealVector, RealMatrix> model(final RealVector parameters) {
		final double[] p = parameters.toArray();
		final RealMatrix jacobian = new Array2DRowRealMatrix(errors.size(), p.length);
		final double[][] columns = columns(logX, centre, p[0], p[1], p[2], unit);
		for (int j = 0; j < p.length; j++)
			jacobian.setColumn(j, errors.whiten(columns[j]));
		return new Pair<>(new ArrayRealVector(errors.whiten(columns[p.length])), jacobian);
	}

	private double chi2(final double[] data, final double[] p) {
		final double[] model = errors.whiten(columns(logX, centre, p[0], p[1], p[2], unit)[p.length]);
		double chi2 = 0;
		for (int i = 0; i < data.length; i++)
			chi2 += (data[i] - model[i]) * (data[i] - model[i]);
		return chi2;
	}

	/** The derivatives of log y by the logarithm of the power at the centre, the exponent and the floor; then log y. */
	static double[][] columns(final double[] logX, final double centre, final double power, final double exponent,
		final double floor, final double unit)
	{
		final double[][] columns = new double[4][logX.length];
		for (int i = 0; i < logX.length; i++) {
			final double decay = power + exponent * (logX[i] - centre);
			final double level = Math.log(floor * unit);
			final double top = Math.max(decay, level); // neither overflows
			final double log = top + Math.log(Math.exp(decay - top) + Math.exp(level - top));
			columns[0][i] = Math.exp(decay - log);
			columns[1][i] = columns[0][i] * (logX[i] - centre);
			columns[2][i] = unit * Math.exp(-log);
			columns[3][i] = log;
		}
		return columns;
	}
}
