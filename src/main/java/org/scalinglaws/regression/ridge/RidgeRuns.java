package org.scalinglaws.regression.ridge;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ridge.RidgeRegression;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Ridge regressions on inputs, labels and features that are drawn anew for each run. The risk of a run is that of its
 * weights over all inputs, not an estimate from test data.
 */
public final class RidgeRuns {

	/** Numbers that all runs at once may hold. */
	private static final long MOST_NUMBERS = 50_000_000;

	/** Side of the largest matrix that is decomposed. */
	private static final int LARGEST = 2048;

	private final double[] spectrum;
	private final double[] target;
	private final double[] deviation;
	private final RidgeProblem problem;
	private final int samples, features;

	private RidgeRuns(final double[] spectrum, final double[] target, final RidgeProblem problem) {
		this.spectrum = spectrum;
		this.target = target;
		this.problem = problem;
		samples = whole("samples", problem.samples());
		features = whole("features", problem.features());
		deviation = new double[spectrum.length];
		for (int i = 0; i < deviation.length; i++)
			deviation[i] = Math.sqrt(spectrum[i]);
	}

	private static int whole(final String name, final double value) {
		if (value != Math.rint(value)) throw new IllegalArgumentException(name + " must be a whole number, was " + value);
		return (int) Math.min(value, Integer.MAX_VALUE);
	}

	/**
	 * Fits.
	 *
	 * @param spectrum variances of the inputs, none negative, one positive
	 * @param target weights w of the labels w.x + noise, as many
	 * @param problem with whole numbers of samples and features
	 * @param runs at least 1
	 * @return columns run, risk, trainingError, crossValidation, degreesOfFreedom; no number depends on the threads
	 * @throws IllegalArgumentException if something is out of range or too large: up to 5e7 numbers are held at once, and the
	 *           smaller of samples and inputs (features) may be 2048
	 * @throws CancellationException if the listener wants it to end; singular values, which tiny ridges need, are
	 *           waited for
	 */
	public static Columns of(final double[] spectrum, final double[] target, final RidgeProblem problem, final int runs,
		final long seed, final Progress progress)
	{
		Require.spectrum("spectrum", spectrum);
		Require.moderate("target", Require.length("target", target, spectrum.length));
		Require.inRange("runs", runs, 1, 1_000_000);
		final Streams streams = Streams.of(seed);
		final RidgeRuns all = new RidgeRuns(spectrum, target, problem);
		final double[][] rows = new double[runs][];
		Parallel.forEach(runs, all.threads(), progress, run -> rows[run] = all.run(streams, run, progress));
		final Columns.Builder table = Columns.builder(RunSummary.RUN, "risk", "trainingError", "crossValidation",
			"degreesOfFreedom");
		for (final double[] row : rows)
			table.row(row);
		return table.build();
	}

	/** As many as there is space for. */
	private int threads() {
		final double width = features == 0 ? spectrum.length : features;
		final double numbers = samples * width + (features == 0 ? 0 : spectrum.length * width);
		if (numbers > MOST_NUMBERS) throw new IllegalArgumentException((features == 0 ? "samples x inputs"
			: "(samples + inputs) x features") + " must be at most " + MOST_NUMBERS + ", was " + Require.text(numbers));
		if (Math.min(samples, width) > LARGEST) throw new IllegalArgumentException("the smaller of samples and " +
			(features == 0 ? "inputs" : "features") + " must be at most " + LARGEST + ", was " + Require.text(Math.min(samples,
				width)));
		return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), MOST_NUMBERS / numbers));
	}

	private double[] run(final Streams streams, final int run, final Progress progress) {
		final double[][] projection = features == 0 ? null : projection(streams, run, progress);
		final RandomStream inputs = streams.stream("ridge inputs", run);
		final RandomStream noise = streams.stream("ridge noise", run);
		final double[][] seen = new double[samples][];
		final double[] labels = new double[samples];
		for (int p = 0; p < samples; p++) {
			look(progress);
			final double[] x = new double[spectrum.length];
			inputs.fillGaussian(x, 0, x.length);
			VectorLoops.multiply(deviation, x);
			labels[p] = DotProducts.of(x, target) + Math.sqrt(problem.noiseVariance()) * noise.nextGaussian();
			seen[p] = projection == null ? x : sum(x, projection);
		}
		look(progress);
		final RidgeRegression.Fit fit = RidgeRegression.of(seen, labels, problem.ridge(), () -> !progress
			.isCanceled()).at(problem.ridge());
		return new double[] { run, risk(fit.weights(), projection), fit.trainingError(), fit.crossValidation(), fit
			.degreesOfFreedom() };
	}

	/** F, input by input. */
	private double[][] projection(final Streams streams, final int run, final Progress progress) {
		final RandomStream normals = streams.stream("ridge features", run);
		final double[][] rows = new double[spectrum.length][features];
		final double scale = 1 / Math.sqrt(features);
		for (final double[] row : rows) {
			look(progress);
			normals.fillGaussian(row, 0, features);
			for (int k = 0; k < features; k++)
				row[k] *= scale;
		}
		return rows;
	}

	private static double[] sum(final double[] factors, final double[][] rows) {
		final double[] sum = new double[rows[0].length];
		VectorLoops.addAll(factors, rows, 0, rows.length, sum, sum.length);
		return sum;
	}

	private double risk(final double[] weights, final double[][] projection) {
		double sum = 0;
		for (int i = 0; i < spectrum.length; i++) {
			final double weight = projection == null ? weights[i] : DotProducts.of(projection[i], weights);
			sum += spectrum[i] * (weight - target[i]) * (weight - target[i]);
		}
		return sum;
	}

	private static void look(final Progress progress) {
		if (progress.isCanceled()) throw new CancellationException();
	}
}
