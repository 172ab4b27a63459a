package org.scalinglaws.propagation.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Compares with whole perturbed matrices, and tests the bound as the inequality that it is. */
@Tag("slow")
class PerturbedMarginsTest {

	private static final int[] SMALL = { 4, 7, 6, 5, 3 };

	private static ReluNetwork network(final long seed, final int... sizes) {
		return ReluNetwork.draw(sizes, Streams.of(seed).stream("marginWeights", 0));
	}

	private static double[] input(final long seed, final int sample, final int inputs) {
		final double[] input = new double[inputs];
		Streams.of(seed).stream("marginInputs", sample).fillGaussian(input, 0, inputs);
		return input;
	}

	/** Passes forward, matrix by matrix: the states, inputs and outputs included. */
	private static double[][] states(final double[][][] weights, final double[] input) {
		final double[][] states = new double[weights.length + 1][];
		states[0] = input;
		for (int k = 0; k < weights.length; k++) {
			states[k + 1] = new double[weights[k].length];
			for (int h = 0; h < weights[k].length; h++) {
				for (int i = 0; i < weights[k][h].length; i++)
					states[k + 1][h] += weights[k][h][i] * states[k][i];
				if (k < weights.length - 1) states[k + 1][h] = Math.max(0, states[k + 1][h]);
			}
		}
		return states;
	}

	private static int[] two(final double[] outputs) {
		return IntStream.range(0, outputs.length).boxed().sorted((a, b) -> Double.compare(outputs[b], outputs[a])).mapToInt(i -> i)
			.toArray();
	}

	/** The change of the margin when all of a layer's weights move by +-epsilon; positive says by which sign. */
	private static double change(final double[][][] weights, final double[] input, final int layer, final double epsilon,
		final boolean[][] positive)
	{
		final double[][][] perturbed = weights.clone();
		perturbed[layer] = new double[positive.length][];
		for (int h = 0; h < positive.length; h++) {
			perturbed[layer][h] = weights[layer][h].clone();
			for (int i = 0; i < positive[h].length; i++)
				perturbed[layer][h][i] += positive[h][i] ? epsilon : -epsilon;
		}
		final double[] before = states(weights, input)[weights.length], after = states(perturbed, input)[weights.length];
		final int[] order = two(before);
		return Math.abs(after[order[0]] - after[order[1]] - before[order[0]] + before[order[1]]);
	}

