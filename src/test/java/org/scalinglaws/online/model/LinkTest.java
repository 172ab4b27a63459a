package org.scalinglaws.online.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

	@ParameterizedTest
	@CsvSource({ "square, 2, 4", "linear, -3, -3", "erf, 1, 0.6826894921370859", "tanh, 0.5, 0.46211715726000975",
		"relu, -1, 0", "relu, 2, 2", "sigmoid, 0, 0.5" })
	void values(final String name, final double z, final double expected) {
		assertEquals(expected, Link.of(name).value(z), 1e-15);
	}

	@ParameterizedTest
	@ValueSource(strings = { "square", "linear", "erf", "tanh", "relu", "sigmoid" })
	void slopesAreThoseOfTheValues(final String name) {
		final Link link = Link.of(name), differences = Link.function(link::value);
		for (double z = -3.1; z < 4; z += 0.4)
			assertEquals(differences.slope(z), link.slope(z), 2e-12);
	}

	@Test
	void knowsParityAndKinks() {
		assertTrue(Link.of("square").isEven());
		assertFalse(Link.of("tanh").isEven());
		assertArrayEquals(new double[] { 0 }, Link.of("relu").kinks());
		assertTrue(Link.function(Math::cosh).isEven());
		assertFalse(Link.function(z -> Math.cosh(z) + 1e-9 * z).isEven());
		assertEquals("function", Link.of("function", Math::sin).name());
	}

	@Test
	void refusesByName() {
		refuse("link must be one of [square, linear, erf, tanh, relu, sigmoid, function], was cube", "cube", null);
		refuse("function is required, was not given", "function", null);
		refuse("function must not be given with link tanh, only with link function", "tanh", Math::sin);
		refuse("function must be finite, was NaN at -0.05", "function", Math::sqrt);
		refuse("function must be finite, was Infinity at 0", "function", z -> 1 / Math.abs(z));
		refuse("function must be finite, was NaN at -10", "function", z -> z == -10 ? Double.NaN : z); // the last that is tried
		refuse("function must give a number for each number, threw java.lang.IllegalStateException: no at 0", "function",
			z -> {
				throw new IllegalStateException("no");
			});
	}

	private static void refuse(final String message, final String name, final DoubleUnaryOperator function) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Link.of(name, function)).getMessage());
	}

	@Test
	void namedLinksAreShared() {
		assertSame(Link.of("erf"), Link.of("erf"));
	}
}
