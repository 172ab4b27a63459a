package org.scalinglaws.sgd.leap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.sgd.run.SgdRuns;
import org.scalinglaws.task.Progress;

/**
 * Runs of SGD by leaps ({@link SgdMethod.Leaping}): O(head x batchSize) for each step and
 * O(dimension) for each window. They follow the law of exact ones, not their numbers; and as
 * windows end where records are made, their numbers change with the records asked for.
 */
public final class Leaps {

	private final SgdOptions options;
	private final double trace;
	private final LeapLaw law;
	private final HeadAndWindow choice;

	/**
	 * Checks the method against the rest of a simulation.
	 *
	 * @param options with the method leaping
	 * @param spectrum variances of the inputs' coordinates
	 * @param teacher w*
	 * @throws IllegalArgumentException if the optimizer has momentum or averages, the head
	 *           exceeds the dimension, or head and window miss kappa
	 */
	public Leaps(final SgdOptions options, final double[] spectrum, final double[] teacher, final LeapLaw law) {
		this.options = options;
		this.law = law;
		trace = Arrays.stream(spectrum).sum();
		choice = new HeadAndWindow(new LeapingSpectrum(spectrum, teacher), law, options.optimizer(),
			(SgdMethod.Leaping) options.method());
	}

	/**
	 * Runs them.
	 *
	 * @param runs with the same options, of one student
	 * @param threads how many runs to compute at a time, from 1
	 * @throws IllegalArgumentException if threads is less than 1
	 */
	public SgdResult run(final SgdRuns runs, final int threads, final Progress progress) {
		final List<LeapingWindows> windows = Stream.generate(LeapingWindows::new).limit(options.runs()).toList();
		return runs.run(options.steps(), run -> (own, goOn) -> new LeapingSteps(options, choice, law.rule(options
			.firstRun() + run), new StepSize(options.optimizer(), trace), own[0], run, windows.get(run), goOn),
			table -> LeapingWindows.sum(windows).describe(table), threads, progress);
	}
}
