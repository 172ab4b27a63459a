package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;

/** What a mixture refuses, and the samples that it draws. */
class MixtureProblemTest {

	private static void refused(final String message, final double[][] means, final double[][] spectra,
		final double... probabilities)
	{
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new MixtureProblem(means, spectra,
			probabilities, MixtureLoss.LOGISTIC)).getMessage());
	}

	@Test
	void refusesByName() {
		final double[][] two = new double[2][3];
		refused("classes of means must be in [2, 4], was 1", new double[1][3], new double[1][3], 1);
		refused("classes of means must be in [2, 4], was 5", new double[5][3], new double[5][3], MixtureProblem.equal(5));
		refused("dimension must be in [1, 2147483647], was 0", new double[2][0], new double[2][0], 0.5, 0.5);
		refused("means must have length 3, was 4", new double[][] { new double[3], new double[4] }, two, 0.5, 0.5);
		refused("means must be finite, was NaN at 1", new double[][] { new double[3], { 0, Double.NaN, 0 } }, two, 0.5, 0.5);
		refused("spectra must have length 3, was 4", two, new double[2][4], 0.5, 0.5);
		refused("spectra must be those of 2 classes, as means, was 3", two, new double[3][3], 0.5, 0.5);
		refused("spectra must be in [0, 1.7976931348623157E308], was -1", two, new double[][] { { 1, 1, 1 }, { 1, -1, 1 } }, 0.5,
			0.5);
		refused("probabilities must have length 2, was 3", two, two, 0.5, 0.25, 0.25);
		refused("probabilities must be in [0, 1], was -0.5", two, two, -0.5, 1);
		refused("probabilities must have the sum 1, was 0.9", two, two, 0.5, 0.4);
		assertEquals("loss must be one of [logistic, halfSquared], was huber", assertThrows(IllegalArgumentException.class,
			() -> MixtureLoss.of("huber")).getMessage());
		assertEquals("loss is required, was not given", assertThrows(IllegalArgumentException.class,
			() -> new MixtureProblem(two, two, MixtureProblem.equal(2), null)).getMessage());
	}

	@Test
	void labelsAreSignsOrNumbers() {
		final MixtureProblem two = Mixtures.zeroOne(4), three = Mixtures.uneven(3, 4, MixtureLoss.LOGISTIC);
		assertEquals(1, two.label(0));
		assertEquals(-1, two.label(1));
		assertEquals(1, two.trueClass(-1));
		assertEquals(3, three.label(2));
		assertEquals(0, three.trueClass(1));
		assertEquals("labels must be the numbers of the classes, 1 to 3, was 4", assertThrows(IllegalArgumentException.class,
			() -> three.trueClass(4)).getMessage());
		assertEquals("labels must be 1 or -1, was 0", assertThrows(IllegalArgumentException.class, () -> two.trueClass(0))
			.getMessage());
	}

	@Test
	void tellsItsParameters() {
		for (final String name : new String[] { "logistic", "halfSquared" })
			assertEquals(name, MixtureLoss.of(name).toString());
		final Map<String, Object> metadata = Mixtures.uneven(3, 4, MixtureLoss.HALF_SQUARED).metadata();
		assertEquals(List.of("loss", "classes", "dimension", "probability1", "probability2", "probability3"), List.copyOf(metadata
			.keySet()));
		assertEquals(List.of("halfSquared", 3, 4), List.copyOf(metadata.values()).subList(0, 3));
		assertEquals(0.5, (double) metadata.get("probability3"), 1e-15);
		assertEquals(List.of("overlap1", "overlap2", "energy1", "energy2", "loss", "error"), new MixtureObservables(Mixtures
			.zeroOne(4)).columns());
		final List<String> columns = new MixtureObservables(Mixtures.uneven(3, 4, MixtureLoss.LOGISTIC)).columns();
		assertEquals(List.of("overlap11", "overlap21", "overlap31", "overlap12"), columns.subList(0, 4));
		assertEquals(List.of("energy111", "energy121", "energy131", "energy221", "energy231", "energy331", "energy112"), columns
			.subList(9, 16));
		assertEquals(29, columns.size());
	}

	@ParameterizedTest
	@CsvSource({ "2", "3", "4" })
	void samplesHaveTheLaw(final int classes) {
		final int dimension = 3, samples = 300_000;
		final MixtureProblem problem = Mixtures.uneven(classes, dimension, MixtureLoss.LOGISTIC);
		final MixtureSource source = new MixtureSource(problem, Streams.of(3), 2);
		final double[][] sums = new double[classes][dimension], squares = new double[classes][dimension];
		final double[] counts = new double[classes];
		for (int n = 0; n < samples; n++) {
			source.next(new double[1][dimension], new double[1]);
			final int c = problem.trueClass(source.label());
			counts[c]++;
			for (int i = 0; i < dimension; i++) {
				sums[c][i] += source.input()[i];
				squares[c][i] += Math.pow(source.input()[i] - problem.means()[c][i], 2);
			}
		}
		for (int c = 0; c < classes; c++) {
			final double p = problem.probabilities()[c], n = counts[c];
			assertEquals(p, n / samples, 4 * Math.sqrt(p * (1 - p) / samples));
			for (int i = 0; i < dimension; i++) {
				final double variance = problem.spectra()[c][i];
				assertEquals(problem.means()[c][i], sums[c][i] / n, 4 * Math.sqrt(variance / n));
				assertEquals(variance, squares[c][i] / n, 4 * variance * Math.sqrt(2 / n));
			}
		}
	}
}
