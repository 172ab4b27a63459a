package org.scalinglaws.fit.rivals;

import java.util.Arrays;
import org.scalinglaws.fit.curve.Stretch;

/** Fits each rival model to one curve of known errors. */
final class RivalSearch {

	/** A fitted model: its parameters, their standard errors, and its log y at each point. */
	record Solution(double[] values, double[] errors, double chi2, double[] curve) {}

	/** The least chi2 for each datum: rounding of a logarithm, squared, far above what it is, and no sign of any law. */
	private static final double ROUNDING = 1e-26;

	/** The least part of chi2 that a floor must take away: more than the last steps of its search. */
	private static final double GAIN = 1e-9;

	private final double[] x;
	private final double[] logX;
	private final double[] logY;
	private final ErrorModel errors;
	private final double[] data;
	private final double[] ones;

	RivalSearch(final Stretch points, final ErrorModel errors) {
		x = points.x();
		logX = points.logX();
		logY = points.logY();
		this.errors = errors;
		data = errors.whiten(logY);
		ones = new double[x.length];
		Arrays.fill(ones, 1);
	}

	/** Null if there are too few points. */
	Solution fit(final RivalModel model) {
		if (errors.size() < model.parameters().size() || !(errors.freedom(model.parameters().size()) > 0)) return null;
		return switch (model) {
			case POWER -> power();
			case FLOOR -> floor();
			case BROKEN -> broken();
			case EXPONENTIAL -> exponential();
			case CUTOFF -> cutOff();
		};
	}

	private Solution power() {
		final LeastSquares fit = linear(ones, logX);
		if (fit == null) return null;
		final double[] v = fit.values();
		final double c = Math.exp(v[0]);
		return solution(new double[] { c, v[1] }, standardErrors(fit, fit.chi2(), c, 1), fit.chi2(), curve(v, ones,
			logX));
	}

	private Solution exponential() {
		final LeastSquares fit = linear(ones, x);
		if (fit == null) return null;
		final double[] v = fit.values();
		final double c = Math.exp(v[0]);
		return solution(new double[] { c, -1 / v[1] }, standardErrors(fit, fit.chi2(), c, 1 / v[1] / v[1]), fit.chi2(),
			curve(v, ones, x));
	}

	private Solution cutOff() {
		final LeastSquares fit = linear(ones, logX, x);
		if (fit == null) return null;
		final double[] v = fit.values();
		if (v[2] >= 0) { // no cut-off is best: infinite, of unknown error
			final Solution power = power();
			final double chi2 = linear(ones, logX).chi2();
			final double[] standardErrors = standardErrors(fit, chi2, power.values[0], 1, Double.NaN);
			return solution(append(power.values, Double.POSITIVE_INFINITY), standardErrors, chi2, power.curve);
		}
		final double c = Math.exp(v[0]);
		return solution(new double[] { c, v[1], -1 / v[2] }, standardErrors(fit, fit.chi2(), c, 1, 1 / v[2] / v[2]),
			fit.chi2(), curve(v, ones, logX, x));
	}

	private Solution floor() {
		final LeastSquares power = linear(ones, logX);
		if (power == null) return null;
		final double[] best = new FloorSearch(logX, logY, errors).best(power.values()[0], power.values()[1]);
		final double[] without = { power.values()[0], power.values()[1], 0 };
		final double[] v = best == null || !(chi2(floorCurve(best)) < (1 - GAIN) * power.chi2()) ? without : best;
		final double[] curve = floorCurve(v);
		final double unit = v[2] > 0 ? v[2] : Math.exp(Arrays.stream(logY).min().getAsDouble());
		final double[][] columns = FloorSearch.columns(logX, 0, v[0], v[1], v[2] / unit, unit);
		final LeastSquares tangent = linear(columns[0], columns[1], columns[2]);
		final double c = Math.exp(v[0]);
		final double chi2 = v == without ? power.chi2() : chi2(curve);
		return solution(new double[] { c, v[1], v[2] }, standardErrors(tangent, chi2, c, 1, unit), chi2, curve);
	}

	private double[] floorCurve(final double[] v) {
		return FloorSearch.columns(logX, 0, v[0], v[1], v[2], 1)[3];
	}

	private Solution broken() {
		final BrokenSearch search = new BrokenSearch(logX, logY, errors);
		if (!search.isPossible()) return null;
		final double place = search.best();
		final double[] before = Arrays.stream(logX).map(t -> Math.min(0, t - place)).toArray();
		final double[] after = Arrays.stream(logX).map(t -> Math.max(0, t - place)).toArray();
		final LeastSquares fit = linear(ones, before, after);
		if (fit == null) return null;
		final double[] v = fit.values();
		final double[] moved = Arrays.stream(logX).map(t -> t < place ? -v[1] : -v[2]).toArray();
		final LeastSquares tangent = linear(ones, before, after, moved);
		final double c = Math.exp(v[0]), b = Math.exp(place);
		final double chi2 = fit.chi2();
		return solution(new double[] { c, v[1], v[2], b }, standardErrors(tangent, chi2, c, 1, 1, b), chi2, curve(v, ones,
			before, after));
	}

	private LeastSquares linear(final double[]... columns) {
		return LeastSquares.of(data, Arrays.stream(columns).map(errors::whiten).toArray(double[][]::new));
	}

	private double chi2(final double[] curve) {
		final double[] model = errors.whiten(curve);
		double chi2 = 0;
		for (int i = 0; i < data.length; i++)
			chi2 += (data[i] - model[i]) * (data[i] - model[i]);
		return chi2;
	}

	private static double[] curve(final double[] values, final double[]... columns) {
		final double[] curve = new double[columns[0].length];
		for (int j = 0; j < columns.length; j++)
			for (int i = 0; i < curve.length; i++)
				curve[i] += values[j] * columns[j][i];
		return curve;
	}

	/**
	 * NaN if the parameters cannot be told apart.
	 *
	 * @param units of a parameter, those of the tangent's as 1; as many as the model has
	 */
	private double[] standardErrors(final LeastSquares tangent, final double chi2, final double... units) {
		final double[] standardErrors = units.clone();
		for (int j = 0; j < units.length; j++)
			standardErrors[j] *= tangent == null ? Double.NaN : errors.standardError(tangent.gains()[j], chi2, units.length);
		return standardErrors;
	}

	private Solution solution(final double[] values, final double[] standardErrors, final double chi2,
		final double[] curve)
	{
		return new Solution(values, standardErrors, Math.max(chi2, ROUNDING * errors.size()), curve);
	}

	private static double[] append(final double[] values, final double value) {
		final double[] longer = Arrays.copyOf(values, values.length + 1);
		longer[values.length] = value;
		return longer;
	}
}
