package org.scalinglaws.modes;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Newton's method for the stages of a step, on the stage values of the scalars only: as many unknowns as scalars times
 * stages, whatever the number of nodes.
 * <p>
 * A simpler iteration would not do: the feedback of a scalar on itself may have a gain beyond 1 where all is slow, for
 * instance -2 in phase retrieval.
 * </p>
 */
final class StageNewton {

	private static final int S = StageValues.STAGES;
	private static final int MAX_ITERATIONS = 10;

	/** Relative error of the scalars that Newton's method may leave. */
	private static final double CONVERGED = 1e-11;
	private static final double LARGEST_LAST = 1e-4;

	/** Growth over a step up to which the elimination of the stages needs no pivots. */
	private static final double LARGEST_GROWTH = 3;

	private final CoupledModes system;
	private final StepProgress progress;
	private final ModePass pass;
	private final int scalars;
	private final double[][] coefficients;
	private final double[][][] by;
	private final double[] start;
	private final double[] present;
	private final double[] scales;
	private long passes;

	/** The step of whose solution the coefficients are, if they are known to be. */
	private StageValues current;

	/** How much of a correction's square the next one is: of the last solution that took more than one. */
	private double curvature = 1e6;

	StageNewton(final CoupledModes system, final StepProgress progress) {
		this.system = system;
		this.progress = progress;
		final ModeEquation equation = system.equation();
		pass = new ModePass(equation, progress);
		scalars = equation.scalars();
		coefficients = new double[S][equation.coefficients()];
		by = new double[S][scalars][equation.coefficients()];
		start = new double[equation.coefficients()];
		present = new double[scalars];
		scales = new double[scalars * S];
	}

	long passes() {
		return passes;
	}

	/**
	 * Improves the scalars until what is left is negligible.
	 *
	 * @param inside whether this is a part of the step solved before, and so of its curvature
	 * @param step holds times, start and guess, then the solution
	 * @return whether it converged
	 */
	boolean solve(final boolean inside, final StageValues step) {
		current = null;
		double before = Double.NaN;
		for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
			final double size = improve(step);
			if (!(size < 1e8)) return false;
			if (iteration > 0 && size > 0) curvature = size / (before * before);
			// what a correction leaves is of its square; a step's curvature serves for its parts
			final boolean known = iteration > 0 || inside || size < 1e-10;
			if (known && size < LARGEST_LAST && curvature * size * size < CONVERGED) return inside || bounded(step);
			before = size;
		}
		return false;
	}

	/** One correction; returns its size relative to the scalars, NaN if there is none. */
	private double improve(final StageValues step) {
		for (int k = 0; k < S; k++) {
			progress.poll(0);
			step.at(k + 1, present);
			system.law().linearise(present, step.at[k + 1], coefficients[k], by[k]);
			scale(coefficients[k], step.length * step.pace[k + 1]);
			for (final double[] derivative : by[k])
				scale(derivative, step.length * step.pace[k + 1]);
			for (int p = 0; p < scalars; p++)
				scales[p * S + k] = system.scale(p, present);
		}
		passes++;
		pass.run(system.nodes(), step, coefficients, by);
		try {
			return correct(step, new LUDecomposition(jacobian(), 0).getSolver().solve(residual(step)));
		}
		catch (final SingularMatrixException singular) {
			return Double.NaN;
		}
	}

	private double correct(final StageValues step, final RealVector correction) {
		double size = 0;
		System.arraycopy(pass.sums, 0, step.sums, 0, pass.sums.length);
		for (int i = 0; i < scales.length; i++) {
			size = Math.max(size, Math.abs(correction.getEntry(i)));
			final double change = correction.getEntry(i) * scales[i];
			step.scalars[i / S][i % S + 1] += change;
			for (int sum = 0; sum < step.sums.length; sum++) // to second order in the correction
				step.sums[sum] += pass.derivatives[scales.length + sum][i] * change;
		}
		return Double.isNaN(correction.getNorm()) ? Double.NaN : size;
	}

	/** What the sums give minus the scalars, each in units of its scale. */
	private ArrayRealVector residual(final StageValues step) {
		final double[] residual = new double[scales.length];
		Arrays.setAll(residual, i -> (pass.values[i / S][i % S] - step.scalars[i / S][i % S + 1]) / scales[i]);
		return new ArrayRealVector(residual, false);
	}

	private Array2DRowRealMatrix jacobian() {
		final double[][] matrix = new double[scales.length][scales.length];
		for (int i = 0; i < scales.length; i++) {
			for (int j = 0; j < scales.length; j++)
				matrix[i][j] = -pass.derivatives[i][j] * scales[j] / scales[i];
			matrix[i][i] += 1;
		}
		return new Array2DRowRealMatrix(matrix, false);
	}

	private boolean bounded(final StageValues step) {
		setCoefficients(step);
		current = step;
		for (final double[] stage : coefficients)
			if (system.nodes().largestGrowth(stage) >= LARGEST_GROWTH) return false;
		return true;
	}

	/**
	 * Makes the nodes propose the end of a solved step, and takes scalars and sums from there.
	 *
	 * @return the estimated error in units of what is allowed
	 */
	double propose(final StageValues step) {
		if (current != step) setCoefficients(step);
		current = null;
		step.at(0, present);
		system.law().values(present, step.at[0], start);
		scale(start, step.length * step.pace[0]);
		passes++;
		pass.propose(system.nodes(), step, coefficients, start);
		for (int p = 0; p < scalars; p++)
			present[p] = step.scalars[p][S] = pass.values[p][S - 1];
		System.arraycopy(pass.sums, 0, step.sums, 0, pass.sums.length);
		return system.error(present, step.sums, pass.scalarErrors, pass.sumErrors);
	}

	private void setCoefficients(final StageValues step) {
		for (int k = 0; k < S; k++) {
			step.at(k + 1, present);
			system.law().values(present, step.at[k + 1], coefficients[k]);
			scale(coefficients[k], step.length * step.pace[k + 1]);
		}
	}

	private static void scale(final double[] values, final double factor) {
		for (int q = 0; q < values.length; q++)
			values[q] *= factor;
	}
}
