package org.scalinglaws.sgd.leap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.scalinglaws.sgd.Optimizer;
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
	private final double root, trace;
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
		this.law = law;
		// in a unit near the largest eigenvalue, in which cubes of eigenvalues are numbers: a power of four, which costs no digits
		root = Math.scalb(1.0, Math.getExponent(Arrays.stream(spectrum).max().getAsDouble()) / 2);
		final double unit = root * root;
		this.options = inUnits(options, unit);
		final double[] eigenvalues = times(1 / unit, spectrum);
		trace = Arrays.stream(eigenvalues).sum();
		choice = new HeadAndWindow(new LeapingSpectrum(eigenvalues, times(root, teacher)), law, this.options.optimizer(),
			(SgdMethod.Leaping) options.method());
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}

	private static SgdOptions inUnits(final SgdOptions options, final double unit) {
		final Optimizer given = options.optimizer(), scaled = new Optimizer(given.schedule().times(unit), given.batchSize(), given
			.momentum(), given.averageFrom());
		return new SgdOptions(scaled, options.noiseVariance(), options.steps(), options.runs(), options.firstRun(), options
			.method(), options.seed(), options.records());
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
			.firstRun() + run), new StepSize(options.optimizer(), trace), own[0], root, run, windows.get(run), goOn),
			table -> LeapingWindows.sum(windows).describe(table), threads, progress);
	}
}
