package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Binned measures beside the full sums that they stand for. */
@Tag("slow")
class BinningTest {

	private static final int NODES = Binning.DEFAULT_NODES;

	@ParameterizedTest
	@CsvSource({ "0, 1e-11", "0.5, 1e-9", "1, 1e-7", "1.5, 1e-9", "2, 1e-10", "4, 1e-10", "8, 1e-9" })
	void sumsOverPowerLawsAreThoseOfTheFullSpectrum(final double exponent, final double tolerance) {
		final double[] spectrum = PowerLaw.spectrum(30_000, exponent);
		requireSameSums(spectrum, NODES, tolerance);
		requireSameSums(shuffled(spectrum), NODES, tolerance);
	}

	/** Edges, cliffs, gaps, levels, zeros: what measured spectra have and power laws have not. */
	@Test
	void sumsOverOtherSpectraAreThoseOfTheFullSpectrum() {
		requireSameSums(spectrum(i -> 4 * Math.pow(Math.cos(Math.PI / 2 * (i + 0.5) / 20_000), 2)), NODES, 2e-7);
		requireSameSums(spectrum(i -> Math.exp(-0.03 * i)), NODES, 1e-7);
		requireSameSums(spectrum(i -> (i < 7_000 ? 1 : 1e-9) / (1.0 + i)), NODES, 1e-7);
		requireSameSums(spectrum(i -> i < 10_000 ? 1e-2 : 1e-7), NODES, 1e-11);
		requireSameSums(spectrum(i -> i == 0 ? 1 : i < 10_000 ? 1e-4 : 1e-9), NODES, 1e-11);
		requireSameSums(spectrum(i -> Math.pow(1 + i / 10, -2)), NODES, 1e-9);
		// sums down to 1e-10 of their start: there exp(-t lambda) changes by e^4 over a bin, which eight nodes give to 1e-7
		requireSameSums(spectrum(i -> i < 12_000 ? Math.pow(1 + i, -1.5) : 0), NODES, 2e-7);
	}

	@Test
	void moreNodesGiveMoreDigits() {
		final double[] spectrum = PowerLaw.spectrum(50_000, 2);
		requireSameSums(spectrum, 128, 1e-6);
		requireSameSums(spectrum, 256, 1e-9);
		assertThrows(AssertionError.class, () -> requireSameSums(spectrum, 32, 1e-10), "cannot tell few nodes from many");
	}

	private static double[] spectrum(final IntToDoubleFunction eigenvalue) {
		return IntStream.range(0, 20_000).mapToDouble(eigenvalue).toArray();
	}

	private static double[] shuffled(final double[] spectrum) {
		final double[] shuffled = spectrum.clone();
		final Random random = new Random(5);
		for (int i = shuffled.length - 1; i > 0; i--) {
			final int j = random.nextInt(i + 1);
			final double value = shuffled[i];
			shuffled[i] = shuffled[j];
			shuffled[j] = value;
		}
		return shuffled;
	}

	/** Sums of exp(-t lambda) and lambda exp(-t lambda) times each moment, t over ten decades. */
	private static void requireSameSums(final double[] spectrum, final int nodes, final double tolerance) {
		final Random random = new Random(1);
		final double[] teacher = random.doubles(spectrum.length, -2, 2).toArray();
		final double[] start = random.doubles(spectrum.length, -1, 1).toArray();
		final SpectralMeasure full = SpectralMeasure.full(spectrum, teacher, start);
		final SpectralMeasure binned = Binning.of(spectrum, teacher, start, nodes);
		assertTrue(binned.nodes() <= nodes, binned.nodes() + " nodes");
		assertEquals(spectrum.length, binned.dimension(), 1e-11 * spectrum.length); // a sum of so many equal parts
		assertEquals(full.teacherEnergy(), binned.teacherEnergy(), 1e-3 * tolerance * full.teacherEnergy() + 1e-12);
		for (double t = 0.1; t < 1e9; t *= 7) {
			final double time = t / full.largestEigenvalue();
			for (final DoubleUnaryOperator f : new DoubleUnaryOperator[] { v -> Math.exp(-time * v), v -> time * v * Math.exp(
				-time * v) })
				requireSameSum(full, binned, f, tolerance);
		}
	}

	private static void requireSameSum(final SpectralMeasure full, final SpectralMeasure binned,
		final DoubleUnaryOperator f, final double tolerance)
	{
		final double[][] exact = moments(full), moments = moments(binned);
		final double count = sum(full, exact[0], f);
		if (count < 1e-10 * full.dimension()) return; // below the floor to which a relative accuracy makes sense
		for (int m = 0; m < exact.length; m++) {
			final double[] absolute = Arrays.stream(exact[m]).map(Math::abs).toArray();
			assertEquals(sum(full, exact[m], f), sum(binned, moments[m], f), tolerance * sum(full, absolute, f));
		}
	}

	private static double[][] moments(final SpectralMeasure measure) {
		return new double[][] { measure.multiplicity(), measure.startSquared(), measure.startTeacher(), measure
			.teacherSquared() };
	}

