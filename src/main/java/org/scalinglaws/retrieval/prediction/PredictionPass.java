package org.scalinglaws.retrieval.prediction;

import java.util.Arrays;

import org.scalinglaws.integrate.DiscreteRadau;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.Sums;
import org.scalinglaws.retrieval.flow.StageSums;
import org.scalinglaws.retrieval.flow.StepProgress;

/**
 * One sweep over the nodes for given coefficients at the stages of a leap: the sums
 * that the two scalars must be, and their derivatives by the scalars at the stages.
 * Sums of derivatives run in as many lanes as a block has nodes, which vectorises.
 */
final class PredictionPass extends StageSums {

	private static final int SIZE = PredictionBlock.SIZE;
	private static final int POLL = 128 * SIZE;
	private static final int S = DiscreteRadau.STAGES;
	private static final int R = StepMoments.R, F = StepMoments.F, N = StepMoments.N, X = StepMoments.X, Y = StepMoments.Y,
			Z = StepMoments.Z;

	private final PredictionBlock block = new PredictionBlock();
	private final StepProgress progress;
	private final double[][] crossByC = new double[S][SIZE];
	private final double[][] crossByQ = new double[S][SIZE];
	private final double[][] squareByC = new double[S][SIZE];
	private final double[][] squareByQ = new double[S][SIZE];
	private final double[][] carried = new double[S][SIZE];
	private final double[] through = new double[SIZE];
	private final double[][] lanes = new double[4 * S * S][SIZE];

	/** @param progress polled every few milliseconds, so that a cancel leaves a sweep through an exception */
	PredictionPass(final StepProgress progress) {
		this.progress = progress;
	}

	/** The sums and their derivatives. */
	void run(final PredictionNodes nodes, final DiscreteRadau tableau, final StageCoefficients stages) {
		begin(tableau);
		for (final double[] lane : lanes)
			Arrays.fill(lane, 0);
		for (int from = 0; from < nodes.size(); from += SIZE) {
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			block.load(nodes, from);
			block.solve(tableau.steps(), stages.values);
			addSums();
			differentiate(stages);
			for (int m = 0; m < S; m++)
				addDerivatives(m);
		}
		for (int k = 0; k < S; k++)
			for (int m = 0; m < S; m++) {
				final int i = 4 * (k * S + m);
				cByC[k][m] = Sums.of(lanes[i]);
				cByQ[k][m] = Sums.of(lanes[i + 1]);
				qByC[k][m] = Sums.of(lanes[i + 2]);
				qByQ[k][m] = Sums.of(lanes[i + 3]);
			}
		progress.sweepDone();
	}

	/**
	 * The sums and error estimates; the nodes then propose the end of the leap.
	 *
	 * @param start the coefficients at the start
	 */
	void propose(final PredictionNodes nodes, final DiscreteRadau tableau, final StageCoefficients stages,
		final double[] start)
	{
		begin(tableau);
		for (int from = 0; from < nodes.size(); from += SIZE) {
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			final int count = block.load(nodes, from);
			block.solve(tableau.steps(), stages.values);
			addSums();
			addErrors(tableau, start, stages.values[S - 1]);
			System.arraycopy(block.square[S - 1], 0, nodes.nextSquare, from, count);
			System.arraycopy(block.cross[S - 1], 0, nodes.nextCross, from, count);
		}
		progress.sweepDone();
	}

	private void begin(final DiscreteRadau tableau) {
		block.use(tableau);
		square = cross = errorC = errorQ = errorSquare = 0;
		Arrays.fill(c, 0);
		Arrays.fill(q, 0);
	}

	private void addSums() {
		for (int k = 0; k < S; k++) {
			c[k] += DotProducts.of(block.eigenvalue, block.cross[k]);
			q[k] += DotProducts.of(block.eigenvalue, block.square[k]);
		}
		square += Sums.of(block.square[S - 1]);
		cross += Sums.of(block.cross[S - 1]);
	}

	/** What the recursions at each stage gain by the scalars there. */
	private void differentiate(final StageCoefficients stages) {
		for (int m = 0; m < S; m++) {
			differentiate(stages.byC[m], block.cross[m], block.square[m], crossByC[m], squareByC[m]);
			differentiate(stages.byQ[m], block.cross[m], block.square[m], crossByQ[m], squareByQ[m]);
		}
	}

