package org.scalinglaws.network.lasso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.task.Progress;

/** Working set and Newton steps by themselves: where they end, and how soon. */
class SupportDescentTest {

	private static final double PENALTY = 1.5;

	/** A working set of all columns at given weights. */
	private static WorkingSet set(final double[] inputs, final double[] labels, final double[] weights) {
		final int d = weights.length;
		final double[] correlations = new double[d];
		for (int k = 0; k < labels.length; k++) {
			double residual = labels[k];
			for (int i = 0; i < d; i++)
				residual -= inputs[k * d + i] * weights[i];
			for (int i = 0; i < d; i++)
				correlations[i] += residual * inputs[k * d + i];
		}
		final WorkingSet set = new WorkingSet(new LinearInputs(inputs, labels.length, false));
		set.add(IntStream.range(0, d).toArray(), correlations, Progress.NONE);
		set.setWeights(weights);
		return set;
	}

	/** Twice the identity, so that weights are thresholded labels: soft(2 y, penalty) / 4. */
	private static double[] identity(final int d) {
		final double[] inputs = new double[d * d];
		for (int i = 0; i < d; i++)
			inputs[i * d + i] = 2;
		return inputs;
	}

	@Test
	void passesTellChangesOfSignAndViolations() {
		final double[] labels = { 3, -0.5, -2, 0.7 };
		final WorkingSet set = set(identity(4), labels, new double[4]);
		assertEquals(4.5, set.violation(PENALTY), 1e-14); // 2 x 3 - 1.5
		assertTrue(set.descend(PENALTY));
		assertArrayEquals(new double[] { 1.125, 0, -0.625, 0 }, set.allWeights(), 1e-15);
		assertArrayEquals(new double[] { 1.5, -1, -1.5, 1.4 }, set.correlations(), 1e-14);
		assertEquals(0, set.violation(PENALTY), 1e-14);
		assertFalse(set.descend(PENALTY));
		assertEquals(0.5, set.violation(1), 1e-14); // weights too small by as much, and a zero one by 0.4
		assertFalse(set.descend(1.41)); // weights grow, no sign changes
		assertTrue(set.descend(1.2)); // the last one comes
		assertEquals(4, set.size());
		assertTrue(set.descend(2)); // back again: those that stay become smaller, and the last one leaves
		assertArrayEquals(new double[] { 1, 0, -0.5, 0 }, set.allWeights(), 1e-15);
	}

	/** With its signs right one step ends at the minimum, whatever the angles of the columns. */
	@Test
	void oneStepSolvesTheSupport() {
		final double[] inputs = { 1, 0.5, -0.3, 1, 0.8, 0.9 }, labels = { 1, 0.2, 2 };
		final WorkingSet set = set(inputs, labels, new double[] { 0.1, 3 });
		assertFalse(new SupportDescent(set).step(0.05));
		for (int i = 0; i < 2; i++)
			assertEquals(0.05, set.correlations()[i], 1e-13);
		assertEquals(0, set.violation(0.05), 1e-13);
	}

	/** Many weights that belong to zero leave in one step together, and the next one finds all others in place. */
	@Test
	void weightsLeaveTogether() {
		for (final int d : new int[] { 6, 60 }) { // fewer and more than leave a factor one by one
			final double[] labels = new double[d], start = new double[d], expected = new double[d];
			for (int i = 0; i < d; i++) {
				labels[i] = i % 3 == 0 ? 1 + 0.1 * i : 0.1;
				start[i] = 0.2 + 0.01 * i;
				expected[i] = Math.max(0, 2 * labels[i] - PENALTY) / 4;
			}
			final WorkingSet set = set(identity(d), labels, start);
			final SupportDescent newton = new SupportDescent(set);
			assertTrue(newton.step(PENALTY));
			assertArrayEquals(expected, set.allWeights(), 1e-14);
			assertFalse(newton.step(PENALTY));
			assertArrayEquals(expected, set.allWeights(), 1e-14);
			assertEquals(0, set.violation(PENALTY), 1e-13);
			// to a smaller penalty with the same factor
			assertFalse(newton.step(1));
			for (int i = 0; i < d; i += 3)
				assertEquals((2 * labels[i] - 1) / 4, set.allWeights()[i], 1e-13);
		}
	}

	/** Equal columns: predictions stay, the sum of moduli does not rise, and one of two is 0. */
	@Test
	void dependentColumnsSlide() {
		final double[] inputs = { 1, 1, 2, 2, -1, -1 }, labels = { 1, 2, 0 };
		for (final double[] start : new double[][] { { 0.3, 0.2 }, { 0.9, -0.4 }, { -0.1, 0.6 } }) {
			final WorkingSet set = set(inputs, labels, start);
			final double before = set.correlations()[0];
			assertTrue(new SupportDescent(set).step(0.5));
			final double[] after = set.allWeights();
			assertEquals(start[0] + start[1], after[0] + after[1], 1e-14);
			assertTrue(after[0] == 0 || after[1] == 0);
			assertEquals(before, set.correlations()[0], 1e-13);
			assertEquals(before, set.correlations()[1], 1e-13);
		}
	}

	/** Columns e_1 and e_1 + h e_2, with labels such that the weights 1 and 2 leave the residual penalty e_1: one step. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-3, 1e-5, 3e-6, 1e-6 })
	void nearColumnsAreToldApart(final double difference) {
		final double penalty = 0.5;
		final double[] inputs = { 1, 1, 0, difference }, labels = { 3 + penalty, 2 * difference };
		final WorkingSet set = set(inputs, labels, new double[] { 2, 0.3 });
		assertFalse(new SupportDescent(set).step(penalty));
		// a slope of rounding over the curvature of the difference
		assertArrayEquals(new double[] { 1, 2 }, set.allWeights(), 1e-15 / (difference * difference));
		assertEquals(3, set.allWeights()[0] + set.allWeights()[1], 1e-15 / difference);
		assertEquals(0, set.violation(penalty), 1e-14);
	}
}
