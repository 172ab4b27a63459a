package org.scalinglaws.propagation.margin;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * How far the margins of a random network can be moved by perturbing the weights of one layer, each by at most epsilon,
 * beside a bound on it (after arXiv 2103.02200): epsilon |z^(k-1)|_1 prod_(k&lt;m&lt;N) |W^m|_inf |W^N_i - W^N_j|_1 for layer k
 * of N, and 2 epsilon |z^(N-1)|_1 for the last one.
 *
 * @param table columns {@code layer} (from 1), {@code bound}, {@code worst} (change that was found), {@code tightness} =
 *          worst/bound, means over the samples, {@code boundStandardError}, {@code worstStandardError},
 *          {@code tightnessStandardError}, {@code predictedTightness} (of wide layers and a tiny epsilon: 1/2 prod_(k&lt;m&lt;N)
 *          1/|W^m|_inf, and 1 on the last layer), {@code random} (largest change by random signs over the bound, mean),
 *          {@code largest} (change over bound of all perturbations that were tried), {@code perturbations},
 *          {@code violations}; a sample on which no unit before the layer is active has no tightness
 * @param distribution columns {@code layer}, {@code ratio} = change/bound (middle of a bin), {@code worst} and
 *          {@code random}: the densities of what was found worst, and of random signs
 * @param violations changes beyond the bound by more than 1e-12 of it, which would be rounding
 * @param perturbations that were tried
 */
public record PerturbedMargins(Columns table, Columns distribution, long violations, long perturbations) {

	/** Random signs for each sample and layer. */
	public static final int RANDOM = 12;

	/** Bins of change/bound, from 0 to 1. */
	static final int BINS = 50;

	private static final double MOST_WORK = 1e13;

	/**
	 * Draws one network of normal weights (variance 2/inputs of the layer) and standard normal inputs.
	 *
	 * @param widths inputs, hidden layers, outputs: whole numbers from 1 to 100000, the last at least 2
	 * @param perturbation epsilon, greater than 0
	 * @param samples inputs, 1 to 1000000
	 * @param seed of weights, inputs and signs
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static PerturbedMargins of(final double[] widths, final double perturbation, final int samples, final long seed,
		final Progress progress)
	{
		final int[] sizes = ReluNetwork.sizes(widths);
		Require.inRange("perturbation", Require.positive("perturbation", perturbation), 0, Require.LARGEST);
		Require.inRange("samples", samples, 1, 1_000_000);
		final long weights = IntStream.range(1, sizes.length).mapToLong(k -> (long) k * sizes[k] * sizes[k - 1]).sum();
		final double work = 20. * samples * weights;
		if (work > MOST_WORK) throw new IllegalArgumentException(
			"samples x layers x weights must be at most 1e13/20, was " + work / 20);
		final Streams streams = Streams.of(seed);
		final ReluNetwork network = ReluNetwork.draw(sizes, streams.stream("marginWeights", 0));
		final LayerBounds bounds = new LayerBounds(network, perturbation);
		final LayerRecords[] records = IntStream.range(0, network.layers()).mapToObj(k -> new LayerRecords(samples)).toArray(
			LayerRecords[]::new);
		Parallel.forEach(samples, progress, sample -> {
			final double[] input = new double[network.inputs()];
			streams.stream("marginInputs", sample).fillGaussian(input, 0, input.length);
			final Margin margin = new Margin(network, input);
			final var signs = streams.stream("marginSigns", sample);
			for (int k = 0; k < records.length; k++)
				records[k].add(sample, new SignSearch(margin, k, bounds.of(margin, k), perturbation), signs);
		});
		return collect(records, bounds);
	}

	static PerturbedMargins collect(final LayerRecords[] records, final LayerBounds bounds) {
		final Columns.Builder table = Columns.builder("layer", "bound", "worst", "tightness", "boundStandardError",
			"worstStandardError", "tightnessStandardError", "predictedTightness", "random", "largest", "perturbations", "violations");
		final Columns.Builder distribution = Columns.builder("layer", "ratio", "worst", "random");
		long violations = 0, perturbations = 0;
		for (int k = 0; k < records.length; k++) {
			table.row(records[k].row(k + 1, bounds.expected(k)));
			records[k].bins(k + 1, distribution);
			violations += records[k].violations();
			perturbations += records[k].perturbations();
		}
		return new PerturbedMargins(table.build(), distribution.build(), violations, perturbations);
	}
}
