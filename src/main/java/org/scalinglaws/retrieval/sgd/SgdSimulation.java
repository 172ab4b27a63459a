package org.scalinglaws.retrieval.sgd;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.leap.Leaps;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.sgd.run.SgdRuns;
import org.scalinglaws.sgd.run.Simulation;
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
public record SgdSimulation(RetrievalProblem problem, double[] weights, SgdOptions options) implements Simulation {

	/**
	 * @throws IllegalArgumentException if a parameter is missing, not finite or of
	 *           another length, if the loss at a start is not finite, or if the method is
	 *           leaping and the optimizer has momentum or averages, the head exceeds the
	 *           dimension, or head and window miss kappa
	 */
	public SgdSimulation {
		Require.given("problem", problem);
		runs(problem, weights, options);
		if (Require.given("options", options).method() instanceof SgdMethod.Leaping) leaps(problem, options);
	}

	private static SgdRuns runs(final RetrievalProblem problem, final double[] weights, final SgdOptions options) {
		return new SgdRuns(problem.dimension(), 1, weights, options, new RetrievalRecorder(problem));
	}

	private static Leaps leaps(final RetrievalProblem problem, final SgdOptions options) {
		return new Leaps(options, problem.spectrum(), problem.teacher(), new RetrievalGradient(problem));
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

	@Override
	public int dimension() {
		return problem.dimension();
	}

	@Override
	public int students() {
		return 1;
	}

	/**
	 * Runs on fresh Gaussian samples.
	 *
	 * @param threads how many runs to compute at a time, from 1; has no influence
	 *          on the numbers
	 * @throws IllegalArgumentException if threads is less than 1
	 */
	@Override
	public SgdResult run(final int threads, final Progress progress) {
		final SgdRuns runs = runs(problem, weights, options);
		if (options.method() instanceof SgdMethod.Leaping) return leaps(problem, options).run(runs, threads, progress);
		final Streams streams = Streams.of(options.seed());
		return runs.exact(new RetrievalGradient(problem), trace(), run -> new DrawnSamples(problem, options.noiseVariance(),
			streams, run), threads, progress);
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
	@Override
	public SgdResult run(final double[] inputs, final double[] labels, final int threads, final Progress progress) {
		return runs(problem, weights, options).exact(new RetrievalGradient(problem), trace(), inputs, labels, threads,
			progress);
	}

	private double trace() {
		return Arrays.stream(problem.spectrum()).sum();
	}
}
