package org.scalinglaws.retrieval.sgd;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * One-pass stochastic gradient descent on the loss (y - (x.w)^2)^2: every step
 * sees fresh samples and sets
 *
 * <pre>
 * w &lt;- w - 4 learningRate mean[((x.w)^2 - y) (x.w) x],   y = (x.w*)^2 + noise
 * </pre>
 * <p>
 * with the mean over the batch at the same w and, if the {@link Optimizer} says so,
 * with momentum. Run r draws its inputs and its label noise from streams of its own,
 * so that its numbers do not depend on threads or on other runs. Cost of exact steps:
 * O(dimension x batchSize) each, memory O(dimension) per thread; nothing is allocated
 * between two records.
 * </p>
 * <p>
 * Leaping steps cost O(head x batchSize) each and O(dimension) per window
 * ({@link SgdMethod.Leaping}). They follow the law of exact ones, not their numbers; and
 * as windows end where records are made, their numbers change with the records asked
 * for.
 * <p>
 * A run has diverged at the step whose gradient would overshoot the scale of the
 * inputs 10^12 times over, 4 learningRate |(x.w)^2 - y| trace > 10^12: the
 * update grows with the third power of w, from there it never returns.
 * </p>
 *
 * @param problem spectrum and teacher
 * @param weights the starts: dimension numbers for all runs, or dimension x
 *          runs, run after run
 * @param options how to run
 * @see <a href="https://arxiv.org/abs/2511.18661">Braun, Loureiro, Minh,
 *      Imaizumi, arXiv 2511.18661</a>
 */
public record SgdSimulation(RetrievalProblem problem, double[] weights, SgdOptions options) {

	/**
	 * @throws IllegalArgumentException if a parameter is missing, not finite or of
	 *           another length, if the loss at a start is not finite, or if the method is
	 *           leaping and the optimizer has momentum or averages, the head exceeds the
	 *           dimension, or head and window miss kappa
	 */
	public SgdSimulation {
		Require.given("problem", problem);
		Require.given("options", options);
		requireStarts(problem, Require.finite("weights", Require.given("weights", weights)), options.runs());
		if (options.method() instanceof SgdMethod.Leaping leaping) HeadAndWindow.check(problem, options.optimizer(), leaping);
	}

