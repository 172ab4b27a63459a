package org.scalinglaws.network.lasso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** What a solution says of itself, and a path of its progress. */
class LassoGapTest {

	private static final int D = 6, SAMPLES = 9;

	private static double[] normals(final int count, final String purpose) {
		final double[] normals = new double[count];
		final RandomStream stream = Streams.of(4).stream(purpose, 0);
		stream.fillGaussian(normals, 0, count);
		return normals;
	}

	/** Objective less the dual |y|^2/2 - |y - s r|^2/2, the largest over all s that keep |s x_j.r| at most the penalty. */
	@Test
	void gapIsThatOfTheBestMultipleOfTheResidual() {
		final double[] inputs = normals(D * SAMPLES, "inputs"), labels = normals(SAMPLES, "labels");
		final Lasso lasso = new Lasso(inputs, labels);
		for (final double share : new double[] { 0.02, 0.3 }) {
			final double penalty = share * lasso.penaltyMax();
			final double[] start = lasso.solve(penalty, 1e-12, Progress.NONE).weights().clone(), moved = normals(D, "moved");
			double objective = 0, largest = 0, best = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < D; i++) {
				start[i] += 0.05 * moved[i];
				objective += penalty * Math.abs(start[i]);
			}
			final double[] residual = labels.clone(), correlations = new double[D];
			for (int k = 0; k < SAMPLES; k++) {
				for (int i = 0; i < D; i++)
					residual[k] -= inputs[k * D + i] * start[i];
				objective += residual[k] * residual[k] / 2;
				for (int i = 0; i < D; i++)
					correlations[i] += residual[k] * inputs[k * D + i];
			}
			for (final double correlation : correlations)
				largest = Math.max(largest, Math.abs(correlation));
			for (int step = -10_000; step <= 10_000; step++) {
				final double s = step / 1e4 * penalty / largest;
				double dual = 0;
				for (int k = 0; k < SAMPLES; k++)
					dual += labels[k] * labels[k] / 2 - (labels[k] - s * residual[k]) * (labels[k] - s * residual[k]) / 2;
				best = Math.max(best, dual);
			}
			// a tolerance of 1 takes the start as it is
			final LassoSolution solution = lasso.solve(penalty, 1, start, Progress.NONE);
			assertEquals(objective, solution.objective(), 1e-12 * objective);
			assertTrue(objective - best > 1e-4);
			assertEquals(objective - best, solution.gap(), 1e-6 * objective); // the grid's step, squared
		}
	}

	@Test
	void pathsTellTheirProgress() {
		final Lasso lasso = new Lasso(normals(D * SAMPLES, "inputs"), normals(SAMPLES, "labels"));
		final Looks looks = new Looks(Integer.MAX_VALUE); // which sees to it that the progress never falls
		final double[] penalties = lasso.penalties(5, 0.01);
		assertEquals(0.1, penalties[2] / penalties[0], 1e-12);
		assertEquals(5, lasso.path(penalties, 1e-10, looks).size());
		assertEquals(1, looks.last(), 1e-12);
		final Looks few = new Looks(12);
		final int done = lasso.path(penalties, 1e-10, few).size();
		assertTrue(done < 5);
		assertEquals((done - 0.5) / 5, few.last(), 0.1 + 1e-12);
		assertThrows(IllegalArgumentException.class, () -> lasso.path(penalties, 2, Progress.NONE));
		assertThrows(IllegalArgumentException.class, () -> lasso.solve(1, -1, Progress.NONE));
	}
}
