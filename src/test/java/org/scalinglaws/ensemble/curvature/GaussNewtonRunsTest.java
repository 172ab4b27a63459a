package org.scalinglaws.ensemble.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.linear.ThinSvd;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Compares the reduced matrix with the whole one, and the conditions with those noted for this system. */
@Tag("slow")
class GaussNewtonRunsTest {

	private static final double[] WHITE = IntStream.range(0, 30).mapToDouble(i -> 1).toArray();

	@ParameterizedTest
	@CsvSource({ "5, '7', 3, 0", "4, '6 5', 3, 0", "3, '4 5 6', 2, 1", "6, '4 5', 3, 0.5", "3, '3 8', 5, -1" })
	void hasTheEigenvaluesOfTheWholeMatrix(final int inputs, final String widths, final int outputs, final double skip) {
		final double[] spectrum = IntStream.range(0, inputs).mapToDouble(i -> 1. / (1 + i)).toArray();
		final DeepLinearNetwork network = DeepLinearNetwork.of(inputs, numbers(widths), outputs, skip);
		final double[][][] weights = network.draw(Streams.of(3).stream("gaussNewtonWeights", 0));
		final double[] whole = whole(weights, spectrum);
		final GaussNewtonRuns runs = GaussNewtonRuns.of(spectrum, numbers(widths), outputs, skip, 1, 3, Progress.NONE);
		assertEquals(inputs * outputs, runs.spectrum().length);
		for (int i = 0; i < whole.length; i++)
			assertEquals(i < inputs * outputs ? runs.spectrum()[i] : 0, whole[i], 1e-14 * whole[0]);
		assertEquals(whole[0] / whole[inputs * outputs - 1], runs.table().get("condition", 0), 1e-11 * runs.table().get(
			"condition", 0));
		assertEquals("positive definite", runs.reason());
	}

	private static double[] numbers(final String text) {
		return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
	}

	/**
	 * The eigenvalues of sum_x J'J over inputs x = sqrt(lambda_i) e_i, whose covariance is that of the spectrum; each column
	 * of J is a difference of outputs, exact since they are linear in each single weight.
	 */
	private static double[] whole(final double[][][] weights, final double[] spectrum) {
		final int parameters = Arrays.stream(weights).mapToInt(layer -> layer.length * layer[0].length).sum();
		final double[][] gradients = new double[parameters][];
		final double[] before = outputs(weights, spectrum);
		int p = 0;
		for (final double[][] layer : weights)
			for (final double[] row : layer)
				for (int j = 0; j < row.length; j++) {
					final double weight = row[j];
					row[j]++;
					gradients[p] = outputs(weights, spectrum);
					for (int a = 0; a < before.length; a++)
						gradients[p][a] -= before[a];
					row[j] = weight;
					p++;
				}
		final double[][] matrix = new double[p][p];
		for (int i = 0; i < p; i++)
			for (int j = 0; j < p; j++)
				for (int a = 0; a < before.length; a++)
					matrix[i][j] += gradients[i][a] * gradients[j][a];
		final SymmetricEigen eigen = new SymmetricEigen(matrix, false);
		return IntStream.range(0, p).mapToDouble(i -> eigen.value(parameters - 1 - i)).toArray();
	}

	private static double[] outputs(final double[][][] weights, final double[] spectrum) {
		final int k = weights[weights.length - 1].length;
		final double[] all = new double[k * spectrum.length];
		for (int i = 0; i < spectrum.length; i++) {
			double[] state = new double[spectrum.length];
			state[i] = Math.sqrt(spectrum[i]);
			for (final double[][] layer : weights) {
				final double[] next = new double[layer.length];
				for (int r = 0; r < next.length; r++)
					for (int c = 0; c < state.length; c++)
						next[r] += layer[r][c] * state[c];
				state = next;
			}
			System.arraycopy(state, 0, all, i * k, k);
		}
		return all;
	}

