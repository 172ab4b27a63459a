package org.scalinglaws.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** One run of {@link SgdSimulation} and its records; computed once, by one thread. */
final class SgdRun {

	/** The columns of {@link #rows()}. */
	static final List<String> COLUMNS = Stream.of(Stream.of("time", "step", "run"), Observables.COLUMNS.stream(), Stream
		.of("diverged")).flatMap(names -> names).toList();

	private final SgdSimulation simulation;
	private final int run;
	private final long[] recordSteps;
	private final Supplier<SampleSource> samples;
	private final double[] weights;
	private final List<double[]> rows = new ArrayList<>();
	private boolean diverged;
	private long step;
	private long reported;

	SgdRun(final SgdSimulation simulation, final int run, final long steps, final Supplier<SampleSource> samples) {
		this.simulation = simulation;
		this.run = run;
		this.samples = samples;
		recordSteps = LogSteps.upTo(steps, simulation.records());
		weights = simulation.start(run);
	}

	/** The records so far, in the order of {@link #COLUMNS}. */
	List<double[]> rows() {
		return rows;
	}

	/** The weights after the last step that was made. */
	double[] weights() {
		return weights;
	}

	boolean diverged() {
		return diverged;
	}

	/** The number of steps there are to make. */
	long steps() {
		return recordSteps[recordSteps.length - 1];
	}

	/**
	 * Runs to the last step, to divergence, or until told to stop.
	 *
	 * @param goOn told, every few milliseconds, of the steps since it was last
	 *          told
	 * @return whether it came to its end
	 */
	boolean run(final LongPredicate goOn) {
		final SgdKernel kernel = new SgdKernel(simulation, weights, samples.get(), () -> goOn.test(news()));
		record();
		for (int next = 1; next < recordSteps.length && !diverged; next++) {
			if (!advance(kernel, recordSteps[next])) return false;
			record();
		}
		step = steps(); // a diverged run has no more to do
		goOn.test(news());
		return true;
	}

	/** Whether it came to the target, or to the step at which the run diverges. */
	private boolean advance(final SgdKernel kernel, final long target) {
		while (step < target && !diverged) {
			final SgdKernel.Outcome outcome = kernel.step();
			if (outcome == SgdKernel.Outcome.STOPPED) return false;
			diverged = outcome == SgdKernel.Outcome.DIVERGED;
			step++;
		}
		return true;
	}

	private void record() {
		double[] values = Observables.of(simulation.problem(), weights, 0).values();
		if (!DoubleStream.of(values).allMatch(Double::isFinite)) { // far out of scale: keep the last finite values
			diverged = true;
			values = Arrays.copyOfRange(rows.get(rows.size() - 1), 3, COLUMNS.size() - 1);
		}
		final double[] row = new double[COLUMNS.size()];
		row[0] = step * simulation.learningRate();
		row[1] = step;
		row[2] = run;
		System.arraycopy(values, 0, row, 3, values.length);
		row[row.length - 1] = diverged ? 1 : 0;
		rows.add(row);
	}

	private long news() {
		final long made = step - reported;
		reported = step;
		return made;
	}
}
