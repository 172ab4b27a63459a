package org.scalinglaws.sgd.leap;

import java.util.Arrays;
import java.util.function.DoublePredicate;

import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.run.SgdSteps;

/**
 * The steps of one run by leaps: the head, the coordinates of
 * the largest eigenvalues, steps exactly; the tail takes part by its two responses and
 * moves once per {@link TailWindow}. Windows also end where a record is made, at kinks
 * of the schedule, and before a step that diverges, so that the weights are whole
 * there.
 */
final class LeapingSteps implements SgdSteps {

	/** The purpose of the stream of the head's inputs, the tail's responses and the label noise. */
	private static final String STEPS = "leapingSteps";

	/** The purpose of the stream of what the tail's responses leave open of its inputs. */
	private static final String TAIL = "leapingTail";

	/** How often, in numbers drawn, to ask whether to go on: every few milliseconds. */
	private static final int PATIENCE = 1 << 20;

	private final LeapingSpectrum spectrum;
	private final HeadAndWindow choice;
	private final LeapLaw.Rule rule;
	private final LearningRateSchedule schedule;
	private final double[] kinks;
	private final int batchSize;
	private final double[] target;
	private final double[] weights;
	private final double[] gradient;
	private final LeapingSamples samples;
	private final TailWindow tail;
	private final StepSize stepSize;
	private final DoublePredicate goOn;
	private final LeapingWindows windows;
	private int head;
	private long step;
	private long asked;

	/**
	 * @param choice may be shared by runs
	 * @param target the start, and the weights whenever the steps pause
	 * @param run counted from the first
	 * @param windows counts the windows
	 * @param goOn asked every few milliseconds, and told the part of the step that is done
	 */
	LeapingSteps(final SgdOptions options, final HeadAndWindow choice, final LeapLaw.Rule rule, final StepSize stepSize,
		final double[] target, final int run, final LeapingWindows windows, final DoublePredicate goOn)
	{
		this.choice = choice;
		this.rule = rule;
		this.stepSize = stepSize;
		this.target = target;
		this.windows = windows;
		this.goOn = goOn;
		spectrum = choice.spectrum();
		schedule = options.optimizer().schedule();
		kinks = schedule.kinks();
		batchSize = options.optimizer().batchSize();
		weights = spectrum.sorted(target);
		gradient = new double[batchSize == 1 ? 0 : weights.length];
		final Streams streams = Streams.of(options.seed());
		samples = new LeapingSamples(spectrum, options.noiseVariance(), streams.stream(STEPS, options.firstRun() + run));
		tail = new TailWindow(spectrum, weights, streams.stream(TAIL, options.firstRun() + run));
		tail.open(0); // measures all weights
	}

	@Override
	public long step() {
		return step;
	}

	@Override
	public double[][] average() {
		return new double[][] { target };
	}

	@Override
	public Outcome advance(final long end) {
		Outcome outcome = Outcome.REACHED;
		while (step < end && outcome == Outcome.REACHED)
			outcome = window(Math.min(end, nextKink()) - step);
		spectrum.restore(weights, target);
		return outcome;
	}

	private long nextKink() {
		double next = Double.MAX_VALUE;
		for (final double kink : kinks)
			if (kink > step) next = Math.min(next, kink);
		return (long) Math.ceil(next);
	}

	/** @param remaining steps, at most */
	private Outcome window(final long remaining) {
		final double speed = rule.speed(energy(), overlap());
		final double rate = rate(step);
		head = choice.head(speed * rate, remaining);
		final long first = Math.min(remaining, choice.window(head, speed * rate));
		final double drift = speed * Math.max(rate, rate(step + first - 1));
		final long length = Math.min(first, choice.window(head, drift)); // shorter where the rate rises
		tail.open(head);
		samples.open(head);
		final long start = step;
		final Outcome outcome = steps(step + length);
		tail.close();
		asked += weights.length;
		if (step > start) windows.count(head, step - start, choice.kappa(head, drift));
		return outcome;
	}

	private double rate(final long at) {
		return schedule.rate(at) * spectrum.unit();
	}

	private double energy() {
		double energy = tail.energy();
		for (int i = 0; i < head; i++)
			energy += spectrum.eigenvalues()[i] * weights[i] * weights[i];
		return energy;
	}

	private double overlap() {
		double overlap = tail.overlap();
		for (int i = 0; i < head; i++)
			overlap += spectrum.eigenvalues()[i] * weights[i] * spectrum.teacher()[i];
		return overlap;
	}

	private Outcome steps(final long end) {
		do {
			stepSize.at(step);
			final Outcome outcome = batchSize == 1 ? single(end) : batch(end);
			if (outcome == Outcome.STOPPED) return outcome;
			step++;
			if (outcome == Outcome.DIVERGED) return outcome;
			tail.step();
		}
		while (step < end && !tail.isSpent());
		return Outcome.REACHED;
	}

	private Outcome single(final long end) {
		if (samples.isEmpty() && stopped(end - step, 0)) return Outcome.STOPPED;
		final int at = samples.next();
		final double factor = factor(at);
		if (Double.isNaN(factor)) return Outcome.DIVERGED;
		subtract(weights, factor, at);
		return Outcome.REACHED;
	}

	private Outcome batch(final long end) {
		Arrays.fill(gradient, 0, head, 0);
		for (int sample = 0; sample < batchSize; sample++) {
			if (samples.isEmpty() && stopped((double) (end - step) * batchSize - sample, sample)) return Outcome.STOPPED;
			final int at = samples.next();
			final double factor = factor(at);
			if (Double.isNaN(factor)) return Outcome.DIVERGED;
			subtract(gradient, -factor, at);
		}
		for (int i = 0; i < head; i++)
			weights[i] -= gradient[i];
		return Outcome.REACHED;
	}

	/** Draws samples, unless told to stop. */
	private boolean stopped(final double most, final int sample) {
		asked += samples.draw(most);
		if (asked < PATIENCE) return false;
		asked = 0;
		return !goOn.test((double) sample / batchSize);
	}

	/** The sample's step along its input, given to the tail too; NaN if it overshoots. */
	private double factor(final int at) {
		final double[] values = samples.values();
		final double first = values[at + head], second = values[at + head + 1];
		final double response = headResponse(values, at) + tail.response(first, second);
		final double teacherResponse = samples.teacherResponse() + tail.teacherResponse(first);
		final double factor = rule.coefficient(response, teacherResponse, samples.noise(), stepSize) * spectrum.unit();
		if (!Double.isNaN(factor)) tail.add(factor, first, second);
		return factor;
	}

	private double headResponse(final double[] values, final int at) {
		double even = 0, odd = 0;
		int i = 0;
		for (; i < head - 1; i += 2) {
			even += values[at + i] * weights[i];
			odd += values[at + i + 1] * weights[i + 1];
		}
		return i < head ? even + odd + values[at + i] * weights[i] : even + odd;
	}

	private void subtract(final double[] from, final double factor, final int at) {
		final double[] values = samples.values();
		for (int i = 0; i < head; i++)
			from[i] -= factor * values[at + i];
	}
}
