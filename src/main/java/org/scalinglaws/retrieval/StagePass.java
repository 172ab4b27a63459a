package org.scalinglaws.retrieval;

import org.scalinglaws.integrate.RadauTableau;

/**
 * One sweep over the nodes for given rate and forcing at the stages of a Radau
 * step: since each node obeys a linear equation, its stages follow from one small
 * matrix, and the sums over nodes give what the two scalars must be, with their
 * derivatives.
 * <p>
 * For a node of eigenvalue lambda and z = h lambda the stages are Y = G (w Y_0 + z
 * forcing) with G = (W - z diag(rate))^-1, W the tableau's differentiation matrix
 * and w its first column, negated; dY_k/drate_m = z G_km Y_m, dY_k/dforcing_m = z
 * G_km. Nodes go in blocks through loops that the compiler vectorises. The
 * elimination needs no pivots as long as z rate stays below 3.6 (the leading minors
 * of W - x are positive there and for all negative x).
 * </p>
 */
final class StagePass {

	static final int STAGES = 5;

	/** Largest z x rate that a step may have. */
	static final double LARGEST_GROWTH = 3;

	private static final int BLOCK = 64;
	private static final int POLL = 128 * BLOCK;
	private static final int S = STAGES;

	final double[] c = new double[S];
	final double[] q = new double[S];
	final double[][] cByRate = new double[S][S];
	final double[][] cByForcing = new double[S][S];
	final double[][] qByRate = new double[S][S];
	final double[][] qByForcing = new double[S][S];

	/** sum e^2 and sum e w* at the end of the step, and their derivatives. */
	double square;
	double cross;
	final double[] squareByRate = new double[S];
	final double[] squareByForcing = new double[S];
	final double[] crossByRate = new double[S];
	final double[] crossByForcing = new double[S];

	/** Estimated errors of c, q and sum e^2 at the end of the step. */
	double errorC;
	double errorQ;
	double errorSquare;

	private final RadauTableau tableau = RadauTableau.of(S);
	private final double[] startColumn = new double[S];
	private final StepProgress progress;
	private final double[][] inverse = new double[S * S][BLOCK];
	private final double[][] alpha = new double[S][BLOCK];
	private final double[][] beta = new double[S][BLOCK];
	private final double[][] overlap = new double[S][BLOCK];
	private final double[][] norm = new double[S][BLOCK];
	private final double[] z = new double[BLOCK];
	private final double[] propagator = new double[BLOCK];
	private final double[] source = new double[BLOCK];

	/** @param progress polled every few milliseconds, so that a cancel leaves a sweep through an exception */
	StagePass(final StepProgress progress) {
		this.progress = progress;
		for (int k = 0; k < S; k++)
			startColumn[k] = -tableau.derivative(k + 1, 0);
	}

	/** The sums and, if wanted, their derivatives. */
	void run(final FlowNodes nodes, final double h, final double[] rate, final double[] forcing,
		final boolean derivatives)
	{
		clear();
		for (int from = 0; from < nodes.size(); from += BLOCK) {
			final int count = Math.min(BLOCK, nodes.size() - from);
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			solveBlock(nodes, from, count, h, rate, forcing);
			addSums(nodes, from, count);
			if (derivatives) addDerivatives(nodes, from, count);
		}
		if (derivatives) scaleDerivatives(h);
		progress.sweepDone();
	}

	/** The sums and error estimates; the nodes then propose the end of the step. */
	void propose(final FlowNodes nodes, final double h, final double[] rate, final double[] forcing,
		final double startRate, final double startForcing)
	{
		clear();
		for (int from = 0; from < nodes.size(); from += BLOCK) {
			final int count = Math.min(BLOCK, nodes.size() - from);
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			solveBlock(nodes, from, count, h, rate, forcing);
			addSums(nodes, from, count);
			addErrors(nodes, from, count, startRate, startForcing);
			nodes.propose(from, count, alpha[S - 1], beta[S - 1]);
		}
		progress.sweepDone();
	}

	private void clear() {
		square = cross = errorC = errorQ = errorSquare = 0;
		for (final double[] vector : new double[][] { c, q, squareByRate, squareByForcing, crossByRate, crossByForcing })
			java.util.Arrays.fill(vector, 0);
		for (int k = 0; k < S; k++)
			for (final double[] row : new double[][] { cByRate[k], cByForcing[k], qByRate[k], qByForcing[k] })
				java.util.Arrays.fill(row, 0);
	}

