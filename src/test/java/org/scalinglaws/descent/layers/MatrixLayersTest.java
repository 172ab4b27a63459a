package org.scalinglaws.descent.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.scalinglaws.integrate.LogisticLaw;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** All weights from a random start: what the modes leave out, and where they hold. */
class MatrixLayersTest {

	private static final double[] VALUES = { 1.2, 3, 0.7, 2 };

	private static MatrixLayers layers(final LayerProblem problem, final double rate) {
		return new MatrixLayers(problem, rate, Streams.of(4).stream("test", 0));
	}

	/** From a small start the layers align, and then each value follows its logistic curve, late by a time of its own. */
	@Test
	void smallStartsAlignAndFollowLogisticCurves() {
		for (final double weightDecay : new double[] { 0, 0.4 }) {
			final double rate = 1e-3;
			final LayerProblem problem = new LayerProblem(VALUES, weightDecay, 1e-4);
			final Columns curve = LayerRun.of(layers(problem, rate), 80_000, 3000, Progress.NONE);
			assertTrue(curve.first("alignment") < 0.9, () -> "alignment " + curve.first("alignment"));
			assertEquals(1, curve.last("alignment"), 1e-9);
			for (int k = 0; k < VALUES.length; k++) {
				final String name = "value" + (k + 1);
				final double limit = VALUES[k] - weightDecay;
				final Columns late = curve.where(name + " > " + 0.1 * limit);
				final double from = late.first("time"), start = late.first(name);
				assertTrue(late.rows() > 30);
				for (int row = 0; row < late.rows(); row++)
					assertEquals(LogisticLaw.at(limit, start, 2 * (late.get("time", row) - from)), late.get(name, row), 4 * rate *
						limit); // of the order of rate limit^2, as steps are to flow
				assertEquals(limit, late.last(name), 1e-6);
			}
		}
	}

	/** Large starts keep what is not balanced: alignment is no law. */
	@Test
	void largeStartsDoNotAlign() {
		final Columns curve = LayerRun.of(layers(new LayerProblem(VALUES, 0, 1.5), 0.01), 10_000, 100, Progress.NONE);
		assertTrue(curve.last("loss") < 1e-12);
		assertTrue(curve.last("alignment") < 0.95, () -> "alignment " + curve.last("alignment"));
	}

	/** W1 W1' - W2'W2 is constant under flow; steps change it by their size. */
	@Test
	void theBalanceOfTheLayersIsConserved() {
		final LayerProblem problem = new LayerProblem(VALUES, 0, 0.8);
		final double[] drift = new double[2];
		for (int i = 0; i < 2; i++) {
			final double rate = 1e-3 / (1 << i);
			final MatrixLayers layers = layers(problem, rate);
			final DMatrixRMaj before = layers.balance();
			layers.moveTo(Math.round(5 / rate), () -> true);
			assertTrue(layers.loss() < 0.01);
			final DMatrixRMaj after = layers.balance();
			double size = 0;
			for (int j = 0; j < before.data.length; j++) {
				drift[i] = Math.max(drift[i], Math.abs(after.data[j] - before.data[j]));
				size = Math.max(size, Math.abs(before.data[j]));
			}
			assertTrue(drift[i] < 0.01 * size);
		}
		assertEquals(2, drift[0] / drift[1], 0.1);
	}

	/** With decay it shrinks like exp(-2 weightDecay t), up to the size of the steps. */
	@Test
	void weightDecayBalancesTheLayers() {
		final double rate = 1e-3, weightDecay = 0.4;
		final MatrixLayers layers = layers(new LayerProblem(VALUES, weightDecay, 0.8), rate);
		final DMatrixRMaj before = layers.balance();
		layers.moveTo(Math.round(3 / rate), () -> true);
		final DMatrixRMaj after = layers.balance();
		for (int i = 0; i < before.data.length; i++)
			assertEquals(before.data[i] * Math.exp(-2 * weightDecay * 3), after.data[i], 0.003);
	}

	/** The loss at the start beside its definition: the mean of |W2 W1|^2 is startScale^4, as that of normals' products. */
	@Test
	void startsAreAsDeclared() {
		final LayerProblem problem = new LayerProblem(new double[100], 0, 0.5);
		final double loss = layers(problem, 1).loss();
		// |W2 W1|^2 has the mean n startScale^4 and a deviation of some 2 % at n = 100
		assertEquals(100 * Math.pow(0.5, 4) / 2, loss, 0.06 * loss);
	}

	@Test
	void refusesTooManyValues() {
		final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> layers(new LayerProblem(
			new double[301], 0, 1), 1));
		assertEquals("number of values must be in [1, 300], was 301", refused.getMessage());
	}
}
