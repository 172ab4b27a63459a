package org.scalinglaws.retrieval.prediction;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.scalinglaws.integrate.DiscreteRadau;
import org.scalinglaws.retrieval.flow.FlowForm;
import org.scalinglaws.retrieval.flow.StageSolver;
import org.scalinglaws.retrieval.flow.StepProgress;
import org.scalinglaws.retrieval.model.LearningRateSchedule;

/**
 * Newton's method for the stages of one leap over many steps of the mean recursion of
 * stochastic gradient descent, on the stage values of the two scalars c and q only, as
 * {@link StageSolver} for the flow.
 */
final class PredictionSolver {

	private static final int S = DiscreteRadau.STAGES;
	private static final int MAX_ITERATIONS = 10;

	/** Relative error of the scalars that Newton's method may leave. */
	private static final double CONVERGED = 1e-11;
	private static final double LARGEST_LAST = 1e-4;

	/** Growth over a leap up to which the stages' elimination needs no pivots. */
	private static final double LARGEST_GROWTH = 3;

	/** Gaps, loss and errors are relative down to this part of their start. */
	private static final double FLOOR = 1e-20;

	private static final double ROUND_OFF = 3e-15;

	/** Estimates in units of the tolerance that give errors of 1 (of 100 for gaps), as for the flow. */
	private static final double ESCAPE_FACTOR = 220;
	private static final double VALUE_FACTOR = 5;
	private static final double GAP_FACTOR = 3500;
	private static final double SQUARE_FACTOR = 50;

	private final LearningRateSchedule schedule;
	private final double tolerance;
	private final PredictionPass pass;
	private final StageCoefficients stages = new StageCoefficients();
	private final double[] start = new double[StepMoments.COUNT];
	private long passes;

	/** How much of a correction's square the next one is: of the last solution that took more than one. */
	private double curvature = 1e6;

	/** The scalars of a leap: at its start (index 0) and its stages. */
	static final class Leap {

		DiscreteRadau tableau;
		final double[] c = new double[S + 1];
		final double[] q = new double[S + 1];
		final double[] learningRate = new double[S + 1];

		/** sum e^2 and sum e w* at the end of the leap. */
		double square;
		double cross;
	}

	PredictionSolver(final LearningRateSchedule schedule, final double tolerance, final StepProgress progress) {
		this.schedule = schedule;
		this.tolerance = tolerance;
		pass = new PredictionPass(progress);
	}

	long passes() {
		return passes;
	}

