package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionTest {

	/** The first double at which it holds, whatever the scale and the sign. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-300, 1 / 3., 1, 2.5, 1e6, -0.1, -7e9 })
	void findsEveryPlaceToTheBit(final double place) {
		assertEquals(place, Bisection.first(x -> x >= place, -1e10, 1e10), 0);
	}

	@Test
	void neighboursAreTheirOwnAnswer() {
		assertEquals(Math.nextUp(1.0), Bisection.first(x -> {
			throw new AssertionError("there is nothing between");
		}, 1, Math.nextUp(1.0)), 0);
	}
}
