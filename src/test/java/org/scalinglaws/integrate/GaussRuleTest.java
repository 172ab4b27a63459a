package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussRuleTest {

	private static double integral(final GaussRule rule, final DoubleUnaryOperator function) {
		double sum = 0;
		for (int i = 0; i < rule.size(); i++)
			sum += rule.weight(i) * function.applyAsDouble(rule.point(i));
		return sum;
	}

	/** Exact up to degree 2 n - 1, and not at the next one, whose error is n!^4/((2n + 1) (2n)!^2). */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 8, 16 })
	void integratesPowersUpToItsDegree(final int count) {
		final GaussRule rule = new GaussRule(count);
		assertEquals(count, rule.size());
		for (int power = 0; power < 2 * count; power++) {
			final int degree = power;
			assertEquals(1. / (power + 1), integral(rule, x -> Math.pow(x, degree)), 1e-15, "power " + power);
		}
		double error = 1. / (2 * count + 1);
		for (int k = 1; k <= count; k++) // over the square of the binomial coefficient
			error *= Math.pow((double) k / (count + k), 2);
		assertEquals(1. / (2 * count + 1) - error, integral(rule, x -> Math.pow(x, 2 * count)), 1e-15);
	}

	/** The integral of 1/(1 + x^2) is pi/4; poles at a distance of 1 leave nothing but rounding. */
	@Test
	void theStandardIsExactToRounding() {
		assertEquals(Math.PI / 4, integral(GaussRule.STANDARD, x -> 1 / (1 + x * x)), 1e-15);
		for (int i = 0; i < GaussRule.STANDARD.size(); i++)
			assertTrue(GaussRule.STANDARD.point(i) > 0 && GaussRule.STANDARD.point(i) < 1 && GaussRule.STANDARD.weight(i) > 0);
	}
}