	private void solveBlock(final FlowNodes nodes, final int from, final int count, final double h,
		final double[] rate, final double[] forcing)
	{
		for (int j = 0; j < count; j++)
			z[j] = h * nodes.eigenvalue[from + j];
		for (int k = 0; k < S; k++)
			for (int m = 0; m < S; m++)
				fill(inverse[k * S + m], tableau.derivative(k + 1, m + 1), k == m ? rate[k] : 0, count);
		for (int pivot = 0; pivot < S; pivot++)
			eliminate(pivot, count);
		final boolean slow = isSlow(rate, count);
		for (int k = 0; k < S; k++)
			stage(nodes, from, count, rate, forcing, slow, k);
	}

	/** Whether no node of the block changes much: its propagator is then 1 + z G rate, without the rounding of G w. */
	private boolean isSlow(final double[] rate, final int count) {
		double fastest = 0, largest = 0;
		for (final double value : rate)
			fastest = Math.max(fastest, Math.abs(value));
		for (int j = 0; j < count; j++)
			largest = Math.max(largest, z[j]);
		return largest * fastest < 0.5;
	}

	private void fill(final double[] entry, final double constant, final double rate, final int count) {
		for (int j = 0; j < count; j++)
			entry[j] = constant - rate * z[j];
	}

	/** One step of Gauss-Jordan inversion in place, for a block of matrices. */
	private void eliminate(final int pivot, final int count) {
		final double[] p = inverse[pivot * S + pivot];
		reciprocal(p, count);
		for (int m = 0; m < S; m++)
			if (m != pivot) multiply(inverse[pivot * S + m], p, count);
		for (int k = 0; k < S; k++) {
			if (k == pivot) continue;
			final double[] factor = inverse[k * S + pivot];
			for (int m = 0; m < S; m++)
				if (m != pivot) subtractProduct(inverse[k * S + m], factor, inverse[pivot * S + m], count);
			negativeProduct(factor, p, count);
		}
	}

	private static void reciprocal(final double[] a, final int count) {
		for (int j = 0; j < count; j++)
			a[j] = 1 / a[j];
	}

	private static void multiply(final double[] a, final double[] b, final int count) {
		for (int j = 0; j < count; j++)
			a[j] *= b[j];
	}

	private static void negativeProduct(final double[] a, final double[] b, final int count) {
		for (int j = 0; j < count; j++)
			a[j] *= -b[j];
	}

	private static void subtractProduct(final double[] a, final double[] b, final double[] d, final int count) {
		for (int j = 0; j < count; j++)
			a[j] -= b[j] * d[j];
	}

	private void stage(final FlowNodes nodes, final int from, final int count, final double[] rate,
		final double[] forcing, final boolean slow, final int k)
	{
		weigh(k, slow ? rate : startColumn, propagator, count);
		weigh(k, forcing, source, count);
		if (slow) for (int j = 0; j < count; j++)
			propagator[j] = 1 + z[j] * propagator[j];
		final double[] a = alpha[k], b = beta[k], startAlpha = nodes.alpha(), startBeta = nodes.beta();
		for (int j = 0; j < count; j++) {
			a[j] = propagator[j] * startAlpha[from + j];
			b[j] = propagator[j] * startBeta[from + j] + z[j] * source[j];
		}
		final double[] o = overlap[k], n = norm[k], ww = nodes.startSquared, wt = nodes.startTeacher, tt =
			nodes.teacherSquared;
		for (int j = 0; j < count; j++) {
			o[j] = a[j] * wt[from + j] + b[j] * tt[from + j];
			n[j] = a[j] * ww[from + j] + b[j] * wt[from + j];
		}
	}

	/** Row k of the inverse times a vector. */
	private void weigh(final int k, final double[] vector, final double[] target, final int count) {
		final double[] i0 = inverse[k * S], i1 = inverse[k * S + 1], i2 = inverse[k * S + 2], i3 = inverse[k * S + 3], i4 =
			inverse[k * S + 4];
		final double v0 = vector[0], v1 = vector[1], v2 = vector[2], v3 = vector[3], v4 = vector[4];
		for (int j = 0; j < count; j++)
			target[j] = i0[j] * v0 + i1[j] * v1 + i2[j] * v2 + i3[j] * v3 + i4[j] * v4;
	}

