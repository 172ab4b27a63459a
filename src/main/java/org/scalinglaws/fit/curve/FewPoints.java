package org.scalinglaws.fit.curve;

import java.util.Arrays;

/**
 * Points too few, or too unevenly spread in log x, for windows whose quarters have two
 * points each: the whole range is then the only window. Its pieces, up to four, share
 * the points where they meet.
 */
final class FewPoints {

	/** Largest difference of slopes, in standard errors, that counts as agreement. */
	private static final double THRESHOLD = 2;

	/** Of so many points the scatter of one curve is known well enough to tell of errors. */
	private static final int MEASURED = 8;

	/** A difference of slopes that counts as none also for a constant. */
	private static final double FLAT = 0.01;

	private final Stretch points;
	private final SingleCurve curve;
	private final double[] x;
	private final int[] cuts;
	private final Line whole;

	/** @param points {@link Stretch#FEWEST} or more */
	FewPoints(final Stretch points) {
		this.points = points;
		x = points.logX();
		curve = new SingleCurve(x, points.logY());
		final int pieces = Math.min(4, x.length - 1);
		cuts = new int[pieces + 1];
		for (int k = 0; k <= pieces; k++)
			cuts[k] = Math.round(k * (x.length - 1) / (float) pieces);
		whole = Line.through(x, points.logY(), 0, x.length);
	}

	/** Whether they span a decade, and the slope of each piece agrees with that of all points. */
	boolean areAlongALine() {
		if (x[x.length - 1] - x[0] < Windows.DECADE) return false;
		final double tolerance = points.runs().length > 1 ? RunsBootstrap.TOLERANCE : SingleCurve.tolerance(curve
			.isNoiseFree());
		final double[] errors = errors(), differences = differences(points.logY());
		for (int k = 0; k < errors.length; k++)
			if (Math.abs(differences[k]) > Math.max(Math.max(FLAT, tolerance * Math.abs(
				whole.slope())), THRESHOLD * errors[k])) return false;
		return true;
	}

	/** The slope of each piece less that of all points. */
	private double[] differences(final double[] curve) {
		final double slope = Line.through(x, curve, 0, x.length).slope();
		final double[] differences = new double[cuts.length - 1];
		for (int k = 0; k < differences.length; k++)
			differences[k] = Line.through(x, curve, cuts[k], cuts[k + 1] + 1).slope() - slope;
		return differences;
	}

	/** Standard errors of the differences: from the runs, or from the scatter of one curve. */
	private double[] errors() {
		final double[] variances = new double[cuts.length - 1];
		final double n = points.runs().length;
		if (n == 1) {
			final double scatter = x.length < MEASURED ? 0 : curve.scatter();
			for (int k = 0; k < variances.length; k++) // that of the best estimate subtracts
				variances[k] = scatter * scatter * (Line.through(x, x, cuts[k], cuts[k + 1] + 1).variance() - whole.variance());
		}
		else for (final double[] run : points.runs()) {
			final double[] influence = new double[x.length];
			Arrays.setAll(influence, i -> run[i] / points.y()[i] - 1);
			final double[] differences = differences(influence);
			for (int k = 0; k < variances.length; k++)
				variances[k] += differences[k] * differences[k] / n / (n - 1);
		}
		return Arrays.stream(variances).map(v -> 1e-13 + Math.sqrt(v)).toArray(); // rounding of a slope: 1e-13
	}
}
