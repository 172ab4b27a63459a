package org.scalinglaws.network.lasso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** The LASSO on samples against its exact asymptotic risk and support: d = 400, 20 seeds. */
@Tag("slow")
class LassoAgainstStateEvolutionTest {

	private static final int DIMENSION = 400, RUNS = 20;

	@ParameterizedTest
	@CsvSource({ "100, 1, 0.5, 1", "200, 1, 0.5, 1", "800, 0.1, 0.5, 1", "1600, 1, 0.5, 0.75", "100, 0.1, 0, 1.5",
		"800, 0.0025, 0, 1", "200, 4, 0.5, 1" })
	void risksAndSupportsAgreeWithinThreeStandardErrors(final int samples, final double decay, final double noise,
		final double exponent)
	{
		final double[] target = PowerLawTargets.alternatingVector(DIMENSION, exponent);
		final State state = StateEvolution.diagonal(target).solve(new Setting(samples, decay, noise));
		final SummaryStatistics risks = new SummaryStatistics(), supports = new SummaryStatistics();
		for (int run = 0; run < RUNS; run++) {
			// the settings' own seeds: shared ones would make their deviations alike
			final Streams streams = Streams.of((long) (1e4 * samples + 1e3 * decay + 10 * noise) + run);
			final double[] inputs = NetworkSamples.inputs(DIMENSION, samples, streams.stream(NetworkSamples.INPUTS, run));
			final double[] labels = NetworkSamples.diagonalLabels(inputs, target, noise, streams.stream(
				NetworkSamples.LABEL_NOISE, run));
			final LassoSolution solution = new Lasso(inputs, labels).solve(decay * Math.sqrt(DIMENSION), 1e-10,
				Progress.NONE);
			assertTrue(solution.converged());
			double risk = 0, support = 0;
			for (int i = 0; i < DIMENSION; i++) {
				risk += Math.pow(solution.weights()[i] - target[i], 2);
				if (solution.weights()[i] != 0) support++;
			}
			risks.addValue(risk);
			supports.addValue(support);
		}
		assertWithinErrors(state.risk(), risks);
		assertWithinErrors(state.degreesOfFreedom(), supports);
	}

	private static void assertWithinErrors(final double theory, final SummaryStatistics runs) {
		final double error = runs.getStandardDeviation() / Math.sqrt(RUNS);
		assertTrue(error < 0.1 * theory, "too noisy to tell: " + error + " of " + theory);
		assertEquals(theory, runs.getMean(), 3 * error);
	}
}
