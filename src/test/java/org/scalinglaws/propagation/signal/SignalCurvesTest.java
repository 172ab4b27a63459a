package org.scalinglaws.propagation.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Compares the curves with iterated plain sums and with networks that have all of their weights. */
@Tag("slow")
class SignalCurvesTest {

	private static MeanField field(final String name, final double weights, final double biases) {
		return MeanField.of(Activation.of(name), weights, biases);
	}

	private static Columns infinite(final MeanField field, final double correlation, final int layers) {
		return SignalCurves.infinite(new DistanceMap(field), correlation, layers);
	}

	private static Columns drawn(final MeanField field, final double correlation, final int layers, final int width,
		final int runs)
	{
		return SignalCurves.finite(field, correlation, layers, width, runs, 1, Progress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "tanh, 1.4, 0.3, 0.2", "tanh, 3, 0.1, 0.9", "erf, 2.4, 0.1, -0.7", "sin, 1.2, 0.3, -1" })
	void infiniteWidthByPlainSums(final String name, final double w, final double b, final double start) {
		final MeanField field = field(name, w, b);
		final Columns found = infinite(field, start, 8);
		double c = start;
		for (int layer = 0; layer <= 8; layer++) {
			assertEquals(layer, found.get("layer", layer));
			assertEquals(field.fixedPoint(), found.get("length", layer));
			assertEquals(c, found.get("correlation", layer), 1e-11);
			assertEquals(1 - c, found.get("distance", layer), 1e-11);
			assertEquals(0, found.get("distanceStandardError", layer));
			final double now = c;
			c = (w * w * PlainAverages.two(field.fixedPoint(), now, (u, v) -> PlainAverages.function(name, 0).applyAsDouble(u) *
				PlainAverages.function(name, 0).applyAsDouble(v)) + b * b) / field.fixedPoint();
		}
	}

	/** rho' = slope rho - curvature rho^2: the inverse distance rises by the curvature at criticality. */
	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void decayAtCriticality(final String name) {
		final CriticalPoint point = CriticalPoint.of(Activation.of(name), 0.3);
		final Columns found = infinite(field(name, point.weightDeviation(), 0.3), 0, 1_000_000);
		final double slope = (1 / found.get("distance", 1_000_000) - 1 / found.get("distance", 500_000)) / 500_000;
		assertEquals(point.curvature(), slope, 1e-5 * slope); // the next term is of order 1/layer
	}

	/** Distances die out to the smallest numbers without losing a digit. */
	@Test
	void smallDistances() {
		final MeanField field = field("tanh", 1.1, 0.3);
		final Columns found = infinite(field, 0.5, 4000);
		for (int layer = 300; layer < 4000; layer += 100) {
			if (found.get("distance", layer) < 1e-290) break;
			assertEquals(field.slope(), found.get("distance", layer + 1) / found.get("distance", layer), 1e-13);
		}
		assertTrue(found.last("distance") < 1e-290);
	}

	/** Means and scatter of networks with all weights drawn, within their errors. */
	@ParameterizedTest
	@CsvSource({ "tanh, 1.5, 0.3, 0.4, 6", "erf, 2.2, 0.5, -0.3, 5", "sin, 1.3, 0.2, 0.95, 8", "tanh, 2, 0, 0.1, 3",
		"tanh, 1.2, 1, -0.5, 2", "sin, 1.6, 0.4, 0.6, 1" })
	void lawOfNetworksWithAllWeights(final String name, final double w, final double b, final double start,
		final int width)
	{
		final MeanField field = field(name, w, b);
		final int runs = 20_000, layers = 4;
		final double[][] lengths = new double[layers + 1][runs], distances = new double[layers + 1][runs];
		final Random random = new Random(7);
		for (int run = 0; run < runs; run++)
			network(field, name, start, width, random, run, lengths, distances);
		final Columns found = drawn(field, start, layers, width, runs);
		for (int layer = 0; layer <= layers; layer++) {
			agree(lengths[layer], found.get("length", layer), found.get("lengthStandardError", layer), runs, name + " length " + layer);
			agree(distances[layer], found.get("distance", layer), found.get("distanceStandardError", layer), runs, name +
				" distance " + layer);
			final double median = found.get("medianDistance", layer);
			final double below = Arrays.stream(distances[layer]).filter(x -> x < median).count() / (double) runs;
			if (width > 1) assertEquals(0.5, below, 4.5 * 0.5 * Math.sqrt(2.0 / runs));
		}
	}

	private static void agree(final double[] values, final double mean, final double error, final int runs, final String what) {
		final double own = Arrays.stream(values).average().orElseThrow();
		double variance = 0, fourth = 0;
		for (final double value : values) {
			variance += Math.pow(value - own, 2) / runs;
			fourth += Math.pow(value - own, 4) / runs;
		}
		assertEquals(own, mean, 4.5 * Math.hypot(error, Math.sqrt(variance / runs)) + 1e-12, what);
		final double scatter = Math.sqrt(2 * (fourth - variance * variance) / runs); // of the difference of two variances
		assertEquals(variance, error * error * runs, 4.5 * scatter + 1e-12, what + ", variance");
	}

