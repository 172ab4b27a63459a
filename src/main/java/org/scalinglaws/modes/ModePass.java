package org.scalinglaws.modes;

import java.util.Arrays;

import org.scalinglaws.linear.Sums;

/**
 * One sweep over the nodes for given coefficients at the stages of a step: the sums that the scalars must be, and
 * their derivatives by the scalars at the stages. Sums of derivatives run in as many lanes as a block has nodes, which
 * vectorises.
 */
final class ModePass {

	private static final int SIZE = ModeBlock.SIZE;
	private static final int POLL = 128 * SIZE;
	private static final int S = StageValues.STAGES;

	private final ModeEquation equation;
	private final ModeBlock block;
	private final StepProgress progress;
	private final int scalars;

	/** What the scalars must be, scalar by scalar at the stages, and the recorded sums at the end. */
	final double[][] values;
	final double[] sums;

	/** Derivatives of scalar p at stage k (row p S + k), then of the sums, by scalar r at stage m (column r S + m). */
	final double[][] derivatives;

	/** Estimated errors at the end, none negative. */
	final double[] scalarErrors;
	final double[] sumErrors;

	private final double[][][] lanes;
	private final SumGradients gradients;
	private final double[][] errors;
	private final double[] slope = new double[SIZE];
	private final double[] rate = new double[SIZE];
	private final double[] endRate = new double[SIZE];

	/** @param progress polled every few milliseconds, so that a cancel leaves a sweep through an exception */
	ModePass(final ModeEquation equation, final StepProgress progress) {
		this.equation = equation;
		this.progress = progress;
		block = new ModeBlock(equation);
		scalars = equation.scalars();
		values = new double[scalars][S];
		sums = new double[equation.sums.size()];
		scalarErrors = new double[scalars];
		sumErrors = new double[sums.length];
		derivatives = new double[scalars * S + sums.length][scalars * S];
		lanes = new double[derivatives.length][scalars * S][SIZE];
		gradients = new SumGradients(equation, block);
		errors = new double[equation.components()][SIZE];
	}

	/**
	 * The sums and their derivatives.
	 *
	 * @param coefficients at the stages, over the whole step
	 * @param by their derivatives, stage by stage and scalar by scalar
	 */
	void run(final ModeNodes nodes, final StageValues step, final double[][] coefficients, final double[][][] by) {
		begin(step);
		for (final double[][] row : lanes)
			for (final double[] lane : row)
				Arrays.fill(lane, 0);
		for (int from = 0; from < nodes.size(); from += SIZE) {
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			block.load(nodes, from);
			block.solve(coefficients, false);
			gradients.take();
			for (int m = 0; m < S; m++)
				for (int r = 0; r < scalars; r++) {
					block.respond(m, by[m][r]);
					addDerivatives(r * S + m);
				}
		}
		setSums();
		for (int i = 0; i < derivatives.length; i++)
			for (int column = 0; column < scalars * S; column++)
				derivatives[i][column] = Sums.of(lanes[i][column]);
		progress.sweepDone();
	}

	/**
	 * The sums and error estimates; the nodes then propose the end of the step.
	 *
	 * @param start the coefficients at the start, over the whole step
	 */
	void propose(final ModeNodes nodes, final StageValues step, final double[][] coefficients, final double[] start) {
		begin(step);
		Arrays.fill(scalarErrors, 0);
		Arrays.fill(sumErrors, 0);
		for (int from = 0; from < nodes.size(); from += SIZE) {
			if (from % POLL == 0) progress.poll((double) from / nodes.size());
			final int count = block.load(nodes, from);
			block.solve(coefficients, true);
			gradients.take();
			addErrors(step, start, coefficients[S - 1]);
			for (int c = 0; c < nodes.next().length; c++)
				System.arraycopy(block.stages[S - 1][c], 0, nodes.next()[c], from, count);
		}
		setSums();
		progress.sweepDone();
	}

	private void begin(final StageValues step) {
		block.use(step.tableau);
		gradients.begin();
	}

	private void setSums() {
		for (int p = 0; p < scalars; p++)
			for (int k = 0; k < S; k++)
				values[p][k] = gradients.sum(p, k);
		for (int i = 0; i < sums.length; i++)
			sums[i] = gradients.sum(scalars + i, S - 1);
	}

	private void addDerivatives(final int column) {
		for (int p = 0; p < scalars; p++)
			for (int k = 0; k < S; k++)
				gradients.add(p, k, block.response[k], lanes[p * S + k][column]);
		for (int i = 0; i < sums.length; i++)
			gradients.add(scalars + i, S - 1, block.response[S - 1], lanes[scalars * S + i][column]);
	}

	/**
	 * The embedded formula's error of each node, damped where the node is stiff from the start to the end, as bounds
	 * on the errors of the sums.
	 */
	private void addErrors(final StageValues step, final double[] start, final double[] end) {
		for (int c = 0; c < errors.length; c++)
			if (gradients.dependsOn(c)) setError(c, step, start, end);
		for (int i = 0; i < scalars + sums.length; i++) {
			Arrays.fill(slope, 0);
			gradients.add(i, S - 1, errors, slope);
			double total = 0;
			for (final double error : slope)
				total += Math.abs(error);
			if (i < scalars) scalarErrors[i] += total;
			else sumErrors[i - scalars] += total;
		}
	}

	private void setError(final int component, final StageValues step, final double[] start, final double[] end) {
		final double gamma = step.tableau.startWeight();
		final double[] first = block.start[component], error = errors[component];
		block.startSlope(component, start, error);
		block.ownRate(component, start, rate);
		block.ownRate(component, end, endRate);
		for (int j = 0; j < SIZE; j++)
			error[j] *= gamma;
		for (int k = 0; k < S; k++) {
			final double weight = step.tableau.errorWeight(k + 1);
			final double[] stage = block.stages[k][component];
			for (int j = 0; j < SIZE; j++)
				error[j] += weight * (stage[j] - first[j]);
		}
		for (int j = 0; j < SIZE; j++)
			error[j] /= 1 + gamma * Math.min(Math.abs(rate[j]), Math.abs(endRate[j]));
	}
}
