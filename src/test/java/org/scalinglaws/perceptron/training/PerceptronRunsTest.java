package org.scalinglaws.perceptron.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.perceptron.curve.LearningCurve;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Training against other methods on the same inputs, and against theory within standard errors. */
@Tag("slow")
class PerceptronRunsTest {

	private static SignedInputs inputs(final int dimension, final int samples, final long run) {
		return new SignedInputs(dimension, samples, Streams.of(5).stream("test", run), Progress.NONE);
	}

	/** Newton's method on ridge regression by elimination, whose length is the sharpness that it is compared at. */
	@ParameterizedTest
	@CsvSource({ "1, 30", "0.03, 30", "1e-4, 30", "1e-8, 30", "5, 2", "1e-3, 2" })
	void fixedNormIsTheRidgePath(final double ridge, final int samples) {
		final SignedInputs inputs = inputs(6, samples, 1);
		final RealMatrix rows = new Array2DRowRealMatrix(inputs.rows());
		RealVector weights = new ArrayRealVector(6);
		for (double r = 100; r > ridge / 2; r = r > ridge * 2 ? r / 2 : r == ridge ? 0 : ridge)
			for (int step = 0; step < 60; step++) {
				final RealVector margins = rows.operate(weights);
				final RealVector pulls = margins.map(m -> 2 / (1 + Math.exp(2 * m)));
				final RealMatrix curvature = rows.transpose().multiply(scaled(rows, margins.map(m -> 1 / Math.pow(Math.cosh(m),
					2)))).add(identity(6, r));
				final RealVector gradient = weights.mapMultiply(r).subtract(rows.preMultiply(pulls));
				weights = weights.subtract(new LUDecomposition(curvature, 0).getSolver().solve(gradient));
			}
		final FixedNorm path = new FixedNorm(inputs, Progress.NONE);
		final double[] found = path.at(weights.getNorm());
		assertTrue(path.residual() < 1e-10, "residual " + path.residual());
		assertArrayEquals(weights.unitVector().toArray(), new ArrayRealVector(found).unitVector().toArray(), 3e-9);
	}

	private static RealMatrix scaled(final RealMatrix rows, final RealVector factors) {
		final RealMatrix scaled = rows.copy();
		for (int i = 0; i < rows.getRowDimension(); i++)
			scaled.setRowVector(i, rows.getRowVector(i).mapMultiply(factors.getEntry(i)));
		return scaled;
	}

	private static RealMatrix identity(final int size, final double factor) {
		final RealMatrix matrix = new Array2DRowRealMatrix(size, size);
		for (int i = 0; i < size; i++)
			matrix.setEntry(i, i, factor);
		return matrix;
	}

	/** Far out the weights have the largest margin: no small turn of them has a larger one. */
	@Test
	void fixedNormEndsAtTheLargestMargin() {
		final SignedInputs inputs = inputs(5, 40, 2);
		final double[] weights = new FixedNorm(inputs, Progress.NONE).at(1e4);
		final double margin = margin(inputs, weights);
		assertTrue(margin > 0);
		for (int i = 0; i < 2000; i++) {
			final double[] other = weights.clone(), turn = new double[5];
			Streams.of(3).stream("turn", i).fillGaussian(turn, 0, 5);
			for (int k = 0; k < 5; k++)
				other[k] += 1e4 * Math.pow(10, -i % 4) * turn[k];
			assertTrue(margin(inputs, other) < margin * (1 + 1e-3));
		}
	}

	private static double margin(final SignedInputs inputs, final double[] weights) {
		final RealVector margins = new Array2DRowRealMatrix(inputs.rows()).operate(new ArrayRealVector(weights));
		return margins.getMinValue() / new ArrayRealVector(weights).getNorm();
	}

	/** Gradient descent with ever smaller steps, extrapolated to none, reaches the same direction at the same length. */
	@ParameterizedTest
	@CsvSource({ "0.05", "0.7", "3" })
	void freeNormIsTheLimitOfDescent(final double length) {
		final SignedInputs inputs = inputs(4, 25, 3);
		final double[] found = new FreeNorm(inputs, Progress.NONE).at(new double[] { length / 10, length })[1];
		assertEquals(length, new ArrayRealVector(found).getNorm(), 1e-12 * length);
		final double[][] descents = { descend(inputs, length, 2e-5), descend(inputs, length, 1e-5) };
		for (int i = 0; i < 4; i++)
			assertEquals(2 * descents[1][i] - descents[0][i], found[i], 1e-7 * length);
	}

