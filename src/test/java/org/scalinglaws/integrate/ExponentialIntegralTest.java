package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialIntegralTest {

	/** x, E1(x) and Ein(x), from mpmath with 40 to 400 digits. */
	private static final double[][] KNOWN = { { 1e-300, 690.198312233312172, 1.00000000000000003e-300 }, { 1e-10,
		22.4486352651389239, 9.99999999975000036e-11 }, { 0.001, 6.33153936413614931, 0.000999750055545140576 }, { 0.1,
			1.82292395841939062, 0.097554530326877848 }, { 0.3, 0.90567665167584674, 0.278919512251443571 }, { 0.45,
				0.625331316323269145, 0.40403928500703042 }, { 0.5, 0.559773594776160812, 0.443842079117748363 }, { 0.51,
					0.547822351780828556, 0.451693463418595838 }, { 0.56, 0.493019958776492797, 0.490417128425083618 }, { 0.75,
						0.340340812911230008, 0.629874405360981941 }, { 0.9, 0.26018393932599963, 0.732039088569706215 }, { 0.99,
							0.22309982579017724, 0.790265154838208651 }, { 1, 0.219383934395520274, 0.796599599297053134 }, { 1.01,
								0.215741623794489972, 0.802907619549190924 }, { 1.25, 0.146413372525910177, 0.946772588741652793 }, {
									1.5, 0.100019582406632652, 1.08270035541632989 }, { 2, 0.0489005107080611196, 1.31926335616953929 }, {
										3, 0.0130483810941970374, 1.68887633466383959 }, { 5, 0.0011482955912753258, 2.18780187292690856 }, {
											10, 4.15696892968532428e-6, 2.87980491486450823 }, { 20, 9.83552529064988169e-11, 3.57294793855387911 }, {
												50, 3.78326402955045902e-24, 4.48923867032967892 }, { 100, 3.68359776168203218e-46,
													5.18238585088962423 }, { 300, 1.71038427680451012e-133, 6.28099813955773392 }, { 700,
														1.40651876623403292e-307, 7.12829599994493753 } };

	@Test
	void isThatOfManyDigits() {
		for (final double[] known : KNOWN) {
			assertEquals(known[1], ExponentialIntegral.e1(known[0]), 1e-15 * known[1], "E1 at " + known[0]);
			assertEquals(known[2], ExponentialIntegral.ein(known[0]), 1e-15 * known[2], "Ein at " + known[0]);
		}
	}

	@Test
	void hasItsLimits() {
		assertEquals(0, ExponentialIntegral.ein(0));
		assertEquals(Double.POSITIVE_INFINITY, ExponentialIntegral.e1(0));
		assertEquals(0, ExponentialIntegral.e1(1e6));
		assertEquals(0, ExponentialIntegral.e1(Double.POSITIVE_INFINITY));
		assertEquals(Math.log(1e300) + 0.5772156649015329, ExponentialIntegral.ein(1e300), 1e-12);
	}

	/** E1 falls and Ein rises, across the seams of the two forms too. */
	@Test
	void isMonotoneAcrossTheSeams() {
		for (final double seam : new double[] { 0.5, 2 })
			for (double x = seam - 1e-9; x < seam + 1e-9; x += 1e-11) {
				assertTrue(ExponentialIntegral.e1(x) > ExponentialIntegral.e1(x + 1e-11));
				assertTrue(ExponentialIntegral.ein(x) < ExponentialIntegral.ein(x + 1e-11));
			}
	}
}
