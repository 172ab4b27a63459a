package org.scalinglaws.retrieval.flow;

import java.util.Arrays;

import org.scalinglaws.integrate.StageGuess;
import org.scalinglaws.retrieval.model.Observables;

/** The two scalars c and q of a step, at its start (index 0) and its stages, and the sums at its end. */
public class StageScalars {

	private static final int S = StagePass.STAGES;

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
		c[k] = StageGuess.of(from.c, basis);
		q[k] = StageGuess.of(from.q, basis);
	}

	/** {@return what a trajectory records at the end of the step, as {@link FlowForm#observables}} */
	public final Observables observables(final FlowForm form, final double teacherSquare, final double dimension) {
		return form.observables(c[S], q[S], square, cross, teacherSquare, dimension);
	}
}
