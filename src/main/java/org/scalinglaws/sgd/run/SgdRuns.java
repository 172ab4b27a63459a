package org.scalinglaws.sgd.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * Independent runs of one-pass SGD on anything that one or several students learn from
 * samples (x, y) through their projections x.w: every step sees fresh samples and sets
 *
 * <pre>
 * w_k &lt;- w_k - learningRate mean[g_k x],   g_k the derivative of the sample's loss by x.w_k
 * </pre>
 * <p>
 * with the mean over the batch at the same w and, if the optimizer says so, with
 * momentum. Cost of exact steps: O(dimension x students x batchSize) each, memory
 * O(dimension x students) per thread; nothing is allocated between two records. The
 * numbers of a run do not depend on threads or on other runs.
 * </p>
 *
 * @param students how many, from 1
 * @param weights the starts: dimension x students numbers, student after student, for
 *          all runs, or as many for each run, run after run
 * @param options how to run; its noiseVariance is only written down
 * @param recorder what to record
 */
public record SgdRuns(int dimension, int students, double[] weights, SgdOptions options, SgdRecorder recorder) {

	/**
	 * @throws IllegalArgumentException if the weights are missing, not finite or of
	 *           another length, or the loss at a start is not finite
	 */
	public SgdRuns {
		Require.given("options", options);
		Require.finite("weights", Require.given("weights", weights));
		final long size = (long) dimension * students;
		final String names = students == 1 ? "dimension" : "dimension x students";
		Require.inRange(names + " x runs", size * options.runs(), 1, Integer.MAX_VALUE - 8);
		if (weights.length != size && weights.length != size * options.runs()) throw new IllegalArgumentException(
			"weights must have " + names + " (" + size + ") or " + names + " x runs (" + size * options.runs() +
				") elements, was " + weights.length);
		for (int offset = 0; offset < weights.length; offset += size) {
			final double loss = recorder.startLoss(students(weights, offset, dimension, students));
			if (!Double.isFinite(loss)) throw new IllegalArgumentException("weights must have a finite loss, was " + loss +
				" in run " + offset / size);
		}
	}

	/**
	 * Runs exact steps.
	 *
	 * @param trace of the inputs' covariance, for {@link StepSize}
	 * @param samples of a run, by its number, {@link SgdOptions#firstRun} on
	 * @param threads how many runs to compute at a time, from 1; has no influence
	 *          on the numbers
	 * @throws IllegalArgumentException if threads is less than 1
	 */
	public SgdResult exact(final SampleGradient gradient, final double trace, final LongFunction<SampleSource> samples,
		final int threads, final Progress progress)
	{
		return run(options.steps(), run -> exact(gradient, trace, () -> samples.apply(options.firstRun() + run)), table -> {
		}, threads, progress);
	}

	/**
	 * Makes one pass over given samples, of any distribution: at most samples/batchSize
	 * steps (rounded down). All runs see the same samples in the same order.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample
	 * @throws IllegalArgumentException if a value is not finite, the lengths do not
	 *           match, there are fewer samples than make a batch, threads is less
	 *           than 1, or the method is not exact: leaps draw no whole samples
	 */
	public SgdResult exact(final SampleGradient gradient, final double trace, final double[] inputs,
		final double[] labels, final int threads, final Progress progress)
	{
		if (!(options.method() instanceof SgdMethod.Exact)) throw new IllegalArgumentException(
			"method must be exact with given inputs and labels, was leaping, which draws its own");
		final int samples = count(inputs), batch = options.optimizer().batchSize();
		Require.finite("labels", Require.length("labels", Require.given("labels", labels), samples));
		Require.inRange("batchSize", batch, 1, samples);
		return run(Math.min(options.steps(), samples / batch), run -> exact(gradient, trace, () -> new GivenSamples(inputs,
			labels)), table -> {
			}, threads, progress);
	}

	private int count(final double[] inputs) {
		Require.finite("inputs", Require.given("inputs", inputs));
		if (inputs.length > 0 && inputs.length % dimension == 0) return inputs.length / dimension;
		throw new IllegalArgumentException("inputs must have a length that is a multiple of the dimension " + dimension +
			" and greater than 0, was " + inputs.length);
	}

	/** Samples are made when the run begins. */
	private SgdStart exact(final SampleGradient gradient, final double trace,
		final Supplier<SampleSource> samples)
	{
		return (own, goOn) -> new SgdKernel(options.optimizer(), new StepSize(options.optimizer(), trace), own, samples
			.get(), gradient, goOn);
	}

	/**
	 * Runs any kind of steps.
	 *
	 * @param steps of each run
	 * @param start what makes the steps of a run, counted from 0
	 * @param describe adds to the metadata of the trajectory when all is done
	 * @param threads as above
	 */
	public SgdResult run(final long steps, final IntFunction<SgdStart> start, final Consumer<Columns.Builder> describe,
		final int threads, final Progress progress)
	{
		Require.inRange("threads", threads, 1, Integer.MAX_VALUE);
		final List<SgdRun> all = IntStream.range(0, options.runs()).mapToObj(run -> new SgdRun(recorder, options, run,
			steps, students(weights, weights.length == dimension * students ? 0 : run * dimension * students, dimension,
				students), start.apply(run))).toList();
		final boolean complete = new SgdThreads(all, progress).run(threads);
		final Columns.Builder table = Columns.builder(SgdRun.columns(recorder, options.optimizer()));
		final double[] ends = new double[all.size() * students * dimension];
		int diverged = 0, at = 0;
		for (final SgdRun run : all) {
			run.rows().forEach(table::row);
			for (final double[] student : run.weights()) {
				System.arraycopy(student, 0, ends, at, dimension);
				at += dimension;
			}
			diverged += run.diverged() ? 1 : 0;
		}
		options.describe(table.metadata("dimension", dimension)).metadata("divergedRuns", diverged).metadata("canceled",
			!complete);
		describe.accept(table);
		return new SgdResult(table.build(), ends, diverged, !complete);
	}

	/** Copies of the weights of each student. */
	private static double[][] students(final double[] weights, final int offset, final int dimension,
		final int students)
	{
		return IntStream.range(0, students).mapToObj(k -> Arrays.copyOfRange(weights, offset + k * dimension, offset + (k +
			1) * dimension)).toArray(double[][]::new);
	}
}
