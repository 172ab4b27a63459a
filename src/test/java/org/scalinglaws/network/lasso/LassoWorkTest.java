package org.scalinglaws.network.lasso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.task.Looks;

/** How many passes and looks a solution takes, from zero and from weights near by: every way ends at the same minimum, some late. */
class LassoWorkTest {

	private static Lasso lasso(final int samples, final int dimension, final double common) {
		return LassoProblem.correlated(samples, dimension, common, 7).lasso();
	}

	/** With columns that have a part in common, few or many samples, and few or many weights that stay. */
	@ParameterizedTest
	@CsvSource({ "40, 100, 0, 0.3, 6, 201", "40, 100, 0, 0.01, 40, 265", "40, 300, 0, 1e-4, 177, 517", "200, 50, 0, 0.1, 9, 384",
		"200, 50, 0, 1e-3, 34, 1284", "60, 400, 1, 0.05, 49, 537", "60, 400, 3, 1e-3, 491, 2155", "300, 300, 1, 1e-3, 195, 11557",
		"100, 2000, 0, 0.1, 12, 597", "30, 30, 10, 1e-5, 231, 351" })
	void fromZero(final int samples, final int dimension, final double common, final double share, final int iterations,
		final int looks)
	{
		final Lasso lasso = lasso(samples, dimension, common);
		final Looks asked = new Looks(Integer.MAX_VALUE);
		final LassoSolution found = lasso.solve(share * lasso.penaltyMax(), 1e-12, asked);
		assertWork(iterations, looks, found, asked);
	}

	/** From the minimum of a penalty that is a tenth larger. */
	@ParameterizedTest
	@CsvSource({ "40, 100, 0, 0.1, 5, 160", "60, 400, 1, 0.01, 2, 562", "200, 50, 0, 0.01, 1, 1126", "300, 300, 1, 1e-3, 11, 10309" })
	void fromWeightsNearBy(final int samples, final int dimension, final double common, final double share,
		final int iterations, final int looks)
	{
		final Lasso lasso = lasso(samples, dimension, common);
		final double penalty = share * lasso.penaltyMax();
		final double[] near = lasso.solve(1.1 * penalty, 1e-12, new Looks(Integer.MAX_VALUE)).weights();
		final Looks asked = new Looks(Integer.MAX_VALUE);
		final LassoSolution found = lasso.solve(penalty, 1e-12, near, asked);
		assertWork(iterations, looks, found, asked);
	}

	private static void assertWork(final int iterations, final int looks, final LassoSolution found, final Looks asked) {
		assertEquals(StopReason.CONVERGED, found.reason());
		assertEquals(iterations, found.iterations(), 0.02 * iterations);
		assertEquals(looks, asked.count(), 0.02 * looks);
		assertEquals(1, asked.last());
	}
}
