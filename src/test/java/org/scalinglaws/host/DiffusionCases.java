package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.diffusion.denoiser.Denoiser;
import org.scalinglaws.diffusion.denoiser.Emergence;
import org.scalinglaws.diffusion.denoiser.GeneratedSamples;
import org.scalinglaws.diffusion.denoiser.TrainingCurves;
import org.scalinglaws.diffusion.orbit.Orbit;
import org.scalinglaws.diffusion.orbit.OrbitGradients;
import org.scalinglaws.host.CommandCases.Matrix;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

import net.imglib2.img.array.ArrayImgs;

/** The cases of the commands of diffusion. */
final class DiffusionCases {

	private DiffusionCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		final double[] spectrum = { 4, 1, 0.25, 0.01 };
		final Denoiser denoiser = new Denoiser(2, 0.2, 0.5, 0.01, 40);
		cases.add("DiffusionTraining", map("spectrum", spectrum, "start", 0.2, "layers", 2, "learningRate", 0.5, "sigmaFrom",
			0.01, "sigmaTo", 40, "endTime", 100, "records", 7), () -> {
				final Emergence emergence = Emergence.of(denoiser, spectrum, Progress.NONE);
				return map("table", TrainingCurves.of(denoiser, spectrum, TrainingCurves.times(100, 7), Progress.NONE), "emergence",
					emergence.table(), "exponent", emergence.exponent());
			});
		final double[] basis = { 0.5, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5, -0.5, 0.5 };
		final double[] mean = { 1, 2, 3, 4 };
		cases.add("GenerateSamples", map("basis", new Matrix(basis, 4), "mean", mean, "spectrum", spectrum, "start", 0.2,
			"layers", 2, "learningRate", 0.5, "sigmaFrom", 0.01, "sigmaTo", 40, "time", 3, "count", 3, "seed", 6), () -> map(
				"images", ArrayImgs.doubles(GeneratedSamples.draw(denoiser, basis, mean, spectrum, 3, 3, 6, Progress.NONE), 2, 2,
					3)), "stack");
		final double[] template = { 1, 0, 2, -1 }, levels = { 0.5, 2 };
		for (final String group : new String[] { Orbit.REFLECTION, Orbit.CYCLIC, Orbit.ROTATIONS })
			cases.add("OrbitGradient", map("group", group, "template", template, "noiseLevel", levels, "weight", 0.4,
				"samples", 200, "seed", 6), () -> {
					final Columns table = OrbitGradients.of(Orbit.of(group, template), levels, 0.4, 200, 6, Progress.NONE);
					return map("table", table, "plainVariance", table.first("plainVariance"), "orbitVariance", table.first(
						"orbitVariance"), "predictedGap", table.first("predictedGap"));
				});
	}
}
