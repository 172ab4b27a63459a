package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logistic growth beside its equation, solved by its power series in decimals, and its limits. */
class LogisticLawTest {

	/** Steps of a Taylor series of 30 digits, which shares nothing with the closed form. */
	@ParameterizedTest
	@CsvSource({ "1,0.1,3", "1,2,3", "0.5,1e-6,40", "-0.7,1,5", "0,0.3,7", "1e-9,0.3,7", "-1e-12,0.3,7", "2,0.5,0" })
	void solvesItsEquation(final double limit, final double start, final double time) {
		final MathContext digits = new MathContext(40);
		final int steps = 400, terms = 14;
		final BigDecimal h = new BigDecimal(time).divide(BigDecimal.valueOf(steps), digits), k = new BigDecimal(limit);
		BigDecimal x = new BigDecimal(start);
		for (int i = 0; i < steps; i++) {
			final BigDecimal[] c = new BigDecimal[terms];
			c[0] = x;
			BigDecimal sum = x, power = BigDecimal.ONE;
			for (int n = 0; n < terms - 1; n++) {
				BigDecimal square = BigDecimal.ZERO; // of the series, at order n
				for (int m = 0; m <= n; m++)
					square = square.add(c[m].multiply(c[n - m], digits), digits);
				c[n + 1] = k.multiply(c[n], digits).subtract(square, digits).divide(BigDecimal.valueOf(n + 1), digits);
				power = power.multiply(h, digits);
				sum = sum.add(c[n + 1].multiply(power, digits), digits);
			}
			x = sum;
		}
		assertEquals(x.doubleValue(), LogisticLaw.at(limit, start, time), 4e-15 * Math.abs(x.doubleValue()) * (1 + Math.abs(
			limit * time)));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -5, 0, 0.3, 1e4 })
	void endsAtItsLimit(final double limit) {
		assertEquals(Math.max(0, limit), LogisticLaw.at(limit, 1e-3, 1e300), 1e-290);
		assertEquals(0, LogisticLaw.at(limit, 0, 3), 0);
		assertTrue(LogisticLaw.at(-1e3, 2, 1e3) >= 0);
	}
}
