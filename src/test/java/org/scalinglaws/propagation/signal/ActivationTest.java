package org.scalinglaws.propagation.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the averages of the activations with plain sums, and their differences with series. */
@Tag("slow")
class ActivationTest {

	private static final double[] VARIANCES = { 1e-6, 1e-3, 0.1, 0.763, 5, 60, 400 };

	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void averagesOverOneNumber(final String name) {
		final DoubleUnaryOperator phi = PlainAverages.function(name, 0), first = PlainAverages.function(name, 1), second =
			PlainAverages.function(name, 2);
		for (final double q : VARIANCES) {
			final NormalMoments found = Activation.of(name).moments(q);
			near(PlainAverages.one(q, u -> Math.pow(phi.applyAsDouble(u), 2)), found.meanSquare(), 1e-12);
			near(PlainAverages.one(q, u -> Math.pow(first.applyAsDouble(u), 2)), found.slopeSquare(), 1e-12);
			near(PlainAverages.one(q, u -> Math.pow(second.applyAsDouble(u), 2)), found.curvatureSquare(), 1e-12);
			if (!"sin".equals(name) || q < 60) near(PlainAverages.one(q, u -> Math.pow(first.applyAsDouble(u), 2) + phi
				.applyAsDouble(u) * second.applyAsDouble(u)), found.growth(), 1e-11); // of the sine exp(-2q), which no sum finds
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void averagesOverPairs(final String name) {
		final DoubleUnaryOperator phi = PlainAverages.function(name, 0), first = PlainAverages.function(name, 1);
		for (final double q : new double[] { 1e-3, 0.763, 5, 60 }) {
			final PairMoments found = Activation.of(name).pairs(q);
			for (final double rho : new double[] { 0.003, 0.1, 0.6, 1, 1.3, 1.9, 2 }) {
				near(PlainAverages.two(q, 1 - rho, (u, v) -> Math.pow(phi.applyAsDouble(u) - phi.applyAsDouble(v), 2)) / (2 *
					q * rho), found.contraction(rho), 1e-11);
				assertEquals(PlainAverages.two(q, 1 - rho, (u, v) -> first.applyAsDouble(u) * first.applyAsDouble(v)), found
					.slope(rho), 1e-12);
			}
		}
	}

	/** In distance the contraction begins with E phi'^2 - (q/2) E phi''^2 rho, and small distances lose no digits. */
	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void smallDistances(final String name) {
		for (final double q : new double[] { 0, 1e-9, 0.763, 5, 400 }) {
			final Activation activation = Activation.of(name);
			final NormalMoments moments = activation.moments(q);
			final PairMoments pairs = activation.pairs(q);
			for (final double rho : new double[] { 0, 1e-300, 1e-100, 1e-20 })
				near(moments.slopeSquare(), pairs.contraction(rho), 1e-14);
			near(moments.slopeSquare(), pairs.slope(0), 1e-14);
			if (q < 0.1) continue; // the next term is below rounding
			final double rho = 1e-5 / q;
			near(q * moments.curvatureSquare() / 2, (moments.slopeSquare() - pairs.contraction(rho)) / rho, 1e-3);
		}
	}

	@Test
	void tableOfTanh() {
		for (final double q : new double[] { 1e-9, 0.03, 0.763, 20, 400, 1e4 }) {
			final TanhPairs table = new TanhPairs(q);
			for (int i = 0; i < 300; i++) {
				final double rho = Math.exp(-0.06 * i) * 0.9999;
				near(FourierMoments.contraction(q, rho), table.contraction(rho), 1e-14);
			}
			near(FourierMoments.moments(q).meanSquare(), q * table.contraction(1), 1e-14);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void differences(final String name) {
		final Activation activation = Activation.of(name);
		final DoubleUnaryOperator phi = PlainAverages.function(name, 0), first = PlainAverages.function(name, 1), second =
			PlainAverages.function(name, 2);
		for (final double u : new double[] { -9, -3, -0.7, 0, 0.2, 1.1, 4, 12, 40 }) {
			assertEquals(phi.applyAsDouble(u), activation.value(u), 4e-15);
			for (final double d : new double[] { -30, -2, -0.9, 1e-2, 0.5, 1, 1.5, 7, 60 })
				assertEquals(phi.applyAsDouble(u) - phi.applyAsDouble(u - d), activation.difference(u, d), 1e-14); // u - d is rounded
			for (final double d : new double[] { -1e-8, 1e-9, 1e-150, -1e-300 }) {
				final double middle = u - d / 2; // phi'(middle) d + O(d^3)
				assertEquals(first.applyAsDouble(middle) * d, activation.difference(u, d), Math.abs(d) * 1e-13 * Math.abs(first
					.applyAsDouble(u)) + Math.abs(d * second.applyAsDouble(u)) * 1e-15 * Math.abs(u) + Double.MIN_NORMAL);
			}
			assertTrue(activation.difference(u, 0) == 0);
			assertTrue(Math.abs(activation.difference(u, 800)) <= 2.0001);
		}
	}

	/** Where both values round to 1. */
	@Test
	void differencesInTheTails() {
		near(2 * Math.exp(-40) * (Math.exp(2) - 1), Activation.of("tanh").difference(20, 1), 1e-13);
		final double erf = 5.7330314375838782e-7 - 1.9731752900753963e-9; // erfc(5/sqrt 2) - erfc(6/sqrt 2)
		near(erf, Activation.of("erf").difference(6, 1), 1e-13);
		near(erf, Activation.of("erf").difference(6, Math.nextDown(1.0)), 1e-13);
		near(-erf, Activation.of("erf").difference(-6, -1), 1e-13);
	}

	@Test
	void unknownName() {
		assertEquals("activation must be one of [tanh, erf, sin], was relu", assertThrows(IllegalArgumentException.class,
			() -> Activation.of("relu")).getMessage());
	}

	private static void near(final double expected, final double found, final double relative) {
		assertEquals(expected, found, Math.abs(relative * expected) + (expected == 0 ? 1e-300 : 0));
	}
}
