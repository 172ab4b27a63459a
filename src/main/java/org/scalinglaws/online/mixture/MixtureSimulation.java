package org.scalinglaws.online.mixture;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.Sums;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdRecorder;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.sgd.run.SgdRuns;
import org.scalinglaws.sgd.run.Simulation;
import org.scalinglaws.task.Progress;

/**
 * One-pass stochastic gradient descent on a mixture of classes: every step sees fresh samples.
 * <p>
 * The table has the columns time, step, run, overlaps, energies, loss, error, diverged: means over all inputs of the
 * classes at the weights of the run, see {@link MixturePrediction}. Classes and inputs of a run come from streams of its
 * own.
 * </p>
 *
 * @param weights the starts: dimension x students for all runs, or as many for each run, run after run
 * @param options how to run, by exact steps, without label noise
 */
public record MixtureSimulation(MixtureProblem problem, double[] weights, SgdOptions options) implements Simulation {

	/** @throws IllegalArgumentException if something is missing, of another length or not allowed */
	public MixtureSimulation {
		Require.given("problem", problem);
		runs(problem, weights, options);
		if (!(options.method() instanceof SgdMethod.Exact)) throw new IllegalArgumentException(
			"method must be exact for a mixture of classes, whose inputs have no common law to leap by, was leaping");
		if (options.noiseVariance() != 0) throw new IllegalArgumentException(
			"noiseVariance must be 0 for a mixture of classes, whose labels are the classes, was " + options
				.noiseVariance());
	}

	private static SgdRuns runs(final MixtureProblem problem, final double[] weights, final SgdOptions options) {
		return new SgdRuns(problem.dimension(), problem.students(), weights, options, new Recorder(new MixtureObservables(
			problem)));
	}

	/** Records {@link MixtureObservables}. */
	private record Recorder(MixtureObservables observables) implements SgdRecorder {

		@Override
		public List<String> columns() {
			return observables.columns();
		}

		@Override
		public double[] values(final double[][] weights) {
			return observables.values(observables.scalars(weights));
		}
	}

	@Override
	public int dimension() {
		return problem.dimension();
	}

	@Override
	public int students() {
		return problem.students();
	}

	/**
	 * Runs on fresh samples.
	 *
	 * @param threads how many runs to compute at a time, from 1; has no influence on the numbers
	 * @throws IllegalArgumentException if threads is less than 1
	 */
	@Override
	public SgdResult run(final int threads, final Progress progress) {
		final Streams streams = Streams.of(options.seed());
		return told(runs(problem, weights, options).exact(new MixtureGradient(problem), trace(), run -> new MixtureSource(
			problem, streams, run), threads, progress));
	}

	/**
	 * Makes one pass over given samples, of any distribution; what is recorded are still means over the problem's classes.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels +1 and -1 of two classes, else the number of the class, from 1
	 * @throws IllegalArgumentException if a value is not allowed, lengths do not match or threads is less than 1
	 */
	@Override
	public SgdResult run(final double[] inputs, final double[] labels, final int threads, final Progress progress) {
		for (final double label : Require.given("labels", labels))
			problem.trueClass(label);
		return told(runs(problem, weights, options).exact(new MixtureGradient(problem), trace(), inputs, labels, threads,
			progress));
	}

	private SgdResult told(final SgdResult result) {
		return new SgdResult(result.trajectory().with(problem.metadata()), result.weights(), result.divergedRuns(), result
			.canceled());
	}

	private double trace() {
		return Arrays.stream(problem.spectra()).mapToDouble(Sums::of).max().getAsDouble();
	}
}
