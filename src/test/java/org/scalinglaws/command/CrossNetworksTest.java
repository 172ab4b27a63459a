package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.scalinglaws.command.Agreement.assertAgree;
import static org.scalinglaws.command.Agreement.assertWithin;
import static org.scalinglaws.command.Agreement.matrix;
import static org.scalinglaws.command.Agreement.number;
import static org.scalinglaws.command.Agreement.table;
import static org.scalinglaws.command.Agreement.vector;
import static org.scalinglaws.command.Commands.values;

import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModule;

/** Networks with weight decay or a small start, and what other systems say of them. The table is docs/cross-checks.md. */
@Tag("slow")
class CrossNetworksTest {

	private static final Commands COMMANDS = new Commands();

	@AfterAll
	static void close() {
		COMMANDS.close();
	}

	private static double norm1(final double[] weights) {
		return Arrays.stream(weights).map(Math::abs).sum();
	}

	/** A problem with fewer samples than coordinates, and its weights of least absolute sum. */
	private static final class Pursuit {

		private final int d = 30;
		private final Object inputs, labels;
		private final double[] least;

		Pursuit() {
			final double[] target = new double[d];
			for (int i = 0; i < d; i++)
				target[i] = i % 10 == 0 ? 2 - 0.05 * i : 0;
			final CommandModule data = COMMANDS.run(NetworkData.class, "target", vector(target), "samples", 20, "noiseVariance",
				0.0, "seed", 3L);
			inputs = data.getOutput("inputs");
			labels = data.getOutput("labels");
			// the least sum moves in proportion to the penalty, so that two of them give it without any
			final double[] one = lasso(1e-5), two = lasso(2e-5);
			least = new double[d];
			Arrays.setAll(least, i -> 2 * one[i] - two[i]);
		}

		private double[] lasso(final double penalty) {
			return values(COMMANDS.run(SolveLasso.class, "inputs", inputs, "labels", labels, "penalty", penalty, "tolerance",
				1e-15), "weights");
		}
	}

	/** The start keeps powers of itself in what the limit has not: 1e-100 leaves none of them. */
	@ParameterizedTest
	@ValueSource(strings = { "flow", "minimum" })
	void tinyStartsEndAtBasisPursuit(final String method) {
		final Pursuit pursuit = new Pursuit();
		final double[] found = values(COMMANDS.run(ImplicitBias.class, "inputs", pursuit.inputs, "labels", pursuit.labels,
			"startScale", 1e-100, "method", method), "weights");
		assertAgree(method + ": sum of absolute weights", norm1(pursuit.least), norm1(found), 1e-8);
		for (int i = 0; i < pursuit.d; i++)
			assertEquals(pursuit.least[i], found[i], 1e-7, "weight " + i);
	}

	/** What decay leaves of a trained network, and what a tiny start leaves of the flow, is the same. */
	@Test
	void decayAndTinyStartsEndAlike() {
		final Pursuit pursuit = new Pursuit();
		final double decay = 1e-5;
		final double[] trained = values(COMMANDS.run(TrainNetwork.class, "network", "diagonal", "inputs", pursuit.inputs,
			"labels", pursuit.labels, "weightDecay", decay, "tolerance", 1e-14), "weights"), flow = values(COMMANDS.run(
				ImplicitBias.class, "inputs", pursuit.inputs, "labels", pursuit.labels, "startScale", 1e-100), "weights");
		// the decay is a penalty of decay sqrt(d), and takes that times a number of order 1 from the weights
		assertAgree("sum of absolute weights", norm1(flow), norm1(trained), 10 * decay * Math.sqrt(pursuit.d));
	}

	/** Means of 24 draws. */
	@Test
	void lassoIsItsStateEvolution() {
		final int d = 200, runs = 24, samples = 120;
		final Object target = COMMANDS.run(PowerLawTarget.class, "dimension", d, "random", false).getOutput("target");
		final CommandModule theory = COMMANDS.run(DiagonalStateEvolution.class, "target", target, "samples", (double) samples,
			"weightDecay", 1.0, "noiseVariance", 0.5);
		double sum = 0, squares = 0;
		for (int run = 0; run < runs; run++) {
			final CommandModule data = COMMANDS.run(NetworkData.class, "target", target, "samples", samples, "noiseVariance", 0.5,
				"seed", 100L + run);
			final Object weights = COMMANDS.run(SolveLasso.class, "inputs", data.getOutput("inputs"), "labels", data.getOutput(
				"labels"), "penalty", number(theory, "penalty")).getOutput("weights");
			final double risk = number(COMMANDS.run(WeightRisk.class, "weights", weights, "target", target), "risk");
			sum += risk;
			squares += risk * risk;
		}
		final double mean = sum / runs, error = Math.sqrt((squares / runs - mean * mean) / (runs - 1));
		assertWithin("risk", number(theory, "risk"), mean, error, 3);
	}

