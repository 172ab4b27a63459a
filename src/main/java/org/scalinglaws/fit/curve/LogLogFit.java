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
		final double half = quantile(points.runs().length - 1) * standardError * spread.reach();
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
	 * The errors are those of the residuals in the window. Of a window that was found they are those of all residuals if
	 * all points lie along one line: a window of correlated ones that was chosen for being straight shows little of
	 * their size. Where the exponent drifts within the window, the interval spans those of its quarters as well.
	 */
	private PowerLawFit scattered(final SingleCurve curve, final int first, final int end) {
		final SlopeErrors inside = new SlopeErrors(logX, logY, first, end);
		final SlopeErrors all = end - first == logX.length ? inside : new SlopeErrors(logX, logY, 0, logX.length);
		final boolean one = all != inside && all.areAlongALine();
		final double[] weights = one ? all.slope(first, end) : inside.slope(0, end - first);
		final double error = (one ? all : inside).error(weights), half = (one ? all : inside).reach(weights, one);
		final double slope = Line.through(logX, logY, first, end).slope();
		final double[] drift = inside.areAlongALine() ? new double[0] : curve.quarters(first, end);
		final double low = Math.min(slope - half, Arrays.stream(drift).min().orElse(slope));
		final double high = Math.max(slope + half, Arrays.stream(drift).max().orElse(slope));
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
