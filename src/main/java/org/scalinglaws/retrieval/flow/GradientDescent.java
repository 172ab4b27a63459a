package org.scalinglaws.retrieval.flow;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * Gradient descent on the population loss at a finite step,
 * w &lt;- w - learningRate grad L(w), on a spectral measure.
 * <p>
 * The weights stay alpha w(0) + beta w*, so that one step costs one sweep over the
 * nodes. Near an optimum the recursion runs on the error, free of cancellation. A
 * learning rate above 1/(12 lambda_1 s*) or so makes it oscillate or diverge, which
 * is a result.
 * </p>
 *
 * @see <a href="https://arxiv.org/abs/2511.18661">arXiv 2511.18661, figure 2</a>
 */
public final class GradientDescent {

	/** Beyond this energy the recursion cannot come back. */
	private static final double DIVERGED = 1e100;

	private static final int POLL = 1 << 16;

	private final SpectralMeasure measure;
	private final double learningRate;

	/**
	 * @param learningRate positive
	 * @throws IllegalArgumentException if it is not
	 */
	public GradientDescent(final SpectralMeasure measure, final double learningRate) {
		this.measure = Require.given("measure", measure);
		this.learningRate = Require.positive("learningRate", learningRate);
	}

	/**
	 * Takes steps, with records evenly spaced in their logarithm.
	 *
	 * @param steps in [1, 1e12]
	 * @param records number of rows at most, the start included; at least 2
	 * @return trajectory with columns time = step x learningRate, step,
	 *         {@link Observables#COLUMNS} and diverged; it ends with a row of diverged
	 *         = 1, with the last finite values, if the recursion diverges
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public FlowSolution solve(final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, 1_000_000_000_000L);
		Require.inRange("records", records, 2, 1_000_000);
		final List<String> names = new ArrayList<>(List.of("time", "step"));
		names.addAll(Observables.COLUMNS);
		names.add("diverged");
		final Columns.Builder rows = Columns.builder(names);
		final FlowNodes nodes = new FlowNodes(measure);
		final long[] recorded = LogSteps.upTo(steps, records);
		double c = nodes.overlap(1), q = nodes.energy(1);
		final double[] sums = new double[2];
		long step = 0;
		boolean complete = true, diverged = false;
		Observables observables = nodes.observables();
		for (final long target : recorded) {
			while (step < target && complete && !diverged) {
				sweep(nodes, learningRate * nodes.form().rate(c, q), learningRate * nodes.form().forcing(c, q), sums);
				diverged = !(Math.abs(sums[0]) < DIVERGED && Math.abs(sums[1]) < DIVERGED);
				step++;
				if (diverged) break;
				nodes.swap();
				c = sums[0];
				q = sums[1];
				final int sign = nodes.form().preferredSign(c);
				if (sign != nodes.form().sign()) {
					nodes.use(sign);
					c = nodes.overlap(1);
					q = nodes.energy(1);
				}
				if (step % Math.max(1, POLL / nodes.size()) == 0) {
					nodes.dropNegligible();
					progress.update((double) step / steps);
					complete = !progress.isCanceled();
				}
			}
			if (!complete) break;
			if (!diverged) observables = nodes.observables();
			rows.row(row(step, observables, diverged));
			if (diverged) break;
		}
		if (complete) progress.update(1);
		return new FlowSolution(rows.metadata("steps", step).metadata("canceled", !complete).build(), (int) Math.signum(nodes
			.weightOverlap(1)), nodes.startCoefficient(), nodes.teacherCoefficient(), List.of(), step, step, complete);
	}

	/** Proposes the next coefficients and sums up their c and q. */
	private static void sweep(final FlowNodes nodes, final double rate, final double forcing, final double[] sums) {
		final double[] alpha = nodes.alpha(), beta = nodes.beta(), nextAlpha = nodes.nextAlpha(), nextBeta = nodes.nextBeta();
		final double[] lambda = nodes.eigenvalue, ww = nodes.startSquared, wt = nodes.startTeacher, tt = nodes.teacherSquared;
		double c = 0, q = 0;
		for (int j = 0; j < alpha.length; j++) {
			final double a = alpha[j] + lambda[j] * rate * alpha[j];
			final double b = beta[j] + lambda[j] * (rate * beta[j] + forcing);
			nextAlpha[j] = a;
			nextBeta[j] = b;
			final double overlap = a * wt[j] + b * tt[j];
			c += lambda[j] * overlap;
			q += lambda[j] * (a * (a * ww[j] + b * wt[j]) + b * overlap);
		}
		sums[0] = c;
		sums[1] = q;
	}

	private double[] row(final long step, final Observables observables, final boolean diverged) {
		final double[] values = observables.values();
		final double[] row = new double[values.length + 3];
		row[0] = step * learningRate;
		row[1] = step;
		System.arraycopy(values, 0, row, 2, values.length);
		row[row.length - 1] = diverged ? 1 : 0;
		return row;
	}
}
