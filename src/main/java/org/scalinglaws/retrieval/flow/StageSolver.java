package org.scalinglaws.retrieval.flow;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.scalinglaws.integrate.RadauTableau;

/**
 * Newton's method for the stages of one Radau step of the flow, on the stage
 * values of the two scalars c and q only (ten unknowns, whatever the number of
 * nodes).
 * <p>
 * A simpler iteration would not do: the feedback of the overlap on itself has the
 * gain -2 in the slow phase.
 * </p>
 */
public final class StageSolver {

	private static final int S = StagePass.STAGES;
	private static final int MAX_ITERATIONS = 10;

	/** Relative error of the scalars that Newton's method may leave. */
	private static final double CONVERGED = 1e-11;
	private static final double LARGEST_LAST = 1e-4;

	/** Gaps, loss and errors are relative down to this part of their start. */
	private static final double FLOOR = 1e-20;

	private static final double ROUND_OFF = 3e-15;

	/**
	 * Estimates in units of the tolerance that give errors of 1 (of 100 for gaps):
	 * calibrated against tolerance 1e-12 on 80 flows of d = 10 to 1000, a = 0 to 4, for
	 * overlap and energy during the escape and after it, gaps, and squares of the error.
	 */
	private static final double ESCAPE_FACTOR = 220;
	private static final double VALUE_FACTOR = 5;
	private static final double GAP_FACTOR = 3500;
	private static final double SQUARE_FACTOR = 410;

	private final double tolerance;
	private final RadauTableau tableau = RadauTableau.of(S);
	private final StagePass pass;
	private final double[] rate = new double[S];
	private final double[] forcing = new double[S];
	private final double[] change = new double[2 * S];
	private long passes;

	/** How much of a correction's square the next one is: of the last solution that took more than one. */
	private double curvature = 1e6;

	/** The scalars of a step: at its start (index 0) and its stages. */
	static final class Scalars {

		final double[] c = new double[S + 1];
		final double[] q = new double[S + 1];

		/** Time per unit of the step's own variable, at the start and the stages. */
		final double[] pace = new double[S + 1];

		/** sum e^2 and sum e w* at the end of the step. */
		double square;
		double cross;
	}

