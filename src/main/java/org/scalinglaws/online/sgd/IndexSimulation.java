package org.scalinglaws.online.sgd;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.leap.Leaps;
import org.scalinglaws.sgd.run.SgdRecorder;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.sgd.run.SgdRuns;
import org.scalinglaws.sgd.run.Simulation;
import org.scalinglaws.task.Progress;

/**
 * One-pass stochastic gradient descent on an {@link IndexProblem}: every step sees fresh
 * samples x ~ N(0, diag(spectrum)) and sets
 *
 * <pre>
 * w_k &lt;- w_k - learningRate mean[dloss/df df/dz_k x],   z_k = x.w_k
 * </pre>
 * <p>
 * with the mean over the batch at the same w and, if the optimizer says so, with momentum.
 * Inputs and label noise are those of phase retrieval for the same seed and run; with the
 * link square, the loss squared, one student and one teacher so are the weights, to the
 * bit.
 * </p>
 * <p>
 * A run has diverged at the step that would throw a projection z_k 10^12 times over its own
 * size and the teachers' scale: learningRate |dloss/dz_k| trace > 10^12 max(|z_k|,
 * sqrt(w*'Qw*)).
 * </p>
 * <p>
 * The column loss is the population's, without label noise. Where it is known neither in
 * closed form nor by quadrature it is the mean over 65536 draws, made of the same normals at
 * every record; the metadata then say so (lossEstimate, the number of draws, and
 * lossEstimateError, the largest relative standard error).
 * </p>
 * <p>
 * Leaps follow the law of exact steps for one student beside one teacher alone.
 * </p>
 *
 * @param problem what is learned
 * @param spectrum variances of the inputs' coordinates
 * @param teacher w*, dimension x teachers, teacher after teacher
 * @param weights the starts: dimension x students numbers, student after student, for all
 *          runs, or as many for each run, run after run
 * @param options how to run; its noiseVariance is 0 or the problem's, which is taken
 */
