package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.task.Progress;

/** Random measures beside the vectors that they stand for. */
@Tag("slow")
class RandomMeasureTest {

	private static final int DIMENSION = 10_000;

	private static SpectralMeasure random(final double dimension, final double exponent, final String normalization,
		final int nodes, final long seed, final long drawn)
	{
		final Streams streams = Streams.of(seed);
		return RandomMeasure.of(dimension, exponent, new Ensemble(0.7, normalization.equals("energy")), NodeBudget.of(nodes),
			streams.stream("teacher", 0), streams.stream("weights", 0), drawn, Progress.NONE);
	}

	private static SpectralMeasure vectors(final double[] spectrum, final String normalization, final long seed) {
		return SpectralMeasure.full(spectrum, Teachers.random(spectrum, normalization, Streams.of(seed)), StartingWeights
			.onSphere(spectrum.length, 0.7, 1, Streams.of(seed)));
	}

	/** Exact means and variances for points uniform on spheres: E w_i^4 = 3 E w_i^2 w_j^2 = 3 r^4 / (d (d + 2)). */
	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 1 })
	void sumsHaveTheMeansAndVariancesOfTheirSpheres(final double exponent) {
		final int count = 20_000;
		final double square = 0.49, d = DIMENSION;
		final double[][] values = new double[6][count];
		for (int i = 0; i < count; i++)
			set(values, i, random(DIMENSION, exponent, "norm", 48, i, 64));
		final double[] power = new double[5];
		for (final double v : PowerLaw.spectrum(DIMENSION, exponent))
			for (int k = 1; k < power.length; k++)
				power[k] += Math.pow(v, k);
		requireMeanAndVariance("s(0)", square / d, square * square * sphere(power[1], power[2]), values[0]);
		requireMeanAndVariance("u(0)", 0, square / d * power[2], values[1]);
		requireMeanAndVariance("u^(2)(0)", 0, square / d * power[4], values[2]);
		requireMeanAndVariance("s*^(2)", power[2], d * d * sphere(power[2], power[4]), values[3]);
		assertEquals(square / d * power[3], moments(values[4])[0], 4 * Math.sqrt(moments(values[4])[1] / count), "u u^(2)");
	}

	/** The variance of sum v_i w_i^2 on the unit sphere, from sum v and sum v^2. */
	private static double sphere(final double sum, final double squares) {
		final double d = DIMENSION;
		return (2 * squares + sum * sum) / (d * (d + 2)) - sum * sum / (d * d);
	}

	private static void requireMeanAndVariance(final String what, final double mean, final double variance,
		final double[] values)
	{
		final double[] moments = moments(values);
		// the quadrature of the tail on 32 nodes: 1e-6
		assertEquals(mean, moments[0], 4 * Math.sqrt(moments[1] / values.length) + 1e-6 * mean, what + ", mean");
		assertEquals(variance, moments[1], 4 * Math.sqrt((moments[2] - moments[1] * moments[1]) / values.length), what +
			", variance");
	}

	/** Bins of more than 64 ranks (all) by Wishart matrices, bins of up to 9999 (all) drawn and interpolated. */
	@ParameterizedTest
	@CsvSource({ "0.3, energy, 64", "1.5, energy, 64", "0.3, norm, 9999" })
	void sumsHaveTheMeansAndVariancesOfDrawnOnes(final double exponent, final String normalization, final long drawn) {
		final int measures = drawn < 1000 ? 3000 : 600, draws = 1000;
		final double[] spectrum = PowerLaw.spectrum(DIMENSION, exponent);
		final double[][] ofMeasures = new double[6][measures], ofVectors = new double[6][draws];
		for (int i = 0; i < measures; i++)
			set(ofMeasures, i, random(DIMENSION, exponent, normalization, 64, i, drawn));
		for (int i = 0; i < draws; i++)
			set(ofVectors, i, vectors(spectrum, normalization, 100_000 + i));
		for (int m = 0; m < ofMeasures.length; m++)
			requireSameMeanAndVariance("sum " + m, ofVectors[m], ofMeasures[m]);
	}

	/** s(0), u(0), u^(2)(0), s*, and products of two that tell their covariance. */
	private static void set(final double[][] values, final int i, final SpectralMeasure measure) {
		values[0][i] = sum(measure, measure.startSquared(), 1);
		values[1][i] = sum(measure, measure.startTeacher(), 1);
		values[2][i] = sum(measure, measure.startTeacher(), 2);
		values[3][i] = sum(measure, measure.teacherSquared(), 2);
		values[4][i] = values[1][i] * values[2][i];
		values[5][i] = values[0][i] * values[3][i];
	}

	private static double sum(final SpectralMeasure measure, final double[] weight, final int power) {
		double sum = 0;
		for (int j = 0; j < weight.length; j++)
			sum += Math.pow(measure.eigenvalue()[j], power) * weight[j];
		return sum;
	}

	private static void requireSameMeanAndVariance(final String what, final double[] a, final double[] b) {
		final double[] ofA = moments(a), ofB = moments(b);
		assertEquals(ofA[0], ofB[0], 4 * Math.sqrt(ofA[1] / a.length + ofB[1] / b.length), what + ", mean");
		// the variance's own standard error, from the fourth moment
		assertEquals(ofA[1], ofB[1], 4 * Math.sqrt((ofA[2] - ofA[1] * ofA[1]) / a.length + (ofB[2] - ofB[1] * ofB[1]) /
			b.length), what + ", variance");
	}

	private static double[] moments(final double[] values) {
		final double mean = Arrays.stream(values).average().getAsDouble();
		return new double[] { mean, Arrays.stream(values).map(v -> Math.pow(v - mean, 2)).average().getAsDouble(), Arrays
			.stream(values).map(v -> Math.pow(v - mean, 4)).average().getAsDouble() };
	}

	/** The flow itself: the logarithm of the time of escape. */
	@Test
	void escapeTimesHaveTheLawOfDrawnOnes() {
		final int count = 200;
		final double exponent = 0.8;
		final double[] spectrum = PowerLaw.spectrum(DIMENSION, exponent);
		final double[] ofMeasures = new double[count], ofVectors = new double[count];
		for (int i = 0; i < count; i++) {
			ofMeasures[i] = escape(random(DIMENSION, exponent, "energy", 64, i, 64));
			final long seed = 10_000 + i;
			ofVectors[i] = escape(Binning.of(spectrum, Teachers.random(spectrum, "energy", Streams.of(seed)), StartingWeights
				.onSphere(DIMENSION, 0.7, 1, Streams.of(seed)), 64));
		}
		requireSameMeanAndVariance("log escape time", ofVectors, ofMeasures);
	}

	private static double escape(final SpectralMeasure measure) {
		return Math.log(Phases.find(new GradientFlow(measure, 1e-5).solve(GradientFlow.logarithmicTimes(measure, 1000, 100),
			1, false, Progress.NONE).trajectory(), 0.1, 0.05).escapeTime());
	}

	@ParameterizedTest
	@CsvSource({ "1, 2", "2, 0", "500, 1.5", "20000, 1", "1e9, 4", "1e12, 1.5", "1e12, 0.5", "1e15, 0", "1e15, 20" })
	void scalesHoldExactly(final double dimension, final double exponent) {
		for (final String normalization : Teachers.NORMALIZATIONS) {
			final SpectralMeasure measure = random(dimension, exponent, normalization, 512, 3, 4096);
			assertTrue(measure.nodes() <= 512);
			assertEquals(dimension, measure.dimension(), 1e-11 * dimension);
			assertEquals(0.49, sum(measure, measure.startSquared(), 0), 1e-13);
			if (normalization.equals("energy")) assertEquals(1, measure.teacherEnergy(), 1e-13);
			else assertEquals(dimension, sum(measure, measure.teacherSquared(), 0), 1e-11 * dimension);
			// the ends of the sum as an integral: below 1e-9 of it behind 256 and more single ranks
			assertEquals(1, sum(measure, measure.multiplicity(), 1), 1e-9);
			for (int j = 0; j < measure.nodes(); j++)
				if (dimension > 1e9 && measure.multiplicity()[j] > 1e5) assertTrue(measure.startSquared()[j] * measure
					.teacherSquared()[j] >= Math.pow(measure.startTeacher()[j], 2), "no vectors have such products");
		}
	}

	/** A short spectrum is drawn in full, and the head of a long one starts alike. */
	@Test
	void singleCoordinatesAreThoseOfTheVectors() {
		final SpectralMeasure drawn = vectors(PowerLaw.spectrum(300, 1.5), "norm", 5), full = random(300, 1.5, "norm", 512, 5,
			4096), large = random(1e12, 1.5, "norm", 512, 5, 4096);
		assertArrayEquals(drawn.eigenvalue(), full.eigenvalue(), 1e-15);
		assertArrayEquals(drawn.startSquared(), full.startSquared(), 1e-14);
		assertArrayEquals(drawn.startTeacher(), full.startTeacher(), 1e-13);
		assertArrayEquals(drawn.teacherSquared(), full.teacherSquared(), 1e-12);
		final ToDoubleFunction<SpectralMeasure> ratio = m -> m.teacherSquared()[200] / m.teacherSquared()[7];
		assertEquals(ratio.applyAsDouble(drawn), ratio.applyAsDouble(large), 1e-12 * ratio.applyAsDouble(drawn));
	}

	@Test
	void theSeedDecides() {
		final SpectralMeasure one = random(1e12, 2, "energy", 512, 1, 4096), same = random(1e12, 2, "energy", 512, 1, 4096),
			other = random(1e12, 2, "energy", 512, 2, 4096);
		assertArrayEquals(one.startTeacher(), same.startTeacher(), 0);
		assertFalse(Arrays.equals(one.startTeacher(), other.startTeacher()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 100, 496 })
	void theHeadIsAsLongAsAskedFor(final int head) {
		final NodeBudget budget = new NodeBudget(512, head);
		final double[] spectrum = PowerLaw.spectrum(20_000, 1), copy = spectrum.clone();
		final double[] ones = spectrum.clone();
		Arrays.fill(ones, 1);
		final SpectralMeasure binned = Binning.of(spectrum, ones, ones, budget), expected = Binning.expected(1e7, 1,
			new Ensemble(1, true), budget);
		assertArrayEquals(Arrays.copyOf(copy, head), Arrays.copyOf(binned.eigenvalue(), head), 0);
		assertTrue(binned.nodes() <= 512 && expected.nodes() <= 512);
		for (int i = 0; i < head; i++) {
			assertEquals(1, binned.multiplicity()[i], 0);
			assertEquals(1 / (i + 1.), expected.eigenvalue()[i] / expected.eigenvalue()[0], 1e-15);
		}
	}

	/** Of a given spectrum, also one that is longer than the nodes and has zeros. */
	@Test
	void expectedMeasureOfASpectrumHasTheScales() {
		final double[] spectrum = new double[3000];
		for (int i = 0; i < 2500; i++)
			spectrum[i] = 5 * Math.pow(1 + i, -1.3) * (1 + 0.2 * Math.cos(i));
		for (final int nodes : new int[] { 512, 4000 })
			for (final boolean energy : new boolean[] { true, false }) {
				final SpectralMeasure measure = Binning.expected(spectrum, new Ensemble(2, energy), NodeBudget.of(nodes));
				assertEquals(4, sum(measure, measure.startSquared(), 0), 1e-11);
				final double square = energy ? 3000 / Arrays.stream(spectrum).sum() : 3000;
				assertEquals(square, sum(measure, measure.teacherSquared(), 0), 1e-11 * square);
				assertEquals(4. / 3000 * Arrays.stream(spectrum).sum(), sum(measure, measure.startSquared(), 1), 1e-10);
			}
	}

	@Test
	void badInputIsNamed() {
		for (final double norm : new double[] { 0, -1, 1e151, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("norm ", () -> new Ensemble(norm, true));
		refuses("head must be in [8, 999984], was 7", () -> new NodeBudget(512, 7));
		refuses("nodes must be at least 116 with a head of 100 (the tail takes 16 or more), was 64", () -> new NodeBudget(64,
			100));
		refuses("nodes must be at least 516", () -> new NodeBudget(512, 500));
		refuses("nodes must be in [32, 1000000], was 31", () -> new NodeBudget(31, 8));
		for (final double dimension : new double[] { 0, 1e16, Double.NaN })
			refuses("dimension ", () -> random(dimension, 1, "norm", 64, 1, 64));
		for (final double exponent : new double[] { -1, 21, Double.NaN })
			refuses("exponent ", () -> random(100, exponent, "norm", 64, 1, 64));
	}

	private static void refuses(final String message, final Executable making) {
		final String was = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(was.startsWith(message), was);
	}
}