	private static double plainBound(final double[][][] weights, final double[] input, final int layer,
		final double epsilon)
	{
		final double[][] states = states(weights, input);
		final int last = weights.length - 1;
		double bound = epsilon * Arrays.stream(states[layer]).map(Math::abs).sum();
		if (layer == last) return 2 * bound;
		for (int m = layer + 1; m < last; m++)
			bound *= Arrays.stream(weights[m]).mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum()).max().getAsDouble();
		final int[] order = two(states[weights.length]);
		double difference = 0;
		for (int h = 0; h < weights[last][0].length; h++)
			difference += Math.abs(weights[last][order[0]][h] - weights[last][order[1]][h]);
		return bound * difference;
	}

	@Test
	void boundIsTheFormula() {
		final ReluNetwork network = network(3, SMALL);
		final LayerBounds bounds = new LayerBounds(network, 0.03);
		for (int sample = 0; sample < 20; sample++) {
			final double[] input = input(3, sample, 4), outputs = states(network.weights(), input)[4];
			final Margin margin = new Margin(network, input);
			assertEquals(outputs[two(outputs)[0]] - outputs[two(outputs)[1]], margin.value(), 1e-14);
			for (int layer = 0; layer < 4; layer++) {
				final double bound = plainBound(network.weights(), input, layer, 0.03);
				assertEquals(bound, bounds.of(margin, layer), 1e-13 * bound);
			}
		}
	}

	/** All 2^rows ways to turn the rows along or against the inputs, each with a whole matrix. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-3, 0.1, 1, 10 })
	void findsTheWorstOfTheLastTwoLayersAndNearlySoBefore(final double epsilon) {
		final ReluNetwork network = network(5, SMALL);
		final double[] ratios = new double[4];
		for (int sample = 0; sample < 30; sample++) {
			final double[] input = input(5, sample, 4);
			final double[][] states = states(network.weights(), input);
			final Margin margin = new Margin(network, input);
			for (int layer = 0; layer < 4; layer++) {
				final double exact = worst(network.weights(), input, states[layer], layer, epsilon);
				final double found = new SignSearch(margin, layer, Double.MAX_VALUE, epsilon).worst(Streams.of(5).stream("any", sample));
				assertTrue(found <= exact * (1 + 1e-11), found + " " + exact);
				if (layer >= 2) assertEquals(exact, found, 1e-11 * exact);
				ratios[layer] += exact > 0 ? found / exact / 30 : 1. / 30;
			}
		}
		final double least = epsilon <= 0.1 ? 0.999 : 0.85; // found 1 to 0.1, 0.974 at 1, 0.866 at 10
		assertTrue(ratios[0] > least && ratios[1] > least, () -> Arrays.toString(ratios));
	}

	private static double worst(final double[][][] weights, final double[] input, final double[] states, final int layer,
		final double epsilon)
	{
		final int rows = weights[layer].length;
		final boolean[][] positive = new boolean[rows][states.length];
		double worst = 0;
		for (int turns = 0; turns < 1 << rows; turns++) {
			for (int h = 0; h < rows; h++)
				for (int i = 0; i < states.length; i++)
					positive[h][i] = (turns >> h & 1) == 1 == states[i] >= 0;
			worst = Math.max(worst, change(weights, input, layer, epsilon, positive));
		}
		return worst;
	}

	/** Random signs for all weights: the change is that of the whole matrix, and the bound holds. */
	@Test
	void randomSignsAreThoseOfAMatrix() {
		final ReluNetwork network = network(6, SMALL);
		for (int sample = 0; sample < 40; sample++) {
			final double[] input = input(6, sample, 4);
			for (int layer = 0; layer < 4; layer++) {
				final int rows = SMALL[layer + 1], columns = SMALL[layer];
				final RandomStream same = Streams.of(6).stream("marginSigns", sample);
				final boolean[][] positive = new boolean[rows][columns];
				for (final boolean[] row : positive) {
					final long signs = same.nextLong();
					for (int i = 0; i < columns; i++)
						row[i] = (signs >>> i & 1) == 0;
				}
				final double expected = change(network.weights(), input, layer, 0.2, positive);
				final SignSearch search = new SignSearch(new Margin(network, input), layer, plainBound(network.weights(), input,
					layer, 0.2), 0.2);
				assertEquals(expected, search.random(Streams.of(6).stream("marginSigns", sample)), 1e-13 * (1 + expected));
				assertEquals(0, search.violations());
			}
		}
	}

	/** Differences are carried as such: a perturbation of 1e-200 does what 1e-6 does, as none turns a unit on or off. */
	@Test
	void tinyPerturbationsKeepTheirDigits() {
		final double[] widths = { 20, 50, 50, 10 };
		final Columns small = PerturbedMargins.of(widths, 1e-9, 50, 1, Progress.NONE).table();
		final Columns tiny = PerturbedMargins.of(widths, 1e-200, 50, 1, Progress.NONE).table();
		for (int k = 0; k < 3; k++)
			assertEquals(small.get("tightness", k), tiny.get("tightness", k), 1e-12);
	}

	/** Noted: no violation, tightness 0.043, 0.51, 1.000; for one network, of which there are others. */
	@ParameterizedTest
	@CsvSource({ "1, 0.001", "2, 0.01", "3, 0.1", "4, 1", "5, 100" })
	void noViolationAtTheNotedSize(final long seed, final double epsilon) {
		final PerturbedMargins found = PerturbedMargins.of(new double[] { 20, 50, 50, 10 }, epsilon, 300, seed, Progress.NONE);
		assertEquals(0, found.violations());
		assertTrue(found.perturbations() >= 300 * 3 * (PerturbedMargins.RANDOM + 2), () -> "" + found.perturbations());
		final Columns table = found.table();
		assertEquals(0.045, table.get("tightness", 0), 0.015);
		assertEquals(0.51, table.get("tightness", 1), 0.09);
		assertEquals(1, table.get("tightness", 2), 1e-12);
		for (final Row row : table) {
			assertTrue(row.get("random") < row.get("tightness") && row.get("largest") <= 1 + 1e-12, row::toString);
			assertTrue(row.get("worst") <= row.get("bound") * (1 + 1e-12), row::toString);
		}
		for (int layer = 1; layer <= 3; layer++)
			for (final String density : new String[] { "worst", "random" })
				assertEquals(PerturbedMargins.BINS, Arrays.stream(found.distribution().where("layer = " + layer).column(density))
					.sum(), 1e-9);
	}

	/** Half of the units active, sums of moduli at their means: the wider, the nearer. */
	@Test
	void tightnessOfWideLayersIsThePredictedOne() {
		final Columns table = PerturbedMargins.of(new double[] { 400, 400, 400, 400, 2 }, 1e-6, 40, 2, Progress.NONE).table();
		for (final Row row : table)
			assertEquals(row.get("predictedTightness"), row.get("tightness"), 0.05 * row.get("tightness") + 3.5 * row.get(
				"tightnessStandardError"), row::toString);
	}

	/** The counter counts: half the bound of the last layer is crossed, up and down. */
	@Test
	void violationsAreCounted() {
		final ReluNetwork network = network(1, 5, 4, 3);
		final Margin margin = new Margin(network, input(1, 0, 5));
		final double bound = new LayerBounds(network, 0.1).of(margin, 1);
		final SignSearch half = new SignSearch(margin, 1, bound / 2, 0.1), whole = new SignSearch(margin, 1, bound, 0.1);
		assertEquals(bound, half.worst(null), 1e-12 * bound);
		assertEquals(2, half.violations());
		assertEquals(bound, whole.worst(null), 1e-12 * bound);
		assertEquals(0, whole.violations());
		assertTrue(SignSearch.violates(Double.NaN, 1) && SignSearch.violates(1 + 2e-12, 1) && !SignSearch.violates(1, 1));
	}

	/** Those of all samples and layers, into every sum: a bound of half of it is crossed on every layer. */
	@Test
	void violationsOfAllLayersAreSummedUp() {
		final ReluNetwork network = network(1, 5, 4, 3);
		final LayerBounds bounds = new LayerBounds(network, 0.1);
		final LayerRecords[] records = { new LayerRecords(7), new LayerRecords(7) };
		final long[] violations = new long[2], tried = new long[2];
		for (int sample = 0; sample < 7; sample++) {
			final Margin margin = new Margin(network, input(1, sample, 5));
			for (int layer = 0; layer < 2; layer++) {
				final SignSearch search = new SignSearch(margin, layer, bounds.of(margin, layer) / 10, 0.1);
				records[layer].add(sample, search, Streams.of(1).stream("any", sample));
				violations[layer] += search.violations();
				tried[layer] += search.tried();
			}
		}
		final PerturbedMargins all = PerturbedMargins.collect(records, bounds);
		for (int layer = 0; layer < 2; layer++) {
			assertTrue(violations[layer] > 7 && tried[layer] >= 7 * (PerturbedMargins.RANDOM + 2));
			assertEquals(violations[layer], all.table().get("violations", layer), 0);
			assertEquals(tried[layer], all.table().get("perturbations", layer), 0);
		}
		assertEquals(violations[0] + violations[1], all.violations());
		assertEquals(tried[0] + tried[1], all.perturbations());
	}

	@Test
	void oneLayerIsExact() {
		final Columns table = PerturbedMargins.of(new double[] { 3, 2 }, 0.5, 40, 2, Progress.NONE).table();
		assertEquals(1, table.rows());
		assertEquals(1, table.get("tightness", 0), 1e-12);
	}

	/** One unit is off for half of the inputs, where nothing behind it matters. */
	@Test
	void deadLayersHaveNoTightness() {
		final PerturbedMargins found = PerturbedMargins.of(new double[] { 1, 1, 1, 2 }, 0.1, 50, 3, Progress.NONE);
		assertEquals(0, found.violations());
		assertTrue(Double.isFinite(found.table().get("bound", 2)));
		final Columns half = PerturbedMargins.of(new double[] { 1, 1, 2 }, 0.1, 50, 3, Progress.NONE).table();
		assertEquals(1, half.get("tightness", 1), 1e-12, "of the inputs with a bound");
	}

	/** Nothing moves behind units that are off: no violation, also where the product of the largest rows is no number. */
	@Test
	void deadLayersOfDeepNetworksAreBounded() {
		final ReluNetwork network = new ReluNetwork(new double[][][] { { { -1 } }, { { 1 } }, { { 1e200 } }, { { 1e200 } }, { { 1 },
			{ -1 } } });
		final Margin margin = new Margin(network, new double[] { 1 });
		final LayerBounds bounds = new LayerBounds(network, 0.1);
		assertEquals(0, bounds.of(margin, 1), 0);
		final SignSearch search = new SignSearch(margin, 1, bounds.of(margin, 1), 0.1);
		assertEquals(0, search.worst(Streams.of(1).stream("any", 0)), 0);
		assertEquals(0, search.violations());
	}

	@Test
	void threadsMakeNoDifference() {
		final PerturbedMargins[] one = new PerturbedMargins[1];
		final double[] widths = Arrays.stream(SMALL).asDoubleStream().toArray();
		Parallel.workers(1, i -> one[0] = PerturbedMargins.of(widths, 0.1, 30, 1, Progress.NONE));
		final PerturbedMargins all = PerturbedMargins.of(widths, 0.1, 30, 1, Progress.NONE);
		for (int row = 0; row < 4; row++)
			assertTrue(Arrays.equals(one[0].table().row(row), all.table().row(row)));
		assertEquals(one[0].perturbations(), all.perturbations());
	}

	@ParameterizedTest
	@CsvSource({ "'', 0.1, 1, widths", "'3', 0.1, 1, widths", "'3 0 2', 0.1, 1, widths", "'3 2.5 2', 0.1, 1, widths",
		"'3 4 1', 0.1, 1, outputs", "'3 2', 0, 1, perturbation", "'3 2', -1, 1, perturbation", "'3 2', NaN, 1, perturbation",
		"'3 2', 1, 0, samples", "'100000 100000 2', 1, 1, widths", "'4000 4000 2', 1, 1000000, samples" })
	void refusesByName(final String widths, final double perturbation, final int samples, final String name) {
		final double[] sizes = Arrays.stream(widths.split(" ")).filter(word -> !word.isEmpty()).mapToDouble(Double::parseDouble)
			.toArray();
		final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> PerturbedMargins.of(sizes,
			perturbation, samples, 1, Progress.NONE));
		assertTrue(refused.getMessage().contains(name), refused::getMessage);
	}

	@Test
	void endsWhenCanceled() {
		assertThrows(CancellationException.class, () -> PerturbedMargins.of(new double[] { 3, 2 }, 1, 100, 1, new Looks(5)));
	}
}
