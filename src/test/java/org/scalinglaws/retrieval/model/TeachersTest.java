package org.scalinglaws.retrieval.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Progress;

class TeachersTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 1000 })
	void eachNormalizationHolds(final int d) {
		final double[] spectrum = PowerLaw.spectrum(d, 1.5);
		for (final boolean random : new boolean[] { true, false }) {
			assertEquals(1, new RetrievalProblem(spectrum, make(spectrum, "energy", random)).teacherEnergy(), 1e-14);
			assertEquals(d, Arrays.stream(make(spectrum, "norm", random)).map(w -> w * w).sum(), 1e-13 * d);
		}
	}

	private static double[] make(final double[] spectrum, final String normalization, final boolean random) {
		return random ? Teachers.random(spectrum, normalization, Streams.of(3)) : Teachers.alternating(spectrum,
			normalization);
	}

	@Test
	void alternatingHasConstantModulus() {
		assertArrayEquals(new double[] { 1, -1, 1 }, Teachers.alternating(new double[] { 0.7, 0.2, 0.1 }, "norm"), 1e-15);
		// energy 4 for modulus 1
		assertArrayEquals(new double[] { 0.5, -0.5 }, Teachers.alternating(new double[] { 4, 0 }, "energy"), 1e-15);
	}

	@Test
	void randomOnesAreNormalDirections() {
		final double[] teacher = Teachers.random(PowerLaw.spectrum(100_000, 0), "norm", Streams.of(1));
		double sum = 0, fourth = 0;
		for (final double w : teacher) {
			sum += w;
			fourth += w * w * w * w;
		}
		assertEquals(0, sum / 1e5, 4 / Math.sqrt(1e5));
		assertEquals(3, fourth / 1e5, 4 * Math.sqrt(96 / 1e5)); // var g^4 = 96
	}

	@ParameterizedTest
	@CsvSource({ "0, 1000", "1.5, 1000", "3, 4", "20, 30" })
	void severalAreOrthogonalInTheMetric(final double exponent, final int d) {
		final double[] spectrum = PowerLaw.spectrum(d, exponent);
		for (final String normalization : Teachers.NORMALIZATIONS) {
			final double[] teachers = Teachers.orthogonal(spectrum, normalization, 4, Streams.of(3), Progress.NONE);
			assertArrayEquals(Teachers.random(spectrum, normalization, Streams.of(3)), Arrays.copyOf(teachers, d), 0);
			for (int m = 0; m < 4; m++) {
				final double energy = energy(spectrum, teachers, m, m);
				if (normalization.equals("energy")) assertEquals(1, energy, 1e-14);
				else assertEquals(d, Arrays.stream(teachers, m * d, (m + 1) * d).map(w -> w * w).sum(), 1e-13 * d);
				for (int l = 0; l < m; l++)
					assertEquals(0, energy(spectrum, teachers, m, l), 1e-13 * Math.sqrt(energy * energy(spectrum, teachers, l, l)));
			}
		}
	}

	private static double energy(final double[] spectrum, final double[] teachers, final int m, final int l) {
		double sum = 0;
		for (int i = 0; i < spectrum.length; i++)
			sum += spectrum[i] * teachers[m * spectrum.length + i] * teachers[l * spectrum.length + i];
		return sum;
	}

	@Test
	void thereAreNoMoreThanDirections() {
		assertEquals("teachers must be at most the 1 positive eigenvalues, was 2", assertThrows(IllegalArgumentException.class,
			() -> Teachers.orthogonal(new double[] { 1, 0 }, "energy", 2, Streams.of(1), Progress.NONE)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> Teachers.orthogonal(new double[9], "energy", 5, Streams.of(1),
			Progress.NONE));
	}

	@Test
	void seedDecides() {
		final double[] spectrum = PowerLaw.spectrum(50, 2);
		assertArrayEquals(Teachers.random(spectrum, "energy", Streams.of(5)), Teachers.random(spectrum, "energy", Streams
			.of(5)));
		assertFalse(Arrays.equals(Teachers.random(spectrum, "energy", Streams.of(5)), Teachers.random(spectrum, "energy",
			Streams.of(6))));
	}

	@ParameterizedTest
	@CsvSource({ "2, 1", "1.5, 0.4", "0.5, 3" })
	void sourceOfAPowerLaw(final double a, final double s) {
		final double[] spectrum = PowerLaw.spectrum(1000, a);
		final double[] teacher = sourced(spectrum, s, "energy");
		for (int i = 1; i <= 1000; i++) {
			final double energy = spectrum[i - 1] * teacher[i - 1] * teacher[i - 1];
			assertEquals(Math.pow(i, -(s * a + 1)) / PowerLaw.harmonic(1000, s * a + 1), energy, 1e-12 * energy);
			assertEquals(i % 2 == 1, teacher[i - 1] > 0);
		}
	}

	private static double[] sourced(final double[] spectrum, final double source, final String normalization) {
		return Teachers.withSource(Teachers.alternating(spectrum, "norm"), spectrum, source, normalization, Progress.NONE);
	}

	@Test
	void sourceOfAnySpectrumGoesByRanks() {
		final double[] teacher = sourced(new double[] { 0, 2, 8, 2 }, 2, "norm");
		// lambda w^2 in proportion to 1, 1/16/2, 1/16/3; the first eigenvalue is 0; equal ones keep their order
		final double[] squares = { 0, 1.0 / 64, 1.0 / 8, 1.0 / 96 };
		final double sum = Arrays.stream(squares).sum();
		for (int i = 0; i < 4; i++)
			assertEquals((i % 2 == 0 ? 1 : -1) * Math.sqrt(4 * squares[i] / sum), teacher[i], 1e-15);
		assertArrayEquals(sourced(new double[] { 0, 1, 4, 1 }, 2, "norm"), teacher, 1e-15); // no scale of the spectrum counts
		assertArrayEquals(new double[] { 2 }, sourced(new double[] { 0.25 }, 0.1, "energy"), 1e-15);
	}

	@Test
	void sourceIsRefused() {
		final double[] spectrum = { 0.5, 0.5 }, extreme = { 1, 1e-320 };
		for (final double source : new double[] { 0, -1, Double.NaN, 21 })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> sourced(spectrum, source, "norm")).getMessage().startsWith(
				"source must be in"));
		assertThrows(IllegalArgumentException.class, () -> sourced(spectrum, 1, "length"));
		assertThrows(IllegalArgumentException.class, () -> Teachers.withSource(new double[1], spectrum, 1, "norm", Progress.NONE));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> sourced(extreme, 1e-3, "norm")).getMessage().startsWith(
			"teacher of spectrum and source must be finite"));
	}

	/** What is left of a second teacher must be more than what rounding leaves of the first in it. */
	@Test
	void directionsWithoutEnergyAreNone() {
		final double[] spectrum = { 1, 1e-20 }, teachers = Teachers.orthogonal(spectrum, "energy", 2, Streams.of(1), Progress.NONE);
		assertEquals(0, teachers[0] * teachers[2] + 1e-20 * teachers[1] * teachers[3], 1e-15);
		final String said = assertThrows(IllegalArgumentException.class, () -> Teachers.orthogonal(new double[] { 1, 1e-40 },
			"energy", 2, Streams.of(1), Progress.NONE)).getMessage();
		assertTrue(said.startsWith("teachers must be at most 1, "), said);
	}

	@Test
	void badInputIsRefused() {
		final double[] spectrum = { 0.5, 0.5 };
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Teachers.alternating(spectrum, "length")).getMessage()
			.contains("[energy, norm], was length"));
		assertThrows(IllegalArgumentException.class, () -> Teachers.random(spectrum, null, Streams.of(1)));
		assertThrows(IllegalArgumentException.class, () -> Teachers.random(new double[] { 0, 0 }, "norm", Streams.of(1)));
		assertThrows(IllegalArgumentException.class, () -> Teachers.alternating(new double[] { 1, -1e-9 }, "norm"));
	}
}
