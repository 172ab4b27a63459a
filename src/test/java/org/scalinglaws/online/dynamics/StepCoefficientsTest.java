package org.scalinglaws.online.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.online.law.StepLaw;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;

/** Coefficients of a step against differences, and batches against their limits. */
class StepCoefficientsTest {

	private static double[] covariance(final int n) {
		final double[] covariance = new double[n * n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				covariance[i * n + j] = i == j ? 0.7 + 0.2 * i : 0.3 * Math.cos(1 + i + j) + 0.1;
		return covariance;
	}

	private static double[] values(final StepLaw law, final StepCoefficients coefficients, final double[] covariance,
		final double eta, final int count)
	{
		law.at(covariance, 0);
		final double[] values = new double[count];
		coefficients.values(eta, values);
		return values;
	}

	/** By each entry of the covariance that moves. */
	@ParameterizedTest
	@CsvSource({ "square, 1, 1, 1", "erf, 2, 1, 3", "linear, 2, 2, 2" })
	void derivativesAreDifferences(final String link, final int students, final int teachers, final int batch) {
		final StepLaw law = StepLaw.of(new IndexProblem(Link.of(link), Loss.of("halfSquared"), students, teachers, 0.2));
		final VectorMoments moments = new VectorMoments(students, teachers, true, false);
		final int n = students + teachers, count = moments.equation().coefficients(), moving = law.entries().moving();
		final StepCoefficients coefficients = new StepCoefficients(law, moments, IntStream.range(0, moving).toArray(), batch);
		final double[] covariance = covariance(n);
		final double[][] by = new double[moving][count];
		law.at(covariance, 0);
		coefficients.derivatives(0.4, by);
		for (int a = 0; a < students; a++)
			for (int b = a; b < n; b++) {
				final double[] above = covariance.clone(), below = covariance.clone();
				above[a * n + b] += 1e-5;
				below[a * n + b] -= 1e-5;
				above[b * n + a] = above[a * n + b];
				below[b * n + a] = below[a * n + b];
				final double[] high = values(law, coefficients, above, 0.4, count), low = values(law, coefficients, below, 0.4, count);
				for (int i = 0; i < count; i++)
					assertEquals((high[i] - low[i]) / 2e-5, by[law.entries().index(a, b)][i], 1e-7, i + " by " + a + b);
			}
	}

	/** Moments of the mean of b samples: the mean step is that of one, and the rest falls as 1/b to the square of the mean. */
	@Test
	void batchesAverage() {
		final StepLaw law = StepLaw.of(new IndexProblem(Link.of("erf"), Loss.of("halfSquared"), 2, 1, 0.2));
		final VectorMoments moments = new VectorMoments(2, 1, true, false);
		final int count = moments.equation().coefficients();
		final int[] scalars = IntStream.range(0, law.entries().moving()).toArray();
		final double[][] of = new double[4][];
		final int[] batches = { 1, 2, 4, 1_000_000_000 };
		for (int i = 0; i < 4; i++)
			of[i] = values(law, new StepCoefficients(law, moments, scalars, batches[i]), covariance(3), 0.4, count);
		for (int i = 0; i < count; i++)
			for (int b = 0; b < 3; b++)
				assertEquals(of[3][i] + (of[0][i] - of[3][i]) / batches[b], of[b][i], 1e-8);
		final double[] drift = new double[6];
		law.drift(drift);
		for (int k = 0; k < 2; k++)
			for (int a = 0; a < 3; a++) {
				assertEquals(-0.4 * drift[3 * k + a], of[3][moments.drift(k, a)], 1e-15);
				assertEquals(Math.pow(0.4 * drift[3 * k + a], 2), of[3][moments.curvature(k, k, a, a)], 1e-8);
			}
		assertEquals(0, of[3][moments.noise(0, 1)], 1e-9);
	}
}
