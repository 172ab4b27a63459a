package org.scalinglaws.fit;

import java.util.Arrays;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.scalinglaws.ground.Require;

/** One fit under way: the positive points of a curve or of runs, and the window asked for. */
final class LogLogFit {

	private static final double CONFIDENCE = 0.975; // two-sided 95 %
	private static final int MIN_POINTS = 3;

	private final double from;
	private final double to;
	private final double[][] runs;
	private final double[] x;
	private final double[] y;
	private final double[] logX;
	private final double[] logY;
	private final int leftOut;

	LogLogFit(final double[] x, final double[][] runs, final double from, final double to) {
		check(x, runs, from, to);
		this.from = from;
		this.to = to;
		final double[] mean = RunsBootstrap.mean(runs);
		final int[] stretch = stretch(x, mean);
		this.x = Arrays.copyOfRange(x, stretch[0], stretch[1]);
		this.runs = new double[runs.length][];
		for (int r = 0; r < runs.length; r++)
			this.runs[r] = Arrays.copyOfRange(runs[r], stretch[0], stretch[1]);
		y = Arrays.copyOfRange(mean, stretch[0], stretch[1]);
		leftOut = (int) Arrays.stream(x).filter(this::isAskedFor).count() - y.length;
		logX = Arrays.stream(this.x).map(Math::log).toArray();
		logY = Arrays.stream(y).map(Math::log).toArray();
	}

	private static void check(final double[] x, final double[][] runs, final double from, final double to) {
		Require.finite("x", Require.given("x", x));
		Require.inRange("number of runs", Require.given("runs", runs).length, 1, Integer.MAX_VALUE);
		for (final double[] run : runs)
			Require.finite("y", Require.length("y", Require.given("y", run), x.length));
		for (int i = 1; i < x.length; i++)
			if (x[i] <= x[i - 1]) throw new IllegalArgumentException("x must be strictly ascending, was " + x[i] + " after " +
				x[i - 1] + " at " + i);
		if (!Double.isNaN(from)) Require.positive("from", from);
		if (!Double.isNaN(to)) Require.positive("to", to);
		if (from >= to) throw new IllegalArgumentException("to must be greater than from = " + from + ", was " + to);
	}

	/** Between the given ends; an end that is NaN does not limit. */
	private boolean isAskedFor(final double value) {
		return !(value < from) && !(value > to);
	}

	/** The longest run of usable points, in log x: [first, last). */
	private int[] stretch(final double[] all, final double[] mean) {
		int[] best = { 0, 0 };
		for (int i = 0, start = 0; i < all.length; i++) {
			if (!(all[i] > 0 && mean[i] > 0 && isAskedFor(all[i]))) start = i + 1;
			else if (best[1] == best[0] || all[i] / all[start] > all[best[1] - 1] / all[best[0]]) best = new int[] { start, i +
				1 };
		}
		return best;
	}

	PowerLawFit fit() {
		final boolean fixed = from > 0 && to > 0;
		if (fixed && x.length < MIN_POINTS) throw new IllegalArgumentException("from and to must enclose at least " +
			MIN_POINTS + " neighbouring points with x > 0 and y > 0, were " + x.length + " in [" + from + ", " + to + "]");
		if (x.length < MIN_POINTS) return none();
		final Windows windows = fixed ? Windows.whole(logX) : new Windows(logX, from > 0, to > 0);
		return runs.length > 1 ? fitRuns(windows, fixed) : fitCurve(windows, fixed);
	}

	private PowerLawFit fitRuns(final Windows windows, final boolean fixed) {
		final RunsBootstrap bootstrap = new RunsBootstrap(logX, runs, windows);
		final int window = fixed ? 0 : bootstrap.window();
		if (window < 0) return none();
		final double[] exponents = Arrays.stream(bootstrap.exponents(fixed ? 0 : -1)).filter(e -> !Double.isNaN(e))
			.toArray();
		if (2 * exponents.length < RunsBootstrap.RESAMPLES) return none(); // a window by chance
		final double n = runs.length;
		final double standardError = Math.sqrt(n / (n - 1)) * new StandardDeviation().evaluate(exponents);
		final int first = windows.from(window, Windows.CORE);
		final int end = windows.to(window, Windows.CORE);
		final double exponent = Line.through(logX, logY, first, end).slope();
		final double half = quantile(n - 1) * standardError;
		return result(first, end, PowerLawFit.RUNS, standardError, exponent - half, exponent + half, local(first, end));
	}

