package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.equilibrium.entropy.EntropyPaths;
import org.scalinglaws.equilibrium.entropy.Fluctuations;
import org.scalinglaws.equilibrium.entropy.LinearDiffusion;
import org.scalinglaws.equilibrium.entropy.PathEntropy;
import org.scalinglaws.equilibrium.variance.MeasuredVariance;
import org.scalinglaws.equilibrium.variance.NoisyQuadratic;
import org.scalinglaws.equilibrium.variance.StationaryRuns;
import org.scalinglaws.host.CommandCases.Matrix;
import org.scalinglaws.task.Progress;

/** The cases of the commands of noise. */
final class NoiseCases {

	private NoiseCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		cases.add("StationarySgd", map("curvature", 1.5, "samples", 12, "labelVariance", 0.6, "batchSize", 3, "learningRate",
			0.01, "replacement", "without", "langevin", true, "epochs", 50, "runs", 3, "seed", 6), () -> {
				final NoisyQuadratic process = new NoisyQuadratic(1.5, 12, 0.6, 3, 0.01, false, true);
				final MeasuredVariance measured = StationaryRuns.of(process, 50, 3, 6, Progress.NONE);
				return map("predictedVariance", process.variance(), "variance", measured.variance(), "standardError", measured
					.standardError(), "posteriorVariance", 1 / (12 * 1.5), "burnIn", measured.burnIn(), "reason", "stationary");
			});
		final double[][] hessian = { { 1, 0.5 }, { 0.2, 3 } }, noise = { { 1, 0.6 }, { 0.6, 1 } };
		cases.add("EntropyProduction", map("hessian", new Matrix(new double[] { 1, 0.2, 0.5, 3 }, 2), "noise", new Matrix(
			new double[] { 1, 0.6, 0.6, 1 }, 2), "learningRate", 0.2, "batchSize", 2, "paths", 500, "time", 0.8, "records", 8,
			"seed", 6), () -> {
				final LinearDiffusion diffusion = new LinearDiffusion(hessian, noise, 0.2, 2);
				final PathEntropy entropy = diffusion.every(0.8 / 8);
				final Fluctuations found = Fluctuations.of(EntropyPaths.draw(entropy, 2, 8, 500, 6, Progress.NONE), false);
				return map("rate", diffusion.rate(), "areaRate", diffusion.areaRate(), "fluctuationMean", found.mean(),
					"standardError", found.standardError(), "meanRate", found.meanEntropy() / 0.8, "meanRateStandardError", found
						.meanEntropyStandardError() / 0.8, "observedRate", entropy.observedRate(), "table", found.table());
			});
	}
}
