package org.scalinglaws.retrieval.flow;

import java.util.Arrays;

import org.scalinglaws.integrate.RadauTableau;
import org.scalinglaws.linear.BlockInverse;

/**
 * The stages of a Radau step for a block of nodes at once.
 * <p>
 * For a node of eigenvalue lambda and z = h lambda the stages are Y = G (w Y_0 + z
 * forcing) with G = (W - z diag(rate))^-1, W the tableau's differentiation matrix
 * and w its first column, negated. The elimination of {@link BlockInverse} needs no pivots
 * as long as z rate stays below 3.6: the leading minors of W - x are positive there and
 * for all negative x.
 * </p>
 * <p>
 * HotSpot turns a loop into vector code only if it starts at index 0 of every array
 * and likes a constant count: so a block is copied from the nodes first, and the last
 * one is filled up with nodes that are nothing.
 * </p>
 */
final class StageBlock {

	static final int SIZE = BlockInverse.SIZE;
	private static final int S = StagePass.STAGES;

	final double[] eigenvalue = new double[SIZE];
	final double[] startSquared = new double[SIZE];
	final double[] startTeacher = new double[SIZE];
	final double[] teacherSquared = new double[SIZE];
	final double[] startAlpha = new double[SIZE];
	final double[] startBeta = new double[SIZE];
	final double[] z = new double[SIZE];

	/** G, and the stages with their moments e w* and e v (v the start). */
	final BlockInverse inverse = new BlockInverse();
	final double[][] alpha = new double[S][SIZE];
	final double[][] beta = new double[S][SIZE];
	final double[][] overlap = new double[S][SIZE];
	final double[][] norm = new double[S][SIZE];

	private final double[][] matrix;
	private final double[] startColumn = new double[S];

	StageBlock(final RadauTableau tableau) {
		matrix = tableau.stageSlopes();
		Arrays.setAll(startColumn, k -> -tableau.slope(k + 1, 0));
	}

	/** Takes nodes from an index on; returns how many. */
	int load(final FlowNodes nodes, final int from) {
		final int count = Math.min(SIZE, nodes.size() - from);
		load(nodes.eigenvalue, from, count, eigenvalue);
		load(nodes.startSquared, from, count, startSquared);
		load(nodes.startTeacher, from, count, startTeacher);
		load(nodes.teacherSquared, from, count, teacherSquared);
		load(nodes.alpha(), from, count, startAlpha);
		load(nodes.beta(), from, count, startBeta);
		return count;
	}

	private static void load(final double[] source, final int from, final int count, final double[] target) {
		System.arraycopy(source, from, target, 0, count);
		Arrays.fill(target, count, SIZE, 0);
	}

	/** Solves for the stages of a step of length h. */
	void solve(final double h, final double[] rate, final double[] forcing) {
		for (int j = 0; j < SIZE; j++)
			z[j] = h * eigenvalue[j];
		inverse.fillBeside(matrix);
		for (int k = 0; k < S; k++)
			fillDiagonal(inverse.entry(k, k), matrix[k][k], rate[k]);
		inverse.invert();
		final boolean slow = isSlow(rate);
		for (int k = 0; k < S; k++)
			stage(k, rate, forcing, slow);
	}

	private void fillDiagonal(final double[] entry, final double constant, final double rate) {
		for (int j = 0; j < SIZE; j++)
			entry[j] = constant - rate * z[j];
	}

	/** Whether no node of the block changes much: its propagator is then 1 + z G rate, without the rounding of G w. */
	private boolean isSlow(final double[] rate) {
		double fastest = 0, largest = 0;
		for (final double value : rate)
			fastest = Math.max(fastest, Math.abs(value));
		for (int j = 0; j < SIZE; j++)
			largest = Math.max(largest, z[j]);
		return largest * fastest < 0.5;
	}

	private void stage(final int k, final double[] rate, final double[] forcing, final boolean slow) {
		final double[] a = alpha[k], b = beta[k], o = overlap[k], n = norm[k];
		inverse.weigh(k, slow ? rate : startColumn, a);
		inverse.weigh(k, forcing, b);
		if (slow) for (int j = 0; j < SIZE; j++)
			a[j] = 1 + z[j] * a[j];
		for (int j = 0; j < SIZE; j++) {
			b[j] = a[j] * startBeta[j] + z[j] * b[j];
			a[j] *= startAlpha[j];
		}
		for (int j = 0; j < SIZE; j++) {
			o[j] = a[j] * startTeacher[j] + b[j] * teacherSquared[j];
			n[j] = a[j] * startSquared[j] + b[j] * startTeacher[j];
		}
	}
}
