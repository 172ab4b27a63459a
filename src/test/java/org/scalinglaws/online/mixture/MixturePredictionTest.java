package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The prediction against the recursion written down plainly, published numbers, and limits. */
@Tag("slow")
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

	/** The largest relative error of loss, error, overlaps and energies falls with the tolerance, and stays below it. */
	@ParameterizedTest
	@CsvSource({ "identity", "steep", "squares" })
	void toleranceIsKept(final String kind) {
		final int dimension = 60;
		final MixtureProblem problem = switch (kind) {
			case "identity" -> Mixtures.identity(dimension, 1);
			case "steep" -> Mixtures.powerLaw(dimension, 2.5, 0);
			default -> Mixtures.uneven(2, dimension, MixtureLoss.HALF_SQUARED);
		};
		final double[] weights = Mixtures.flat(Mixtures.weights(1, dimension, 0.1));
		final LearningRateSchedule schedule = LearningRateSchedule.constant(0.3 / dimension);
		final Columns exact = new MixturePrediction(problem, weights, schedule, 1, 1e-12).solve(1_000_000, 20, Progress.NONE);
		long passes = Long.MAX_VALUE;
		for (final double tolerance : new double[] { 1e-9, 1e-7, 1e-5, 1e-3 }) {
			final Columns table = new MixturePrediction(problem, weights, schedule, 1, tolerance).solve(1_000_000, 20,
				Progress.NONE);
			for (final String name : List.of("loss", "error", "overlap1", "energy2"))
				for (int row = 0; row < table.rows(); row++)
					assertEquals(exact.get(name, row), table.get(name, row), tolerance * Math.max(1e-2, Math.abs(exact.get(name,
						row))), name + " in row " + row + " at " + tolerance);
			assertTrue((long) table.metadata().get("passes") <= passes);
			passes = (long) table.metadata().get("passes");
		}
	}

	/**
	 * The limit of the loss for the same variance everywhere, 0.43190644 at the learning rate 1/d for d to infinity, and
	 * 0.3957 at rate 0: numbers of runs whose mean's square is not told but follows from each of them.
	 */
	@Test
	void identityComesToItsFixedPoint() {
		final double meanSquare = 0.83475636;
		final double[] optimum = { 2 * meanSquare, 4 * meanSquare };
		assertEquals(0.3957, ClassLaw.of(Mixtures.identity(2, meanSquare), 0).loss(optimum), 5e-5);
		final double[] limits = new double[3];
		for (int i = 0; i < 3; i++) {
			final int dimension = 200 << i;
			limits[i] = predict(Mixtures.identity(dimension, meanSquare), new double[1][dimension], LearningRateSchedule.constant(
				1.0 / dimension), 1, 1000L * dimension, 5, 256).last("loss");
		}
		final double first = 2 * limits[1] - limits[0], second = 2 * limits[2] - limits[1]; // without what is of order 1/d
		assertEquals(0.43190644, (4 * second - first) / 3, 1e-7);
	}

	/** Means where nothing varies: t loss rate d |mu|^2 comes to 1, with published values on the way. */
	@Test
	void zeroOneFallsInversely() {
		final int dimension = 500;
		final double[] times = { 100, 300, 1000, 3000 }, published = { 1.025, 1.011, 1.004, 1.0016 };
		for (int i = 0; i < times.length; i++)
			assertEquals(published[i], times[i] * predict(Mixtures.zeroOne(dimension), new double[1][dimension],
				LearningRateSchedule.constant(1.0 / dimension), 1, (long) times[i] * dimension, 2, 256).last("loss"), 0.002);
	}

	/** Variances (i/d)^2.5 beside means of equal size: published values of the loss at t = 100 and 3000. */
	@Test
	void steepVariancesAreLearnedAround() {
		final int dimension = 500;
		final MixtureProblem problem = Mixtures.powerLaw(dimension, 2.5, 0);
		final LearningRateSchedule schedule = LearningRateSchedule.constant(1.0 / dimension);
		final double[][] start = new double[1][dimension];
		assertEquals(0.030, predict(problem, start, schedule, 1, 100L * dimension, 2, 256).last("loss"), 0.0005);
		assertEquals(0.0015, predict(problem, start, schedule, 1, 3000L * dimension, 2, 256).last("loss"), 0.00005);
	}

	/** For squares the mean of the weights obeys a linear recursion of its own, whatever their fluctuations do. */
	@ParameterizedTest
	@CsvSource({ "2", "3", "4" })
	void meanWeightsOfSquaresAreLinear(final int classes) {
		final int dimension = 12, steps = 500;
		final double rate = 0.02;
		final MixtureProblem problem = Mixtures.uneven(classes, dimension, MixtureLoss.HALF_SQUARED);
		final double[][] weights = Mixtures.weights(problem.students(), dimension, 0.5);
		final Columns table = predict(problem, weights, LearningRateSchedule.constant(rate), 1, steps, 2, NO_LEAPS);
		for (int step = 0; step < steps; step++)
			for (int k = 0; k < weights.length; k++) {
				final double[] slope = new double[dimension];
				for (int c = 0; c < classes; c++) {
					double error = -problem.target(c, k);
					for (int i = 0; i < dimension; i++)
						error += problem.means()[c][i] * weights[k][i];
					for (int i = 0; i < dimension; i++)
						slope[i] += problem.probabilities()[c] * (error * problem.means()[c][i] + problem.spectra()[c][i] * weights[k][i]);
				}
				for (int i = 0; i < dimension; i++)
					weights[k][i] -= rate * slope[i];
			}
		for (int k = 0; k < weights.length; k++)
			for (int c = 0; c < classes; c++) {
				double overlap = 0;
				for (int i = 0; i < dimension; i++)
					overlap += problem.means()[c][i] * weights[k][i];
				assertEquals(overlap, table.last("overlap" + (weights.length == 1 ? "" : k + 1) + (c + 1)), 1e-12);
			}
	}

	@Test
	void tooLargeRatesDiverge() {
		final Columns table = predict(Mixtures.uneven(2, 20, MixtureLoss.HALF_SQUARED), new double[1][20],
			LearningRateSchedule.constant(10), 1, 1_000_000, 30, 256);
		assertEquals(1, table.last("diverged"));
		assertTrue(table.last("step") < 1000 && Double.isFinite(table.last("loss")));
		assertEquals(0, table.get("diverged", table.rows() - 2));
	}

	@Test
	void oneCoordinate() {
		final Columns table = predict(Mixtures.uneven(2, 1, MixtureLoss.LOGISTIC), new double[1][1], LearningRateSchedule
			.constant(0.01), 1, 10_000, 5, 256);
		assertTrue(table.last("loss") < Math.log(2));
		assertEquals(0.5, table.get("error", 0), 1e-12);
		assertEquals(false, table.metadata().get("canceled"));
	}

	/** Of wide outputs a step may take a tenth of a second: a cancel is heard between any two. */
	@Test
	void looksAtEachStep() {
		final MixtureProblem problem = Mixtures.uneven(2, 4, MixtureLoss.LOGISTIC);
		final Looks looks = new Looks(Integer.MAX_VALUE);
		new MixturePrediction(problem, new double[4], LearningRateSchedule.constant(0.1), 1, 1e-8).solve(200, 2, looks);
		assertTrue(looks.count() >= 200, "looks " + looks.count());
	}

	@Test
	void refusesByName() {
		final MixtureProblem problem = Mixtures.uneven(3, 4, MixtureLoss.LOGISTIC);
		final LearningRateSchedule schedule = LearningRateSchedule.constant(1);
		refused("weights must have length 12, was 4", () -> new MixturePrediction(problem, new double[4], schedule, 1, 1e-8));
		refused("batchSize must be in [1, 1000000000], was 0", () -> new MixturePrediction(problem, new double[12], schedule, 0,
			1e-8));
		refused("tolerance must be in [1.0E-12, 0.01], was 0", () -> new MixturePrediction(problem, new double[12], schedule, 1,
			0));
		refused("problem is required, was not given", () -> new MixturePrediction(null, new double[12], schedule, 1, 1e-8));
		refused("times must be ascending from 0 on, was 1.0 at 1", () -> new MixtureFlow(problem, new double[12], 1e-8).solve(
			new double[] { 2, 1 }, false, Progress.NONE));
	}

	private static void refused(final String message, final Executable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
	}
}