	/**
	 * Solves for the stages.
	 *
	 * @param step at the start
	 * @param inside whether this is a part of the leap solved before, and so of its
	 *          curvature
	 * @param leap holds length, start and guess, then the solution
	 * @return whether it converged
	 */
	boolean solve(final PredictionNodes nodes, final StepMoments moments, final double step, final boolean inside,
		final Leap leap)
	{
		for (int k = 0; k <= S; k++)
			leap.learningRate[k] = schedule.rate(step + leap.tableau.node(k) * leap.tableau.steps());
		double before = Double.NaN;
		for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
			final double size = improve(nodes, moments, leap);
			if (!(size < 1e8)) return false;
			if (iteration > 0 && size > 0) curvature = size / (before * before);
			// what a correction leaves is of its square; a leap's curvature serves for its parts
			final boolean known = iteration > 0 || inside || size < 1e-10;
			if (known && size < LARGEST_LAST && curvature * size * size < CONVERGED) return bounded(nodes, moments, leap);
			before = size;
		}
		return false;
	}

	private boolean bounded(final PredictionNodes nodes, final StepMoments moments, final Leap leap) {
		stages.set(moments, leap.c, leap.q, leap.learningRate);
		return leap.tableau.steps() * stages.largestGrowth(nodes.eigenvalue) < LARGEST_GROWTH;
	}

	/**
	 * Makes the nodes propose the end of a solved leap.
	 *
	 * @return the estimated error in units of what is allowed
	 */
	double propose(final PredictionNodes nodes, final StepMoments moments, final Leap leap) {
		stages.set(moments, leap.c, leap.q, leap.learningRate);
		moments.values(leap.c[0], leap.q[0], leap.learningRate[0], start);
		passes++;
		pass.propose(nodes, leap.tableau, stages, start);
		leap.c[S] = pass.c[S - 1];
		leap.q[S] = pass.q[S - 1];
		leap.square = pass.square;
		leap.cross = pass.cross;
		return errorNorm(nodes, leap);
	}

	/** As {@link StageSolver}'s: the estimate is far above the error itself. */
	private double errorNorm(final PredictionNodes nodes, final Leap leap) {
		final FlowForm form = nodes.form();
		final double c = leap.c[S], q = leap.q[S], floor = FLOOR * form.teacherEnergy();
		final double value = VALUE_FACTOR * tolerance, gap = GAP_FACTOR * tolerance, squares = SQUARE_FACTOR * tolerance;
		final double errorC = pass.errorC, errorQ = pass.errorQ, errorSquare = pass.errorSquare;
		if (form.sign() == 0) return max(errorC / scaleC(form, leap, S), errorQ / scaleQ(form, leap, S), errorSquare /
			(pass.square + nodes.teacherSquare)) / ((q < form.teacherEnergy() / 6 ? ESCAPE_FACTOR : VALUE_FACTOR) * tolerance);
		// the part of e along w* can be far smaller than e: its digits end at those of e
		final double roundOff = ROUND_OFF * Math.sqrt(Math.abs(q) * form.teacherEnergy());
		final double errorS = 2 * errorC + errorQ;
		return max(max(errorC / (value * (form.teacherEnergy() + c)), errorS / (value * (form.teacherEnergy() + 2 * c + q)),
			errorSquare / (squares * (Math.abs(pass.square) + FLOOR * nodes.teacherSquare))), max(errorC / (gap * scaleC(form,
				leap, S) + roundOff), errorS / (gap * (Math.abs(2 * c + q) + 1e-3 * Math.abs(q) + floor) + roundOff), errorQ /
					(squares * scaleQ(form, leap, S))), 0);
	}

	private static double max(final double a, final double b, final double c) {
		return Math.max(a, Math.max(b, c));
	}

	/** One Newton correction; returns its size relative to the scalars. */
	private double improve(final PredictionNodes nodes, final StepMoments moments, final Leap leap) {
		final FlowForm form = nodes.form();
		stages.set(moments, leap.c, leap.q, leap.learningRate);
		passes++;
		pass.run(nodes, leap.tableau, stages);
		final RealVector correction;
		try {
			correction = new LUDecomposition(jacobian(form, leap), 0).getSolver().solve(residual(form, leap));
		}
		catch (final SingularMatrixException singular) {
			return Double.NaN;
		}
		double size = 0;
		for (int k = 1; k <= S; k++) {
			final double changeC = correction.getEntry(k - 1), changeQ = correction.getEntry(S + k - 1);
			size = Math.max(size, Math.max(Math.abs(changeC), Math.abs(changeQ)));
			final double scaleC = scaleC(form, leap, k), scaleQ = scaleQ(form, leap, k);
			leap.c[k] += changeC * scaleC;
			leap.q[k] += changeQ * scaleQ;
		}
		return Double.isNaN(correction.getNorm()) ? Double.NaN : size;
	}

	/** What the sums give minus the scalars, each in units of its scale. */
	private ArrayRealVector residual(final FlowForm form, final Leap leap) {
		final double[] residual = new double[2 * S];
		for (int k = 0; k < S; k++) {
			residual[k] = (pass.c[k] - leap.c[k + 1]) / scaleC(form, leap, k + 1);
			residual[S + k] = (pass.q[k] - leap.q[k + 1]) / scaleQ(form, leap, k + 1);
		}
		return new ArrayRealVector(residual, false);
	}

	private Array2DRowRealMatrix jacobian(final FlowForm form, final Leap leap) {
		final double[][] matrix = new double[2 * S][2 * S];
		for (int k = 0; k < S; k++) {
			final double rowC = 1 / scaleC(form, leap, k + 1), rowQ = 1 / scaleQ(form, leap, k + 1);
			for (int m = 0; m < S; m++) {
				final double columnC = scaleC(form, leap, m + 1), columnQ = scaleQ(form, leap, m + 1);
				matrix[k][m] = -rowC * columnC * pass.cByC[k][m];
				matrix[k][S + m] = -rowC * columnQ * pass.cByQ[k][m];
				matrix[S + k][m] = -rowQ * columnC * pass.qByC[k][m];
				matrix[S + k][S + m] = -rowQ * columnQ * pass.qByQ[k][m];
			}
			matrix[k][k] += 1;
			matrix[S + k][S + k] += 1;
		}
		return new Array2DRowRealMatrix(matrix, false);
	}

	/** The size to which c is wanted: u may pass through 0 early; a gap is wanted down to 1e-20. */
	private static double scaleC(final FlowForm form, final Leap leap, final int k) {
		final double size = Math.abs(leap.c[k]);
		if (form.sign() == 0) return size + 1e-4 * Math.sqrt(Math.abs(leap.q[k]) * form.teacherEnergy()) +
			Double.MIN_NORMAL;
		return size + 1e-3 * Math.abs(leap.q[k]) + FLOOR * form.teacherEnergy();
	}

	/** The size to which q is wanted, as for c. */
	private static double scaleQ(final FlowForm form, final Leap leap, final int k) {
		return Math.abs(leap.q[k]) + (form.sign() == 0 ? Double.MIN_NORMAL : FLOOR * form.teacherEnergy());
	}

	/**
	 * Guesses the stages of a leap from the polynomial of another that has the same or
	 * an earlier start.
	 *
	 * @param offset start of the new leap in units of the other's length
	 */
	static void guess(final Leap from, final double offset, final Leap guess) {
		final double[] basis = new double[S + 1];
		final double ratio = guess.tableau.steps() / from.tableau.steps();
		for (int k = 1; k <= S; k++) {
			from.tableau.basis(offset + ratio * guess.tableau.node(k), basis);
			guess.c[k] = StageSolver.interpolate(from.c, basis);
			guess.q[k] = StageSolver.interpolate(from.q, basis);
		}
	}
}
