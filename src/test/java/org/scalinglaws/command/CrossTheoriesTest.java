package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.scalinglaws.command.Agreement.assertAgree;
import static org.scalinglaws.command.Agreement.assertWithin;
import static org.scalinglaws.command.Agreement.number;
import static org.scalinglaws.command.Agreement.table;
import static org.scalinglaws.command.Agreement.vector;

import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModule;

/** Ridge regression, random matrices and perceptrons, each by another theory. The table is docs/cross-checks.md. */
@Tag("slow")
class CrossTheoriesTest {

	private static final Commands COMMANDS = new Commands();

	@AfterAll
	static void close() {
		COMMANDS.close();
	}

	/**
	 * Ridge regression on two scales: half of the mean squared error, and a ridge beside the whole sum of squares, n times
	 * that beside the mean. Coordinates of variance 1/d, the slow ones divided by kappa, whose weights are kappa times as large.
	 */
	@ParameterizedTest
	@CsvSource({ "60, 40, 25, 10, 0.3", "25, 40, 30, 100, 0", "40, 40, 10, 3, 0.1" })
	void ridgeOfEpochwiseRiskIsRidgeRisk(final int samples, final int dimension, final int fast, final double condition,
		final double noise)
	{
		final Columns epochs = table(COMMANDS.run(EpochwiseRisk.class, "samples", samples, "dimension", dimension, "fast", fast,
			"condition", condition, "noiseVariance", noise, "endTime", 1e5, "records", 12), "trajectory");
		final double[] spectrum = new double[dimension], target = new double[dimension];
		for (int i = 0; i < dimension; i++) {
			final double scale = i < fast ? 1 : condition;
			spectrum[i] = 1 / (dimension * scale * scale);
			target[i] = scale;
		}
		for (int i = 1; i < 12; i++) {
			final double ridge = 1 / (epochs.get("time", i) * samples);
			final double risk = number(COMMANDS.run(RidgeRisk.class, "spectrum", vector(spectrum), "target", vector(target),
				"samples", (double) samples, "ridge", ridge, "noiseVariance", noise), "risk");
			assertAgree("risk at ridge " + ridge, epochs.get("ridgeRisk", i), risk / 2, 1e-12);
		}
	}

	/** Beside early stopping it is another estimator until the end, where both have fitted all samples. */
	@Test
	void flowEndsAtRidgelessRegression() {
		final int n = 60, d = 40;
		final double[] ones = new double[d], variances = new double[d];
		Arrays.fill(ones, 1);
		Arrays.fill(variances, 1.0 / d);
		final Columns epochs = table(COMMANDS.run(EpochwiseRisk.class, "samples", n, "dimension", d, "fast", d, "condition", 1.0,
			"noiseVariance", 0.3, "endTime", 1e4, "records", 2), "trajectory");
		final double risk = number(COMMANDS.run(RidgeRisk.class, "spectrum", vector(variances), "target", vector(ones), "samples",
			(double) n, "ridge", 0.0, "noiseVariance", 0.3), "risk");
		assertAgree("risk", risk / 2, epochs.last("risk"), 1e-10);
	}

	/** A ridge is not a time: with 1/ridge for the time the risks differ in between, and not at the ends. */
	@Test
	void aRidgeIsNotATime() {
		final Columns epochs = table(COMMANDS.run(EpochwiseRisk.class, "samples", 60, "dimension", 40, "fast", 40, "condition",
			1.0, "noiseVariance", 0.3, "endTime", 1e7, "records", 60), "trajectory");
		double largest = 0;
		for (int i = 1; i < 60; i++)
			largest = Math.max(largest, Math.abs(epochs.get("ridgeRisk", i) / epochs.get("risk", i) - 1));
		assertTrue(largest > 0.2 && largest < 0.3, "largest difference " + largest);
		assertAgree("at the end", epochs.last("risk"), epochs.last("ridgeRisk"), 1e-5); // of order ridge / least eigenvalue
	}

