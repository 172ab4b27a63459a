package org.scalinglaws.retrieval.flow;

import java.util.function.DoubleSupplier;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Newton's method for the stages of a step, on the stage values of the two scalars c and
 * q only (ten unknowns, whatever the number of nodes), and the error of a step in units
 * of what is allowed.
 * <p>
 * A simpler iteration would not do: the feedback of the overlap on itself has the gain
 * -2 in the slow phase.
 * </p>
 */
public final class StageNewton {

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
	 * overlap and energy during the escape and after it, and gaps.
	 */
	private static final double ESCAPE_FACTOR = 220;
	private static final double VALUE_FACTOR = 5;
	private static final double GAP_FACTOR = 3500;

	private final double tolerance;
	private final double squareFactor;
	private final double[] change = new double[2 * S];

	/** How much of a correction's square the next one is: of the last solution that took more than one. */
	private double curvature = 1e6;

	/**
	 * @param tolerance target relative error of overlap and energy; the gaps' is a hundred times larger
	 * @param squareFactor estimate for squares of the error, in units of the tolerance, that gives an error of 1
	 */
	public StageNewton(final double tolerance, final double squareFactor) {
		this.tolerance = tolerance;
		this.squareFactor = squareFactor;
	}

	/**
	 * Improves the scalars until what is left is negligible.
	 *
	 * @param inside whether this is a part of the step solved before, and so of its
	 *          curvature
	 * @param improvement makes a correction and gives its size, as {@link #correct}
	 * @return whether it converged
	 */
	public boolean solve(final boolean inside, final DoubleSupplier improvement) {
		double before = Double.NaN;
		for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
			final double size = improvement.getAsDouble();
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
	 * Corrects the scalars once.
	 *
	 * @param pace factors on the derivatives by the scalars at each stage
	 * @return the size of the correction relative to the scalars, NaN if there is none
	 */
	public double correct(final FlowForm form, final StageSums sums, final double[] pace, final StageScalars scalars) {
		final RealVector correction;
		try {
			correction = new LUDecomposition(jacobian(form, sums, pace, scalars), 0).getSolver().solve(residual(form, sums,
				scalars));
		}
		catch (final SingularMatrixException singular) {
			return Double.NaN;
		}
		double size = 0;
		for (int k = 0; k < S; k++) {
			size = Math.max(size, Math.max(Math.abs(correction.getEntry(k)), Math.abs(correction.getEntry(S + k))));
			change[k] = correction.getEntry(k) * scaleC(form, scalars, k + 1);
			change[S + k] = correction.getEntry(S + k) * scaleQ(form, scalars, k + 1);
			scalars.c[k + 1] += change[k];
			scalars.q[k + 1] += change[S + k];
		}
		return Double.isNaN(correction.getNorm()) ? Double.NaN : size;
	}

	/** The last correction of c and of q, stage after stage. */
	double[] change() {
		return change;
	}

	/** What the sums give minus the scalars, each in units of its scale. */
	private static ArrayRealVector residual(final FlowForm form, final StageSums sums, final StageScalars scalars) {
		final double[] residual = new double[2 * S];
		for (int k = 0; k < S; k++) {
			residual[k] = (sums.c[k] - scalars.c[k + 1]) / scaleC(form, scalars, k + 1);
			residual[S + k] = (sums.q[k] - scalars.q[k + 1]) / scaleQ(form, scalars, k + 1);
		}
		return new ArrayRealVector(residual, false);
	}

	private static Array2DRowRealMatrix jacobian(final FlowForm form, final StageSums sums, final double[] pace,
		final StageScalars scalars)
	{
		final double[][] matrix = new double[2 * S][2 * S];
		for (int k = 0; k < S; k++) {
			final double rowC = 1 / scaleC(form, scalars, k + 1), rowQ = 1 / scaleQ(form, scalars, k + 1);
			for (int m = 0; m < S; m++) {
				final double columnC = pace[m + 1] * scaleC(form, scalars, m + 1), columnQ = pace[m + 1] * scaleQ(form, scalars,
					m + 1);
				matrix[k][m] = -rowC * columnC * sums.cByC[k][m];
				matrix[k][S + m] = -rowC * columnQ * sums.cByQ[k][m];
				matrix[S + k][m] = -rowQ * columnC * sums.qByC[k][m];
				matrix[S + k][S + m] = -rowQ * columnQ * sums.qByQ[k][m];
			}
			matrix[k][k] += 1;
			matrix[S + k][S + k] += 1;
		}
		return new Array2DRowRealMatrix(matrix, false);
	}

	/**
	 * Takes the end of a solved step, and estimates its error in units of what is allowed.
	 * The estimate is about twenty times the error where the flow is slow (the method's
	 * order falls there to that of its stages) and much more elsewhere.
	 *
	 * @param teacherSquare sum w*^2 over coordinates
	 */
	public double end(final FlowForm form, final StageSums sums, final double teacherSquare, final StageScalars scalars) {
		final double c = scalars.c[S] = sums.c[S - 1], q = scalars.q[S] = sums.q[S - 1];
		scalars.square = sums.square;
		scalars.cross = sums.cross;
		final double floor = FLOOR * form.teacherEnergy();
		final double value = VALUE_FACTOR * tolerance, gap = GAP_FACTOR * tolerance, squares = squareFactor * tolerance;
		final double errorC = sums.errorC, errorQ = sums.errorQ, errorSquare = sums.errorSquare;
		if (form.sign() == 0) return max(errorC / scaleC(form, scalars, S), errorQ / scaleQ(form, scalars, S), errorSquare /
			(sums.square + teacherSquare)) / ((q < form.teacherEnergy() / 6 ? ESCAPE_FACTOR : VALUE_FACTOR) * tolerance);
		// the part of e along w* can be far smaller than e: its digits end at those of e
		final double roundOff = ROUND_OFF * Math.sqrt(Math.abs(q) * form.teacherEnergy());
		final double errorS = 2 * errorC + errorQ;
		return max(max(errorC / (value * (form.teacherEnergy() + c)), errorS / (value * (form.teacherEnergy() + 2 * c + q)),
			errorSquare / (squares * (Math.abs(sums.square) + FLOOR * teacherSquare))), max(errorC / (gap * scaleC(form, scalars,
				S) + roundOff), errorS / (gap * (Math.abs(2 * c + q) + 1e-3 * Math.abs(q) + floor) + roundOff), errorQ / (squares *
					scaleQ(form, scalars, S))), 0);
	}

	private static double max(final double a, final double b, final double c) {
		return Math.max(a, Math.max(b, c));
	}

	/** The size to which c is wanted: u may pass through 0 early; a gap is wanted down to 1e-20. */
	private static double scaleC(final FlowForm form, final StageScalars scalars, final int k) {
		final double size = Math.abs(scalars.c[k]);
		if (form.sign() == 0) return size + 1e-4 * Math.sqrt(Math.abs(scalars.q[k]) * form.teacherEnergy()) +
			Double.MIN_NORMAL;
		return size + 1e-3 * Math.abs(scalars.q[k]) + FLOOR * form.teacherEnergy();
	}

	/** The size to which q is wanted, as for c. */
	private static double scaleQ(final FlowForm form, final StageScalars scalars, final int k) {
		return Math.abs(scalars.q[k]) + (form.sign() == 0 ? Double.MIN_NORMAL : FLOOR * form.teacherEnergy());
	}
}
