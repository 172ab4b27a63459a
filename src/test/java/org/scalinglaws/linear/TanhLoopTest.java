package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.Streams;

class TanhLoopTest {

	/** Relative to Java's, from the smallest numbers to saturation: at most the sum of some fifteen roundings on the way. */
	@Test
	void isTheTangentToRounding() {
		double worst = 0;
		for (double size = 1e-300; size < 1e300; size *= 1.0007)
			for (final double x : new double[] { size, -size }) {
				final double[] value = { x };
				TanhLoop.apply(value, new double[1], 1);
				worst = Math.max(worst, Math.abs(value[0] / StrictMath.tanh(x) - 1));
			}
		assertTrue(worst < 16 * 0x1p-53, "worst " + worst);
	}

	@Test
	void endsAreOneAndNothingElseIsTouched() {
		final double[] values = { 0, -0d, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 3 };
		TanhLoop.apply(values, new double[5], 5);
		assertArrayEquals(new double[] { 0, -0d, 1, -1, Double.NaN, 3 }, values, 2e-16);
	}

	/** Vectorised or not: the same bits at any place of an array. */
	@Test
	void bitsDoNotDependOnThePlace() {
		final double[] drawn = new double[1000];
		Streams.of(1).stream("tangents", 0).fillGaussian(drawn, 0, drawn.length);
		final double[] whole = drawn.clone(), scratch = drawn.clone();
		for (int repeat = 0; repeat < 2000; repeat++) { // until it is compiled
			System.arraycopy(drawn, 0, whole, 0, drawn.length);
			TanhLoop.apply(whole, scratch, whole.length);
		}
		for (int i = 0; i < drawn.length; i++) {
			final double[] one = { drawn[i] };
			TanhLoop.apply(one, scratch, 1);
			assertEquals(one[0], whole[i], 0);
		}
	}
}
