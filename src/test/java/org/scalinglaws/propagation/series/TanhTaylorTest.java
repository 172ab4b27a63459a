package org.scalinglaws.propagation.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;

@Tag("slow")
class TanhTaylorTest {

	/** z, s, k, t_k, R_k with 80 digits by mpmath: taylor(tanh, z, k). */
	private static final double[][] DIGITS = { { 0.0, 0.3, 1, 0.29999999999999999, -0.0086873875484090932 }, { 0.7, 0.05, 8,
		-3.504699149107453e-13, -8.0880841772836305e-15 }, { -2.5, 1.2, 3, 0.02941229595249529, 0.025787940531817921 }, { 1.1,
			-0.001, 8, -4.0295223187267485e-27, -2.9294356784976726e-30 }, { 0.2, -1.4, 12, 0.28732338142374223,
				-0.11129424772376944 }, { 6.0, 2.0, 5, 0.00010484060785727123, -4.3631884816159312e-5 }, { 0.4, 2.5, 6,
					-16.361016957767233, 11.941487608735006 }, { 3.0, -4.0, 2, -0.15707595490433949, -1.5601088060763951 }, { 0.9, 0.9,
						40, 4.8900611088654095e-13, -2.9521699925005328e-13 }, { -12.0, 0.5, 4, 3.145945451665696e-12,
							7.5113815114440697e-13 } };

	private static TanhTaylor computed(final int order, final double z, final double s) {
		final TanhTaylor taylor = new TanhTaylor(order);
		taylor.compute(z, s);
		return taylor;
	}

	/** Also where the remainder is 1e-30 of the tangent; deep in saturation it is right beside the pole's distance^-k. */
	@Test
	void termsAndRemaindersHaveTheirDigits() {
		for (final double[] row : DIGITS) {
			final int k = (int) row[2];
			final TanhTaylor taylor = computed(k, row[0], row[1]);
			assertEquals(row[3], taylor.term(k), 1e-12 * Math.abs(row[3]));
			assertEquals(row[4], taylor.remainder(k), 1e-11 * Math.abs(row[4]));
		}
	}

	/** R_0 = sinh s/(cosh z cosh(z + s)), on both sides of the radius of convergence. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-8, 0.01, 0.5, 0.9, 0.999999, 1.000001, 1.5, 3 })
	void theWholeChangeIsThatOfTheTangent(final double ratio) {
		final RandomGenerator random = Streams.of(1).stream("arguments", 0);
		for (int draw = 0; draw < 200; draw++) {
			final double z = 1.5 * random.nextGaussian(), s = (draw % 2 == 0 ? ratio : -ratio) * Math.hypot(z, Math.PI / 2);
			final TanhTaylor taylor = computed(9, z, s);
			final double change = Math.sinh(s) / (Math.cosh(z) * Math.cosh(z + s));
			assertEquals(change, taylor.remainder(0), 1e-13 * Math.abs(change) + (ratio > 0.4 ? 1e-14 : 0));
			assertEquals(Math.tanh(z + s), taylor.remainder(-1), 1e-13);
			assertEquals(ratio, taylor.ratio(), 1e-15 * Math.max(1, ratio));
		}
	}

	/** The remainder as an integral over derivatives on the way, s^(k+1) (k + 1) int (1 - t)^k c_(k+1)(z + t s) dt. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 5, 8, 13 })
	void remaindersAreIntegrals(final int k) {
		final GaussIntegrator rule = new GaussIntegratorFactory().legendre(200, 0, 1);
		final RandomGenerator random = Streams.of(2).stream("arguments", k);
		for (int draw = 0; draw < 100; draw++) {
			final double z = 1.5 * random.nextGaussian(), s = random.nextGaussian();
			final double integral = Math.pow(s, k + 1) * (k + 1) * rule.integrate(t -> Math.pow(1 - t, k) * coefficient(k + 1, z + t *
				s));
			final double scale = Math.pow(Math.abs(s) / Math.hypot(z, Math.PI / 2), k + 1); // of the terms
			assertEquals(integral, computed(k + 1, z, s).remainder(k), 1e-9 * (Math.abs(integral) + 1e-2 * scale));
		}
	}

	private static double coefficient(final int k, final double z) {
		return computed(k, z, 1).term(k);
	}

	/** Coefficients by Cauchy's integral over a circle, which the poles lie outside of: to 1e-9 of their size r^-k. */
	@Test
	void coefficientsAreContourIntegrals() {
		for (final double z : new double[] { 0, 0.3, -1.2, 2.5 }) {
			final double radius = 0.7 * Math.hypot(z, Math.PI / 2);
			final TanhTaylor taylor = computed(30, z, radius);
			for (int k = 0; k <= 30; k++) {
				Complex sum = Complex.ZERO;
				for (int i = 0; i < 512; i++) {
					final Complex turn = new Complex(0, 2 * Math.PI * i / 512).exp();
					sum = sum.add(new Complex(z).add(turn.multiply(radius)).tanh().multiply(new Complex(0, -2 * Math.PI * i * k / 512)
						.exp()));
				}
				assertEquals(sum.getReal() / 512, taylor.term(k), 1e-13);
			}
		}
	}

	/** Down from a high order or up from the change: both know the remainders at the radius of convergence. */
	@Test
	void bothWaysMeet() {
		for (final double z : new double[] { 0, 0.4, -1.3, 3 }) {
			final double radius = Math.hypot(z, Math.PI / 2);
			final TanhTaylor inside = computed(30, z, radius * (1 - 1e-14)), outside = computed(30, z, radius * (1 + 1e-14));
			assertTrue(inside.ratio() < 1 && outside.ratio() > 1);
			for (int k = 0; k <= 30; k++)
				assertEquals(inside.remainder(k), outside.remainder(k), 1e-11);
		}
	}

	@Test
	void noStepLeavesNothing() {
		final TanhTaylor still = computed(5, 0.7, 0);
		for (int k = 0; k <= 5; k++)
			assertEquals(0, still.remainder(k), 0);
		assertTrue(Double.isNaN(computed(5, Double.NaN, 1).remainder(2)));
	}
}
