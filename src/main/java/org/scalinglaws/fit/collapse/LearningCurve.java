package org.scalinglaws.fit.collapse;

import org.scalinglaws.ground.Require;

/**
 * One measured curve: the loss of one seed at one size.
 *
 * @param group the size, as parameters or features
 * @param run tells the seeds of a size apart
 * @param x positive and strictly ascending, as steps; {@value #FEWEST} or more up to the horizon
 * @param y as many, the loss
 * @param horizon the x at which training of this size ends; within x
 */
public record LearningCurve(double group, double run, double[] x, double[] y, double horizon) {

	/** The least number of points up to the horizon. */
	public static final int FEWEST = 3;

	/**
	 * @throws IllegalArgumentException naming the curve, if x or y are not so or the horizon is not within x, beyond which
	 *           the final loss is not known
	 */
	public LearningCurve {
		Require.length("y of " + name(group, run), y, x.length);
		for (int i = 0; i < x.length; i++) {
			Require.positive("x of " + name(group, run), x[i]);
			if (!Double.isFinite(y[i])) throw new IllegalArgumentException("y of " + name(group, run) +
				" must be finite, was " + y[i] + " at x = " + Require.text(x[i]));
			if (i > 0 && x[i] == x[i - 1]) throw new IllegalArgumentException("a curve must have one y at each x, " + name(
				group, run) + " has several at x = " + Require.text(x[i]) + ": seeds need a column that tells them apart");
			if (i > 0 && x[i] < x[i - 1]) throw new IllegalArgumentException("x of " + name(group, run) +
				" must ascend, was " + Require.text(x[i]) + " after " + Require.text(x[i - 1]));
		}
		if (x.length < FEWEST) throw tooShort(group, run, x.length);
		if (!(horizon >= x[0] && horizon <= x[x.length - 1])) throw new IllegalArgumentException(
			"curves overlap only if each reaches its horizon: that of " + name(group, run) + " must be in [" + Require.text(
				x[0]) + ", " + Require.text(x[x.length - 1]) + "], where it has values, was " + Require.text(horizon));
		int used = 0;
		while (used < x.length && x[used] <= horizon)
			used++;
		if (used < FEWEST) throw tooShort(group, run, used);
	}

	private static IllegalArgumentException tooShort(final double group, final double run, final int points) {
		return new IllegalArgumentException("a curve must have " + FEWEST + " points or more up to its horizon, " + name(group,
			run) + " has " + points);
	}

	private static String name(final double group, final double run) {
		return "group " + Require.text(group) + ", run " + Require.text(run);
	}

	/** {@return as a message names it: group 16, run 2} */
	public String name() {
		return name(group, run);
	}

	/** {@return x in units of the horizon} */
	public double[] normalisedX() {
		final double[] normalised = new double[x.length];
		for (int i = 0; i < x.length; i++)
			normalised[i] = x[i] / horizon;
		return normalised;
	}

	/** {@return y less a floor, in units of the same at the horizon} */
	public double[] normalisedY(final double floor) {
		final double[] normalised = new double[y.length];
		final double end = new Interpolation(normalisedX(), y, floor).at(1) - floor;
		for (int i = 0; i < y.length; i++)
			normalised[i] = (y[i] - floor) / end;
		return normalised;
	}
}
