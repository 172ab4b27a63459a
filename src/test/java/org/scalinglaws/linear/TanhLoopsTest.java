package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

/** Compares with {@link StrictMath}, which is within 2.5 units of the last place. */
class TanhLoopsTest {

	@Test
	void isTheTangentToTenUnits() {
		final SplittableRandom random = new SplittableRandom(1);
		final double[] x = new double[200_000];
		for (int i = 0; i < x.length; i++)
			x[i] = Math.exp(random.nextDouble(-30, 4)) * (random.nextBoolean() ? 1 : -1);
		final double[] found = x.clone();
		TanhLoops.apply(found);
		for (int i = 0; i < x.length; i++) {
			final double exact = StrictMath.tanh(x[i]);
			assertEquals(exact, found[i], 10 * Math.ulp(exact), "at " + x[i]);
		}
	}

	@Test
	void endsAtOne() {
		final double[] x = { 0, 19.1, 20, 1e300, Double.POSITIVE_INFINITY, -21, Double.NEGATIVE_INFINITY, Double.NaN };
		TanhLoops.apply(x);
		assertArrayEquals(new double[] { 0, 1, 1, 1, 1, -1, -1, Double.NaN }, x, Math.ulp(1.));
	}

	/** The same alone and among others, whatever instructions do the work. */
	@Test
	void hasTheSameBitsAlone() {
		final double[] many = new double[10_007];
		for (int i = 0; i < many.length; i++)
			many[i] = (i - 5000) * 0.0017;
		final double[] arguments = many.clone();
		for (int round = 0; round < 50; round++) { // so that it is compiled
			System.arraycopy(arguments, 0, many, 0, many.length);
			TanhLoops.apply(many);
		}
		for (int i = 0; i < many.length; i += 97) {
			final double[] one = { arguments[i] };
			TanhLoops.apply(one);
			assertEquals(one[0], many[i], 0);
		}
	}
}