	private PowerLawFit fitCurve(final Windows windows, final boolean fixed) {
		final SingleCurve curve = new SingleCurve(logX, logY);
		final int window = fixed ? 0 : curve.window(windows);
		if (window < 0) return none();
		final int first = windows.from(window, Windows.CORE);
		final int end = windows.to(window, Windows.CORE);
		return curve.isNoiseFree() ? smooth(first, end) : scattered(curve, first, end);
	}

	private PowerLawFit smooth(final int first, final int end) {
		final double[] local = local(first, end);
		final double[] inside = Arrays.copyOfRange(local, first, end);
		final double exponent = Line.through(logX, logY, first, end).slope();
		final double low = Math.min(exponent, Arrays.stream(inside).min().getAsDouble());
		final double high = Math.max(exponent, Arrays.stream(inside).max().getAsDouble());
		return result(first, end, PowerLawFit.CURVE, new StandardDeviation().evaluate(inside), low, high, local);
	}

	/**
	 * Errors as of a first-order autoregressive process: n residuals of correlation r
	 * count as n (1 - r)/(1 + r). Where the exponent drifts by more than its error,
	 * the interval spans the exponents of the window's quarters as well.
	 */
	private PowerLawFit scattered(final SingleCurve curve, final int first, final int end) {
		final Line line = Line.through(logX, logY, first, end);
		final double[] residuals = Arrays.copyOfRange(line.residuals(logX, logY), first, end);
		double squares = 0, products = 0;
		for (int i = 0; i < residuals.length; i++) {
			squares += residuals[i] * residuals[i];
			if (i > 0) products += residuals[i] * residuals[i - 1];
		}
		final double r = squares == 0 ? 0 : Math.max(0, products / squares);
		final double effective = residuals.length * (1 - r) / (1 + r);
		final double error = Math.sqrt(squares / (residuals.length - 2) * line.variance() * residuals.length / effective);
		final double half = quantile(Math.max(1, effective - 2)) * error;
		final double[] drift = curve.drift(first, end);
		final double low = Math.min(line.slope() - half, Arrays.stream(drift).min().orElse(line.slope()));
		final double high = Math.max(line.slope() + half, Arrays.stream(drift).max().orElse(line.slope()));
		final double batches = drift.length == 0 ? 0 : new StandardDeviation().evaluate(drift) / Math.sqrt(drift.length);
		return result(first, end, PowerLawFit.SCATTER, Math.max(error, batches), low, high, local(first, end));
	}

	private static double quantile(final double freedom) {
		return new TDistribution(freedom).inverseCumulativeProbability(CONFIDENCE);
	}

	/** Over a quarter of the window around each point. */
	private double[] local(final int first, final int end) {
		return LocalExponents.of(logX, logY, first, end, (logX[end - 1] - logX[first]) / 8);
	}

	private PowerLawFit result(final int first, final int end, final String kind, final double standardError,
		final double low, final double high, final double[] local)
	{
		final Line line = Line.through(logX, logY, first, end);
		final double[] residuals = line.residuals(logX, logY);
		final PowerLawFit.Details details = new PowerLawFit.Details(x, y, residuals, local, leftOut);
		return new PowerLawFit(line.slope(), standardError, low, high, end(from, first), end(to, end - 1), kind, goodness(
			residuals, first, end), details);
	}

	/** A given end of the window if the points reach it, otherwise the point where the window ends. */
	private double end(final double given, final int point) {
		return given > 0 && leftOut == 0 ? given : x[point];
	}

	private double goodness(final double[] residuals, final int first, final int end) {
		double mean = 0;
		for (int i = first; i < end; i++)
			mean += logY[i] / (end - first);
		double unexplained = 0, all = 0;
		for (int i = first; i < end; i++) {
			unexplained += residuals[i] * residuals[i];
			all += (logY[i] - mean) * (logY[i] - mean);
		}
		return all <= 1e-28 * (end - first) ? 1 : 1 - unexplained / all; // a constant, but for rounding
	}

	private PowerLawFit none() {
		final double[] unknown = new double[x.length];
		Arrays.fill(unknown, Double.NaN);
		final double[] local = x.length < MIN_POINTS ? unknown : LocalExponents.of(logX, logY, 0, x.length, Math.log(10) /
			8);
		final PowerLawFit.Details details = new PowerLawFit.Details(x, y, unknown, local, leftOut);
		return new PowerLawFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, PowerLawFit.NONE,
			Double.NaN, details);
	}
}