	/** One network of one draw was noted; here the mean of 6, which scatter by some per cent each. */
	@ParameterizedTest
	@CsvSource({ "200, 2, 0, 4.0, 4.0, 4.3", "200, 3, 0, 7.0, 8.2, 9.4", "200, 5, 0, 13.2, 19.4, 28.3",
		"200, 8, 0, 34.5, 60.2, 95.9", "600, 2, 0, 2.3, NaN, NaN", "600, 3, 0, 3.1, NaN, NaN", "200, 2, 1, 3.5, NaN, NaN",
		"200, 3, 1, 5.6, NaN, NaN", "200, 5, 1, 12.0, NaN, NaN", "200, 8, 1, 28.0, NaN, NaN" })
	void hasTheNotedConditions(final int width, final int layers, final double skip, final double condition,
		final double bound, final double looseBound)
	{
		final double[] widths = new double[layers - 1];
		Arrays.fill(widths, width);
		final Columns table = GaussNewtonRuns.of(WHITE, widths, 10, skip, 6, 1, Progress.NONE).table();
		assertWithin(condition, table.column("condition"));
		if (Double.isFinite(bound)) assertWithin(bound, table.column("bound"));
		if (Double.isFinite(looseBound)) assertWithin(looseBound, table.column("looseBound"));
	}

	/** Within three standard deviations of single draws, and the rounding of what was noted. */
	private static void assertWithin(final double noted, final double[] draws) {
		final double mean = Arrays.stream(draws).average().getAsDouble();
		final double deviation = Math.sqrt(Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum() / (draws.length - 1));
		assertTrue(deviation < 0.3 * mean, () -> deviation + " of " + mean);
		assertEquals(noted, mean, 3 * deviation + 0.05);
	}

	/** For whitened inputs and two layers the bound is the condition: (s_max^2(V) + s_max^2(W))/(s_min^2(V) + s_min^2(W)). */
	@Test
	void theBoundIsReachedByTwoLayersOfWhiteInputs() {
		final Columns table = GaussNewtonRuns.of(WHITE, new double[] { 50 }, 10, 0, 3, 2, Progress.NONE).table();
		for (final Row row : table) {
			assertEquals(row.get("condition"), row.get("bound"), 1e-12 * row.get("bound"));
			assertTrue(row.get("condition") <= row.get("bound"));
		}
		final double[][][] weights = DeepLinearNetwork.of(30, new double[] { 50 }, 10, 0).draw(Streams.of(2).stream(
			"gaussNewtonWeights", 0));
		assertEquals(table.get("condition", 0), new KroneckerSum(weights, WHITE).bound(), 1e-12 * table.get("condition", 0));
		final double[] first = new ThinSvd(weights[0]).values(), second = new ThinSvd(weights[1]).values();
		assertEquals((first[0] * first[0] + second[0] * second[0]) / (first[29] * first[29] + second[9] * second[9]), table.get(
			"condition", 0), 1e-12);
	}

	/** (sqrt(m/d) +- 1)^2 + (1 +- sqrt(k/m))^2 of large sizes. */
	@Test
	void nearsTheValueOfLargeSizes() {
		final double d = 40, k = 20, m = 1600;
		final double top = Math.pow(Math.sqrt(m / d) + 1, 2) + Math.pow(1 + Math.sqrt(k / m), 2);
		final double low = Math.pow(Math.sqrt(m / d) - 1, 2) + Math.pow(1 - Math.sqrt(k / m), 2);
		final double[] white = new double[(int) d];
		Arrays.fill(white, 1);
		assertEquals(1, GaussNewtonRuns.of(white, new double[] { m }, (int) k, 0, 1, 1, Progress.NONE).table().get("condition",
			0) / (top / low), 0.05);
	}

	@ParameterizedTest
	@CsvSource({ "30, 0", "12, 0", "60, 1", "11, -1", "40, 0.3" })
	void theBoundsHold(final double width, final double skip) {
		for (final double exponent : new double[] { 0, 1, 2 })
			for (int layers = 2; layers < 6; layers++) {
				final double[] widths = new double[layers - 1];
				Arrays.fill(widths, width);
				for (final Row row : GaussNewtonRuns.of(PowerLaw.spectrum(20, exponent), widths, 10, skip, 4, layers, Progress.NONE)
					.table()) {
					// the least eigenvalue is known to the rounding of the largest
					assertTrue(1 / row.get("condition") >= 1 / row.get("bound") - 1e-14, () -> row.get("condition") + " " + row.get("bound"));
					assertTrue(row.get("bound") <= row.get("looseBound") * (1 + 1e-12));
				}
			}
	}

