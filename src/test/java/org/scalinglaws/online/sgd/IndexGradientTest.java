package org.scalinglaws.online.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.StepSize;

/** A sample's gradient, and when its step overshoots. */
class IndexGradientTest {

	private static StepSize stepSize(final double rate) {
		final StepSize size = new StepSize(Optimizer.plain(LearningRateSchedule.constant(rate), 1), 2);
		size.at(0);
		return size;
	}

	/** Differences of the loss of a sample by its projections, times the learning rate. */
	@Test
	void coefficientsAreDerivatives() {
		final IndexProblem problem = new IndexProblem(Link.of("tanh"), Loss.of("squared"), 2, 2, 0);
		final double[] z = { 0.4, -1.1 }, expected = new double[2], found = new double[2];
		for (int k = 0; k < 2; k++) {
			final double[] above = z.clone(), below = z.clone();
			above[k] += 1e-5;
			below[k] -= 1e-5;
			expected[k] = 0.3 * (problem.loss().value(problem.output(above), 0.7) - problem.loss().value(problem.output(below), 0.7)) /
				2e-5;
		}
		assertTrue(new IndexGradient(problem, 1).coefficients(z, 0.7, stepSize(0.3), found));
		assertArrayEquals(expected, found, 1e-9);
	}

	/** learningRate |g| trace beyond 10^12 times the larger of |z| and the teachers' scale, or |z| beyond 10^150. */
	@Test
	void overshootingStepsAreSeen() {
		final IndexGradient gradient = new IndexGradient(new IndexProblem(Link.of("linear"), Loss.of("halfSquared"), 2, 1, 0), 3);
		assertTrue(gradient.coefficients(new double[] { 1, 1 }, 0, stepSize(1), new double[2]));
		assertFalse(gradient.coefficients(new double[] { 1, 1e151 }, 0, stepSize(1e-200), new double[2]));
		assertFalse(gradient.coefficients(new double[] { Double.NaN, 1 }, 0, stepSize(1), new double[2]));
		// g = (1/2)(1 + 1)/2 = 1/2, of a trace of 2: rate against 3e12, the scale being larger than z
		assertTrue(gradient.coefficients(new double[] { 1, 1 }, 0, stepSize(2.9e12), new double[2]));
		assertFalse(gradient.coefficients(new double[] { 1, 1 }, 0, stepSize(3.1e12), new double[2]));
	}
}
