package org.scalinglaws.regression.parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Effective parameters and test error of minimum-norm regression over the number of features (arXiv 2310.18988).
 * <p>
 * A fit that is a weighted sum s.y of n training labels has n times the mean of |s|^2 effective parameters on some inputs,
 * and noise of the labels adds their variance x (parameters/n) to its error there.
 * </p>
 */
public final class ParameterCurves {

	/** The choices of features. */
	public static final String GAUSSIAN = "gaussian", FOURIER = "fourier";

	/** Samples; also the smaller side of a matrix whose singular values are needed. */
	public static final int MOST_SAMPLES = 2000;

	/** Entries of a run's features, with those of unseen inputs. */
	private static final long MOST_ENTRIES = 20_000_000;

	private static final int MOST_FEATURES = 100_000, MOST_INPUTS = 10_000, MOST_RUNS = 100_000;

	/** How much larger the Gaussian inputs are than what is seen of them at most. */
	private static final int COORDINATES_PER_FEATURE = 4;

	private static final List<String> MEASURED = List.of("trainingParameters", "testParameters", "testError");

	private final int samples;
	private final int[] features;
	private final FeatureMap map;
	private final int components;

	/**
	 * Describes the fits.
	 *
	 * @param samples n, 1 to 2000
	 * @param features numbers p of features, whole, 1 to 1e5, with at most 2e7 entries of all samples (and 500 more with
	 *          fourier)
	 * @param kind gaussian or fourier
	 * @param inputs dimension of the inputs of Fourier features, 1 to 1e4
	 * @param components of the features to regress on, from 1; 0 for all, which is min(n, p)
	 * @throws IllegalArgumentException if something is out of range
	 */
	public ParameterCurves(final int samples, final double[] features, final String kind, final int inputs,
		final int components)
	{
		this.samples = Require.inRange("samples", samples, 1, MOST_SAMPLES);
		Require.oneOf("kind", kind, List.of(GAUSSIAN, FOURIER));
		Require.inRange("inputs", inputs, 1, MOST_INPUTS);
		this.components = Require.inRange("components", components, 0, MOST_SAMPLES);
		if (features.length == 0) throw new IllegalArgumentException("features must have a length of at least 1, was 0");
		final boolean gaussian = kind.equals(GAUSSIAN);
		final long rows = gaussian ? samples : samples + (long) FourierFeatures.UNSEEN;
		final long most = Math.min(MOST_FEATURES, MOST_ENTRIES / rows);
		for (final double count : features)
			if (!(count >= 1 && count <= most && count == Math.rint(count))) throw new IllegalArgumentException(
				"features must be whole numbers in [1, " + most + "] with " + samples + " samples, was " + Require.text(count));
		this.features = Arrays.stream(features).mapToInt(count -> (int) count).toArray();
		final int largest = Arrays.stream(this.features).max().getAsInt();
		map = gaussian ? new GaussianFeatures(samples, COORDINATES_PER_FEATURE * largest) : new FourierFeatures(samples,
			inputs);
	}

	/**
	 * The means over runs, a row for each number of features: columns {@code features} p, {@code components} (used at most:
	 * min(n, p), or less if asked for), {@code excess} = features - components, {@code trainingParameters},
	 * {@code testParameters}, {@code predictedTestParameters} (their mean in closed form: of Gaussian features with all
	 * components, n p/(n - p - 1) or n^2/(p - n - 1), infinite for |p - n| at most 1; else NaN), {@code testError} (against
	 * clean targets, averaged over noise), {@code predictedTestError} (likewise), and {@code ...StandardError} of the three
	 * measured ones, NaN for a single run.
	 *
	 * @param noiseVariance of the labels, 0 to 1e50
	 * @param runs 1 to 1e5
	 * @param seed of inputs and features
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public Columns run(final double noiseVariance, final int runs, final long seed, final Progress progress) {
		Require.inRange("noiseVariance", noiseVariance, 0, 1e50);
		Require.inRange("runs", runs, 1, MOST_RUNS);
		final Streams streams = Streams.of(seed);
		final SmoothedError[] fits = new SmoothedError[features.length * runs];
		Parallel.forEach(fits.length, progress, i -> {
			final int count = features[i / runs];
			fits[i] = map.fit(count, components(count), noiseVariance, streams, i % runs);
		});
		return table(means(fits, runs), noiseVariance);
	}

	/** A row for each number of features. */
	private static Columns means(final SmoothedError[] fits, final int runs) {
		final Columns.Builder all = Columns.builder("row", RunSummary.RUN, MEASURED.get(0), MEASURED.get(1), MEASURED.get(2));
		for (int i = 0; i < fits.length; i++)
			all.row(i / runs, i % runs, fits[i].trainingParameters(), fits[i].testParameters(), fits[i].testError());
		Columns means = RunSummary.of(all.build(), "row").table();
		for (final String name : MEASURED)
			means = means.renamed(name + RunSummary.MEAN, name);
		return means;
	}

	private Columns table(final Columns means, final double noiseVariance) {
		final List<String> names = new ArrayList<>(List.of("features", "components", "excess", "trainingParameters",
			"testParameters", "predictedTestParameters", "testError", "predictedTestError"));
		for (final String name : MEASURED)
			names.add(name + RunSummary.STANDARD_ERROR);
		return means.with("features", row -> features[row.index()]) //
			.with("components", row -> components(features[row.index()])) //
			.with("excess", row -> row.get("features") - row.get("components")) //
			.with("predictedTestParameters", row -> predicted(features[row.index()], map::predictedTestParameters)) //
			.with("predictedTestError", row -> predicted(features[row.index()], count -> map.predictedTestError(count,
				noiseVariance))) //
			.select(names);
	}

	private int components(final int count) {
		final int all = Math.min(samples, count);
		return components == 0 ? all : Math.min(components, all);
	}

	private double predicted(final int count, final IntToDoubleFunction closedForm) {
		return components(count) == Math.min(samples, count) ? closedForm.applyAsDouble(count) : Double.NaN;
	}
}
