package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** The prediction against the recursion written down plainly, published numbers, and limits. */
class MixturePredictionTest {

	private static final long NO_LEAPS = Long.MAX_VALUE;

	private static Columns predict(final MixtureProblem problem, final double[][] weights,
		final LearningRateSchedule schedule, final int batch, final long steps, final int records, final long shortestLeap)
	{
		return new MixturePrediction(problem, Mixtures.flat(weights), schedule, batch, 1e-8, shortestLeap).solve(steps, records,
			Progress.NONE);
	}

	/** Single steps, with batches and a changing rate, are those of the recursion. */
	@ParameterizedTest
	@CsvSource({ "2, LOGISTIC, 1, 60", "2, HALF_SQUARED, 5, 60", "3, LOGISTIC, 1, 30", "3, LOGISTIC, 4, 30",
		"4, HALF_SQUARED, 3, 30", "4, LOGISTIC, 2, 3" })
	void stepsAreThoseOfTheRecursion(final int classes, final MixtureLoss loss, final int batch, final long steps) {
		final MixtureProblem problem = Mixtures.uneven(classes, 9, loss);
		final double[][] weights = Mixtures.weights(problem.students(), 9, 0.7);
		final LearningRateSchedule schedule = LearningRateSchedule.linear(0.1, 0.01, steps);
		final Columns rows = predict(problem, weights, schedule, batch, steps, 7, NO_LEAPS);
		final MixtureObservables observables = new MixtureObservables(problem);
		final PlainMixture plain = new PlainMixture(problem, weights);
		int row = 0;
		for (long step = 0; step <= steps; step++) {
			if (rows.get("step", row) == step) {
				final double[][] scalars = new double[classes][];
				Arrays.setAll(scalars, plain::scalars);
				final double[] expected = observables.values(scalars), all = rows.row(row);
				assertArrayEquals(expected, Arrays.copyOfRange(all, 2, 2 + expected.length), 1e-12);
				assertEquals(schedule.time(step), all[0]);
				row++;
			}
			plain.step(schedule.rate(step), batch);
		}
		assertEquals(rows.rows(), row);
	}

	/** Leaps give what the steps give. */
	@ParameterizedTest
	@CsvSource({ "identity, 2, 1, 1", "zero-one, 2, 1, 1", "steep, 2, 1, 1", "uneven, 2, 8, 1", "uneven, 3, 1, 0.3",
		"squares, 3, 4, 0.3", "squares, 2, 1, 0.3" })
	void leapsAreManySteps(final String kind, final int classes, final int batch, final double rate) {
		final int dimension = 40, steps = kind.equals("uneven") && classes == 3 ? 3000 : 30_000;
		final MixtureProblem problem = switch (kind) {
			case "identity" -> Mixtures.identity(dimension, 1);
			case "zero-one" -> Mixtures.zeroOne(dimension);
			case "steep" -> Mixtures.powerLaw(dimension, 2.5, 0.5);
			case "squares" -> Mixtures.uneven(classes, dimension, MixtureLoss.HALF_SQUARED);
			default -> Mixtures.uneven(classes, dimension, MixtureLoss.LOGISTIC);
		};
		final double[][] weights = Mixtures.weights(problem.students(), dimension, 0.1);
		final LearningRateSchedule schedule = LearningRateSchedule.power(rate / dimension, 0.3, 100, steps);
		final Columns plain = predict(problem, weights, schedule, batch, steps, 12, NO_LEAPS);
		final Columns leaps = predict(problem, weights, schedule, batch, steps, 12, 64);
		assertTrue((long) leaps.metadata().get("leaps") > 0, "no leaps: " + leaps.metadata());
		for (final String name : plain.names())
			for (int row = 0; row < plain.rows(); row++) {
				final double scale = name.startsWith("overlap") || name.startsWith("energy") ? 0.1 : 0;
				assertEquals(plain.get(name, row), leaps.get(name, row), 1e-7 * (scale + Math.abs(plain.get(name, row))), name +
					" in row " + row);
			}
	}
}
