package org.scalinglaws.online.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.online.law.DriftLaw;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;

/** The estimated loss where it is known in closed form, too. */
class LossEstimateTest {

	/** Correlated projections of full rank, and with two students that are one. */
	@ParameterizedTest
	@CsvSource({ "erf, 2, 2, false", "square, 2, 1, false", "linear, 3, 1, false", "erf, 2, 2, true" })
	void isTheLossWithinItsError(final String link, final int students, final int teachers, final boolean singular) {
		final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of("squared"), students, teachers, 0);
		final int n = students + teachers;
		final double[] covariance = new double[n * n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++) {
				final int a = singular && i == 1 ? 0 : i, b = singular && j == 1 ? 0 : j;
				covariance[i * n + j] = a == b ? 1 + 0.2 * a : 0.6 - 0.25 * Math.abs(a - b);
			}
		final DriftLaw law = DriftLaw.of(problem);
		law.at(covariance, 0);
		final LossEstimate estimate = new LossEstimate(problem, 3);
		final double found = estimate.at(covariance, 0);
		assertEquals(law.loss(), found, 4 * estimate.relativeError() * found);
		assertTrue(estimate.relativeError() > 1e-3 && estimate.relativeError() < 0.02);
		assertEquals(found, estimate.at(covariance, 0), 0); // of the same normals
	}

	/** About an optimum z = a + sign t. */
	@Test
	void signsShiftTheStudent() {
		final IndexProblem problem = new IndexProblem(Link.of("square"), Loss.of("squared"), 1, 1, 0);
		final double q = 0.3, c = 0.1, t = 1.2;
		for (final int sign : new int[] { -1, 1 }) {
			final DriftLaw law = DriftLaw.of(problem);
			law.at(new double[] { q, c, c, t }, sign);
			final LossEstimate estimate = new LossEstimate(problem, 5);
			final double found = estimate.at(new double[] { q, c, c, t }, sign);
			assertEquals(law.loss(), found, 4 * estimate.relativeError() * found);
		}
	}
}
