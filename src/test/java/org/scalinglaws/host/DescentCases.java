package org.scalinglaws.host;

import java.util.Map;
import java.util.stream.IntStream;
import org.scalinglaws.descent.layers.DescentModes;
import org.scalinglaws.descent.layers.LayerProblem;
import org.scalinglaws.descent.layers.LayerRun;
import org.scalinglaws.descent.spike.BatchCurvature;
import org.scalinglaws.descent.spike.DescentRule;
import org.scalinglaws.descent.spike.MatrixDescent;
import org.scalinglaws.descent.spike.SpikeRun;
import org.scalinglaws.descent.spike.SpikedRetrieval;
import org.scalinglaws.random.Streams;

import org.scalinglaws.descent.bias.BiasSolution;
import org.scalinglaws.descent.bias.DiagonalRegression;
import org.scalinglaws.descent.quadratic.SquaredExponents;
import org.scalinglaws.descent.quadratic.SquaredFlow;
import org.scalinglaws.descent.quadratic.SquaredRegression;
import org.scalinglaws.descent.quadratic.SquaredSgd;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Progress;

/** The cases of the commands of reparametrized models. */
final class DescentCases {

	private DescentCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		squares(cases);
		diagonal(cases);
		spectra(cases);
	}

	private static void squares(final CommandCases cases) {
		final double[] spectrum = PowerLaw.spectrum(12, 3), target = IntStream.rangeClosed(1, 12).mapToDouble(Math::sqrt)
			.toArray();
		final SquaredRegression regression = new SquaredRegression(spectrum, target, 0.2);
		final SquaredExponents flow = SquaredExponents.ofFlow(regression), sgd = SquaredExponents.ofSgd(regression);
		cases.add("QuadraticParametrization", CommandCases.map("spectrum", spectrum, "target", target, "startScale", 0.2,
			"endTime", 50, "records", 7), () -> CommandCases.map("trajectory", SquaredFlow.of(regression, 50, 7, Progress.NONE),
				"predictedExponent", flow.squared(), "predictedLinearExponent", flow.linear(), "reason", flow.reason()));
		cases.add("QuadraticParametrization", CommandCases.map("spectrum", spectrum, "target", target, "startScale", 0.2, "method",
			"sgd", "learningRate", 0.1, "steps", 200, "noiseVariance", 0.5, "records", 7, "runs", 3, "seed", 4), () -> CommandCases
				.map("trajectory", SquaredSgd.run(regression, 0.1, 0.5, 200, 7, 3, 4, 1, Progress.NONE).trajectory(),
					"predictedExponent", sgd.squared(), "predictedLinearExponent", sgd.linear(), "reason", sgd.reason()));
	}

	private static void diagonal(final CommandCases cases) {
		final double[] inputs = RetrievalSamples.inputs(PowerLaw.spectrum(12, 0), 5, Streams.of(3).stream("inputs", 0));
		final double[] labels = { 1, -0.5, 2, 0, 0.3 };
		final CommandCases.Matrix samples = new CommandCases.Matrix(inputs, 12);
		cases.add("ImplicitBias", CommandCases.map("inputs", samples, "labels", labels, "startScale", 0.2), () -> outputs(
			new DiagonalRegression(inputs, labels, 0.2, 2).flow(Progress.NONE)));
		cases.add("ImplicitBias", CommandCases.map("inputs", samples, "labels", labels, "startScale", 0.05, "depth", 3, "method",
			"minimum"), () -> outputs(new DiagonalRegression(inputs, labels, 0.05, 3).minimum(Progress.NONE)));
	}

	private static Map<String, Object> outputs(final BiasSolution solution) {
		return CommandCases.map("weights", solution.weights(), "norm1", solution.norm1(), "norm2", solution.norm2(), "residual",
			solution.residual(), "iterations", solution.iterations(), "reason", solution.words());
	}

	private static void spectra(final CommandCases cases) {
		cases.add("SpectralDescent", CommandCases.map("dimension", 7, "spike", 4, "learningRate", 0.01, "startScale", 0.02,
			"steps", 150, "method", "spectral", "form", "matrix", "width", 9, "batchSize", 30, "records", 8, "seed", 5), () -> {
				final SpikedRetrieval problem = new SpikedRetrieval(7, 4);
				final SpikeRun.Result run = SpikeRun.of(new MatrixDescent(problem, DescentRule.SPECTRAL, 0.01, MatrixDescent.start(
					problem, 9, 0.02, Streams.of(5).stream("spikeStart", 0)), new BatchCurvature(30, Streams.of(5).stream(
						"spikeBatches", 0))), 150, 8, Progress.NONE);
				return CommandCases.map("trajectory", run.trajectory(), "growthExponent", run.growthExponent(),
					"predictedGrowthExponent", 0, "reason", "");
			});
		final double[] values = { 0.5, 2, 1 };
		cases.add("LinearNetworkDynamics", CommandCases.map("values", values, "weightDecay", 0.75, "startScale", 0.1,
			"learningRate", 0.02, "steps", 300, "records", 9, "method", "descent"), () -> CommandCases.map("trajectory", LayerRun
				.of(new DescentModes(new LayerProblem(values, 0.75, 0.1), 0.02), 300, 9, Progress.NONE), "finalValues",
				new double[] { 0, 1.25, 0.25 }, "survivingRank", 2));
	}
}
