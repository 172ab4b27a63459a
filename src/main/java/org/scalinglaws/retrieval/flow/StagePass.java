package org.scalinglaws.retrieval.flow;

import org.scalinglaws.integrate.RadauTableau;
import org.scalinglaws.linear.Sums;

/**
 * One sweep over the nodes for given rate and forcing at the stages of a Radau
 * step: since each node obeys a linear equation, its stages follow from one small
 * matrix ({@link StageBlock}), and the sums over nodes give what the two scalars must
 * be, with their derivatives.
 * <p>
 * With G as there, dY_k/drate_m = z G_km Y_m and dY_k/dforcing_m = z G_km. Sums of
 * derivatives run in as many lanes as a block has nodes, which vectorises.
 * </p>
 */
final class StagePass extends StageSums {

	static final int STAGES = 5;

	/** Largest z x rate that a step may have. */
	static final double LARGEST_GROWTH = 3;

	private static final int SIZE = StageBlock.SIZE;
	private static final int POLL = 128 * SIZE;
	private static final int S = STAGES;

	/** Derivatives of the sums at the end of the step. */
	final double[] squareByRate = new double[S];
	final double[] squareByForcing = new double[S];
	final double[] crossByRate = new double[S];
	final double[] crossByForcing = new double[S];

	private final RadauTableau tableau = RadauTableau.of(S);
	private final StageBlock block = new StageBlock(tableau);
	private final StepProgress progress;
	private final double[] squaredEigenvalue = new double[SIZE];
	private final double[] weight = new double[SIZE];
	private final double[][] cRateLanes = new double[S * S][SIZE];
	private final double[][] cForcingLanes = new double[S * S][SIZE];
	private final double[][] qRateLanes = new double[S * S][SIZE];
	private final double[][] qForcingLanes = new double[S * S][SIZE];

	/** @param progress polled every few milliseconds, so that a cancel leaves a sweep through an exception */
	StagePass(final StepProgress progress) {
		this.progress = progress;
	}

	/** The sums and their derivatives. */
	void run(final FlowNodes nodes, final double h, final double[] rate, final double[] forcing) {
		clear();
		for (final double[][] lanes : new double[][][] { cRateLanes, cForcingLanes, qRateLanes, qForcingLanes })
			for (final double[] lane : lanes)
				java.util.Arrays.fill(lane, 0);
		for (int from = 0; from < nodes.size(); from += SIZE) {
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			block.load(nodes, from);
			block.solve(h, rate, forcing);
			addSums();
			addDerivatives();
			addEndDerivatives();
		}
		sumDerivatives(nodes.form(), h);
		progress.sweepDone();
	}

	/** The sums and error estimates; the nodes then propose the end of the step. */
	void propose(final FlowNodes nodes, final double h, final double[] rate, final double[] forcing,
		final double startRate, final double startForcing)
	{
		clear();
		for (int from = 0; from < nodes.size(); from += SIZE) {
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			final int count = block.load(nodes, from);
			block.solve(h, rate, forcing);
			addSums();
			addErrors(startRate, startForcing);
			nodes.propose(from, count, block.alpha[S - 1], block.beta[S - 1]);
		}
		progress.sweepDone();
	}

	private void clear() {
		square = cross = errorC = errorQ = errorSquare = 0;
		for (final double[] vector : new double[][] { c, q, squareByRate, squareByForcing, crossByRate, crossByForcing })
			java.util.Arrays.fill(vector, 0);
	}

	private void addSums() {
		final double[] eigenvalue = block.eigenvalue;
		for (int k = 0; k < S; k++) {
			final double[] a = block.alpha[k], b = block.beta[k], o = block.overlap[k], n = block.norm[k];
			double sumC = 0, sumQ = 0;
			for (int j = 0; j < SIZE; j++) {
				sumC += eigenvalue[j] * o[j];
				sumQ += eigenvalue[j] * (a[j] * n[j] + b[j] * o[j]);
			}
			c[k] += sumC;
			q[k] += sumQ;
		}
		final double[] a = block.alpha[S - 1], b = block.beta[S - 1], o = block.overlap[S - 1], n = block.norm[S - 1];
		for (int j = 0; j < SIZE; j++) {
			square += a[j] * n[j] + b[j] * o[j];
			cross += o[j];
		}
	}

