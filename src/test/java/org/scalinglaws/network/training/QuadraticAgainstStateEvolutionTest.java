package org.scalinglaws.network.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** The quadratic network's optimum on samples against its asymptotic risk: gamma = 1, lambda = 1, Delta = 0.5. */
@Tag("slow")
class QuadraticAgainstStateEvolutionTest {

	private static final double NOISE = 0.5;

	/** Bands for the finite dimension; each run has an error of a few percent of its own. */
	@ParameterizedTest
	@CsvSource({ "60, 0.25, 6, 0.2", "60, 1, 3, 0.2", "100, 0.25, 2, 0.15", "100, 1, 1, 0.15" })
	void risksAgreeWithinTheirBands(final int dimension, final double alpha, final int runs, final double band) {
		final SummaryStatistics excess = excess(dimension, alpha, runs);
		assertEquals(0, excess.getMean(), band);
	}

	/** The excess is a power of the dimension with a negative exponent, by the errors of a weighted fit. */
	@Test
	void excessFallsWithTheDimension() {
		final int[] dimension = { 16, 24, 40, 80 }, runs = { 240, 120, 48, 10 };
		double w = 0, wx = 0, wxx = 0, wy = 0, wxy = 0;
		for (int k = 0; k < dimension.length; k++) {
			final SummaryStatistics excess = excess(dimension[k], 0.25, runs[k]);
			final double x = Math.log(dimension[k]), y = Math.log(excess.getMean());
			final double weight = runs[k] * Math.pow(excess.getMean(), 2) / excess.getVariance();
			w += weight;
			wx += weight * x;
			wxx += weight * x * x;
			wy += weight * y;
			wxy += weight * x * y;
		}
		final double determinant = w * wxx - wx * wx, slope = (w * wxy - wx * wy) / determinant;
		final double error = Math.sqrt(w / determinant);
		assertTrue(slope < -3 * error, "slope " + slope + " +- " + error);
	}

	/** Risk over that of state evolution, less 1. */
	private static SummaryStatistics excess(final int dimension, final double alpha, final int runs) {
		final double[] eigenvalues = PowerLawTargets.eigenvalues(dimension, 1);
		final int samples = (int) Math.round(alpha * dimension * dimension);
		final double theory = StateEvolution.quadratic(eigenvalues).solve(new Setting(samples, 1, NOISE)).risk();
		final double[] target = PowerLawTargets.diagonalMatrix(dimension, 1); // inputs know no direction
		final SummaryStatistics excess = new SummaryStatistics();
		for (int run = 0; run < runs; run++) {
			final Streams streams = Streams.of(1000L * dimension + samples);
			final double[] inputs = NetworkSamples.inputs(dimension, samples, streams.stream(NetworkSamples.INPUTS, run));
			final double[] labels = NetworkSamples.quadraticLabels(inputs, target, NOISE, streams.stream(
				NetworkSamples.LABEL_NOISE, run), Progress.NONE);
			final NuclearNorm.Solution solution = new NuclearNorm(inputs, labels, dimension).solve(1e-5, 2000, Progress.NONE);
			assertTrue(solution.gap() <= 1e-5 * solution.objective());
			double risk = 0;
			for (int i = 0; i < target.length; i++)
				risk += 2. / dimension * Math.pow(solution.matrix()[i] - target[i], 2);
			excess.addValue(risk / theory - 1);
		}
		return excess;
	}
}
