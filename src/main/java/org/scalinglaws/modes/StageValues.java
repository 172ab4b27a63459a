package org.scalinglaws.modes;

import java.util.Arrays;

import org.scalinglaws.integrate.Collocation;
import org.scalinglaws.integrate.DiscreteRadau;

/** The scalars of a step, at its start (index 0) and its stages, and the recorded sums at its end. */
final class StageValues {

	static final int STAGES = DiscreteRadau.STAGES;

	private static final int S = STAGES;

	/** Of the factor from the last value to a guess. */
	private static final double LARGEST_LOGARITHM = 20;

	/** Scalar by scalar. */
	final double[][] scalars;
	final double[] sums;

	/** Time or step at the start and the stages, and its change per unit of the step's own variable. */
	final double[] at = new double[S + 1];
	final double[] pace = new double[S + 1];

	/** The step's length in its own variable. */
	double length;
	Collocation tableau;

	StageValues(final ModeEquation equation) {
		scalars = new double[equation.scalars()][S + 1];
		sums = new double[equation.sums.size()];
	}

	/** Takes the values at the start, everywhere. */
	void start(final double[] values) {
		for (int p = 0; p < values.length; p++)
			Arrays.fill(scalars[p], values[p]);
	}

	/** The scalars at the start (0) or a stage. */
	void at(final int k, final double[] values) {
		for (int p = 0; p < values.length; p++)
			values[p] = scalars[p][k];
	}

	/**
	 * Guesses the stages of another step, of the same start or a later one, from this one's polynomial.
	 *
	 * @param offset start of the other step in units of this one's length
	 * @param ratio length of the other step in units of this one's
	 */
	void guess(final StageValues other, final double offset, final double ratio) {
		final double[] basis = new double[S + 1];
		for (int k = 1; k <= S; k++) {
			tableau.basis(offset + ratio * other.tableau.node(k), basis);
			for (int p = 0; p < scalars.length; p++)
				other.scalars[p][k] = guess(scalars[p], basis);
		}
	}

	/** By the polynomial, or by that of the logarithm where the values keep their sign: they grow or fall by large factors. */
	private static double guess(final double[] values, final double[] basis) {
		boolean positive = true, negative = true;
		for (final double value : values) {
			positive &= value > 0;
			negative &= value < 0;
		}
		double sum = 0;
		for (int k = 0; k < values.length; k++)
			sum += basis[k] * (positive || negative ? Math.log(Math.abs(values[k])) : values[k]);
		if (!positive && !negative) return sum;
		final double last = Math.log(Math.abs(values[values.length - 1]));
		return (positive ? 1 : -1) * Math.exp(last + Math.max(-LARGEST_LOGARITHM, Math.min(LARGEST_LOGARITHM, sum - last)));
	}

	/** The derivative of a scalar at the end: that of the collocation polynomial, which obeys the equation there. */
	double slopeAtEnd(final int p) {
		double sum = 0;
		for (int l = 0; l <= S; l++)
			sum += tableau.slope(S, l) * scalars[p][l];
		return sum / (length * pace[S]);
	}
}