	private void addDerivatives() {
		final double[] eigenvalue = block.eigenvalue, squared = squaredEigenvalue, w = weight, tt = block.teacherSquared;
		for (int j = 0; j < SIZE; j++)
			squared[j] = eigenvalue[j] * eigenvalue[j];
		for (int k = 0; k < S; k++) {
			final double[] ok = block.overlap[k], nk = block.norm[k];
			for (int m = 0; m < S; m++) {
				final double[] g = block.inverse.entry(k, m), om = block.overlap[m], a = block.alpha[m], b = block.beta[m];
				final double[] cRate = cRateLanes[k * S + m], cForcing = cForcingLanes[k * S + m], qRate = qRateLanes[k * S + m],
						qForcing = qForcingLanes[k * S + m];
				for (int j = 0; j < SIZE; j++)
					w[j] = g[j] * squared[j];
				for (int j = 0; j < SIZE; j++) {
					cRate[j] += w[j] * om[j];
					cForcing[j] += w[j] * tt[j];
				}
				for (int j = 0; j < SIZE; j++) {
					qRate[j] += w[j] * (a[j] * nk[j] + b[j] * ok[j]);
					qForcing[j] += w[j] * ok[j];
				}
			}
		}
	}

	private void addEndDerivatives() {
		final double[] eigenvalue = block.eigenvalue, tt = block.teacherSquared;
		final double[] end = block.overlap[S - 1], norms = block.norm[S - 1];
		for (int m = 0; m < S; m++) {
			final double[] g = block.inverse.entry(S - 1, m), om = block.overlap[m], a = block.alpha[m], b = block.beta[m];
			double sRate = 0, sForcing = 0, xRate = 0, xForcing = 0;
			for (int j = 0; j < SIZE; j++) {
				final double factor = g[j] * eigenvalue[j];
				sRate += factor * (a[j] * norms[j] + b[j] * end[j]);
				sForcing += factor * end[j];
				xRate += factor * om[j];
				xForcing += factor * tt[j];
			}
			squareByRate[m] += sRate;
			squareByForcing[m] += sForcing;
			crossByRate[m] += xRate;
			crossByForcing[m] += xForcing;
		}
	}

	/** Adds up the lanes; the common factors are h (of z) and, for squares, 2. */
	private void sumDerivatives(final FlowForm form, final double h) {
		for (int k = 0; k < S; k++) {
			for (int m = 0; m < S; m++) {
				final double cRate = h * Sums.of(cRateLanes[k * S + m]), cForcing = h * Sums.of(cForcingLanes[k * S + m]);
				final double qRate = 2 * h * Sums.of(qRateLanes[k * S + m]), qForcing = 2 * h * Sums.of(qForcingLanes[k * S + m]);
				cByC[k][m] = cRate * form.rateC() + cForcing * form.forcingC();
				cByQ[k][m] = cRate * form.rateQ() + cForcing * form.forcingQ();
				qByC[k][m] = qRate * form.rateC() + qForcing * form.forcingC();
				qByQ[k][m] = qRate * form.rateQ() + qForcing * form.forcingQ();
			}
			squareByRate[k] *= 2 * h;
			squareByForcing[k] *= 2 * h;
			crossByRate[k] *= h;
			crossByForcing[k] *= h;
		}
	}

	/** The embedded formula's error of each node, damped where the node is stiff, as bounds on the errors of the sums. */
	private void addErrors(final double startRate, final double startForcing) {
		final double gamma = tableau.startWeight();
		final double[] end = block.overlap[S - 1], norms = block.norm[S - 1];
		for (int j = 0; j < SIZE; j++) {
			final double a0 = block.startAlpha[j], b0 = block.startBeta[j], z = block.z[j];
			double errorAlpha = gamma * z * startRate * a0;
			double errorBeta = gamma * z * (startRate * b0 + startForcing);
			for (int k = 0; k < S; k++) {
				errorAlpha += tableau.errorWeight(k + 1) * (block.alpha[k][j] - a0);
				errorBeta += tableau.errorWeight(k + 1) * (block.beta[k][j] - b0);
			}
			final double damping = 1 / (1 + gamma * z * Math.abs(startRate));
			errorAlpha *= damping;
			errorBeta *= damping;
			errorC += block.eigenvalue[j] * Math.abs(errorAlpha * block.startTeacher[j] + errorBeta * block.teacherSquared[j]);
			final double change = 2 * Math.abs(errorAlpha * norms[j] + errorBeta * end[j]);
			errorQ += block.eigenvalue[j] * change;
			errorSquare += change;
		}
	}
}