	private static double sum(final SpectralMeasure measure, final double[] moment, final DoubleUnaryOperator f) {
		double sum = 0;
		for (int i = 0; i < moment.length; i++)
			sum += f.applyAsDouble(measure.eigenvalue()[i]) * moment[i];
		return sum;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 31, 64 })
	void aShortSpectrumIsTakenInFull(final int dimension) {
		final double[] spectrum = PowerLaw.spectrum(dimension, 2), ones = new double[dimension];
		Arrays.fill(ones, 1);
		final SpectralMeasure measure = Binning.of(spectrum, ones, ones, 64);
		assertSame(spectrum, measure.eigenvalue());
		assertEquals(dimension, measure.nodes());
	}

	@Test
	void zerosAndTiesAreOneNodeEach() {
		final double[] spectrum = spectrum(i -> i < 40 ? 1.0 / (1 + i) : i < 15_000 ? 0.01 : 0), ones = new double[20_000];
		Arrays.fill(ones, 1);
		final SpectralMeasure measure = Binning.of(shuffled(spectrum), ones, ones, 64);
		double ties = 0, zeros = 0;
		for (int i = 0; i < measure.nodes(); i++) {
			if (measure.eigenvalue()[i] == 0.01) ties += measure.multiplicity()[i];
			if (measure.eigenvalue()[i] == 0) zeros += measure.multiplicity()[i];
		}
		assertEquals(15_000 - 40, ties, 0);
		assertEquals(5_000, zeros, 0);
		assertTrue(measure.nodes() <= 64);
	}

	@Test
	void inputsAreNotChanged() {
		final double[] spectrum = shuffled(PowerLaw.spectrum(1000, 2)), copy = spectrum.clone();
		Binning.of(spectrum, spectrum, spectrum, 64);
		assertTrue(Arrays.equals(copy, spectrum));
	}

	@ParameterizedTest
	@CsvSource({ "1, 2", "2, 0", "500, 1.5", "1000, 2", "1e5, 0", "1e5, 1", "1e7, 1.5", "1e9, 4", "1e12, 1", "1e12, 2",
		"1e15, 20" })
	void expectedMeasureHasTraceOneAndTheHarmonicNumber(final double dimension, final double exponent) {
		final SpectralMeasure measure = Binning.expected(dimension, exponent, 2, NODES);
		assertEquals(dimension, measure.dimension(), 1e-12 * dimension);
		final double[] ones = measure.multiplicity();
		assertEquals(1, sum(measure, ones, v -> v), 1e-13);
		assertEquals(1, measure.teacherEnergy(), 1e-13);
		assertEquals(4, sum(measure, measure.startSquared(), v -> 1), 1e-12);
		// the midpoint rule's second order left out: (a / 256)^4 / 1e3 of a term
		assertEquals(1, PowerLaw.harmonic(dimension, exponent) * measure.largestEigenvalue(), 1e-10);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 1, 1.5, 2, 4 })
	void expectedMeasureSumsAsThePowerLawItself(final double exponent) {
		final double[] spectrum = PowerLaw.spectrum(200_000, exponent);
		final SpectralMeasure measure = Binning.expected(200_000, exponent, 1, NODES);
		for (double t = 0.1; t < 1e8; t *= 5) {
			final double time = t;
			final double exact = Arrays.stream(spectrum).map(v -> v * Math.exp(-time * v)).sum();
			if (exact > 1e-10) assertEquals(exact, sum(measure, measure.teacherSquared(), v -> v * Math.exp(-time * v)), 3e-9 *
				exact);
		}
	}

	/**
	 * Both ends of the sum count. What is left out is of third order: the derivative at the
	 * head's end, formed from three ranks, is wrong by one third derivative, so that the sum
	 * is by (a / 256)^3 / 24 of the head's last term.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 513, 520, 700, 1000, 5000, 60_000 })
	void justAboveTheNodesTheSumsAreThoseOfAllRanks(final int dimension) {
		for (final double exponent : new double[] { 0.2, 0.5, 0.85, 1.7, 2, 4 }) {
			final double[] spectrum = PowerLaw.spectrum(dimension, exponent);
			final SpectralMeasure measure = Binning.expected(dimension, exponent, 1, NODES);
			assertEquals(PowerLaw.harmonic(dimension, exponent) * measure.largestEigenvalue(), 1, 1e-11);
			for (final double rank : new double[] { 1, 30, 250, 500, dimension, 10.0 * dimension }) {
				final double level = measure.largestEigenvalue() * Math.pow(rank, -exponent);
				for (final DoubleUnaryOperator f : new DoubleUnaryOperator[] { v -> v / (v + level), v -> Math.exp(-v / level),
					v -> v * v / Math.pow(v + level, 2), v -> level / (v + level) })
				{
					final double exact = Arrays.stream(spectrum).map(f).sum();
					if (exact > 1e-10) assertEquals(exact, sum(measure, measure.multiplicity(), f), 3e-10 * exact, "exponent " +
						exponent + ", level of " + rank);
				}
			}
		}
	}

	/** Start and teacher are aligned as much with few nodes as with one for each coordinate. */
	@ParameterizedTest
	@ValueSource(ints = { 64, 256, 512, 4096 })
	void theAlignmentDoesNotDependOnTheNodes(final int nodes) {
		for (final double exponent : new double[] { 0, 0.5, 1, 1.8, 3 }) {
			final SpectralMeasure law = Binning.expected(1000, exponent, 0.5, nodes);
			final SpectralMeasure given = Binning.expected(PowerLaw.spectrum(1000, exponent), new Ensemble(0.5, true), NodeBudget
				.of(nodes));
			final double squares = Arrays.stream(PowerLaw.spectrum(1000, exponent)).map(v -> v * v).sum();
			for (final SpectralMeasure measure : List.of(law, given)) {
				// what the head's end leaves out falls with the cube of its length
				final double tolerance = nodes > 1000 ? 1e-12 : 0.01 * Math.pow(nodes / 2., -3);
				assertEquals(1, sum(measure, measure.startTeacher(), v -> v) / (0.5 * Math.sqrt(squares / 1000)), tolerance);
				assertEquals(1, sum(measure, measure.startTeacher(), v -> 1) / (0.5 / Math.sqrt(1000 * squares)), tolerance);
			}
		}
	}

	/** Moments of 400 Gaussian teachers and starts scatter about the expected measure as their own spread says. */
	@Test
	void expectedMeasureIsTheMeanOfRandomOnes() {
		final int dimension = 3000, draws = 400;
		final double norm = 0.7;
		final double[] spectrum = PowerLaw.spectrum(dimension, 1.5);
		final SpectralMeasure expected = Binning.expected(dimension, 1.5, norm, 128);
		final double[] times = { 1, 100, 10_000 };
		final double[][] sums = new double[3 * times.length][draws];
		final double[] overlaps = new double[draws];
		final Random random = new Random(8);
		for (int draw = 0; draw < draws; draw++) {
			final double[] teacher = random.doubles(dimension).map(x -> random.nextGaussian()).toArray();
			final double[] start = random.doubles(dimension).map(x -> norm * random.nextGaussian() / Math.sqrt(dimension))
				.toArray();
			final SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
			for (int k = 0; k < times.length; k++) {
				final double time = times[k];
				final DoubleUnaryOperator f = v -> v * Math.exp(-time * v);
				sums[3 * k][draw] = sum(measure, measure.teacherSquared(), f);
				sums[3 * k + 1][draw] = sum(measure, measure.startSquared(), f);
				// of a start whose overlap is the root mean square: by linear regression
				sums[3 * k + 2][draw] = sum(measure, measure.startTeacher(), f) * sum(measure, measure.startTeacher(), v -> v) /
					sum(expected, expected.startTeacher(), v -> v);
			}
			overlaps[draw] = Math.pow(sum(measure, measure.startTeacher(), v -> v), 2);
		}
		requireMean(Math.pow(sum(expected, expected.startTeacher(), v -> v), 2), overlaps);
		for (int k = 0; k < times.length; k++) {
			final double time = times[k];
			final DoubleUnaryOperator f = v -> v * Math.exp(-time * v);
			requireMean(sum(expected, expected.teacherSquared(), f), sums[3 * k]);
			requireMean(sum(expected, expected.startSquared(), f), sums[3 * k + 1]);
			requireMean(sum(expected, expected.startTeacher(), f), sums[3 * k + 2]);
		}
	}

	private static void requireMean(final double expected, final double[] values) {
		final double mean = Arrays.stream(values).average().getAsDouble();
		final double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
		assertEquals(expected, mean, 4 * Math.sqrt(variance / values.length));
	}

	@Test
	void badInputIsNamed() {
		final double[] good = PowerLaw.spectrum(100, 2);
		for (final int nodes : new int[] { -1, 0, 31, 1_000_001 }) {
			refuses("nodes", () -> Binning.of(good, good, good, nodes));
			refuses("nodes", () -> Binning.expected(100, 2, 1, nodes));
		}
		refuses("teacher", () -> Binning.of(good, new double[99], good, 64));
		refuses("weights", () -> Binning.of(good, good, new double[101], 64));
		refuses("eigenvalue", () -> Binning.of(Arrays.stream(good).map(v -> -v).toArray(), good, good, 64));
		refuses("teacher", () -> Binning.of(new double[100], good, good, 64));
		for (final double dimension : new double[] { 0, -1, 1e16, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("dimension", () -> Binning.expected(dimension, 2, 1, 64));
		for (final double exponent : new double[] { -0.1, 20.1, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("exponent", () -> Binning.expected(100, exponent, 1, 64));
		for (final double norm : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("norm", () -> Binning.expected(100, 2, norm, 64));
	}

	private static void refuses(final String name, final Executable making) {
		final String message = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
