package org.scalinglaws.sgd.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdOptions;

/** One run of SGD and its records; computed once, by one thread. */
final class SgdRun {

	private static final int KEYS = 3;

	private final SgdRecorder recorder;
	private final Optimizer optimizer;
	private final long run;
	private final long[] recordSteps;
	private final SgdStart start;
	private final double[][] weights;
	private final List<double[]> rows = new ArrayList<>();
	private SgdSteps made;
	private boolean diverged;
	private double reported;

	/**
	 * @param run counted from the first
	 * @param weights the start of each student, of its own
	 */
	SgdRun(final SgdRecorder recorder, final SgdOptions options, final int run, final long steps,
		final double[][] weights, final SgdStart start)
	{
		this.recorder = recorder;
		this.run = options.firstRun() + run;
		this.weights = weights;
		this.start = start;
		optimizer = options.optimizer();
		recordSteps = LogSteps.upTo(steps, options.records());
	}

	/** The columns of {@link #rows()}: with those of averaged iterates if the optimizer averages. */
	static List<String> columns(final SgdRecorder recorder, final Optimizer optimizer) {
		final List<String> names = new ArrayList<>(List.of("time", "step", "run"));
		names.addAll(recorder.columns());
		names.add("diverged");
		if (optimizer.averages()) for (final String name : recorder.columns())
			names.add("averaged" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
		return names;
	}

	/** The records so far, in the order of {@link #columns}. */
	List<double[]> rows() {
		return rows;
	}

	/** The weights of each student after the last step that was made. */
	double[][] weights() {
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
	 * @param goOn told, every few milliseconds, of the steps and parts of steps since
	 *          it was last told
	 * @return whether it came to its end
	 */
	boolean run(final DoublePredicate goOn) {
		made = start.of(weights, part -> goOn.test(news(part)));
		try {
			return toTheEnd(goOn);
		}
		finally {
			made = null; // its memory is for the runs to come
		}
	}

	private boolean toTheEnd(final DoublePredicate goOn) {
		record();
		for (int next = 1; next < recordSteps.length && !diverged; next++) {
			final SgdSteps.Outcome outcome = made.advance(recordSteps[next]);
			if (outcome == SgdSteps.Outcome.STOPPED) return false;
			diverged = outcome == SgdSteps.Outcome.DIVERGED;
			record();
		}
		goOn.test(steps() - reported); // a diverged run has no more to do
		return true;
	}

	private void record() {
		final double[] values = recorder.values(weights);
		final double[] averaged = optimizer.averages() ? recorder.values(made.average()) : new double[0];
		double[] row = new double[KEYS + values.length + 1 + averaged.length];
		System.arraycopy(values, 0, row, KEYS, values.length);
		System.arraycopy(averaged, 0, row, KEYS + values.length + 1, averaged.length);
		if (!DoubleStream.of(row).allMatch(Double::isFinite)) { // far out of scale: keep the last finite values
			if (rows.isEmpty()) throw new IllegalArgumentException(
				"weights and teacher must be so small that all that is recorded of the start is finite, was " + Arrays.toString(
					values));
			diverged = true;
			row = rows.get(rows.size() - 1).clone();
		}
		row[0] = optimizer.schedule().time(made.step());
		row[1] = made.step();
		row[2] = run;
		row[KEYS + values.length] = diverged ? 1 : 0;
		rows.add(row);
	}

	private double news(final double part) {
		final double before = reported;
		reported = made.step() + part;
		return reported - before;
	}
}
