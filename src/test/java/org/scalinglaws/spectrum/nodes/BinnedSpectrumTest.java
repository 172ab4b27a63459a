package org.scalinglaws.spectrum.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Sums over the nodes beside sums over all coordinates. */
@Tag("slow")
class BinnedSpectrumTest {

	private static Set<String> zoo() {
		return SpectrumZoo.spectra().keySet();
	}

	/** At any time, however late, when nothing but the smallest eigenvalue is left. */
	@ParameterizedTest
	@MethodSource("zoo")
	void sumsAreThoseOfAllCoordinates(final String name) {
		final double[] spectrum = SpectrumZoo.spectra().get(name);
		final double[][] vectors = SpectrumZoo.vectors(2, spectrum.length);
		final NodeMoments full = NodeMoments.full(spectrum, vectors);
		final double[] tolerances = { 1e-6, 1e-8, 1e-10, 1e-12 };
		requireSameSums(full, Arrays.stream(tolerances).mapToObj(tolerance -> bin(spectrum, vectors, tolerance).moments())
			.toList(), tolerances);
	}

	private static BinnedSpectrum bin(final double[] spectrum, final double[][] vectors, final double tolerance) {
		return BinnedSpectrum.of(spectrum, vectors, tolerance, Progress.NONE);
	}

	private static void requireSameSums(final NodeMoments full, final NodeMoments binned, final double tolerance) {
		requireSameSums(full, List.of(binned), tolerance);
	}

	private static void requireSameSums(final NodeMoments full, final List<NodeMoments> binned,
		final double... tolerances)
	{
		for (final DoubleUnaryOperator f : functions(full.eigenvalue())) {
			final double[] all = Arrays.stream(full.eigenvalue()).map(f).toArray();
			final double[][] few = binned.stream().map(nodes -> Arrays.stream(nodes.eigenvalue()).map(f).toArray()).toArray(
				double[][]::new);
			for (int power = 0; power <= 2; power++) {
				requireSameSums(full, all, binned, few, tolerances);
				multiply(all, full.eigenvalue());
				for (int k = 0; k < few.length; k++)
					multiply(few[k], binned.get(k).eigenvalue());
			}
		}
	}

	private static void multiply(final double[] values, final double[] eigenvalue) {
		for (int i = 0; i < values.length; i++)
			values[i] *= eigenvalue[i];
	}

	/** Of a function's values, relative to sums of absolute values; round-off is that of sums of so many terms. */
	private static void requireSameSums(final NodeMoments full, final double[] all, final List<NodeMoments> binned,
		final double[][] few, final double[] tolerances)
	{
		for (int pair = -1; pair < full.products().length; pair++) {
			final double[] weight = pair < 0 ? full.multiplicity() : full.products()[pair];
			double exact = 0, absolute = 0;
			for (int i = 0; i < all.length; i++) {
				exact += weight[i] * all[i];
				absolute += Math.abs(weight[i] * all[i]);
			}
			for (int k = 0; k < few.length; k++) {
				final double[] weights = pair < 0 ? binned.get(k).multiplicity() : binned.get(k).products()[pair];
				double sum = 0;
				for (int j = 0; j < weights.length; j++)
					sum += weights[j] * few[k][j];
				assertEquals(exact, sum, (tolerances[k] + 1e-13 + 1e-15 * Math.sqrt(all.length)) * absolute);
			}
		}
	}

	/** Relaxation, relative to that of the smallest eigenvalue, rational functions and growth. */
	private static List<DoubleUnaryOperator> functions(final double[] spectrum) {
		final double largest = Arrays.stream(spectrum).max().getAsDouble();
		final double smallest = Arrays.stream(spectrum).filter(value -> value > 0).min().getAsDouble();
		final List<DoubleUnaryOperator> functions = new ArrayList<>();
		for (double t = 0.03 / largest; t < 600 / smallest; t *= 5) {
			final double time = t;
			functions.add(v -> v == 0 ? 0 : Math.exp(-time * (v - smallest)));
			functions.add(v -> 1 / (1 + time * v));
			functions.add(v -> 1 / ((1 + time * v) * (1 + time * v) * (1 + time * v)));
		}
		for (double growth = 0.1; growth < 14; growth *= 2) {
			final double time = growth / largest;
			functions.add(v -> Math.exp(time * (v - largest)));
		}
		return functions;
	}

	@ParameterizedTest
	@CsvSource({ "1000, 125, 0.5", "1000, 125, 2", "1000, 200, 4", "100000, 150, 0.5", "100000, 250, 2" })
	void nodesAreFew(final int dimension, final int most, final double exponent) {
		final double[] spectrum = IntStream.range(0, dimension).mapToDouble(i -> Math.pow(1 + i, -exponent)).toArray();
		final int nodes = bin(spectrum, SpectrumZoo.vectors(2, dimension), 1e-8).moments().nodes();
		assertTrue(nodes <= most, nodes + " nodes");
	}

