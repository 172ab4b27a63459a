package org.scalinglaws.retrieval.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.StepSize;

/** The gradient of ((x.w)^2 - y)^2 by x.w, and how fast it moves a tail. */
class RetrievalGradientTest {

	private static final RetrievalProblem PROBLEM = new RetrievalProblem(new double[] { 0.5, 0.25 }, new double[] { 1, 2 });
	private static final RetrievalGradient GRADIENT = new RetrievalGradient(PROBLEM); // s* = 1.5

	/** By differences of the loss, per sample of a batch of 5. */
	@Test
	void isTheDerivativeOfTheLoss() {
		final StepSize step = new StepSize(Optimizer.plain(LearningRateSchedule.constant(0.1), 5), 0.75);
		final double response = 0.7, teacher = -1.2, noise = 0.3, label = teacher * teacher + noise, h = 1e-5;
		final double slope = (loss(response + h, label) - loss(response - h, label)) / (2 * h);
		final double[] coefficients = new double[1];
		assertTrue(GRADIENT.coefficients(new double[] { response }, label, step, coefficients));
		assertEquals(0.02 * slope, coefficients[0], 1e-9);
		assertEquals(coefficients[0], GRADIENT.coefficient(response, teacher, noise, step), 1e-16);
	}

	private static double loss(final double response, final double label) {
		return (response * response - label) * (response * response - label);
	}

	/** A step may overshoot 10^12 times: 4 rate |(x.w)^2 - y| trace at most so much, at either side. */
	@Test
	void overshootingIsRefused() {
		final StepSize step = new StepSize(Optimizer.plain(LearningRateSchedule.constant(0.1), 1), 0.75);
		final double bound = 1e12 / (4 * 0.1 * 0.75);
		for (final double sign : new double[] { -1, 1 }) {
			assertTrue(GRADIENT.coefficients(new double[] { 1 }, sign * 0.999 * bound, step, new double[1]));
			assertFalse(GRADIENT.coefficients(new double[] { 1 }, sign * 1.001 * bound, step, new double[1]));
		}
	}

	/** Eigenvalues of the mean step over lambda: 4 (3 s - s*) and 8 u besides, 8 s* at the optimum where s = u = s*. */
	@Test
	void tailsMoveAtTheSpeedOfTheMeanStep() {
		assertEquals(12, GRADIENT.leastSpeed());
		assertEquals(12, GRADIENT.speed(1.5, 1.5));
		assertEquals(12, GRADIENT.speed(0, 0));
		assertEquals(4 * (3 * 3 - 1.5), GRADIENT.speed(3, 1));
		assertEquals(16, GRADIENT.speed(1, -2));
		assertEquals("8 s*", GRADIENT.leastSpeedName());
	}
}