	/** Rank r leaves r (d + k - r) directions of d k. */
	@Test
	void saysWhereABottleneckMakesItSingular() {
		final GaussNewtonRuns runs = GaussNewtonRuns.of(PowerLaw.spectrum(8, 1), new double[] { 12, 3, 12 }, 5, 0, 2, 1,
			Progress.NONE);
		assertEquals(Double.POSITIVE_INFINITY, runs.table().get("condition", 1));
		assertEquals(Double.POSITIVE_INFINITY, runs.table().get("bound", 1));
		assertEquals(3 * (8 + 5 - 3), Arrays.stream(runs.spectrum()).filter(value -> value > 0).count());
		assertEquals("singular: a layer of 3 is narrower than inputs and outputs", runs.reason());
		// narrower than the inputs only, the bound stays finite and the loose one does not
		final Columns narrow = GaussNewtonRuns.of(PowerLaw.spectrum(8, 1), new double[] { 6 }, 5, 0, 1, 1, Progress.NONE).table();
		assertTrue(narrow.get("condition", 0) < narrow.get("bound", 0) && narrow.get("bound", 0) < 1e6);
		assertEquals(Double.POSITIVE_INFINITY, narrow.get("looseBound", 0));
	}

	@Test
	void saysWhatElseIsNotFinite() {
		final GaussNewtonRuns zero = GaussNewtonRuns.of(new double[] { 1, 0 }, new double[] { 4 }, 2, 0, 1, 1, Progress.NONE);
		assertEquals("singular: an eigenvalue of the spectrum is 0", zero.reason());
		assertEquals(Double.POSITIVE_INFINITY, zero.table().get("condition", 0));
		final double[] deep = new double[120];
		Arrays.fill(deep, 3);
		final GaussNewtonRuns overflow = GaussNewtonRuns.of(new double[] { 1, 1 }, deep, 2, 1000, 1, 1, Progress.NONE);
		assertTrue(overflow.reason().startsWith("singular in double precision"), overflow.reason());
		assertTrue(Double.isNaN(overflow.table().get("condition", 0)));
		final double[] thin = new double[700];
		Arrays.fill(thin, 1);
		final GaussNewtonRuns underflow = GaussNewtonRuns.of(new double[] { 1 }, thin, 1, 0, 1, 1, Progress.NONE);
		for (final String column : List.of("condition", "bound", "looseBound"))
			assertEquals(Double.POSITIVE_INFINITY, underflow.table().get(column, 0), column);
		assertTrue(underflow.reason().endsWith("underflow"), underflow.reason());
	}

	@Test
	void isTheSameOnAnyNumberOfThreads() {
		final double[] spectrum = PowerLaw.spectrum(6, 1), widths = { 9, 7 };
		final GaussNewtonRuns shared = GaussNewtonRuns.of(spectrum, widths, 3, 1, 6, 5, Progress.NONE);
		final AtomicReference<GaussNewtonRuns> alone = new AtomicReference<>();
		Parallel.workers(1, i -> alone.set(GaussNewtonRuns.of(spectrum, widths, 3, 1, 6, 5, Progress.NONE)));
		assertArrayEquals(alone.get().spectrum(), shared.spectrum());
		assertArrayEquals(alone.get().table().column("condition"), shared.table().column("condition"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1 1 | 2.5 | 3 | 0 | widths must be whole numbers, was 2.5 at 0",
		"1 1 | 0 | 3 | 0 | each of widths must be in [1, 100000], was 0", "1 -1 | 4 | 3 | 0 | spectrum must not be negative",
		"0 0 | 4 | 3 | 0 | spectrum must have a sum greater than 0", "1 1 | 4 | 0 | 0 | outputs must be in [1, 2000], was 0",
		"1 1 | 4 | 1001 | 0 | outputs x dimension must be at most 2000, was 2002",
		"1 1 | 4 | 2 | 1001 | skip must be in [-1000, 1000], was 1001",
		"1 1 | 5000 5000 | 2 | 0 | widths must make at most 20000000 weights, was 25020000" })
	void refuses(final String spectrum, final String widths, final int outputs, final double skip, final String message) {
		final String said = assertThrows(IllegalArgumentException.class, () -> GaussNewtonRuns.of(numbers(spectrum), numbers(
			widths), outputs, skip, 1, 1, Progress.NONE)).getMessage();
		assertTrue(said.startsWith(message), said);
	}
}
