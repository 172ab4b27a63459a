package org.scalinglaws.online.law.quadrature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.scalinglaws.online.model.Link;

class LinkTableTest {

	@Test
	void followsAFunctionAndItsSlope() {
		final Link table = LinkTable.of(Link.function(z -> Math.sin(3 * z) + 1 / (1 + z * z)));
		for (double z = -40; z < 40; z += 0.0731) {
			final double below = 1 + z * z;
			assertEquals(Math.sin(3 * z) + 1 / below, table.value(z), 3e-14);
			// beyond 32 by differences
			assertEquals(3 * Math.cos(3 * z) - 2 * z / (below * below), table.slope(z), Math.abs(z) < 32 ? 1e-11 : 1e-9);
		}
		assertArrayEquals(new double[0], table.kinks());
	}

	/** Just inside of the table a place counted from its beginning rounds to its length. */
	@Test
	void reachesToItsEnds() {
		final Link table = LinkTable.of(Link.function(z -> z + 0.3 * Math.sin(z)));
		for (final double z : new double[] { Math.nextDown(32.0), 32, Math.nextUp(-32.0), -32 }) {
			assertEquals(z + 0.3 * Math.sin(z), table.value(z), 1e-12);
			assertEquals(1 + 0.3 * Math.cos(z), table.slope(z), 1e-8);
		}
	}

	@Test
	void findsKinksWhereverTheyAre() {
		final Link table = LinkTable.of(Link.function(z -> Math.abs(z - 0.37) + Math.max(z + 2, 0) + Math.sin(z)));
		assertArrayEquals(new double[] { -2, 0.37 }, table.kinks(), 1e-9);
		assertEquals(-1 + 1 + Math.cos(0.3), table.slope(0.3), 1e-11);
		assertEquals(1 + 1 + Math.cos(0.4), table.slope(0.4), 1e-11);
	}

	/** Small noise is smoothed over; what no table can hold is computed. */
	@Test
	void noiseIsNotFollowed() {
		final Link noisy = LinkTable.of(Link.function(z -> Math.sin(z) + 1e-13 * Math.sin(1e9 * z)));
		assertEquals(Math.sin(1.234), noisy.value(1.234), 1e-12);
		assertArrayEquals(new double[0], noisy.kinks());
		final Link rough = Link.function(z -> Math.sin(1e6 * z));
		assertSame(rough, LinkTable.of(rough));
	}

	@Test
	void fastLinksStay() {
		assertSame(Link.of("tanh"), LinkTable.of(Link.of("tanh")));
	}
}
