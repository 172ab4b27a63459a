package org.scalinglaws.retrieval.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PowerLaw;

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

	@Test
	void seedDecides() {
		final double[] spectrum = PowerLaw.spectrum(50, 2);
		assertArrayEquals(Teachers.random(spectrum, "energy", Streams.of(5)), Teachers.random(spectrum, "energy", Streams
			.of(5)));
		assertFalse(Arrays.equals(Teachers.random(spectrum, "energy", Streams.of(5)), Teachers.random(spectrum, "energy",
			Streams.of(6))));
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