	/** Steps in units of the sum of the pulls; between the last two the weights of just that length. */
	private static double[] descend(final SignedInputs inputs, final double length, final double rate) {
		final RealMatrix rows = new Array2DRowRealMatrix(inputs.rows());
		RealVector weights = new ArrayRealVector(4), before = weights;
		while (weights.getNorm() < length) {
			before = weights;
			final RealVector pulls = rows.operate(weights).map(m -> 2 / (1 + Math.exp(2 * m)));
			final RealVector direction = rows.preMultiply(pulls);
			weights = weights.add(direction.mapMultiply(rate * Math.min(1, length) / direction.getNorm()));
		}
		final double from = before.getNorm(), share = (length - from) / (weights.getNorm() - from);
		return before.add(weights.subtract(before).mapMultiply(share)).toArray();
	}

	/** Within three standard errors and what a finite size takes away, which is about 1/N. */
	@ParameterizedTest
	@ValueSource(ints = { 50, 100, 200 })
	void fixedNormFollowsTheory(final int dimension) {
		final double[] sharpness = { 0.03, 0.3, 1.5, 5.8, 50 };
		final Columns means = means(dimension, 8, PerceptronRuns.FIXED, sharpness, 6400 / dimension);
		final Columns theory = LearningCurve.of(8, sharpness, Progress.NONE).table();
		for (int i = 0; i < sharpness.length; i++)
			assertEquals(1 - 0.7 / dimension, means.get("errorMean", i) / theory.get("error", i), 3 * means.get(
				"errorStandardError", i) / theory.get("error", i) + 0.7 / dimension);
		assertTrue(means.max("residualMean") < 1e-9);
	}

	private static Columns means(final int dimension, final double load, final String protocol, final double[] sharpness,
		final int runs)
	{
		return RunSummary.of(PerceptronRuns.ofLoad(dimension, load, protocol).run(sharpness, runs, 1, Progress.NONE),
			"sharpness").table();
	}

	/** What a finite size takes away shrinks with the size: many small problems show it beyond their scatter. */
	@Test
	void finiteSizeShrinks() {
		final double[] sharpness = { 0.03, 1.5 };
		final Columns theory = LearningCurve.of(8, sharpness, Progress.NONE).table();
		final Columns small = means(10, 8, PerceptronRuns.FIXED, sharpness, 4000), large = means(50, 8, PerceptronRuns.FIXED,
			sharpness, 800);
		for (int i = 0; i < 2; i++) {
			final double exact = theory.get("error", i), bias = small.get("errorMean", i) / exact - 1, error = small.get(
				"errorStandardError", i) / exact;
			assertTrue(bias < -5 * error, "bias " + bias + " +- " + error);
			assertEquals(bias / 5, large.get("errorMean", i) / exact - 1, 3 * large.get("errorStandardError", i) / exact + error);
		}
	}

	/** Far above the other at little sharpness, and the same at much. */
	@Test
	void freeNormMeetsFixedNormLate() {
		final double[] sharpness = { 0.3, 10 };
		final double[] fixed = means(60, 16, PerceptronRuns.FIXED, sharpness, 30).column("errorMean"), free = means(60, 16,
			PerceptronRuns.FREE, sharpness, 30).column("errorMean");
		assertEquals(0.078, fixed[0], 0.002);
		assertEquals(0.084, free[0], 0.002);
		assertEquals(0.0275, fixed[1], 0.001);
		assertEquals(1, free[1] / fixed[1], 0.01);
	}

	/** To first order the flow's weights G t - H G t^2/2 are half as far from Hebb's as the minimum's, G/mu - H G/mu^2. */
	@Test
	void freeNormBeginsHalfAsFast() {
		final double[] sharpness = { 1e-6, 0.01 };
		final double[] fixed = means(20, 8, PerceptronRuns.FIXED, sharpness, 5).column("errorMean"), free = means(20, 8,
			PerceptronRuns.FREE, sharpness, 5).column("errorMean");
		assertEquals(fixed[0], free[0], 1e-6);
		assertEquals(0.5, (fixed[0] - free[1]) / (fixed[0] - fixed[1]), 0.02);
	}