public record IndexSimulation(IndexProblem problem, double[] spectrum, double[] teacher, double[] weights,
	SgdOptions options) implements Simulation
{

	/**
	 * @throws IllegalArgumentException if a parameter is missing, not finite or of another
	 *           length, a teacher has no energy, the loss at a start is not finite, the noise
	 *           variance is another than the problem's, or the method is leaping and not
	 *           allowed
	 */
	public IndexSimulation {
		Require.given("problem", problem);
		Require.spectrum("spectrum", spectrum);
		options = withNoise(problem, Require.given("options", options));
		requireTeachers(problem, spectrum, Require.finite("teacher", Require.given("teacher", teacher)));
		runs(problem, spectrum, teacher, weights, options, null); // which a start does not need
		if (options.method() instanceof SgdMethod.Leaping) leaps(problem, spectrum, teacher, options);
	}

	private static SgdOptions withNoise(final IndexProblem problem, final SgdOptions options) {
		if (options.noiseVariance() != 0 && options.noiseVariance() != problem.noiseVariance())
			throw new IllegalArgumentException("noiseVariance must be that of the problem, " + Require.text(problem
				.noiseVariance()) + ", was " + Require.text(options.noiseVariance()));
		return options.withNoiseVariance(problem.noiseVariance());
	}

	private static void requireTeachers(final IndexProblem problem, final double[] spectrum, final double[] teacher) {
		final long length = (long) spectrum.length * problem.teachers();
		if (teacher.length != length) throw new IllegalArgumentException("teacher must have dimension x teachers (" +
			spectrum.length + " x " + problem.teachers() + ") elements, was " + teacher.length);
		for (final double[] one : units(teacher, problem.teachers()))
			if (!(energy(spectrum, one) > 0)) throw new IllegalArgumentException(
				"teacher must have an energy w*'Qw* greater than 0, was " + energy(spectrum, one));
	}

	@Override
	public int dimension() {
		return spectrum.length;
	}

	@Override
	public int students() {
		return problem.students();
	}

	/**
	 * Runs on fresh Gaussian samples.
	 *
	 * @param threads how many runs to compute at a time, from 1; has no influence on the
	 *          numbers
	 * @throws IllegalArgumentException if threads is less than 1
	 */
	@Override
	public SgdResult run(final int threads, final Progress progress) {
		final PopulationLoss loss = new PopulationLoss(problem, options.seed());
		final SgdRuns runs = runs(problem, spectrum, teacher, weights, options, loss);
		if (options.method() instanceof SgdMethod.Leaping) return told(loss, leaps(problem, spectrum, teacher, options).run(
			runs, threads, progress));
		final Streams streams = Streams.of(options.seed());
		final double[][] teachers = units(teacher, problem.teachers());
		return told(loss, runs.exact(gradient(), trace(), run -> new IndexSamples(problem, spectrum, teachers, streams, run),
			threads, progress));
	}

	/**
	 * Makes one pass over given samples, of any distribution: at most samples/batchSize steps
	 * (rounded down). All runs see the same samples in the same order.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample, 1 or -1 with loss logistic
	 * @throws IllegalArgumentException if a value is not allowed, the lengths do not match,
	 *           there are fewer samples than make a batch, threads is less than 1, or the
	 *           method is not exact: leaps draw no whole samples
	 */
	@Override
	public SgdResult run(final double[] inputs, final double[] labels, final int threads, final Progress progress) {
		requireLabels(Require.given("labels", labels));
		final PopulationLoss loss = new PopulationLoss(problem, options.seed());
		return told(loss, runs(problem, spectrum, teacher, weights, options, loss).exact(gradient(), trace(), inputs,
			labels, threads, progress));
	}

	private void requireLabels(final double[] labels) {
		if (!problem.loss().name().equals("logistic")) return;
		for (int i = 0; i < labels.length; i++)
			if (Math.abs(labels[i]) != 1) throw new IllegalArgumentException(
				"labels must be 1 or -1 with loss logistic, was " + Require.text(labels[i]) + " at " + i);
	}

	private static SgdRuns runs(final IndexProblem problem, final double[] spectrum, final double[] teacher,
		final double[] weights, final SgdOptions options, final PopulationLoss loss)
	{
		final SgdRecorder recorder = problem.projections() == 2 ? new PairRecorder(problem, spectrum, teacher, loss)
			: new UnitsRecorder(problem, spectrum, units(teacher, problem.teachers()), loss);
		return new SgdRuns(spectrum.length, problem.students(), weights, options, recorder);
	}

	private IndexGradient gradient() {
		final double largest = Arrays.stream(units(teacher, problem.teachers())).mapToDouble(one -> energy(spectrum, one))
			.max().getAsDouble();
		return new IndexGradient(problem, Math.sqrt(largest));
	}

	private double trace() {
		return Arrays.stream(spectrum).sum();
	}

	private static Leaps leaps(final IndexProblem problem, final double[] spectrum, final double[] teacher,
		final SgdOptions options)
	{
		if (problem.projections() > 2) throw new IllegalArgumentException("method must be exact with " + (problem
			.students() > 1 ? "students" : "teachers") +
			" > 1, as the law of a leap is that of one student beside one teacher, was leaping");
		return new Leaps(options, spectrum, teacher, new IndexLeap(problem, energy(spectrum, teacher), options.seed()));
	}

	private SgdResult told(final PopulationLoss loss, final SgdResult result) {
		return new SgdResult(result.trajectory().with(problem.metadata()).with(loss.metadata()), result.weights(), result.divergedRuns(), result
			.canceled());
	}

	private static double energy(final double[] spectrum, final double[] weights) {
		double sum = 0;
		for (int i = 0; i < spectrum.length; i++)
			sum += spectrum[i] * weights[i] * weights[i];
		return sum;
	}

	/** The weights of each unit. */
	private static double[][] units(final double[] weights, final int count) {
		final int dimension = weights.length / count;
		return IntStream.range(0, count).mapToObj(k -> Arrays.copyOfRange(weights, k * dimension, (k + 1) * dimension))
			.toArray(double[][]::new);
	}
}
