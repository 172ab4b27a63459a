package org.scalinglaws.spectrum.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Moments by hand, and what is refused. */
class NodeMomentsTest {

	private static final double[] SPECTRUM = { 2, 0.5 };

	@Test
	void ofThreeVectors() {
		final NodeMoments moments = NodeMoments.full(SPECTRUM, new double[] { 1, 2 }, new double[] { 3, 4 }, new double[] { 5,
			-6 });
		assertEquals(2, moments.nodes());
		assertEquals(3, moments.vectors());
		assertEquals(2, moments.dimension());
		assertEquals(2, moments.largestEigenvalue());
		final double[][] expected = { { 1, 4 }, { 3, 8 }, { 5, -12 }, { 9, 16 }, { 15, -24 }, { 25, 36 } };
		for (int a = 0, pair = 0; a < 3; a++)
			for (int b = a; b < 3; b++, pair++) {
				assertArrayEquals(expected[pair], moments.product(a, b));
				assertSame(moments.product(a, b), moments.product(b, a));
				assertEquals(pair, moments.pair(b, a));
				assertEquals(2 * expected[pair][0] + 0.5 * expected[pair][1], moments.energy(a, b));
			}
	}

	@Test
	void badInputIsNamed() {
		final double[] good = { 1, 1 }, bad = { 1, Double.NaN };
		refuses("eigenvalue", () -> NodeMoments.full(new double[] { 1, -1 }, good));
		refuses("vectors", () -> NodeMoments.full(SPECTRUM, good, bad));
		refuses("vectors", () -> NodeMoments.full(SPECTRUM, new double[1]));
		refuses("products", () -> NodeMoments.full(SPECTRUM, new double[] { 1e200, 1 }));
		refuses("multiplicity", () -> new NodeMoments(SPECTRUM, bad, new double[][] { good }));
		for (final int pairs : new int[] { 0, 2, 4, 5, 7 })
			refuses("products", () -> new NodeMoments(SPECTRUM, good, new double[pairs][2]));
	}

	private static void refuses(final String name, final Executable making) {
		final String message = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}

	@Test
	void copiesAreIndependentButForTheirOwnTeacher() {
		final NodeMoments one = NodeMoments.full(new double[] { 2, 1 }, new double[] { 1, 3 }, new double[] { 4, -1 });
		final NodeMoments copies = one.copies(3, 2);
		assertEquals(5, copies.vectors());
		for (int a = 0; a < 5; a++)
			for (int b = 0; b < 5; b++) {
				final boolean own = a < 2 && b == 3 + a || b < 2 && a == 3 + b;
				final double expected = a == b ? a < 3 ? 11 : 33 : own ? 5 : 0; // 2 x 1 + 9, 2 x 16 + 1, 2 x 4 - 3
				assertEquals(expected, copies.energy(a, b), a + ", " + b);
			}
		assertThrows(IllegalArgumentException.class, () -> copies.copies(1, 1));
	}
}
