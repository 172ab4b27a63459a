package org.scalinglaws.retrieval;

import org.scalinglaws.integrate.RadauTableau;

/**
 * The stages of a Radau step for a block of nodes at once.
 * <p>
 * For a node of eigenvalue lambda and z = h lambda the stages are Y = G (w Y_0 + z
 * forcing) with G = (W - z diag(rate))^-1, W the tableau's differentiation matrix
 * and w its first column, negated. The elimination needs no pivots as long as z rate
 * stays below 3.6 (the leading minors of W - x are positive there and for all
 * negative x).
 * </p>
 * <p>
 * HotSpot turns a loop into vector code only if it starts at index 0 of every array
 * and likes a constant count: so a block is copied from the nodes first, and the last
 * one is filled up with nodes that are nothing.
 * </p>
 */
final class StageBlock {

	static final int SIZE = 64;
	private static final int S = StagePass.STAGES;

	final double[] eigenvalue = new double[SIZE];
	final double[] startSquared = new double[SIZE];
	final double[] startTeacher = new double[SIZE];
	final double[] teacherSquared = new double[SIZE];
	final double[] startAlpha = new double[SIZE];
	final double[] startBeta = new double[SIZE];
	final double[] z = new double[SIZE];

	/** G, row by row, and the stages with their moments e w* and e v (v the start). */
	final double[][] inverse = new double[S * S][SIZE];
	final double[][] alpha = new double[S][SIZE];
	final double[][] beta = new double[S][SIZE];
	final double[][] overlap = new double[S][SIZE];
	final double[][] norm = new double[S][SIZE];

	private final RadauTableau tableau;
	private final double[] startColumn = new double[S];

	StageBlock(final RadauTableau tableau) {
		this.tableau = tableau;
		for (int k = 0; k < S; k++)
			startColumn[k] = -tableau.derivative(k + 1, 0);
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
		java.util.Arrays.fill(target, count, SIZE, 0);
	}

	/** Solves for the stages of a step of length h. */
	void solve(final double h, final double[] rate, final double[] forcing) {
		for (int j = 0; j < SIZE; j++)
			z[j] = h * eigenvalue[j];
		for (int k = 0; k < S; k++)
			for (int m = 0; m < S; m++)
				if (k == m) fillDiagonal(inverse[k * S + m], tableau.derivative(k + 1, m + 1), rate[k]);
				else java.util.Arrays.fill(inverse[k * S + m], tableau.derivative(k + 1, m + 1));
		for (int pivot = 0; pivot < S; pivot++)
			eliminate(pivot);
		final boolean slow = isSlow(rate);
		for (int k = 0; k < S; k++)
			stage(k, rate, forcing, slow);
	}

	private void fillDiagonal(final double[] entry, final double constant, final double rate) {
		for (int j = 0; j < SIZE; j++)
			entry[j] = constant - rate * z[j];
	}

	/** One step of Gauss-Jordan inversion in place, for all matrices. */
	private void eliminate(final int pivot) {
		final double[] p = inverse[pivot * S + pivot];
		for (int j = 0; j < SIZE; j++)
			p[j] = 1 / p[j];
		final double[][] row = others(pivot, pivot);
		for (final double[] entry : row)
			multiply(entry, p);
		for (int k = 0; k < S; k++)
			if (k != pivot) subtract(others(k, pivot), inverse[k * S + pivot], row, p);
	}

	/** A row without the pivot's column. */
	private double[][] others(final int row, final int pivot) {
		final double[][] entries = new double[S - 1][];
		for (int m = 0; m < S - 1; m++)
			entries[m] = inverse[row * S + (m < pivot ? m : m + 1)];
		return entries;
	}

	private static void multiply(final double[] a, final double[] b) {
		for (int j = 0; j < SIZE; j++)
			a[j] *= b[j];
	}

	private static void subtractProduct(final double[] a, final double[] b, final double[] c) {
		for (int j = 0; j < SIZE; j++)
			a[j] -= b[j] * c[j];
	}

	/** row -= factor x pivot's row, factor -> -factor / pivot. */
	private static void subtract(final double[][] row, final double[] factor, final double[][] pivots, final double[] p) {
		for (int m = 0; m < S - 1; m++)
			subtractProduct(row[m], factor, pivots[m]);
		for (int j = 0; j < SIZE; j++)
			factor[j] *= -p[j];
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
		weigh(k, slow ? rate : startColumn, a);
		weigh(k, forcing, b);
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

	/** Row k of the inverse times a vector. */
	private void weigh(final int k, final double[] vector, final double[] target) {
		final double[] i0 = inverse[k * S], i1 = inverse[k * S + 1], i2 = inverse[k * S + 2], i3 = inverse[k * S + 3], i4 =
			inverse[k * S + 4];
		final double v0 = vector[0], v1 = vector[1], v2 = vector[2], v3 = vector[3], v4 = vector[4];
		for (int j = 0; j < SIZE; j++)
			target[j] = i0[j] * v0 + i1[j] * v1 + i2[j] * v2 + i3[j] * v3 + i4[j] * v4;
	}
}