	private void addSums(final FlowNodes nodes, final int from, final int count) {
		final double[] eigenvalue = nodes.eigenvalue;
		for (int k = 0; k < S; k++) {
			final double[] a = alpha[k], b = beta[k], o = overlap[k], n = norm[k];
			double sumC = 0, sumQ = 0;
			for (int j = 0; j < count; j++) {
				sumC += eigenvalue[from + j] * o[j];
				sumQ += eigenvalue[from + j] * (a[j] * n[j] + b[j] * o[j]);
			}
			c[k] += sumC;
			q[k] += sumQ;
		}
		final double[] a = alpha[S - 1], b = beta[S - 1], o = overlap[S - 1], n = norm[S - 1];
		for (int j = 0; j < count; j++) {
			square += a[j] * n[j] + b[j] * o[j];
			cross += o[j];
		}
	}

	private void addDerivatives(final FlowNodes nodes, final int from, final int count) {
		final double[] eigenvalue = nodes.eigenvalue, tt = nodes.teacherSquared;
		for (int k = 0; k < S; k++) {
			final double[] ok = overlap[k], nk = norm[k];
			for (int m = 0; m < S; m++) {
				final double[] g = inverse[k * S + m], om = overlap[m], a = alpha[m], b = beta[m];
				double cRate = 0, cForcing = 0, qRate = 0, qForcing = 0;
				for (int j = 0; j < count; j++) {
					final double weight = g[j] * eigenvalue[from + j] * eigenvalue[from + j];
					cRate += weight * om[j];
					cForcing += weight * tt[from + j];
					qRate += weight * (a[j] * nk[j] + b[j] * ok[j]);
					qForcing += weight * ok[j];
				}
				cByRate[k][m] += cRate;
				cByForcing[k][m] += cForcing;
				qByRate[k][m] += qRate;
				qByForcing[k][m] += qForcing;
			}
		}
		addEndDerivatives(nodes, from, count);
	}

	private void addEndDerivatives(final FlowNodes nodes, final int from, final int count) {
		final double[] eigenvalue = nodes.eigenvalue, tt = nodes.teacherSquared;
		final double[] end = overlap[S - 1], norms = norm[S - 1];
		for (int m = 0; m < S; m++) {
			final double[] g = inverse[(S - 1) * S + m], om = overlap[m], a = alpha[m], b = beta[m];
			double sRate = 0, sForcing = 0, xRate = 0, xForcing = 0;
			for (int j = 0; j < count; j++) {
				final double weight = g[j] * eigenvalue[from + j];
				sRate += weight * (a[j] * norms[j] + b[j] * end[j]);
				sForcing += weight * end[j];
				xRate += weight * om[j];
				xForcing += weight * tt[from + j];
			}
			squareByRate[m] += sRate;
			squareByForcing[m] += sForcing;
			crossByRate[m] += xRate;
			crossByForcing[m] += xForcing;
		}
	}

	/** The common factors h (of z) and, for squares, 2. */
	private void scaleDerivatives(final double h) {
		for (int k = 0; k < S; k++) {
			for (int m = 0; m < S; m++) {
				cByRate[k][m] *= h;
				cByForcing[k][m] *= h;
				qByRate[k][m] *= 2 * h;
				qByForcing[k][m] *= 2 * h;
			}
			squareByRate[k] *= 2 * h;
			squareByForcing[k] *= 2 * h;
			crossByRate[k] *= h;
			crossByForcing[k] *= h;
		}
	}

	/** The embedded formula's error of each node, damped where the node is stiff, as bounds on the errors of the sums. */
	private void addErrors(final FlowNodes nodes, final int from, final int count, final double startRate,
		final double startForcing)
	{
		final double gamma = tableau.startWeight();
		final double[] end = overlap[S - 1], norms = norm[S - 1], startAlpha = nodes.alpha(), startBeta = nodes.beta();
		for (int j = 0; j < count; j++) {
			final int node = from + j;
			final double a0 = startAlpha[node], b0 = startBeta[node];
			double errorAlpha = gamma * z[j] * startRate * a0;
			double errorBeta = gamma * z[j] * (startRate * b0 + startForcing);
			for (int k = 0; k < S; k++) {
				errorAlpha += tableau.errorWeight(k + 1) * (alpha[k][j] - a0);
				errorBeta += tableau.errorWeight(k + 1) * (beta[k][j] - b0);
			}
			final double damping = 1 / (1 + gamma * z[j] * Math.abs(startRate));
			errorAlpha *= damping;
			errorBeta *= damping;
			final double lambda = nodes.eigenvalue[node];
			errorC += lambda * Math.abs(errorAlpha * nodes.startTeacher[node] + errorBeta * nodes.teacherSquared[node]);
			final double change = 2 * Math.abs(errorAlpha * norms[j] + errorBeta * end[j]);
			errorQ += lambda * change;
			errorSquare += change;
		}
	}
}