	@Test
	void fewerNodesForLess() {
		final double[] spectrum = SpectrumZoo.spectra().get("exponent 2.0");
		final double[][] vectors = SpectrumZoo.vectors(2, spectrum.length);
		int least = 0;
		for (double tolerance = 1e-7; tolerance > 2e-12; tolerance /= 10) {
			final int nodes = bin(spectrum, vectors, tolerance).moments().nodes();
			assertTrue(nodes > least, nodes + " nodes at " + tolerance);
			least = nodes;
		}
		assertThrows(AssertionError.class, () -> requireSameSums(NodeMoments.full(spectrum, vectors), bin(spectrum, vectors,
			1e-6).moments(), 1e-11), "cannot tell few nodes from many");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 8 })
	void anyNumberOfVectors(final int count) {
		final double[] spectrum = SpectrumZoo.spectra().get("shuffled");
		final double[][] vectors = SpectrumZoo.vectors(count, spectrum.length);
		final NodeMoments moments = bin(spectrum, vectors, 1e-8).moments();
		assertEquals(count, moments.vectors());
		requireSameSums(NodeMoments.full(spectrum, vectors), moments, 1e-8);
	}

	/** Vectors that weigh many decades more at one end, and one that is zero on a part. */
	@Test
	void vectorsOfAnyWeight() {
		for (final String name : new String[] { "exponent 2.0", "edges", "two scales", "log-uniform" }) {
			final double[] spectrum = SpectrumZoo.spectra().get(name);
			final double[][] vectors = SpectrumZoo.vectors(3, spectrum.length);
			for (int i = 0; i < spectrum.length; i++) {
				vectors[0][i] *= Math.pow(spectrum[i], 0.7);
				vectors[1][i] *= Math.pow(spectrum[i] + 1e-6, -0.7);
				if (spectrum[i] > 1e-3) vectors[2][i] = 0;
			}
			requireSameSums(NodeMoments.full(spectrum, vectors), bin(spectrum, vectors, 1e-8).moments(), 1e-8);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 16, 64 })
	void sumsOfPowers(final int most) {
		final String[] names = zoo().toArray(String[]::new);
		Parallel.forEach(names.length, at -> {
			final double[] spectrum = SpectrumZoo.spectra().get(names[at]);
			final double[][] vectors = SpectrumZoo.vectors(2, spectrum.length);
			final NodeMoments full = NodeMoments.full(spectrum, vectors), binned = BinnedSpectrum.of(spectrum, vectors, 1e-8,
				most, Progress.NONE).moments();
			final double[] all = Arrays.stream(full.eigenvalue()).map(v -> v / full.largestEigenvalue()).toArray();
			final double[] few = Arrays.stream(binned.eigenvalue()).map(v -> v / full.largestEigenvalue()).toArray();
			final double[] unit = all.clone(), fewUnit = few.clone();
			for (int power = 1; power <= most; power++) {
				requireSameSums(full, all, List.of(binned), new double[][] { few }, new double[] { 1e-8 });
				multiply(all, unit);
				multiply(few, fewUnit);
			}
		});
	}

	@ParameterizedTest
	@MethodSource("zoo")
	void functionsComeBackToAllCoordinates(final String name) {
		final double[] spectrum = SpectrumZoo.spectra().get(name);
		final BinnedSpectrum binned = bin(spectrum, SpectrumZoo.vectors(2, spectrum.length), 1e-8);
		final double largest = Arrays.stream(spectrum).max().getAsDouble();
		for (double t = 0.1; t < 1e12; t *= 7) {
			final double time = t / largest;
			final DoubleUnaryOperator f = v -> Math.exp(-time * v);
			assertArrayEquals(Arrays.stream(spectrum).map(f).toArray(), binned.interpolate(Arrays.stream(binned.moments()
				.eigenvalue()).map(f).toArray()), 2e-8);
		}
	}

	@Test
	void equalEigenvaluesAreOneExactNode() {
		final double[] spectrum = SpectrumZoo.spectra().get("levels");
		final double[][] vectors = SpectrumZoo.vectors(1, spectrum.length);
		final NodeMoments moments = bin(spectrum, vectors, 1e-8).moments();
		assertArrayEquals(new double[] { 1, 1e-4, 1e-9 }, moments.eigenvalue());
		assertArrayEquals(new double[] { 1, 999, 1000 }, moments.multiplicity());
		assertEquals(vectors[0][0] * vectors[0][0], moments.product(0, 0)[0]);
		final double[] zeros = bin(SpectrumZoo.spectra().get("zeros"), vectors, 1e-8).moments().eigenvalue();
		assertEquals(0, zeros[zeros.length - 1]);
		assertTrue(zeros[zeros.length - 2] > 0);
		assertEquals(1, bin(SpectrumZoo.spectra().get("equal but for round-off"), vectors, 1e-8).moments().nodes());
		assertArrayEquals(new double[1], bin(new double[5], new double[][] { new double[5] }, 1e-8).moments().eigenvalue());
	}

	@Test
	void theLargestEigenvalueStays() {
		for (final double[] spectrum : SpectrumZoo.spectra().values())
			assertEquals(1, bin(spectrum, SpectrumZoo.vectors(1, spectrum.length), 1e-8).moments().largestEigenvalue() / Arrays
				.stream(spectrum).max().getAsDouble(), 1e-14);
	}

	/** About 15 nodes a digit here, where eigenvalues span nine decades. */
	@Test
	void aNumberOfNodesIsUsed() {
		final double[] spectrum = SpectrumZoo.spectra().get("dimension 20000");
		final double[][] vectors = SpectrumZoo.vectors(2, spectrum.length);
		final NodeMoments full = NodeMoments.full(spectrum, vectors);
		for (final int most : new int[] { 64, 128, 256 }) {
			final NodeMoments moments = BinnedSpectrum.ofNodes(spectrum, vectors, most, 16, Progress.NONE).moments();
			assertTrue(moments.nodes() <= most && moments.nodes() > 0.9 * most, moments.nodes() + " nodes");
			requireSameSums(full, moments, most == 64 ? 2e-2 : most == 128 ? 1e-5 : 1e-9);
		}
		final NodeMoments many = BinnedSpectrum.ofNodes(spectrum, vectors, 20_000, 16, Progress.NONE).moments();
		assertTrue(many.nodes() < 400, "more than round-off can tell: " + many.nodes());
		requireSameSums(full, many, 1e-12);
		final double[] gaps = IntStream.range(0, 200).mapToDouble(i -> Math.pow(10, -i)).toArray();
		refuses("nodes", () -> BinnedSpectrum.ofNodes(gaps, new double[][] { gaps }, 100, 16, Progress.NONE));
	}

	@Test
	void orderPlaysNoPart() {
		final double[] shuffled = SpectrumZoo.spectra().get("shuffled");
		final double[][] vectors = SpectrumZoo.vectors(1, shuffled.length), sorted = new double[1][shuffled.length];
		final int[] order = IntStream.range(0, shuffled.length).boxed().sorted((i, j) -> Double.compare(shuffled[j],
			shuffled[i])).mapToInt(Integer::intValue).toArray();
		final double[] descending = Arrays.stream(order).mapToDouble(i -> shuffled[i]).toArray();
		Arrays.setAll(sorted[0], i -> vectors[0][order[i]]);
		final BinnedSpectrum a = bin(shuffled, vectors, 1e-8), b = bin(descending, sorted, 1e-8);
		assertArrayEquals(b.moments().eigenvalue(), a.moments().eigenvalue());
		assertArrayEquals(b.moments().product(0, 0), a.moments().product(0, 0));
		final double[] values = a.interpolate(a.moments().eigenvalue());
		assertArrayEquals(b.interpolate(b.moments().eigenvalue()), Arrays.stream(order).mapToDouble(i -> values[i])
			.toArray());
	}

	@Test
	void endsAtACancelAndTellsItsProgress() {
		final double[] spectrum = IntStream.range(0, 1_000_000).mapToDouble(i -> (1 + i * 7919L % 1_000_000) * 1e-6).toArray();
		final Looks looks = new Looks(Integer.MAX_VALUE);
		final double[][] vectors = { spectrum, spectrum };
		BinnedSpectrum.of(spectrum, vectors, 1e-8, looks);
		assertTrue(looks.count() > 100, looks.count() + " looks");
		assertTrue(looks.last() > 0.999, "progress ended at " + looks.last());
		for (final int at : new int[] { 1, 20, looks.count() / 2, looks.count() - 1 })
			assertThrows(CancellationException.class, () -> BinnedSpectrum.of(spectrum, vectors, 1e-8, new Looks(at)));
	}

	@Test
	void badInputIsNamed() {
		final double[] good = { 1, 2 };
		refuses("eigenvalue", () -> bin(new double[] { 1, -1 }, new double[][] { good }, 1e-8));
		refuses("eigenvalue", () -> bin(new double[] { 1, Double.NaN }, new double[][] { good }, 1e-8));
		refuses("dimension", () -> bin(new double[0], new double[][] { {} }, 1e-8));
		refuses("vectors", () -> bin(good, new double[][] { good, { 1 } }, 1e-8));
		refuses("vectors", () -> bin(good, new double[][] { good, { 1, Double.NaN } }, 1e-8));
		for (final double tolerance : new double[] { 0, 1e-13, 1.1, Double.NaN })
			refuses("tolerance", () -> bin(good, new double[][] { good }, tolerance));
		for (final double power : new double[] { 1, 1001, Double.NaN })
			refuses("power", () -> BinnedSpectrum.of(good, new double[][] { good }, 1e-8, power, Progress.NONE));
		refuses("atNodes", () -> bin(good, new double[][] { good }, 1e-8).interpolate(new double[3]));
	}

	private static void refuses(final String name, final Executable making) {
		final String message = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