	/** @param tolerance target relative error of overlap and energy; the gaps' is a hundred times larger */
	StageSolver(final double tolerance, final StepProgress progress) {
		this.tolerance = tolerance;
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
		double before = Double.NaN;
		for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
			final double size = improve(nodes, h, scalars);
			if (!(size < 1e8)) return false;
			if (iteration > 0 && size > 0) curvature = size / (before * before);
			// what a correction leaves is of its square; a step's curvature serves for its parts
			final boolean known = iteration > 0 || inside || size < 1e-10;
			if (known && size < LARGEST_LAST && curvature * size * size < CONVERGED) return true;
			before = size;
		}
		return false;
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
		scalars.c[S] = pass.c[S - 1];
		scalars.q[S] = pass.q[S - 1];
		scalars.square = pass.square;
		scalars.cross = pass.cross;
		return errorNorm(nodes, scalars);
	}

	/**
	 * The estimated error in units of what is allowed. The estimate is about twenty
	 * times the error where the flow is slow (the method's order falls there to that of
	 * its stages) and much more elsewhere.
	 */
	private double errorNorm(final FlowNodes nodes, final Scalars scalars) {
		final FlowForm form = nodes.form();
		final double c = scalars.c[S], q = scalars.q[S], floor = FLOOR * form.teacherEnergy();
		final double value = VALUE_FACTOR * tolerance, gap = GAP_FACTOR * tolerance, squares = SQUARE_FACTOR * tolerance;
		final double errorC = Math.abs(pass.errorC), errorQ = Math.abs(pass.errorQ), errorSquare = Math.abs(
			pass.errorSquare);
		if (form.sign() == 0) return max(errorC / scaleC(form, scalars, S), errorQ / scaleQ(form, scalars, S), errorSquare /
			(pass.square + nodes.teacherSquare)) / ((q < form.teacherEnergy() / 6 ? ESCAPE_FACTOR : VALUE_FACTOR) * tolerance);
		// the part of e along w* can be far smaller than e: its digits end at those of e
		final double roundOff = ROUND_OFF * Math.sqrt(Math.abs(q) * form.teacherEnergy());
		final double errorS = Math.abs(2 * pass.errorC + pass.errorQ);
		return max(max(errorC / (value * (form.teacherEnergy() + c)), errorS / (value * (form.teacherEnergy() + 2 * c + q)),
			errorSquare / (squares * (Math.abs(pass.square) + FLOOR * nodes.teacherSquare))), max(errorC / (gap * scaleC(form,
				scalars, S) + roundOff), errorS / (gap * (Math.abs(2 * c + q) + 1e-3 * Math.abs(q) + floor) + roundOff), errorQ /
					(squares * scaleQ(form, scalars, S))), 0);
	}

	private static double max(final double a, final double b, final double c) {
		return Math.max(a, Math.max(b, c));
	}

	/**
	 * The time derivative of c or q at the end of a solved step: that of the
	 * collocation polynomial, which obeys the flow's equation there.
	 */
	double rateAtEnd(final double[] values, final double h, final Scalars scalars) {
		double sum = 0;
		for (int l = 0; l <= S; l++)
			sum += tableau.derivative(S, l) * values[l];
		return sum / (h * scalars.pace[S]);
	}

	/** One Newton correction; returns its size relative to the scalars. */
	private double improve(final FlowNodes nodes, final double h, final Scalars scalars) {
		final FlowForm form = nodes.form();
		setCoefficients(form, scalars);
		passes++;
		pass.run(nodes, h, rate, forcing);
		final RealVector correction;
		try {
			correction = new LUDecomposition(jacobian(form, scalars), 0).getSolver().solve(residual(form, scalars));
		}
		catch (final SingularMatrixException singular) {
			return Double.NaN;
		}
		double size = 0;
		for (int k = 0; k < S; k++) {
			size = Math.max(size, Math.max(Math.abs(correction.getEntry(k)), Math.abs(correction.getEntry(S + k))));
			change[k] = correction.getEntry(k) * scaleC(form, scalars, k + 1);
			change[S + k] = correction.getEntry(S + k) * scaleQ(form, scalars, k + 1);
		}
		for (int k = 0; k < S; k++) {
			scalars.c[k + 1] += change[k];
			scalars.q[k + 1] += change[S + k];
		}
		followLinearly(form, scalars);
		return Double.isNaN(correction.getNorm()) ? Double.NaN : size;
	}

	private void setCoefficients(final FlowForm form, final Scalars scalars) {
		for (int k = 0; k < S; k++) {
			rate[k] = scalars.pace[k + 1] * form.rate(scalars.c[k + 1], scalars.q[k + 1]);
			forcing[k] = scalars.pace[k + 1] * form.forcing(scalars.c[k + 1], scalars.q[k + 1]);
		}
	}

	/** What the sums give minus the scalars, each in units of its scale. */
	private ArrayRealVector residual(final FlowForm form, final Scalars scalars) {
		final double[] residual = new double[2 * S];
		for (int k = 0; k < S; k++) {
			residual[k] = (pass.c[k] - scalars.c[k + 1]) / scaleC(form, scalars, k + 1);
			residual[S + k] = (pass.q[k] - scalars.q[k + 1]) / scaleQ(form, scalars, k + 1);
		}
		return new ArrayRealVector(residual, false);
	}

	private Array2DRowRealMatrix jacobian(final FlowForm form, final Scalars scalars) {
		final double[][] matrix = new double[2 * S][2 * S];
		for (int k = 0; k < S; k++) {
			final double rowC = 1 / scaleC(form, scalars, k + 1), rowQ = 1 / scaleQ(form, scalars, k + 1);
			for (int m = 0; m < S; m++) {
				final double columnC = scalars.pace[m + 1] * scaleC(form, scalars, m + 1), columnQ = scalars.pace[m + 1] * scaleQ(
					form, scalars, m + 1);
				matrix[k][m] = -rowC * columnC * (pass.cByRate[k][m] * form.rateC() + pass.cByForcing[k][m] * form
					.forcingC());
				matrix[k][S + m] = -rowC * columnQ * (pass.cByRate[k][m] * form.rateQ() + pass.cByForcing[k][m] * form
					.forcingQ());
				matrix[S + k][m] = -rowQ * columnC * (pass.qByRate[k][m] * form.rateC() + pass.qByForcing[k][m] * form
					.forcingC());
				matrix[S + k][S + m] = -rowQ * columnQ * (pass.qByRate[k][m] * form.rateQ() + pass.qByForcing[k][m] * form
					.forcingQ());
			}
			matrix[k][k] += 1;
			matrix[S + k][S + k] += 1;
		}
		return new Array2DRowRealMatrix(matrix, false);
	}

	/** Carries sum e^2 and sum e w* along with the correction, to second order in it. */
	private void followLinearly(final FlowForm form, final Scalars scalars) {
		scalars.square = pass.square;
		scalars.cross = pass.cross;
		for (int k = 0; k < S; k++) {
			final double rateChange = scalars.pace[k + 1] * (form.rateC() * change[k] + form.rateQ() * change[S + k]);
			final double forcingChange = scalars.pace[k + 1] * (form.forcingC() * change[k] + form.forcingQ() * change[S + k]);
			scalars.square += pass.squareByRate[k] * rateChange + pass.squareByForcing[k] * forcingChange;
			scalars.cross += pass.crossByRate[k] * rateChange + pass.crossByForcing[k] * forcingChange;
		}
	}

	/** The size to which c is wanted: u may pass through 0 early; a gap is wanted down to 1e-20. */
	private static double scaleC(final FlowForm form, final Scalars scalars, final int k) {
		final double size = Math.abs(scalars.c[k]);
		if (form.sign() == 0) return size + 1e-4 * Math.sqrt(Math.abs(scalars.q[k]) * form.teacherEnergy()) +
			Double.MIN_NORMAL;
		return size + 1e-3 * Math.abs(scalars.q[k]) + FLOOR * form.teacherEnergy();
	}

	/** The size to which q is wanted, as for c. */
	private static double scaleQ(final FlowForm form, final Scalars scalars, final int k) {
		return Math.abs(scalars.q[k]) + (form.sign() == 0 ? Double.MIN_NORMAL : FLOOR * form.teacherEnergy());
	}

	/**
	 * Guesses the stages of a step from the polynomial of another that has the same
	 * or an earlier start: of log c and log q where these keep their sign, since both
	 * grow or fall by large factors.
	 *
	 * @param from the other step
	 * @param offset start of the new step in units of the other's length
	 * @param ratio length of the new step in units of the other's
	 */
	void guess(final Scalars from, final double offset, final double ratio, final Scalars guess) {
		final double[] basis = new double[S + 1];
		for (int k = 1; k <= S; k++) {
			tableau.basis(offset + ratio * tableau.node(k), basis);
			guess.c[k] = interpolate(from.c, basis);
			guess.q[k] = interpolate(from.q, basis);
		}
	}

	public static double interpolate(final double[] values, final double[] basis) {
		boolean positive = true, negative = true;
		for (final double value : values) {
			positive &= value > 0;
			negative &= value < 0;
		}
		double sum = 0;
		for (int k = 0; k <= S; k++)
			sum += basis[k] * (positive || negative ? Math.log(Math.abs(values[k])) : values[k]);
		if (!positive && !negative) return sum;
		final double last = Math.log(Math.abs(values[S]));
		return (positive ? 1 : -1) * Math.exp(last + Math.max(-20, Math.min(20, sum - last)));
	}
}
