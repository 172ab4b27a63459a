package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Compares singular values with counts of Sturm's sequence in 60 digits, and windows with the whole. */
@Tag("slow")
class BidiagonalValuesTest {

	/** Elements over many orders of magnitude: each value is between two numbers that differ by 2e-13 of it. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.5, 3 })
	void eachValueIsAccurateRelatively(final double power) {
		final int n = 40;
		final double[] q = powers(n, power, 1), e = powers(n - 1, power, 2);
		final double[] values = BidiagonalValues.squared(q, e, Progress.NONE);
		for (int i = 0; i < n; i++) {
			assertEquals(i, count(q, e, values[i] * (1 - 1e-13)), "below value " + i);
			assertEquals(i + 1, count(q, e, values[i] * (1 + 1e-13)), "above value " + i);
		}
	}

	/** Uniform numbers to the power 1/power: small ones for small powers. */
	private static double[] powers(final int count, final double power, final long seed) {
		final Random random = new Random(seed);
		return random.doubles(count).map(u -> Math.pow(1 - u, 1 / power)).toArray();
	}

	/** How many squares of singular values are less than a number: negative pivots of B B' minus it. */
	private static int count(final double[] q, final double[] e, final double below) {
		final MathContext digits = new MathContext(60);
		int count = 0;
		BigDecimal pivot = BigDecimal.ONE;
		for (int i = 0; i < q.length; i++) {
			BigDecimal next = new BigDecimal(q[i]).subtract(new BigDecimal(below));
			if (i > 0) next = next.add(new BigDecimal(e[i - 1])).subtract(new BigDecimal(e[i - 1]).multiply(new BigDecimal(q[i -
				1])).divide(pivot, digits));
			pivot = next.round(digits);
			if (pivot.signum() < 0) count++;
		}
		return count;
	}

	@Test
	void smallMatrices() {
		assertArrayEquals(new double[] { 4 }, BidiagonalValues.squared(new double[] { 4 }, new double[0], Progress.NONE));
		final double[] two = BidiagonalValues.squared(new double[] { 1, 1 }, new double[] { 1 }, Progress.NONE);
		assertEquals((3 - Math.sqrt(5)) / 2, two[0], 1e-15);
		assertEquals((3 + Math.sqrt(5)) / 2, two[1], 1e-15);
		assertArrayEquals(new double[] { 0, 1, 4 }, BidiagonalValues.squared(new double[] { 4, 0, 1 }, new double[2],
			Progress.NONE));
	}

	/** All elements 1: the squares are 4 sin^2 of (2 k + 1) pi / (4 n + 2), known in closed form. */
	@ParameterizedTest
	@ValueSource(ints = { 3, 50, 700 })
	void constantMatrix(final int n) {
		final double[] q = new double[n], e = new double[n - 1];
		Arrays.fill(q, 1);
		Arrays.fill(e, 1);
		final double[] values = BidiagonalValues.squared(q, e, Progress.NONE);
		for (int k = 0; k < n; k++) {
			final double expected = 4 * Math.pow(Math.sin((2 * k + 1) * Math.PI / (4 * n + 2)), 2);
			assertEquals(expected, values[k], 1e-12 * expected);
		}
	}

	/** Elements over many decades keep singular vectors short; nearly equal ones do not, and the whole matrix is taken. */
	@ParameterizedTest
	@CsvSource({ "0.05,1100,true", "0.05,1399,true", "0.05,2100,true", "0.5,3000,false", "1000,3000,false" })
	void windowsGiveTheWhole(final double power, final int n, final boolean serve) {
		final double[] q = powers(n, power, 3), e = powers(n - 1, power, 4);
		final Looks looks = new Looks(Integer.MAX_VALUE);
		final double[] whole = BidiagonalValues.squared(q, e, Progress.NONE), windows = BidiagonalWindows.squared(q, e, looks);
		assertArrayEquals(Arrays.stream(whole).map(Math::log).toArray(), Arrays.stream(windows).map(Math::log).toArray(), 1e-8);
		assertEquals(serve, looks.last() == 1, () -> "told " + looks.last());
	}

	/** Less than five steps for a value, over what is left: 5 n^2/2 quotients, a million of them between two looks. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 2, 1000 })
	void shiftsAreGood(final double power) {
		final int n = 2000;
		final Looks looks = new Looks(Integer.MAX_VALUE);
		BidiagonalValues.squared(powers(n, power, 7), powers(n - 1, power, 8), looks);
		assertTrue(looks.count() < 2.5 * n * n / 1e6, () -> "looks " + looks.count());
		assertTrue(looks.last() > 0.7 && looks.last() < 1, () -> "told " + looks.last());
	}

	@Test
	void isCanceled() {
		final Progress canceled = new Looks(1);
		final double[] q = powers(5000, 3, 5), e = powers(4999, 3, 6);
		assertThrows(CancellationException.class, () -> BidiagonalValues.squared(q, e, canceled));
		assertThrows(CancellationException.class, () -> BidiagonalWindows.squared(q, e, canceled));
	}
}
