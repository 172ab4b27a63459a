package org.scalinglaws.descent.quadratic;

import java.util.function.DoublePredicate;

import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.run.SampleSource;
import org.scalinglaws.sgd.run.SgdSteps;

/** The steps of one run, of both students on the same samples, without allocation. */
final class SquaredSteps implements SgdSteps {

	/** How often, in samples times coordinates, to ask whether to go on: every few milliseconds. */
	private static final int PATIENCE = 1 << 20;

	private final double[][] weights;
	private final SampleSource samples;
	private final LearningRateSchedule schedule;
	private final double largestError;
	private final DoublePredicate goOn;
	private final double[] projections = new double[2];
	private final int patience;
	private int asked;
	private long step;

	/**
	 * @param weights v of the squared student, w of the linear one, moved by every step
	 * @param largestError of a label, beyond which a run has diverged
	 */
	SquaredSteps(final double[][] weights, final SampleSource samples, final LearningRateSchedule schedule,
		final double largestError, final DoublePredicate goOn)
	{
		this.weights = weights;
		this.samples = samples;
		this.schedule = schedule;
		this.largestError = largestError;
		this.goOn = goOn;
		patience = Math.max(1, PATIENCE / weights[0].length);
	}

	@Override
	public Outcome advance(final long target) {
		while (step < target) {
			if (++asked >= patience) {
				asked = 0;
				if (!goOn.test(0)) return Outcome.STOPPED;
			}
			samples.next(weights, projections);
			final double squared = projections[0] - samples.label(), linear = projections[1] - samples.label();
			final double rate = schedule.rate(step++);
			if (!(Math.abs(squared) <= largestError && Math.abs(linear) <= largestError)) return Outcome.DIVERGED;
			shrink(2 * rate * squared, samples.input(), weights[0]);
			VectorLoops.add(-rate * linear, samples.input(), weights[1], weights[1].length);
		}
		return Outcome.REACHED;
	}

	/** v_i -= factor x_i v_i. */
	private static void shrink(final double factor, final double[] x, final double[] v) {
		for (int i = 0; i < v.length; i++)
			v[i] -= factor * x[i] * v[i];
	}

	@Override
	public long step() {
		return step;
	}

	@Override
	public double[][] average() {
		return weights;
	}
}
