package org.scalinglaws.retrieval;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The steps of one run of {@link SgdSimulation}, without allocation.
 * <p>
 * Each loop over the coordinates starts at index 0 of its arrays: HotSpot makes
 * vector code of it only then (see docs/benchmarks.md). For that each sample is
 * put into an array of its own first.
 * </p>
 */
final class SgdKernel {

	/** What became of a step. */
	enum Outcome {
			/** The weights have moved. */
			MADE,
			/** The step would have overshot; the weights are as before. */
			DIVERGED,
			/** Told to stop; the weights are as before. */
			STOPPED
	}

	/** How often, in samples times coordinates, to ask whether to go on: every few milliseconds. */
	private static final int PATIENCE = 1 << 20;

	/** How far a step may overshoot before the run counts as diverged. */
	private static final double OVERSHOOT = 1e12;

	/** Beyond this residual all is lost whatever the learning rate: the next weights could overflow. */
	private static final double LARGEST_RESIDUAL = 1e300;

	private final double[] weights;
	private final double[] gradient;
	private final SampleSource samples;
	private final int batchSize;
	private final double rate;
	private final double largestResidual;
	private final BooleanSupplier goOn;
	private final int patience;
	private int asked;

	/**
	 * @param weights moved by every step
	 * @param goOn asked every few milliseconds
	 */
	SgdKernel(final SgdSimulation simulation, final double[] weights, final SampleSource samples,
		final BooleanSupplier goOn)
	{
		this.weights = weights;
		this.samples = samples;
		this.goOn = goOn;
		gradient = new double[weights.length];
		batchSize = simulation.batchSize();
		rate = 4 * simulation.learningRate() / batchSize;
		largestResidual = Math.min(LARGEST_RESIDUAL, OVERSHOOT / (4 * simulation.learningRate() * Arrays.stream(simulation
			.problem().spectrum()).sum()));
		patience = Math.max(1, PATIENCE / weights.length);
	}

	/** Makes one step with the next batch of samples. */
	Outcome step() {
		return batchSize == 1 ? single() : batch();
	}

	private Outcome single() {
		if (stopped()) return Outcome.STOPPED;
		final double coefficient = coefficient();
		if (Double.isNaN(coefficient)) return Outcome.DIVERGED;
		subtract(weights, coefficient, samples.input());
		return Outcome.MADE;
	}

	private Outcome batch() {
		Arrays.fill(gradient, 0);
		for (int sample = 0; sample < batchSize; sample++) {
			if (stopped()) return Outcome.STOPPED;
			final double coefficient = coefficient();
			if (Double.isNaN(coefficient)) return Outcome.DIVERGED;
			subtract(gradient, -coefficient, samples.input());
		}
		subtract(weights, 1, gradient);
		return Outcome.MADE;
	}

	/** The next sample's step along its input, or NaN if it overshoots. */
	private double coefficient() {
		samples.next(weights);
		final double residual = samples.response() * samples.response() - samples.label();
		return Math.abs(residual) <= largestResidual ? rate * residual * samples.response() : Double.NaN;
	}

	private boolean stopped() {
		if (++asked < patience) return false;
		asked = 0;
		return !goOn.getAsBoolean();
	}

	private static void subtract(final double[] target, final double factor, final double[] source) {
		for (int i = 0; i < target.length; i++)
			target[i] -= factor * source[i];
	}
}
