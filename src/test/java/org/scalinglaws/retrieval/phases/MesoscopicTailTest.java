package org.scalinglaws.retrieval.phases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.retrieval.phases.MesoscopicTail.Regime;
import org.scalinglaws.spectrum.PowerLaw;

class MesoscopicTailTest {

	private static final int D = 200_000;

	/** 1 - S_d by its definition. */
	private static double drop(final double[] spectrum, final double tau) {
		double sum = 0;
		for (int i = spectrum.length - 1; i >= 0; i--)
			sum -= Math.expm1(-16 * spectrum[i] * tau);
		return sum / spectrum.length;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1.3, 1.5, 2, 4 })
	void eachRegimeFollowsTheSum(final double a) {
		final double[] spectrum = PowerLaw.spectrum(D, a);
		final MesoscopicTail tail = new MesoscopicTail(D, a);
		assertEquals(16 * spectrum[0], tail.beta(), 1e-12);

		final double early = 1e-4 * tail.middleStart(); // next order: half of beta tau
		assertEquals(Regime.EARLY, tail.regime(early));
		assertEquals(1, tail.drop(early) / drop(spectrum, early), 1e-4);

		final double x = 1000; // beta tau = x^a; corrections -1/2 of Gamma x, and the end (x/d)^(a-1)/(a-1)
		final double middle = Math.pow(x, a) / tail.beta();
		assertEquals(Regime.MIDDLE, tail.regime(middle));
		assertEquals(1, tail.drop(middle) / drop(spectrum, middle), 1 / x + Math.pow(x / D, a - 1) / (a - 1));

		for (final double factor : new double[] { 1, 3, 30 }) {
			final double late = factor * tail.lateStart() * (1 + 1e-9);
			assertEquals(Regime.LATE, tail.regime(late));
			assertTrue(1 - drop(spectrum, late) <= tail.remaining(late));
		}
	}

	@Test
	void middleRegimeStaysBetweenZeroAndTheBoundOfTheLateOne() {
		final MesoscopicTail tail = new MesoscopicTail(1000, 1.5);
		for (double tau = tail.middleStart(); tau < tail.lateStart(); tau *= 1.1) {
			assertTrue(tail.remaining(tau) >= 0);
			assertTrue(tail.remaining(tau) <= Math.exp(-tail.beta() * tau * Math.pow(1000, -1.5)) + 1e-15);
		}
		assertEquals(1, tail.remaining(0));
		assertEquals(Math.exp(-1), tail.remaining(tail.lateStart() * (1 + 1e-12)), 1e-10);
	}

	@Test
	void badInputIsRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new MesoscopicTail(10, 1)).getMessage().startsWith(
			"exponent must be in (1, 20]"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new MesoscopicTail(0, 2)).getMessage().startsWith(
			"dimension"));
		final MesoscopicTail tail = new MesoscopicTail(10, 2);
		for (final double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> tail.remaining(bad)).getMessage().startsWith(
				"tau must be in"));
	}
}
