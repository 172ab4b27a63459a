package org.scalinglaws.retrieval.flow;

import org.scalinglaws.integrate.RadauTableau;

/**
 * The stages of one Radau step of the flow, by {@link StageNewton} on the sums of {@link StagePass}.
 */
final class StageSolver {

	private static final int S = StagePass.STAGES;
	/** Calibrated as the factors of {@link StageNewton}. */
	private static final double SQUARE_FACTOR = 410;

	private final StageNewton newton;
	private final RadauTableau tableau = RadauTableau.of(S);
	private final StagePass pass;
	private final double[] rate = new double[S];
	private final double[] forcing = new double[S];
	private long passes;

	/** The scalars of a step. */
	static final class Scalars extends StageScalars {

		/** Time per unit of the step's own variable, at the start and the stages. */
		final double[] pace = new double[S + 1];
	}

	/** @param tolerance target relative error of overlap and energy; the gaps' is a hundred times larger */
	StageSolver(final double tolerance, final StepProgress progress) {
		newton = new StageNewton(tolerance, SQUARE_FACTOR);
		pass = new StagePass(progress);
	}

	long passes() {
		return passes;
	}

	/**
	 * Solves for the stages of a step of length h in x = log(t - origin), in which
	 * power laws of time are smooth.
	 *
	 * @param age t - origin at the start of the step
	 * @param inside whether this is a part of the step solved before, and so of its
	 *          curvature
	 * @param scalars holds start and guess, then the solution
	 * @return whether it converged
	 */
	boolean solve(final FlowNodes nodes, final double age, final double h, final boolean inside,
		final Scalars scalars)
	{
		for (int k = 0; k <= S; k++)
			scalars.pace[k] = age * Math.exp(h * tableau.node(k));
		return newton.solve(inside, () -> improve(nodes, h, scalars));
	}

	/**
	 * Makes the nodes propose the end of a solved step.
	 *
	 * @return the estimated error in units of what is allowed
	 */
	double propose(final FlowNodes nodes, final double h, final Scalars scalars) {
		setCoefficients(nodes.form(), scalars);
		passes++;
		pass.propose(nodes, h, rate, forcing, scalars.pace[0] * nodes.form().rate(scalars.c[0], scalars.q[0]),
			scalars.pace[0] * nodes.form().forcing(scalars.c[0], scalars.q[0]));
		return newton.end(nodes.form(), pass, nodes.teacherSquare, scalars);
	}

	/**
	 * The time derivative of c or q at the end of a solved step: that of the
	 * collocation polynomial, which obeys the flow's equation there.
	 */
	double rateAtEnd(final double[] values, final double h, final Scalars scalars) {
		double sum = 0;
		for (int l = 0; l <= S; l++)
			sum += tableau.slope(S, l) * values[l];
		return sum / (h * scalars.pace[S]);
	}

	/** One Newton correction; returns its size relative to the scalars. */
	private double improve(final FlowNodes nodes, final double h, final Scalars scalars) {
		final FlowForm form = nodes.form();
		setCoefficients(form, scalars);
		passes++;
		pass.run(nodes, h, rate, forcing);
		final double size = newton.correct(form, pass, scalars.pace, scalars);
		followLinearly(form, scalars, newton.change());
		return size;
	}

	private void setCoefficients(final FlowForm form, final Scalars scalars) {
		for (int k = 0; k < S; k++) {
			rate[k] = scalars.pace[k + 1] * form.rate(scalars.c[k + 1], scalars.q[k + 1]);
			forcing[k] = scalars.pace[k + 1] * form.forcing(scalars.c[k + 1], scalars.q[k + 1]);
		}
	}

	/** Carries sum e^2 and sum e w* along with the correction, to second order in it. */
	private void followLinearly(final FlowForm form, final Scalars scalars, final double[] change) {
		scalars.square = pass.square;
		scalars.cross = pass.cross;
		for (int k = 0; k < S; k++) {
			final double rateChange = scalars.pace[k + 1] * (form.rateC() * change[k] + form.rateQ() * change[S + k]);
			final double forcingChange = scalars.pace[k + 1] * (form.forcingC() * change[k] + form.forcingQ() * change[S + k]);
			scalars.square += pass.squareByRate[k] * rateChange + pass.squareByForcing[k] * forcingChange;
			scalars.cross += pass.crossByRate[k] * rateChange + pass.crossByForcing[k] * forcingChange;
		}
	}

	/**
	 * Guesses the stages of a step from the polynomial of another that has the same
	 * or an earlier start.
	 *
	 * @param from the other step
	 * @param offset start of the new step in units of the other's length
	 * @param ratio length of the new step in units of the other's
	 */
	void guess(final Scalars from, final double offset, final double ratio, final Scalars guess) {
		final double[] basis = new double[S + 1];
		for (int k = 1; k <= S; k++) {
			tableau.basis(offset + ratio * tableau.node(k), basis);
			guess.guess(k, from, basis);
		}
	}
}