	@ParameterizedTest
	@ValueSource(strings = { PerceptronRuns.FIXED, PerceptronRuns.FREE })
	void givesTheSameBitsForAnyNumberOfThreads(final String protocol) {
		final double[] sharpness = { 3, 0.1 };
		final PerceptronRuns runs = PerceptronRuns.ofLoad(10, 3, protocol);
		final Columns many = runs.run(sharpness, 5, 7, Progress.NONE);
		final Columns[] one = new Columns[1];
		Parallel.workers(1, i -> one[0] = runs.run(sharpness, 5, 7, Progress.NONE)); // its threads start no others
		assertArrayEquals(many.column("error"), one[0].column("error"), 0);
		assertArrayEquals(many.column("residual"), one[0].column("residual"), 0);
		assertArrayEquals(new double[] { 3, 0.1, 3, 0.1 }, Arrays.copyOf(many.column("sharpness"), 4));
		// a run is the same among fewer runs
		assertEquals(many.get("error", 1), runs.run(sharpness, 1, 7, Progress.NONE).get("error", 1));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, fixedNorm", "1, 3, freeNorm", "2, 0.5, fixedNorm", "2, 0.5, freeNorm", "3, 100, fixedNorm", "50, 0.02, freeNorm" })
	void smallestProblems(final int dimension, final double load, final String protocol) {
		final Columns table = PerceptronRuns.ofLoad(dimension, load, protocol).run(new double[] { 1e-6, 1, 100 }, 3, 1,
			Progress.NONE);
		for (final double error : table.column("error"))
			assertTrue(error >= 0 && error < 0.5, "error " + error); // any sample has a positive projection on the teacher
		assertTrue(table.max("residual") < 1e-9);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0 | 2 | fixedNorm | 1 | 1 | dimension must be in [1, 1000000], was 0",
		"10 | 0 | fixedNorm | 1 | 1 | load must be finite and greater than 0, was 0",
		"10 | 0.04 | fixedNorm | 1 | 1 | load x dimension, the samples, must be in [1, 2000000] with dimension 10, was 0.4",
		"1000 | 21 | fixedNorm | 1 | 1 | load x dimension, the samples, must be in [1, 20000] with dimension 1000, was 21000",
		"10 | 2 | noNorm | 1 | 1 | protocol must be one of [fixedNorm, freeNorm], was noNorm",
		"10 | 2 | fixedNorm | 0 | 1 | sharpness must be finite and greater than 0, was 0",
		"10 | 2 | freeNorm | 2000 | 1 | sharpness must be in [1.0E-6, 1000], was 2000",
		"10 | 2 | freeNorm | 1 | 0 | runs must be in [1, 100000], was 0" })
	void refuses(final int dimension, final double load, final String protocol, final double sharpness, final int runs,
		final String message)
	{
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> PerceptronRuns.ofLoad(dimension, load,
			protocol).run(new double[] { sharpness }, runs, 1, Progress.NONE)).getMessage());
	}

	/** In one dimension there is nothing to search for, but each length takes a pass over all samples. */
	@Test
	void looksBetweenLengths() {
		final double[] lengths = { 0.5, 1, 2, 4, 8 };
		final Looks few = new Looks(Integer.MAX_VALUE), many = new Looks(Integer.MAX_VALUE);
		final PerceptronRuns runs = new PerceptronRuns(1, 100, PerceptronRuns.FIXED);
		runs.run(new double[] { 0.5 }, 1, 1, few);
		runs.run(lengths, 1, 1, many);
		assertTrue(many.count() >= few.count() + 4, "looks " + many.count());
	}

	@ParameterizedTest
	@ValueSource(strings = { PerceptronRuns.FIXED, PerceptronRuns.FREE })
	void isCanceledAtAnyLook(final String protocol) {
		final PerceptronRuns runs = PerceptronRuns.ofLoad(20, 3, protocol);
		for (final int look : new int[] { 1, 2, 7, 30 }) {
			final Looks looks = new Looks(look);
			assertThrows(CancellationException.class, () -> runs.run(new double[] { 10 }, 2, 1, looks));
			assertTrue(looks.count() <= look + 4);
		}
	}
}