	/**
	 * Gradient flow of isotropic inputs is a mean over Marchenko and Pastur's law, of which the table of the law of large
	 * repulsion has 99.8 % on 20000 values: 0.2 % of the mass is put at its ends.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 3, 20 })
	void flowIsAMeanOverTheLawOfLargeRepulsion(final double time) {
		final int n = 80, d = 40;
		final double noise = 0.3;
		final Columns epochs = table(COMMANDS.run(EpochwiseRisk.class, "samples", n, "dimension", d, "fast", d, "condition", 1.0,
			"noiseVariance", noise, "endTime", time, "records", 2), "trajectory");
		final Columns law = table(COMMANDS.run(HeavyTailedDensity.class, "aspectRatio", (double) d / n, "repulsion", 1e5, "points",
			20_000), "table");
		double sum = 0, below = 0;
		for (int i = 0; i <= law.rows(); i++) {
			final double at = i == law.rows() ? 1 : law.get("distribution", i);
			final double value = i == 0 ? law.first("value") : i == law.rows() ? law.last("value") : (law.get("value", i - 1) + law
				.get("value", i)) / 2;
			final double s = value * n / d, forgotten = Math.exp(-s * time);
			sum += (at - below) * (forgotten * forgotten + noise * (1 - forgotten) * (1 - forgotten) / s) / 2;
			below = at;
		}
		assertAgree("risk at t = " + time, epochs.last("risk"), sum, 1e-4);
	}

	/** The exact mean of finite fits is that of infinite size with one sample less: p/(n - 1 - p) against p/(n - p). */
	@Test
	void minimumNormRegressionIsRidgelessWithASampleLess() {
		final int n = 50, p = 20, all = 4 * p;
		final double noise = 0.2, unseen = (all - p) / (double) all;
		final CommandModule fits = COMMANDS.run(EffectiveParameters.class, "samples", n, "features", vector(p), "noiseVariance",
			noise, "runs", 400);
		final double[] ones = new double[p], share = new double[p];
		Arrays.fill(ones, 1);
		Arrays.fill(share, 1 / Math.sqrt(all));
		final CommandModule theory = COMMANDS.run(RidgeRisk.class, "spectrum", vector(ones), "target", vector(share), "samples", n -
			1.0, "ridge", 0.0, "noiseVariance", noise + unseen);
		final double error = unseen + number(theory, "risk");
		assertAgree("closed forms", table(fits, "table").first("predictedTestError"), error, 1e-12);
		assertWithin("drawn", error, table(fits, "table").first("testError"), table(fits, "table").first(
			"testErrorStandardError"), 3);
	}

	/** 400 draws; theory is off by some 1/P^2 there. */
	@Test
	void drawnRidgeIsItsTheory() {
		final double[] spectrum = new double[60], target = new double[60];
		Arrays.fill(spectrum, 1);
		Arrays.fill(target, 0.1);
		final Object[] problem = { "spectrum", vector(spectrum), "target", vector(target), "samples", 90, "ridge", 0.1,
			"noiseVariance", 0.2 };
		final CommandModule drawn = COMMANDS.run(TrainRidge.class, "spectrum", problem[1], "target", problem[3], "samples", 90,
			"ridge", 0.1, "noiseVariance", 0.2, "runs", 400);
		problem[5] = 90.0;
		assertWithin("risk", number(COMMANDS.run(RidgeRisk.class, problem), "risk"), number(drawn, "risk"), number(drawn,
			"riskStandardError"), 4);
	}

	/** Trainings at a sharpness of 1e-3 end near Hebb's rule, at a size that takes about 1/N of the error away. */
	@Test
	void trainedPerceptronIsItsCurve() {
		final int dimension = 100;
		final Columns curve = table(COMMANDS.run(PerceptronCurve.class, "load", 8.0, "sharpness", vector(0.001, 2)), "table");
		final Columns means = table(COMMANDS.run(TrainPerceptron.class, "dimension", dimension, "load", 8.0, "sharpness", vector(
			0.001, 2), "runs", 60), "means");
		for (int i = 0; i < 2; i++)
			assertWithin("error at sharpness " + curve.get("sharpness", i), curve.get("error", i), means.get("errorMean", i), means
				.get("errorStandardError", i) + curve.get("error", i) / dimension / 3, 3);
	}
}
