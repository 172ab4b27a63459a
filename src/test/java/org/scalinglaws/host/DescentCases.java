package org.scalinglaws.host;

import org.scalinglaws.descent.layers.DescentModes;
import org.scalinglaws.descent.layers.LayerProblem;
import org.scalinglaws.descent.layers.LayerRun;
import org.scalinglaws.descent.spike.BatchCurvature;
import org.scalinglaws.descent.spike.DescentRule;
import org.scalinglaws.descent.spike.MatrixDescent;
import org.scalinglaws.descent.spike.SpikeRun;
import org.scalinglaws.descent.spike.SpikedRetrieval;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** The cases of the commands of reparametrized models. */
final class DescentCases {

	private DescentCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		squares(cases);
		spectra(cases);
	}

	private static void squares(final CommandCases cases) {
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
