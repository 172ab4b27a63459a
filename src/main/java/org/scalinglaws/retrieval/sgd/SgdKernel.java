package org.scalinglaws.retrieval.sgd;

import java.util.Arrays;
import java.util.function.DoublePredicate;

import org.scalinglaws.linear.VectorLoops;

/**
 * The exact steps of one run of {@link SgdSimulation}, without allocation.
 * <p>
 * Each loop over the coordinates starts at index 0 of its arrays: HotSpot makes
 * vector code of it only then (see docs/benchmarks.md). For that each sample is
 * put into an array of its own first.
 * </p>
 */
final class SgdKernel implements SgdSteps {

	/** How often, in samples times coordinates, to ask whether to go on: every few milliseconds. */
	private static final int PATIENCE = 1 << 20;

	private final double[] weights;
	private final Optimizer optimizer;
	private final SampleSource samples;
	private final StepSize stepSize;
	private final double[] gradient;
	private final double[] average;
	private final DoublePredicate goOn;
	private final int patience;
	private int asked;
	private long step;

	/**
	 * @param weights moved by every step
	 * @param goOn asked every few milliseconds, and told the part of the step that is done
	 */
	SgdKernel(final Optimizer optimizer, final StepSize stepSize, final double[] weights, final SampleSource samples,
		final DoublePredicate goOn)
	{
		this.optimizer = optimizer;
		this.stepSize = stepSize;
		this.weights = weights;
		this.samples = samples;
		this.goOn = goOn;
		gradient = new double[weights.length]; // or velocity: momentum times its last value
		average = optimizer.averages() ? weights.clone() : weights;
		patience = Math.max(1, PATIENCE / weights.length);
	}

	@Override
	public long step() {
		return step;
	}

	@Override
	public double[] average() {
		return average;
	}

	@Override
	public Outcome advance(final long target) {
		while (step < target) {
			stepSize.at(step);
			final boolean plain = optimizer.batchSize() == 1 && optimizer.momentum() == 0;
			final Outcome outcome = plain ? single() : batch();
			if (outcome == Outcome.STOPPED) return outcome;
			step++;
			if (outcome == Outcome.DIVERGED) return outcome;
			if (optimizer.averages()) updateAverage();
		}
		return Outcome.REACHED;
	}

	private Outcome single() {
		if (stopped(0)) return Outcome.STOPPED;
		final double coefficient = coefficient();
		if (Double.isNaN(coefficient)) return Outcome.DIVERGED;
		VectorLoops.add(-coefficient, samples.input(), weights, weights.length);
		return Outcome.REACHED;
	}

	/** The array of the gradient keeps the last step, of which the momentum makes a part of the next. */
	private Outcome batch() {
		final double kept = optimizer.momentum() * stepSize.change();
		if (kept == 0) Arrays.fill(gradient, 0);
		else for (int i = 0; i < gradient.length; i++)
			gradient[i] *= kept;
		for (int sample = 0; sample < optimizer.batchSize(); sample++) {
			if (stopped(sample)) return Outcome.STOPPED;
			final double coefficient = coefficient();
			if (Double.isNaN(coefficient)) return Outcome.DIVERGED;
			VectorLoops.add(coefficient, samples.input(), gradient, gradient.length);
		}
		VectorLoops.add(-1, gradient, weights, weights.length);
		return Outcome.REACHED;
	}

	/** The next sample's step along its input, or NaN if it overshoots. */
	private double coefficient() {
		samples.next(weights);
		final double residual = samples.response() * samples.response() - samples.label();
		return Math.abs(residual) <= stepSize.largestResidual() ? 4 * stepSize.rate() / optimizer.batchSize() * residual *
			samples.response() : Double.NaN;
	}

	private void updateAverage() {
		final double count = Math.max(1, step - optimizer.averageFrom() + 1); // before: the iterate itself
		final double part = 1 / count;
		for (int i = 0; i < average.length; i++)
			average[i] += part * (weights[i] - average[i]);
	}

	private boolean stopped(final int sample) {
		if (++asked < patience) return false;
		asked = 0;
		return !goOn.test((double) sample / optimizer.batchSize());
	}
}
