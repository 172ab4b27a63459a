package org.scalinglaws.propagation.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

class TanhLayerTest {

	private static TanhLayer trained(final int width, final int inputs, final int samples, final double rate,
		final int steps)
	{
		return TanhLayer.trained(new TanhProblem(width, inputs, samples, rate, steps, 3), Progress.NONE);
	}

	/** A step of gradient descent is -rate times the gradient of the loss, here by central differences. */
	@Test
	void stepsDescendTheLoss() {
		final double rate = 0.3, change = 1e-5;
		final TanhLayer layer = trained(300, 3, 7, rate, 1);
		final PlainLayer start = PlainLayer.start(layer), step = PlainLayer.step(layer);
		for (final int unit : new int[] { 0, 1, 255, 256, 299 }) {
			assertEquals(-rate * start.slope(layer, start.a, unit, change), step.a[unit], 1e-10);
			for (int k = 0; k < 3; k++)
				assertEquals(-rate * start.slope(layer, start.w[k], unit, change), step.w[k][unit], 1e-10);
		}
	}

	@Test
	void outputsAreThoseOfTheWeights() {
		final TanhLayer layer = trained(600, 4, 9, 0.3, 30);
		final PlainLayer end = PlainLayer.start(layer).plus(PlainLayer.step(layer));
		assertArrayEquals(end.outputs(layer.rows()), layer.outputs(), 1e-13);
		assertEquals(end.loss(layer), layer.loss(), 1e-13);
		assertEquals(PlainLayer.start(layer).loss(layer), layer.startLoss(), 1e-13);
		assertTrue(layer.loss() < layer.startLoss());
	}

	/** Many steps, against the same descent in plain loops. */
	@Test
	void trainingIsThatOfPlainLoops() {
		final TanhLayer layer = trained(260, 2, 5, 0.2, 40);
		PlainLayer plain = PlainLayer.start(layer);
		for (int step = 0; step < 40; step++)
			plain = plain.plus(plain.descent(layer, 0.2));
		final PlainLayer end = PlainLayer.start(layer).plus(PlainLayer.step(layer));
		assertArrayEquals(plain.a, end.a, 1e-12);
		for (int k = 0; k < 2; k++)
			assertArrayEquals(plain.w[k], end.w[k], 1e-12);
	}

	@Test
	void bitsDoNotDependOnThreads() {
		final TanhProblem problem = new TanhProblem(2100, 3, 50, 0.2, 5, 1);
		final TanhLayer many = TanhLayer.trained(problem, Progress.NONE);
		final TanhLayer[] one = new TanhLayer[1];
		Parallel.workers(1, i -> one[0] = TanhLayer.trained(problem, Progress.NONE));
		assertArrayEquals(one[0].outputs(), many.outputs(), 0);
	}

	/** So that a comparison of widths has less scatter: same inputs and labels, and the first units are the same. */
	@Test
	void widerLayersHaveTheUnitsOfNarrowOnes() {
		final TanhLayer narrow = trained(300, 2, 4, 0.1, 1), wide = trained(700, 2, 4, 0.1, 1);
		assertArrayEquals(narrow.labels(), wide.labels(), 0);
		assertArrayEquals(narrow.rows()[3], wide.rows()[3], 0);
		final double[] few = PlainLayer.start(narrow).w[1], many = PlainLayer.start(wide).w[1];
		for (int j = 0; j < 300; j++)
			assertEquals(few[j], many[j], 0);
	}

	@Test
	void divergedTrainingEndsEarly() {
		final TanhLayer layer = trained(20, 2, 10, 1e6, 10000);
		assertTrue(layer.steps() < 200, "steps " + layer.steps());
		assertTrue(!Double.isFinite(layer.loss()));
	}

	/** 10^6 steps would take long; the first look cancels. */
	@Test
	void cancelEndsIt() {
		final Looks looks = new Looks(3);
		assertThrows(CancellationException.class, () -> TanhLayer.trained(new TanhProblem(1000, 5, 100, 0.1, 1_000_000, 1),
			looks));
	}
}
