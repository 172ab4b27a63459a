package org.scalinglaws.modes;

/** How the coefficients of a {@link ModeEquation} depend on the scalars, and on time or step. */
public interface CoefficientLaw {

	/**
	 * The coefficients.
	 *
	 * @param scalars in the order of the equation
	 * @param at time, or step (between whole steps, too)
	 * @param values filled: per unit of time, or per step
	 */
	void values(double[] scalars, double at, double[] values);

	/**
	 * Their derivatives by the scalars, by central differences unless a law knows better.
	 *
	 * @param by filled, scalar by scalar
	 */
	default void derivatives(final double[] scalars, final double at, final double[][] by) {
		final double[] moved = scalars.clone(), below = new double[by[0].length];
		for (int p = 0; p < scalars.length; p++) {
			final double step = 1e-5 * Math.abs(scalars[p]) + 1e-9;
			moved[p] = scalars[p] - step;
			values(moved, at, below);
			moved[p] = scalars[p] + step;
			values(moved, at, by[p]);
			moved[p] = scalars[p];
			for (int q = 0; q < below.length; q++)
				by[p][q] = (by[p][q] - below[q]) / (2 * step);
		}
	}

	/** {@return about how many nodes a step could take in the time of the values: after so many a cancel is looked for} */
	default int work() {
		return 0;
	}

	/** Both, where one takes most of what the other needs. */
	default void linearise(final double[] scalars, final double at, final double[] values, final double[][] by) {
		values(scalars, at, values);
		derivatives(scalars, at, by);
	}
}
