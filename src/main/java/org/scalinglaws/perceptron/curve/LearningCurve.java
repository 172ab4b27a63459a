package org.scalinglaws.perceptron.curve;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The error of a perceptron that learns a perceptron of infinite size by the logistic loss at fixed norm, over the
 * sharpness of the loss.
 *
 * @param table one row for each sharpness in the given order: {@code sharpness}, {@code overlap} R with the teacher,
 *          {@code error} arccos(R)/pi, {@code relativeError} error over Hebb's, {@code earlyLaw} what that is in the limit
 *          of a large load, {@code residual} of the row
 * @param optimalSharpness where the error is least
 * @param optimalError there
 * @param bayesError the least of any rule
 * @param hebbError the limit of no sharpness
 * @param residual the largest relative error of the equations at any row or the optimum
 * @param reason in words
 */
public record LearningCurve(Columns table, double optimalSharpness, double optimalError, double bayesError,
	double hebbError, double residual, String reason) {

	/** Bounds of the load, samples over dimension. */
	public static final double LEAST_LOAD = 1e-2, LARGEST_LOAD = 1e6;

	/** Bounds of the sharpness. */
	public static final double LEAST_SHARPNESS = 1e-6, LARGEST_SHARPNESS = 1e6;

	private static final int MOST = 100_000;

	/** Where the search of the optimum begins: below it the error falls at any load. */
	private static final double BEGINNING = 1e-3;
	private static final double STEP = 2;
	private static final double GOOD = 1e-9;

	/**
	 * Solves for a curve.
	 *
	 * @param load samples over dimension, 0.01 to 1000000
	 * @param sharpness 1e-6 to 1e6 each, in any order
	 * @throws IllegalArgumentException if a number is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static LearningCurve of(final double load, final double[] sharpness, final Progress progress) {
		Require.inRange("load", Require.positive("load", load), LEAST_LOAD, LARGEST_LOAD);
		checked(sharpness);
		final SaddlePath path = new SaddlePath(load);
		final SaddlePoint optimum = optimum(path, progress);
		final double hebb = ReferenceErrors.hebb(load);
		final SaddlePoint[] points = solved(path, sharpness, progress.part(0.5, 1));
		final Columns.Builder table = Columns.builder("sharpness", "overlap", "error", "relativeError", "earlyLaw",
			"residual");
		for (final SaddlePoint point : points)
			table.row(point.sharpness(), point.overlap(), point.error(), point.error() / hebb, ReferenceErrors.earlyLaw(point
				.sharpness()), point.residual());
		final double residual = Math.max(optimum.residual(), Arrays.stream(points).mapToDouble(SaddlePoint::residual).max()
			.getAsDouble());
		return new LearningCurve(table.build(), optimum.sharpness(), optimum.error(), ReferenceErrors.bayes(load), hebb,
			residual, reason(points, optimum));
	}

	/**
	 * Checks values of the sharpness.
	 *
	 * @return the array itself
	 * @throws IllegalArgumentException if there is none, or one is out of range
	 */
	public static double[] checked(final double[] sharpness) {
		Require.inRange("length of sharpness", Require.given("sharpness", sharpness).length, 1, MOST);
		for (final double value : sharpness)
			Require.inRange("sharpness", Require.positive("sharpness", value), LEAST_SHARPNESS, LARGEST_SHARPNESS);
		return sharpness;
	}

	/** In ascending order, so that each is found from its neighbour. */
	private static SaddlePoint[] solved(final SaddlePath path, final double[] sharpness, final Progress progress) {
		final double[] ascending = Arrays.stream(sharpness).distinct().sorted().toArray();
		for (int i = 0; i < ascending.length; i++) {
			go(progress, (double) i / ascending.length);
			path.at(ascending[i]);
		}
		return Arrays.stream(sharpness).mapToObj(path::at).toArray(SaddlePoint[]::new);
	}

	private static void go(final Progress progress, final double fraction) {
		if (progress.isCanceled()) throw new CancellationException();
		progress.update(fraction);
	}

	/** Where the slope of the error changes its sign. */
	private static SaddlePoint optimum(final SaddlePath path, final Progress progress) {
		double low = BEGINNING, high = low;
		while (high < LARGEST_SHARPNESS && !(path.at(high).tauSlope() > 0)) {
			go(progress, 0.5 * Math.log(high / BEGINNING) / Math.log(LARGEST_SHARPNESS / BEGINNING));
			low = high;
			high = Math.min(LARGEST_SHARPNESS, high * STEP);
		}
		if (low == high || !(path.at(high).tauSlope() > 0)) return path.at(high);
		final double logarithm = new BrentSolver(1e-14, 1e-14).solve(200, log -> path.at(Math.exp(log)).tauSlope(), Math.log(
			low), Math.log(high));
		return path.at(Math.exp(logarithm));
	}

	private static String reason(final SaddlePoint[] points, final SaddlePoint optimum) {
		final long bad = Arrays.stream(points).filter(point -> !good(point)).count();
		final boolean inner = optimum.sharpness() > BEGINNING && optimum.sharpness() < LARGEST_SHARPNESS;
		String reason = bad == 0 && good(optimum) ? "converged" : String.format(Locale.ROOT,
			"not converged at %d of %d values of sharpness%s: residual above 1e-9, see the column residual", bad, points.length,
			good(optimum) ? "" : " and at the optimum");
		if (!inner) reason += "; no optimum between 0.001 and 1e6, given is the end that is better";
		return reason;
	}

	private static boolean good(final SaddlePoint point) {
		return point.converged() && point.residual() <= GOOD;
	}
}
