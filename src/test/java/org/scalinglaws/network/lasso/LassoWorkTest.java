package org.scalinglaws.network.lasso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Looks;

/** How many passes and looks a solution takes, from zero and from weights near by: every way ends at the same minimum, some late. */
class LassoWorkTest {

	private static Lasso lasso(final int samples, final int dimension, final double common) {
		final RandomStream stream = Streams.of(7).stream("lassoWork", 0);
		final double[] inputs = new double[samples * dimension], labels = new double[samples];
		stream.fillGaussian(inputs, 0, inputs.length);
		for (int k = 0; k < samples; k++) {
			final double shared = common * stream.nextGaussian();
			labels[k] = 0.5 * stream.nextGaussian();
			for (int i = 0; i < dimension; i++) {
				inputs[k * dimension + i] += shared;
				labels[k] += inputs[k * dimension + i] * (i % 2 == 0 ? 1.0 : -1.0) / (i + 1);
			}
		}
		return new Lasso(inputs, labels);
	}

	/** With columns that have a part in common, few or many samples, and few or many weights that stay. */
	@ParameterizedTest
	@CsvSource({ "40, 100, 0, 0.3, 9, 124", "40, 100, 0, 0.01, 55, 280", "40, 300, 0, 1e-4, 118, 443", "200, 50, 0, 0.1, 12, 287",
		"200, 50, 0, 1e-3, 33, 1258", "60, 400, 1, 0.05, 36, 300", "60, 400, 3, 1e-3, 391, 2223", "300, 300, 1, 1e-3, 136, 11270",
		"100, 2000, 0, 0.1, 10, 452", "30, 30, 10, 1e-5, 211, 331" })
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
	@CsvSource({ "40, 100, 0, 0.1, 2, 92", "60, 400, 1, 0.01, 4, 516", "200, 50, 0, 0.01, 1, 1001", "300, 300, 1, 1e-3, 11, 10081" })
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