	private void differentiate(final double[] by, final double[] meanCross, final double[] meanSquare,
		final double[] ofCross, final double[] ofSquare)
	{
		final double r = by[R], f = by[F], n = by[N], x = by[X], y = by[Y], zz = by[Z];
		final double[] z = block.z, z2 = block.z2, t = block.teacherSquared, multiplicity = block.multiplicity;
		for (int j = 0; j < SIZE; j++)
			ofCross[j] = z[j] * (r * meanCross[j] + f * t[j]);
		for (int j = 0; j < SIZE; j++)
			ofSquare[j] = z[j] * (2 * (r * meanSquare[j] + f * meanCross[j]) + n * multiplicity[j]);
		for (int j = 0; j < SIZE; j++)
			ofSquare[j] += z2[j] * (x * meanSquare[j] + 2 * y * meanCross[j] + zz * t[j]);
	}

	/** By the scalars of stage m: on e w* through G, on e^2 through H, and by way of e w* through H coupling G. */
	private void addDerivatives(final int m) {
		final double[] eigenvalue = block.eigenvalue, cc = crossByC[m], cq = crossByQ[m], sc = squareByC[m], sq =
			squareByQ[m];
		for (int l = 0; l < S; l++) {
			final double[] g = block.ofCross.entry(l, m), couple = block.coupling[l], product = carried[l];
			for (int j = 0; j < SIZE; j++)
				product[j] = couple[j] * g[j];
		}
		for (int k = 0; k < S; k++) {
			final int i = 4 * (k * S + m);
			final double[] g = block.ofCross.entry(k, m), h = block.ofSquare.entry(k, m);
			final double[] laneCC = lanes[i], laneCQ = lanes[i + 1], laneQC = lanes[i + 2], laneQQ = lanes[i + 3];
			block.ofSquare.weigh(k, carried, through);
			for (int j = 0; j < SIZE; j++) {
				laneCC[j] += eigenvalue[j] * g[j] * cc[j];
				laneCQ[j] += eigenvalue[j] * g[j] * cq[j];
			}
			for (int j = 0; j < SIZE; j++)
				laneQC[j] += eigenvalue[j] * (h[j] * sc[j] + through[j] * cc[j]);
			for (int j = 0; j < SIZE; j++)
				laneQQ[j] += eigenvalue[j] * (h[j] * sq[j] + through[j] * cq[j]);
		}
	}

	/**
	 * The embedded formula's error of each node, damped where the node is stiff from
	 * the start to the end, as bounds on the errors of the sums.
	 */
	private void addErrors(final DiscreteRadau tableau, final double[] start, final double[] end) {
		final double gamma = tableau.startWeight();
		final double damping = Math.min(Math.abs(start[R]), Math.abs(end[R]));
		for (int j = 0; j < SIZE; j++) {
			final double z = block.z[j], z2 = block.z2[j], c0 = block.startCross[j], s0 = block.startSquare[j];
			final double t = block.teacherSquared[j], own = 2 * start[R] * z + start[X] * z2;
			double ofCross = gamma * z * (start[R] * c0 + start[F] * t);
			double ofSquare = gamma * (own * s0 + 2 * (start[F] * z + start[Y] * z2) * c0 + start[N] * z *
				block.multiplicity[j] + start[Z] * z2 * t);
			for (int k = 0; k < S; k++) {
				ofCross += tableau.errorWeight(k + 1) * (block.cross[k][j] - c0);
				ofSquare += tableau.errorWeight(k + 1) * (block.square[k][j] - s0);
			}
			ofCross /= 1 + gamma * z * damping;
			ofSquare /= 1 + gamma * Math.min(Math.abs(own), Math.abs(2 * end[R] * z + end[X] * z2));
			errorC += block.eigenvalue[j] * Math.abs(ofCross);
			errorQ += block.eigenvalue[j] * Math.abs(ofSquare);
			errorSquare += Math.abs(ofSquare);
		}
	}
}
