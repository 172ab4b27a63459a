package org.scalinglaws.retrieval.flow;

import java.util.Arrays;

import org.scalinglaws.retrieval.model.Observables;

/** The two scalars c and q of a step, at its start (index 0) and its stages, and the sums at its end. */
public class StageScalars {

	private static final int S = StagePass.STAGES;

	/** Of the factor from the last value to a guess. */
	private static final double LARGEST_LOGARITHM = 20;

	final double[] c = new double[S + 1];
	final double[] q = new double[S + 1];

	/** sum e^2 and sum e w* at the end of the step. */
	double square;
	double cross;

	/** {@return c, to read and to write} */
	public final double[] c() {
		return c;
	}

	/** {@return q, to read and to write} */
	public final double[] q() {
		return q;
	}

	/** Takes the values at the start, everywhere. */
	public final void start(final double startC, final double startQ) {
		Arrays.fill(c, startC);
		Arrays.fill(q, startQ);
	}

	/** Guesses stage k from another step, given its Lagrange polynomials there. */
	public final void guess(final int k, final StageScalars from, final double[] basis) {
		c[k] = guess(from.c, basis);
		q[k] = guess(from.q, basis);
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

	/** {@return what a trajectory records at the end of the step, as {@link FlowForm#observables}} */
	public final Observables observables(final FlowForm form, final double teacherSquare, final double dimension) {
		return form.observables(c[S], q[S], square, cross, teacherSquare, dimension);
	}
}