	/**
	 * Plain exact SGD at a constant learning rate.
	 *
	 * @param learningRate greater than 0
	 * @param batchSize samples per step, in [1, 10^9]
	 * @throws IllegalArgumentException as above
	 */
	public SgdSimulation(final RetrievalProblem problem, final double[] weights, final double learningRate,
		final double noiseVariance, final long steps, final int runs, final int batchSize, final long seed,
		final int records)
	{
		this(problem, weights, new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(learningRate), batchSize),
			noiseVariance, steps, runs, new SgdMethod.Exact(), seed, records));
	}

	/**
	 * Runs on fresh Gaussian samples.
	 *
	 * @param threads how many runs to compute at a time, from 1; has no influence
	 *          on the numbers
	 * @throws IllegalArgumentException if threads is less than 1
	 */
	public SgdResult run(final int threads, final Progress progress) {
		if (options.method() instanceof SgdMethod.Leaping leaping) return leap(leaping, threads, progress);
		final Streams streams = Streams.of(options.seed());
		return result(runs(options.steps(), run -> exact(() -> new DrawnSamples(problem, options.noiseVariance(), streams,
			options.firstRun() + run))), threads, progress, List.of());
	}

	private SgdResult leap(final SgdMethod.Leaping leaping, final int threads, final Progress progress) {
		final HeadAndWindow choice = new HeadAndWindow(problem, options.optimizer(), leaping);
		final List<LeapingWindows> windows = Stream.generate(LeapingWindows::new).limit(options.runs()).toList();
		return result(runs(options.steps(), run -> (own, goOn) -> new LeapingSteps(options, choice, stepSize(), own, run,
			windows.get(run), goOn)), threads, progress, windows);
	}

	/**
	 * Makes one pass over given samples, of any distribution: at most
	 * samples/batchSize steps (rounded down). All runs see the same samples in the
	 * same order. With the samples of {@link RetrievalSamples} for this seed and
	 * run 0, run 0 has the same bits as in {@link #run(int, Progress)}.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample
	 * @throws IllegalArgumentException if a value is not finite, the lengths do not
	 *           match, there are fewer samples than make a batch, threads is less
	 *           than 1, or the method is not exact: leaps draw no whole samples
	 */
	public SgdResult run(final double[] inputs, final double[] labels, final int threads, final Progress progress) {
		if (!(options.method() instanceof SgdMethod.Exact)) throw new IllegalArgumentException(
			"method must be exact with given inputs and labels, was leaping, which draws its own");
		final int samples = RetrievalSamples.count(inputs, problem.dimension()), batch = options.optimizer().batchSize();
		Require.finite("labels", Require.length("labels", Require.given("labels", labels), samples));
		Require.inRange("batchSize", batch, 1, samples);
		return result(runs(Math.min(options.steps(), samples / batch), run -> exact(() -> new GivenSamples(inputs,
			labels))), threads, progress, List.of());
	}

	private List<SgdRun> runs(final long steps, final IntFunction<SgdRun.Start> start) {
		return IntStream.range(0, options.runs()).mapToObj(run -> new SgdRun(problem, options, run, steps, start(run), start
			.apply(run))).toList();
	}

	private SgdRun.Start exact(final Supplier<SampleSource> samples) {
		return (own, goOn) -> new SgdKernel(options.optimizer(), stepSize(), own, samples.get(), goOn);
	}

	private StepSize stepSize() {
		return new StepSize(options.optimizer().schedule(), Arrays.stream(problem.spectrum()).sum());
	}

	/** @param windows of each run that leaps */
	private SgdResult result(final List<SgdRun> all, final int threads, final Progress progress,
		final List<LeapingWindows> windows)
	{
		Require.inRange("threads", threads, 1, Integer.MAX_VALUE);
		final boolean complete = new SgdThreads(all, progress).run(threads);
		final Columns.Builder table = Columns.builder(SgdRun.columns(options.optimizer()));
		final double[] ends = new double[all.size() * problem.dimension()];
		int diverged = 0;
		for (int run = 0; run < all.size(); run++) {
			all.get(run).rows().forEach(table::row);
			System.arraycopy(all.get(run).weights(), 0, ends, run * problem.dimension(), problem.dimension());
			diverged += all.get(run).diverged() ? 1 : 0;
		}
		options.describe(table.metadata("dimension", problem.dimension())).metadata("divergedRuns", diverged).metadata(
			"canceled", !complete);
		if (!windows.isEmpty()) LeapingWindows.sum(windows).describe(table);
		return new SgdResult(table.build(), ends, diverged, !complete);
	}

	/** A copy of the start of a run. */
	private double[] start(final int run) {
		final int d = problem.dimension();
		final int offset = weights.length == d ? 0 : run * d;
		return Arrays.copyOfRange(weights, offset, offset + d);
	}

	private static void requireStarts(final RetrievalProblem problem, final double[] weights, final int runs) {
		final long d = problem.dimension();
		Require.inRange("dimension x runs", d * runs, 1, Integer.MAX_VALUE - 8);
		if (weights.length != d && weights.length != d * runs) throw new IllegalArgumentException(
			"weights must have dimension (" + d + ") or dimension x runs (" + d * runs + ") elements, was " + weights.length);
		for (int offset = 0; offset < weights.length; offset += d) {
			final double loss = Observables.of(problem, weights, offset).loss();
			if (!Double.isFinite(loss)) throw new IllegalArgumentException("weights must have a finite loss, was " + loss +
				" in run " + offset / d);
		}
	}
}
