package org.scalinglaws.fit;

import java.util.Arrays;

/** Fits each rival model to one curve of known errors. */
final class RivalSearch {

	/** A fitted model: its parameters, their errors in units of chi2's, and its log y at each point. */
	record Solution(double[] values, double[] errors, double chi2, double[] curve) {}

	/** Added to chi2 for each datum: rounding of a logarithm, squared, far above what it is. */
	private static final double ROUNDING = 1e-26;

	private final double[] x;
	private final double[] logX;
	private final double[] logY;
	private final ErrorModel errors;
	private final double[] data;
	private final double[] ones;

	RivalSearch(final Stretch points, final ErrorModel errors) {
		x = points.x;
		logX = points.logX;
		logY = points.logY;
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
		return solution(new double[] { c, v[1] }, new double[] { c * error(fit, 0), error(fit, 1) }, fit.chi2(), curve(v,
			ones, logX));
	}

	private Solution exponential() {
		final LeastSquares fit = linear(ones, x);
		if (fit == null) return null;
		final double[] v = fit.values();
		final double c = Math.exp(v[0]);
		return solution(new double[] { c, -1 / v[1] }, new double[] { c * error(fit, 0), error(fit, 1) / v[1] / v[1] }, fit
			.chi2(), curve(v, ones, x));
	}

	private Solution cutOff() {
		final LeastSquares fit = linear(ones, logX, x);
		if (fit == null) return null;
		final double[] v = fit.values();
		if (v[2] >= 0) { // no cut-off is best: infinite, of unknown error
			final Solution power = power();
			return solution(append(power.values, Double.POSITIVE_INFINITY), new double[] { power.values[0] * error(fit, 0),
				error(fit, 1), Double.NaN }, linear(ones, logX).chi2(), power.curve);
		}
		final double c = Math.exp(v[0]);
		return solution(new double[] { c, v[1], -1 / v[2] }, new double[] { c * error(fit, 0), error(fit, 1), error(fit, 2) /
			v[2] / v[2] }, fit.chi2(), curve(v, ones, logX, x));
	}

	private Solution floor() {
		final LeastSquares power = linear(ones, logX);
		if (power == null) return null;
		final double[] best = new FloorSearch(logX, logY, errors).best(power.values()[0], power.values()[1]);
		final double[] without = { power.values()[0], power.values()[1], 0 };
		final double[] v = best == null || !(chi2(floorCurve(best)) < power.chi2()) ? without : best;
		final double[] curve = floorCurve(v);
		final double unit = v[2] > 0 ? v[2] : Math.exp(Arrays.stream(logY).min().getAsDouble());
		final double[][] columns = FloorSearch.columns(logX, 0, v[0], v[1], v[2] / unit, unit);
		final LeastSquares tangent = linear(columns[0], columns[1], columns[2]);
		final double c = Math.exp(v[0]);
		return solution(new double[] { c, v[1], v[2] }, new double[] { c * error(tangent, 0), error(tangent, 1), unit * error(
			tangent, 2) }, chi2(curve), curve);
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
		return solution(new double[] { c, v[1], v[2], b }, new double[] { c * error(tangent, 0), error(tangent, 1), error(
			tangent, 2), b * error(tangent, 3) }, fit.chi2(), curve(v, ones, before, after));
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

	/** In units of chi2's; NaN if the parameters cannot be told apart. */
	private static double error(final LeastSquares fit, final int parameter) {
		return fit == null ? Double.NaN : Math.sqrt(fit.inverse()[parameter][parameter]);
	}

	/** With errors in units of y's and x's. */
	private Solution solution(final double[] values, final double[] units, final double chi2, final double[] curve) {
		final double sum = chi2 + ROUNDING * errors.size();
		final double unit = Math.sqrt((errors.freedom() + sum) / errors.freedom(values.length));
		return new Solution(values, Arrays.stream(units).map(e -> e * unit).toArray(), sum, curve);
	}

	private static double[] append(final double[] values, final double value) {
		final double[] longer = Arrays.copyOf(values, values.length + 1);
		longer[values.length] = value;
		return longer;
	}
}
