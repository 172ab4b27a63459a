package org.scalinglaws.fit.curve;

import java.util.Arrays;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.scalinglaws.task.Progress;

/** One fit under way: the positive points of a curve or of runs, and the window asked for. */
final class LogLogFit {

	private static final double CONFIDENCE = 0.975; // two-sided 95 %

	private final boolean fixedFrom;
	private final boolean fixedTo;
	private final Stretch points;
	private final double[] logX;
	private final double[] logY;

	LogLogFit(final Stretch points, final double from, final double to) {
		this.points = points;
		fixedFrom = from > 0;
		fixedTo = to > 0;
		logX = points.logX();
		logY = points.logY();
	}

	PowerLawFit fit(final Progress progress) {
		boolean fixed = fixedFrom && fixedTo;
		if (logX.length < Stretch.FEWEST) return none("a fit needs " + Stretch.FEWEST +
			" points or more with x > 0 and y > 0 next to each other, had " + logX.length);
		Windows windows = fixed ? Windows.whole(logX) : new Windows(logX, fixedFrom, fixedTo);
		if (windows.count() == 0 && new FewPoints(points).areAlongALine()) {
			fixed = true;
			windows = Windows.whole(logX);
		}
		return points.runs().length > 1 ? fitRuns(windows, fixed, progress) : fitCurve(windows, fixed);
	}

	private PowerLawFit fitRuns(final Windows windows, final boolean fixed, final Progress progress) {
		final RunsBootstrap bootstrap = new RunsBootstrap(logX, points.runs(), windows);
		final int window = fixed ? 0 : bootstrap.window();
		if (window < 0) return none(reason());
		final RunsBootstrap.Spread spread = bootstrap.spread(fixed ? 0 : -1, progress);
		if (!spread.found()) return none("the window of the mean is there by chance: most resamples of the runs have none");
		final double standardError = spread.standardError();
		final int first = windows.from(window, Windows.CORE);
		final int end = windows.to(window, Windows.CORE);
		final double exponent = Line.through(logX, logY, first, end).slope();
		final double half = quantile(points.runs().length - 1) * standardError;
		return result(first, end, PowerLawFit.RUNS, standardError, exponent - half, exponent + half, local(first, end));
	}

	private PowerLawFit fitCurve(final Windows windows, final boolean fixed) {
		final SingleCurve curve = new SingleCurve(logX, logY);
		final int window = fixed ? 0 : curve.window(windows);
		if (window < 0) return none(reason());
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
		final PowerLawFit.Details details = new PowerLawFit.Details(points.x(), points.y(), residuals, local, points.leftOut());
		return new PowerLawFit(line.slope(), standardError, low, high, points.from(first), points.to(end - 1), kind, Line
			.rSquared(logY, residuals, first, end), PowerLawFit.FITTED, details);
	}

	private PowerLawFit none(final String reason) {
		final double[] unknown = new double[logX.length];
		Arrays.fill(unknown, Double.NaN);
		final PowerLawFit.Details details = new PowerLawFit.Details(points.x(), points.y(), unknown, LocalExponents.of(logX,
			logY), points.leftOut());
		return new PowerLawFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, PowerLawFit.NONE,
			Double.NaN, reason, details);
	}

	/** Why no window was found. */
	private String reason() {
		if (logX[logX.length - 1] - logX[0] < Windows.DECADE) return "a window is a decade of x or more, the points span " +
			(float) ((logX[logX.length - 1] - logX[0]) / Math.log(10)) + "; give from and to for a fit to all of them";
		final double[] local = LocalExponents.of(logX, logY);
		return "no decade has a constant exponent: local ones go from " + (float) Arrays.stream(local).min().getAsDouble() +
			" to " + (float) Arrays.stream(local).max().getAsDouble() + " over " + logX.length + " points";
	}
}