	/**
	 * Five inputs at the corners of a pentagon of squared radius 4 - 2 sqrt 2: sum Tr[A(xx' - I)]^2 = 5 r^4/4 |A|^2 for all
	 * symmetric A, as sum (x'Ax)^2 = 5 r^4/8 (Tr^2 A + 2 |A|^2) and sum x'Ax = 5 r^2/2 Tr A. So eigenvalues are learned one
	 * by one, and the decay takes decay 2 d^2/(5 r^4) from each.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.3, 0.8 })
	void quadraticNetworkOnAnOrthogonalDesignThresholdsEigenvalues(final double decay) {
		final int d = 2, samples = 5;
		final double r2 = 4 - 2 * Math.sqrt(2), turn = 0.4, threshold = decay * 2 * d * d / (samples * r2 * r2);
		final double[] eigenvalues = { 1.3, 0.35 }, inputs = new double[d * samples], labels = new double[samples];
		final double[] s = turned(eigenvalues, turn);
		for (int i = 0; i < samples; i++) {
			final double x = Math.sqrt(r2) * Math.cos(2 * Math.PI * i / samples), y = Math.sqrt(r2) * Math.sin(2 * Math.PI * i /
				samples);
			inputs[d * i] = x;
			inputs[d * i + 1] = y;
			labels[i] = (s[0] * (x * x - 1) + 2 * s[1] * x * y + s[3] * (y * y - 1)) / Math.sqrt(d);
		}
		final double[] trained = values(COMMANDS.run(TrainNetwork.class, "network", "quadratic", "inputs", matrix(inputs, d),
			"labels", vector(labels), "weightDecay", decay, "tolerance", 1e-14), "weights");
		final double[] left = values(COMMANDS.run(LinearNetworkDynamics.class, "values", vector(eigenvalues), "weightDecay",
			threshold, "steps", 1L, "records", 2), "finalValues"), expected = turned(left, turn);
		for (int i = 0; i < 4; i++) // the gap is second order in the weights: the root of 1e-14
			assertEquals(expected[i], trained[i], 3e-7, "entry " + i);
		assertAgree("trace", left[0] + left[1], trained[0] + trained[3], 1e-6);
	}

	private static double[] turned(final double[] values, final double angle) {
		final double c = Math.cos(angle), s = Math.sin(angle), off = c * s * (values[0] - values[1]);
		return new double[] { c * c * values[0] + s * s * values[1], off, off, s * s * values[0] + c * c * values[1] };
	}

	/** With endless samples no noise is left, and each eigenvalue loses the threshold. */
	@Test
	void quadraticStateEvolutionEndsAtTheNuclearNorm() {
		final double[] eigenvalues = { 3, 2, 1.2, 0.7, 0.4, 0.2 };
		final double samples = 1e14;
		final CommandModule evolution = COMMANDS.run(QuadraticStateEvolution.class, "eigenvalues", vector(eigenvalues),
			"samples", samples, "weightDecay", 0.05 * samples, "noiseVariance", 0.0);
		final double[] left = values(COMMANDS.run(LinearNetworkDynamics.class, "values", vector(eigenvalues), "weightDecay",
			number(evolution, "threshold"), "steps", 1L, "records", 2), "finalValues");
		double risk = 0;
		for (int i = 0; i < left.length; i++)
			risk += Math.pow(left[i] - eigenvalues[i], 2) * 2 / left.length;
		assertAgree("risk", number(evolution, "risk"), risk, 1e-10);
	}

	/** Two layers of a denoiser and of a matrix: one logistic curve, closed form against steps of descent. */
	@Test
	void denoiserOfTwoLayersLearnsAsTwoLayersDo() {
		final double variance = 2, sigma = 0.5, start = 0.01, total = variance + sigma * sigma, limit = variance / total;
		final Columns weights = table(COMMANDS.run(DiffusionTraining.class, "spectrum", vector(variance), "start", start, "layers",
			2, "sigmaFrom", sigma, "sigmaTo", 80.0, "endTime", 0.6, "records", 9), "table");
		for (int i = 1; i < weights.rows(); i++) {
			final double time = 4 * total * weights.get("time", i); // q' = 8 q (variance - total q) here, v' = 2 v (limit - v) there
			if (time < 1e-3) continue;
			final double coarse = descended(limit, start, time, 20_000), fine = descended(limit, start, time, 40_000);
			// the steps' error halves with their size
			assertAgree("weight at t = " + weights.get("time", i), weights.get("weight", i), 2 * fine - coarse, 1e-7);
		}
	}

	private static double descended(final double value, final double start, final double time, final long steps) {
		return table(COMMANDS.run(LinearNetworkDynamics.class, "values", vector(value), "startScale", Math.sqrt(start),
			"learningRate", time / steps, "steps", steps, "records", 2, "method", "descent"), "trajectory").last("value1");
	}
}
