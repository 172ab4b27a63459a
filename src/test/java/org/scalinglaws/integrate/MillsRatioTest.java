package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class MillsRatioTest {

	private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

	@Test
	void isTailOverDensity() {
		for (double x = 0; x < 8; x += 0.0137)
			// the library's erfc has a relative error of 1e-13 far out
			assertEquals(0.5 * Erf.erfc(x / Math.sqrt(2)) / NORMAL.density(x), MillsRatio.at(x), 1e-12 * MillsRatio.at(x));
		assertEquals(Math.sqrt(Math.PI / 2), MillsRatio.at(0), 1e-15);
	}

	@Test
	void obeysItsDifferentialEquationAcrossTheSeams() {
		for (double x = 0.125; x < 40; x += 0.125) {
			final double h = 1e-3, slope = (8 * (MillsRatio.at(x + h) - MillsRatio.at(x - h)) - MillsRatio.at(x + 2 * h) +
				MillsRatio.at(x - 2 * h)) / (12 * h);
			// h^4 M^(5) / 30 < 1e-12 and rounding / h < 1e-12
			assertEquals(x * MillsRatio.at(x) - 1, slope, 4e-12, "at " + x);
		}
	}

	/** Against the library, whose relative error is 1e-15 here; tiny numbers against the slope at 0. */
	@Test
	void erfIsThatOfTheLibrary() {
		for (double x = 1e-3; x < 12; x += 0.00317) {
			final double expected = Erf.erf(x / Math.sqrt(2));
			assertEquals(expected, MillsRatio.erfOfRoot(x), 3e-15 * expected, "at " + x);
			assertEquals(-MillsRatio.erfOfRoot(x), MillsRatio.erfOfRoot(-x), 0);
		}
		for (double x = 1e-9; x > 1e-300; x /= 10)
			assertEquals(Math.sqrt(2 / Math.PI) * x, MillsRatio.erfOfRoot(x), 1e-15 * x);
		assertEquals(0, MillsRatio.erfOfRoot(0), 0);
		assertEquals(1, MillsRatio.erfOfRoot(Double.POSITIVE_INFINITY), 0);
		assertEquals(Double.NaN, MillsRatio.erfOfRoot(Double.NaN));
	}
}