	private static void network(final MeanField field, final String name, final double c, final int width, final Random random,
		final int run, final double[][] lengths, final double[][] distances)
	{
		double[] x = new double[width], y = new double[width];
		for (int i = 0; i < width; i++) {
			x[i] = Math.sqrt(field.fixedPoint()) * random.nextGaussian();
			y[i] = c * x[i] + Math.sqrt((1 - c * c) * field.fixedPoint()) * random.nextGaussian();
		}
		for (int layer = 0; layer < lengths.length; layer++) {
			double xx = 0, yy = 0, xy = 0;
			for (int i = 0; i < width; i++) {
				xx += x[i] * x[i];
				yy += y[i] * y[i];
				xy += x[i] * y[i];
			}
			lengths[layer][run] = (xx + yy) / 2 / width;
			distances[layer][run] = 1 - xy / Math.sqrt(xx * yy);
			final double[] nextX = new double[width], nextY = new double[width];
			for (int i = 0; i < width; i++) {
				nextX[i] = nextY[i] = field.biasDeviation() * random.nextGaussian();
				for (int j = 0; j < width; j++) {
					final double weight = field.weightDeviation() / Math.sqrt(width) * random.nextGaussian();
					nextX[i] += weight * PlainAverages.function(name, 0).applyAsDouble(x[j]);
					nextY[i] += weight * PlainAverages.function(name, 0).applyAsDouble(y[j]);
				}
			}
			x = nextX;
			y = nextY;
		}
	}

	@Test
	void wideNetworksFollowTheMap() {
		final MeanField field = field("tanh", 1.6, 0.3);
		final Columns wide = drawn(field, 0.3, 10, 20_000, 6), map = infinite(field, 0.3, 10);
		for (int layer = 0; layer <= 10; layer++) {
			assertEquals(map.get("distance", layer), wide.get("distance", layer), 0.02);
			assertEquals(map.get("length", layer), wide.get("length", layer), 0.02);
		}
	}

	/** Small distances of drawn networks: their ratio to the start does not depend on how small it is. */
	@Test
	void tinyDistancesOfDrawnNetworks() {
		final MeanField field = field("tanh", 1.4, 0.3);
		final double[] lengths = new double[31];
		final double[][] distances = new double[2][31];
		final double[] starts = { 1e-20, 1e-290 };
		for (int k = 0; k < 2; k++)
			new RandomLayers(field, 9, starts[k], Streams.of(3).stream("any", 0)).run(lengths,
				distances[k], Progress.NONE);
		for (int layer = 0; layer <= 30; layer++)
			assertEquals(distances[0][layer] / 1e-20, distances[1][layer] / 1e-290, 1e-8 * distances[0][layer] / 1e-20);
	}

	@Test
	void equalInputsStayEqual() {
		final Columns found = drawn(field("tanh", 2, 0.3), 1, 20, 12, 4);
		for (final String column : List.of("distance", "distanceStandardError", "medianDistance", "typicalDistance"))
			assertEquals(0, found.max(column), column);
		assertEquals(1, found.min("correlation"));
	}

	@Test
	void sameBitsForAnyNumberOfThreads() {
		final MeanField field = field("erf", 1.7, 0.2);
		final Columns many = drawn(field, 0.5, 9, 11, 8);
		final Columns[] one = new Columns[1];
		Parallel.workers(1, i -> one[0] = drawn(field, 0.5, 9, 11, 8));
		for (final String name : many.names())
			assertArrayEquals(many.column(name), one[0].column(name), name);
	}

	@Test
	void oneRunHasNoError() {
		final Columns found = drawn(field("tanh", 1.4, 0.3), 0.5, 3, 8, 1);
		assertTrue(Double.isNaN(found.first("distanceStandardError")) && found.last("medianDistance") == found.last("distance"));
		assertEquals(found.last("distance"), found.last("typicalDistance"), 1e-15);
	}

	@Test
	void vanishingPreactivations() {
		for (final Columns found : List.of(infinite(field("tanh", 0.9, 0), 0.3, 5), drawn(field("tanh", 0.9, 0),
			0.3, 5, 10, 2))) {
			assertEquals(0, found.max("length"));
			assertEquals(0.7, found.last("distance"));
			assertEquals(0, found.last("distanceStandardError"));
		}
	}

	@Test
	void withoutWeightsOnlyTheBiasIsLeft() {
		final Columns found = drawn(field("sin", 0, 0.5), 0.3, 2, 500, 3);
		assertEquals(0, found.last("distance"));
		assertEquals(0.25, found.last("length"), 0.05);
	}

	@Test
	void refused() {
		final MeanField field = field("tanh", 1.4, 0.3);
		assertEquals("correlation must be in [-1, 1], was 1.5", message(() -> infinite(field, 1.5, 3)));
		assertEquals("layers must be in [1, 1000000], was 0", message(() -> infinite(field, 0, 0)));
		assertEquals("width must be in [1, 1000000], was 0", message(() -> drawn(field, 0, 3, 0, 2)));
		assertEquals("runs must be in [1, 100000], was 0", message(() -> drawn(field, 0, 3, 5, 0)));
		assertEquals("runs x (layers + 1) must be in [1, 10000000], was 10001000", message(() -> drawn(field, 0, 99_999 + 10, 5,
			100)));
	}

	private static String message(final Runnable call) {
		return assertThrows(IllegalArgumentException.class, call::run).getMessage();
	}

	@Test
	void canceled() {
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> SignalCurves.finite(field("tanh", 1.4, 0.3), 0, 5, 5, 5, 1, canceled));
	}
}
