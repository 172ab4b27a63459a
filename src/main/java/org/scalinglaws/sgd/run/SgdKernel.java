package org.scalinglaws.sgd.run;

import java.util.Arrays;
import java.util.function.DoublePredicate;

import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.StepSize;

/**
 * The exact steps of one run of SGD, without allocation.
 * <p>
 * Each loop over the coordinates starts at index 0 of its arrays: HotSpot makes
 * vector code of it only then (see docs/benchmarks.md). For that each sample, and each
 * student, has an array of its own.
 * </p>
 */
final class SgdKernel implements SgdSteps {

	/** How often, in samples times coordinates, to ask whether to go on: every few milliseconds. */
	private static final int PATIENCE = 1 << 20;

	private final double[][] weights;
	private final Optimizer optimizer;
	private final SampleSource samples;
	private final SampleGradient rule;
	private final StepSize stepSize;
	private final double[] projections;
	private final double[] coefficients;
	private final double[][] gradient;
	private final double[][] average;
	private final DoublePredicate goOn;
	private final int patience;
	private int asked;
	private long step;

	/**
	 * @param weights of each student, moved by every step
	 * @param goOn asked every few milliseconds, and told the part of the step that is done
	 */
	SgdKernel(final Optimizer optimizer, final StepSize stepSize, final double[][] weights, final SampleSource samples,
		final SampleGradient rule, final DoublePredicate goOn)
	{
		this.optimizer = optimizer;
		this.stepSize = stepSize;
		this.weights = weights;
		this.samples = samples;
		this.rule = rule;
		this.goOn = goOn;
		final int students = weights.length, dimension = weights[0].length;
		projections = new double[students];
		coefficients = new double[students];
		gradient = new double[students][dimension]; // or velocity: momentum times its last value
		average = optimizer.averages() ? Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new) : weights;
		patience = Math.max(1, PATIENCE / students / dimension);
	}

	@Override
	public long step() {
		return step;
	}

	@Override
	public double[][] average() {
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
		if (!next()) return Outcome.DIVERGED;
		for (int k = 0; k < weights.length; k++)
			VectorLoops.add(-coefficients[k], samples.input(), weights[k], weights[k].length);
		return Outcome.REACHED;
	}

	/** The array of the gradient keeps the last step, of which the momentum makes a part of the next. */
	private Outcome batch() {
		final double kept = optimizer.momentum() * stepSize.change();
		for (final double[] last : gradient)
			keep(kept, last);
		for (int sample = 0; sample < optimizer.batchSize(); sample++) {
			if (stopped(sample)) return Outcome.STOPPED;
			if (!next()) return Outcome.DIVERGED;
			for (int k = 0; k < weights.length; k++)
				VectorLoops.add(coefficients[k], samples.input(), gradient[k], gradient[k].length);
		}
		for (int k = 0; k < weights.length; k++)
			VectorLoops.add(-1, gradient[k], weights[k], weights[k].length);
		return Outcome.REACHED;
	}

	private static void keep(final double part, final double[] values) {
		if (part == 0) Arrays.fill(values, 0);
		else for (int i = 0; i < values.length; i++)
			values[i] *= part;
	}

	/** The next sample's steps along its input; not if they overshoot. */
	private boolean next() {
		samples.next(weights, projections);
		return rule.coefficients(projections, samples.label(), stepSize, coefficients);
	}

	private void updateAverage() {
		final double count = Math.max(1, step - optimizer.averageFrom() + 1); // before: the iterate itself
		for (int k = 0; k < weights.length; k++)
			approach(weights[k], 1 / count, average[k]);
	}

	private static void approach(final double[] values, final double part, final double[] average) {
		for (int i = 0; i < average.length; i++)
			average[i] += part * (values[i] - average[i]);
	}

	private boolean stopped(final int sample) {
		if (++asked < patience) return false;
		asked = 0;
		return !goOn.test((double) sample / optimizer.batchSize());
	}
}
