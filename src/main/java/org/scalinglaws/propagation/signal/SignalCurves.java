package org.scalinglaws.propagation.signal;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SampleMean;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Length, correlation and distance of two inputs over the layers as a table: columns {@code layer} (from 0), {@code length}
 * (mean square of the preactivations of both), {@code correlation} (mean cosine), {@code distance} = 1 - correlation, the
 * standard errors of the three over runs (0 at infinite width, NaN for one run), {@code medianDistance} over runs, and
 * {@code typicalDistance}, the geometric mean: where distances die out, few runs with large ones make the mean.
 */
public final class SignalCurves {

	/** Rows. */
	public static final int MOST_LAYERS = 1_000_000;

	/** Units of a layer. */
	public static final int WIDEST = 1_000_000;

	private static final int MOST_RUNS = 100_000;

	/** Numbers kept of all runs, some hundred megabytes. */
	private static final long MOST_RECORDS = 10_000_000;

	private final Columns.Builder table = Columns.builder("layer", "length", "correlation", "distance",
		"lengthStandardError", "correlationStandardError", "distanceStandardError", "medianDistance", "typicalDistance");

	private SignalCurves() {
		// what the functions below fill
	}

	/**
	 * At infinite width.
	 *
	 * @param correlation in layer 0, -1 to 1
	 * @param layers after it, 1 to 1000000
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static Columns infinite(final DistanceMap map, final double correlation, final int layers) {
		checked(correlation, layers);
		final SignalCurves curves = new SignalCurves();
		final double length = map.field().fixedPoint();
		double distance = 1 - correlation;
		for (int layer = 0; layer <= layers; layer++) {
			curves.table.row(layer, length, 1 - distance, distance, 0, 0, 0, distance, distance);
			distance = map.next(distance);
		}
		return curves.table.build();
	}

	/**
	 * Over drawn networks. Of preactivations that vanish ({@link MeanField#isSilent}) there is nothing to draw: as at
	 * infinite width.
	 *
	 * @param correlation of the normal pairs of preactivations in layer 0, -1 to 1
	 * @param layers after it, 1 to 1000000
	 * @param width units of each layer, 1 to 1000000
	 * @param runs networks, 1 to 100000; with runs x (layers + 1) at most 10000000
	 * @param seed of the networks
	 * @throws IllegalArgumentException if a number is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns finite(final MeanField field, final double correlation, final int layers, final int width,
		final int runs, final long seed, final Progress progress)
	{
		checked(correlation, layers);
		Require.inRange("width", width, 1, WIDEST);
		Require.inRange("runs", runs, 1, MOST_RUNS);
		Require.inRange("runs x (layers + 1)", runs * (layers + 1L), 1, MOST_RECORDS);
		final Streams streams = Streams.of(seed);
		if (field.isSilent()) return infinite(new DistanceMap(field), correlation, layers);
		final double[][] lengths = new double[runs][layers + 1], distances = new double[runs][layers + 1];
		Parallel.forEach(runs, progress, run -> new RandomLayers(field, width, 1 - correlation, streams.stream(
			"signalLayers", run)).run(lengths[run], distances[run], progress));
		final SignalCurves curves = new SignalCurves();
		for (int layer = 0; layer <= layers; layer++)
			curves.add(layer, at(lengths, layer), at(distances, layer));
		return curves.table.build();
	}

	private static void checked(final double correlation, final int layers) {
		Require.inRange("correlation", correlation, -1, 1);
		Require.inRange("layers", layers, 1, MOST_LAYERS);
	}

	private static double[] at(final double[][] runs, final int layer) {
		return Arrays.stream(runs).mapToDouble(run -> run[layer]).toArray();
	}

	private void add(final int layer, final double[] lengths, final double[] distances) {
		final SampleMean length = SampleMean.of(lengths), distance = SampleMean.of(distances);
		final double typical = Math.exp(SampleMean.of(Arrays.stream(distances).map(Math::log).toArray()).value());
		Arrays.sort(distances);
		final double median = (distances[(distances.length - 1) / 2] + distances[distances.length / 2]) / 2;
		table.row(layer, length.value(), 1 - distance.value(), distance.value(), length.standardError(), distance
			.standardError(), distance.standardError(), median, typical);
	}
}
