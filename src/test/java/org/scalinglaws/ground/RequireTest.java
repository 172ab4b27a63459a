package org.scalinglaws.ground;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each check at both ends of what it allows, and one step beyond; messages name input, range and value. */
class RequireTest {

	private static final double MAX = Double.MAX_VALUE, NAN = Double.NaN, INFINITE = Double.POSITIVE_INFINITY;

	private static void refused(final String message, final Executable check) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, check).getMessage());
	}

	@Test
	void numbersInAnIntervalAreThoseBetweenItsEndsAndTheEnds() {
		for (final double inside : new double[] { -1, Math.nextUp(-1d), 0, Math.nextDown(2.5), 2.5 })
			assertEquals(inside, Require.inRange("x", inside, -1, 2.5), 0);
		refused("x must be in [-1, 2.5], was -1.0000000000000002", () -> Require.inRange("x", Math.nextDown(-1d), -1, 2.5));
		refused("x must be in [-1, 2.5], was 2.5000000000000004", () -> Require.inRange("x", Math.nextUp(2.5), -1, 2.5));
		refused("x must be in [-1, 2.5], was NaN", () -> Require.inRange("x", NAN, -1, 2.5));
		refused("x must be in [0, Infinity], was Infinity", () -> Require.inRange("x", INFINITE, 0, INFINITE));
		refused("x must be in [-Infinity, 0], was -Infinity", () -> Require.inRange("x", -INFINITE, -INFINITE, 0));
		assertEquals(MAX, Require.inRange("x", MAX, 0, INFINITE), 0);
	}

	@Test
	void wholeNumbersInAnIntervalLikewise() {
		for (final int inside : new int[] { 1, 2, 100 }) {
			assertEquals(inside, Require.inRange("n", inside, 1, 100));
			assertEquals(inside, Require.inRange("n", (long) inside, 1, 100));
		}
		refused("n must be in [1, 100000000], was -3", () -> Require.inRange("n", -3, 1, 100_000_000));
		refused("n must be in [1, 100], was 0", () -> Require.inRange("n", 0L, 1, 100));
		refused("n must be in [1, 100], was 101", () -> Require.inRange("n", 101L, 1, 100));
		refused("n must be in [1, 9007199254740991], was 9007199254740992", () -> Require.inRange("n", 1L << 53, 1,
			(1L << 53) - 1));
	}

	@Test
	void positiveNumbersAreFinite() {
		for (final double good : new double[] { Double.MIN_VALUE, 1, MAX })
			assertEquals(good, Require.positive("x", good), 0);
		refused("x must be finite and greater than 0, was 0", () -> Require.positive("x", 0));
		refused("x must be finite and greater than 0, was -0.5", () -> Require.positive("x", -0.5));
		refused("x must be finite and greater than 0, was NaN", () -> Require.positive("x", NAN));
		refused("x must be finite and greater than 0, was Infinity", () -> Require.positive("x", INFINITE));
	}

	@Test
	void arraysComeBackThemselves() {
		final double[] values = { 0, -3, MAX }, eigenvalues = { 0, 2 };
		assertSame(values, Require.given("v", values));
		assertSame(values, Require.finite("v", values));
		assertSame(values, Require.length("v", values, 3));
		assertSame(eigenvalues, Require.spectrum("spectrum", eigenvalues));
		assertArrayEquals(new double[] { 0, -3, MAX }, values, 0);
	}

	@Test
	void arraysAreRefusedByTheFirstWrongElement() {
		refused("v is required, was not given", () -> Require.given("v", null));
		refused("v must be finite, was NaN at 1", () -> Require.finite("v", new double[] { 1, NAN, INFINITE }));
		refused("v must be finite, was -Infinity at 0", () -> Require.finite("v", new double[] { -INFINITE }));
		refused("v must have length 2, was 3", () -> Require.length("v", new double[3], 2));
	}

	@Test
	void spectraAreNotNegativeNotAllZero() {
		refused("spectrum is required, was not given", () -> Require.spectrum("spectrum", null));
		refused("spectrum must be finite, was NaN at 1", () -> Require.spectrum("spectrum", new double[] { 1, NAN }));
		refused("spectrum must not be negative, was -1.0 at 2", () -> Require.spectrum("spectrum", new double[] { 3, 0, -1 }));
		refused("spectrum must have a sum greater than 0, was 0", () -> Require.spectrum("spectrum", new double[4]));
		refused("spectrum must have a sum greater than 0, was 0", () -> Require.spectrum("spectrum", new double[0]));
		refused("largest of spectrum must be in [1.0E-200, 1.0E100], was 1.0E101", () -> Require.spectrum("spectrum",
			new double[] { 1, 1e101 }));
		refused("largest of spectrum must be in [1.0E-200, 1.0E100], was 1.0E-201", () -> Require.spectrum("spectrum",
			new double[] { 0, 1e-201 }));
	}

	@Test
	void moderateNumbersHaveProducts() {
		final double[] moderate = { -1e100, 0, 1e-300, 1e100 };
		assertSame(moderate, Require.moderate("v", moderate));
		refused("v must be finite, was NaN at 1", () -> Require.moderate("v", new double[] { 1e200, NAN }));
		refused("each of v must be in [-1.0E100, 1.0E100], was -1.0E101", () -> Require.moderate("v", new double[] { 1, -1e101 }));
	}

	@Test
	void choicesAreListed() {
		assertEquals("sum", Require.oneOf("form", "sum", List.of("sum", "kaplan")));
		refused("form must be one of [sum, kaplan], was Sum", () -> Require.oneOf("form", "Sum", List.of("sum", "kaplan")));
		refused("form must be one of [sum, kaplan], was null", () -> Require.oneOf("form", null, List.of("sum", "kaplan")));
	}

	@Test
	void wholeNumbersStandWithoutAFractionUpToFifteenDigits() {
		assertEquals("0", Require.text(0));
		assertEquals("-21", Require.text(-21));
		assertEquals("0.5", Require.text(0.5));
		assertEquals("999999999999999", Require.text(999_999_999_999_999d));
		assertEquals("1.0E15", Require.text(1e15));
		assertEquals("-1.0E15", Require.text(-1e15));
		assertEquals("Infinity", Require.text(INFINITE));
	}
}
