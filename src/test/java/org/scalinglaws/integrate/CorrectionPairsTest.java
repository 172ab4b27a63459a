package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.scalinglaws.linear.DotProducts;

/** The inverse Hessian that pairs of changes stand for: symmetric, positive, and right for the newest pair. */
class CorrectionPairsTest {

	private static final int D = 6;

	private final SplittableRandom random = new SplittableRandom(3);

	private double[] numbers() {
		return random.doubles(D, -1, 1).toArray();
	}

	/** Minus the inverse Hessian times a vector, with the sign turned back. */
	private static double[] times(final CorrectionPairs pairs, final double[] vector) {
		final double[] direction = new double[D];
		pairs.direction(vector, direction);
		return Arrays.stream(direction).map(x -> -x).toArray();
	}

	/** Adds a random step and the change of the gradient of a form with curvatures 1, 2, ...; both are returned. */
	private double[][] add(final CorrectionPairs... all) {
		final double[] from = numbers(), to = numbers(), before = from.clone(), after = to.clone(), step = to.clone();
		Arrays.setAll(before, i -> (i + 1) * from[i]);
		Arrays.setAll(after, i -> (i + 1) * to[i]);
		Arrays.setAll(step, i -> to[i] - from[i]);
		for (final CorrectionPairs pairs : all)
			pairs.add(from, to, before, after);
		final double[] change = step.clone();
		Arrays.setAll(change, i -> (i + 1) * step[i]);
		return new double[][] { step, change };
	}

	@Test
	void withoutPairsItIsTheGradient() {
		final CorrectionPairs pairs = new CorrectionPairs(3, D);
		assertTrue(pairs.isEmpty());
		final double[] gradient = numbers();
		assertArrayEquals(gradient, times(pairs, gradient), 0);
		add(pairs);
		assertFalse(pairs.isEmpty());
		pairs.clear();
		assertTrue(pairs.isEmpty());
		assertArrayEquals(gradient, times(pairs, gradient), 0);
	}

	@Test
	void isSymmetricPositiveAndRightForTheNewestPair() {
		final CorrectionPairs pairs = new CorrectionPairs(3, D);
		for (int k = 0; k < 8; k++) {
			final double[][] newest = add(pairs);
			assertArrayEquals(newest[0], times(pairs, newest[1]), 1e-13);
			final double[] a = numbers(), b = numbers();
			assertEquals(DotProducts.of(a, times(pairs, b)), DotProducts.of(b, times(pairs, a)), 1e-12);
			assertTrue(DotProducts.of(a, times(pairs, a)) > 0);
		}
	}

	/** A single pair gives the formula of BFGS from the multiple of the identity with the pair's own curvature. */
	@Test
	void aSinglePairIsTheFormulaOfBfgs() {
		final CorrectionPairs pairs = new CorrectionPairs(3, D);
		final double[][] pair = add(pairs);
		final double[] s = pair[0], y = pair[1], v = numbers();
		final double sy = DotProducts.of(s, y), scale = sy / DotProducts.of(y, y), sv = DotProducts.of(s, v);
		final double[] expected = new double[D]; // (I - s y'/sy) scale (I - y s'/sy) v + s s'v/sy
		final double[] inner = v.clone();
		Arrays.setAll(inner, i -> v[i] - y[i] * sv / sy);
		final double along = DotProducts.of(y, inner);
		Arrays.setAll(expected, i -> scale * (inner[i] - s[i] * along / sy) + s[i] * sv / sy);
		assertArrayEquals(expected, times(pairs, v), 1e-14);
	}

	/** Older pairs than fit are forgotten, so that it is as if they had never been. */
	@Test
	void onlyTheLastOnesCount() {
		final CorrectionPairs old = new CorrectionPairs(3, D), fresh = new CorrectionPairs(3, D);
		for (int k = 0; k < 5; k++)
			add(old);
		for (int k = 0; k < 3; k++)
			add(old, fresh);
		final double[] v = numbers();
		assertArrayEquals(times(fresh, v), times(old, v), 1e-14);
	}

	/** A pair without positive curvature is not taken, and costs at most the oldest one. */
	@Test
	void whatCurvesDownIsLeftOut() {
		final CorrectionPairs pairs = new CorrectionPairs(3, D), kept = new CorrectionPairs(3, D);
		add(pairs);
		add(pairs, kept);
		add(pairs, kept);
		final double[] zero = new double[D], step = numbers(), down = Arrays.stream(step).map(x -> -x).toArray();
		pairs.add(zero, step, zero, down);
		pairs.add(zero, step, zero, zero);
		final double[] v = numbers();
		assertArrayEquals(times(kept, v), times(pairs, v), 1e-14);
	}
}
