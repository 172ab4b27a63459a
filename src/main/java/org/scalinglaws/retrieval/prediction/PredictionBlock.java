package org.scalinglaws.retrieval.prediction;

import java.util.Arrays;

import org.scalinglaws.integrate.DiscreteRadau;
import org.scalinglaws.linear.BlockInverse;

/**
 * The stages of a leap over many steps for a block of nodes at once.
 * <p>
 * For given scalars the means of e w* obey a linear recursion, those of e^2 another
 * one that they drive ({@link StepMoments}). With W the differences of
 * {@link DiscreteRadau} and w its first column, negated, the stages are G (w start +
 * drive), with G and H the inverses of W less the recursion's own coefficient.
 * </p>
 */
final class PredictionBlock {

	static final int SIZE = BlockInverse.SIZE;
	private static final int S = DiscreteRadau.STAGES;
	private static final int R = StepMoments.R, F = StepMoments.F, N = StepMoments.N, X = StepMoments.X, Y = StepMoments.Y,
			Z = StepMoments.Z;

	final double[] eigenvalue = new double[SIZE];
	final double[] multiplicity = new double[SIZE];
	final double[] teacherSquared = new double[SIZE];
	final double[] startSquare = new double[SIZE];
	final double[] startCross = new double[SIZE];

	/** N lambda and N lambda^2. */
	final double[] z = new double[SIZE];
	final double[] z2 = new double[SIZE];

	final BlockInverse ofCross = new BlockInverse();
	final BlockInverse ofSquare = new BlockInverse();

	/** The stages of sum e^2 and sum e w*. */
	final double[][] square = new double[S][SIZE];
	final double[][] cross = new double[S][SIZE];

	/** What e w* adds to e^2 at each stage. */
	final double[][] coupling = new double[S][SIZE];

	private final double[][] drive = new double[S][SIZE];
	private double[][] matrix;
	private final double[] startColumn = new double[S];

	/** Takes nodes from an index on; returns how many. */
	int load(final PredictionNodes nodes, final int from) {
		final int count = Math.min(SIZE, nodes.size() - from);
		load(nodes.eigenvalue, from, count, eigenvalue);
		load(nodes.multiplicity, from, count, multiplicity);
		load(nodes.teacherSquared, from, count, teacherSquared);
		load(nodes.square, from, count, startSquare);
		load(nodes.cross, from, count, startCross);
		return count;
	}

	private static void load(final double[] source, final int from, final int count, final double[] target) {
		System.arraycopy(source, from, target, 0, count);
		Arrays.fill(target, count, SIZE, 0);
	}

	void use(final DiscreteRadau tableau) {
		matrix = tableau.stageSlopes();
		Arrays.setAll(startColumn, k -> -tableau.slope(k + 1, 0));
	}

	/** Solves for the stages of a leap over steps, with the coefficients at each stage. */
	void solve(final double steps, final double[][] coefficients) {
		double largest = 0, fastest = 0;
		for (int j = 0; j < SIZE; j++) {
			z[j] = steps * eigenvalue[j];
			z2[j] = z[j] * eigenvalue[j];
		}
		for (int j = 0; j < SIZE; j++)
			largest = Math.max(largest, z[j]);
		for (int k = 0; k < S; k++)
			fastest = Math.max(fastest, 2 * Math.abs(coefficients[k][R]));
		// where nothing changes much the change is solved for, which leaves out the rounding of G w
		final boolean slow = largest * fastest < 0.5;
		solveCross(coefficients, slow);
		solveSquare(coefficients, slow);
	}

	private void solveCross(final double[][] coefficients, final boolean slow) {
		ofCross.fillBeside(matrix);
		for (int k = 0; k < S; k++) {
			final double[] diagonal = ofCross.entry(k, k), d = drive[k];
			final double r = coefficients[k][R], f = coefficients[k][F], own = matrix[k][k], first = startColumn[k];
			for (int j = 0; j < SIZE; j++)
				diagonal[j] = own - r * z[j];
			if (slow) for (int j = 0; j < SIZE; j++)
				d[j] = z[j] * (r * startCross[j] + f * teacherSquared[j]);
			else for (int j = 0; j < SIZE; j++)
				d[j] = first * startCross[j] + f * z[j] * teacherSquared[j];
		}
		ofCross.invert();
		stages(ofCross, slow, startCross, cross);
	}

	private void solveSquare(final double[][] coefficients, final boolean slow) {
		ofSquare.fillBeside(matrix);
		for (int k = 0; k < S; k++) {
			final double[] diagonal = ofSquare.entry(k, k), d = drive[k], couple = coupling[k], c = cross[k];
			final double r = 2 * coefficients[k][R], f = 2 * coefficients[k][F], n = coefficients[k][N], x = coefficients[k][X],
					y = 2 * coefficients[k][Y], zz = coefficients[k][Z], own = matrix[k][k], first = startColumn[k];
			for (int j = 0; j < SIZE; j++) {
				final double change = r * z[j] + x * z2[j];
				diagonal[j] = own - change;
				couple[j] = f * z[j] + y * z2[j];
				d[j] = slow ? change * startSquare[j] : first * startSquare[j];
			}
			for (int j = 0; j < SIZE; j++)
				d[j] += couple[j] * c[j] + n * z[j] * multiplicity[j] + zz * z2[j] * teacherSquared[j];
		}
		ofSquare.invert();
		stages(ofSquare, slow, startSquare, square);
	}

	private void stages(final BlockInverse inverse, final boolean slow, final double[] start, final double[][] stages) {
		for (int k = 0; k < S; k++) {
			inverse.weigh(k, drive, stages[k]);
			final double[] stage = stages[k];
			if (slow) for (int j = 0; j < SIZE; j++)
				stage[j] += start[j];
		}
	}
}
