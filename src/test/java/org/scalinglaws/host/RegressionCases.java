package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.regression.epochs.EpochwiseCurves;
import org.scalinglaws.regression.epochs.RiskExtrema;
import org.scalinglaws.regression.epochs.TwoScales;
import org.scalinglaws.regression.parameters.ParameterCurves;
import org.scalinglaws.regression.ridge.PowerLawRidge;
import org.scalinglaws.regression.ridge.RidgeProblem;
import org.scalinglaws.regression.ridge.RidgeRuns;
import org.scalinglaws.regression.ridge.RidgeTheory;
import org.scalinglaws.regression.ridge.RiskMap;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Progress;

/** The cases of the commands of regression. */
final class RegressionCases {

	private RegressionCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		ridge(cases);
		epochs(cases);
	}

	private static void ridge(final CommandCases cases) {
		final double[] spectrum = { 2, 1, 0.5, 0.25, 0 }, target = { 1, -1, 0.5, 2, 1 };
		cases.add("RidgeRisk", map("spectrum", spectrum, "target", target, "samples", 2.5, "ridge", 0.01, "noiseVariance", 0.1,
			"features", 3.0), () -> {
				final RidgeTheory theory = RidgeTheory.of(spectrum, target, new RidgeProblem(2.5, 3, 0.01, 0.1), Progress.NONE);
				return map("risk", theory.risk(), "trainingError", theory.trainingError(), "kappa", theory.ridge().kappa(),
					"renormalization", theory.renormalization(), "degreesOfFreedom", theory.degreesOfFreedom(),
					"degreesOfFreedom2", theory.degreesOfFreedom2(), "bias", theory.bias(), "variance", theory.variance(), "residual",
					theory.ridge().residual(), "exponentInSamples", theory.exponentInSamples(), "exponentInFeatures", theory
						.exponentInFeatures());
			});
		cases.add("TrainRidge", map("spectrum", spectrum, "target", target, "samples", 3, "ridge", 0.01, "noiseVariance", 0.1,
			"features", 4, "runs", 3, "seed", 5), () -> {
				final Columns runs = RidgeRuns.of(spectrum, target, new RidgeProblem(3, 4, 0.01, 0.1), 3, 5, Progress.NONE);
				final Columns mean = RunSummary.of(runs.with("all", 0), "all").table();
				return map("table", runs, "risk", mean.get("riskMean", 0), "riskStandardError", mean.get("riskStandardError", 0),
					"trainingError", mean.get("trainingErrorMean", 0), "trainingErrorStandardError", mean.get(
						"trainingErrorStandardError", 0), "crossValidation", mean.get("crossValidationMean", 0),
					"crossValidationStandardError", mean.get("crossValidationStandardError", 0));
			});
		cases.add("RidgeDiagram", map("exponent", 1.5, "source", 1.2, "noiseVariance", 0.1, "ridge", 0.0, "dimension", 500.0,
			"samplesFrom", 10.0, "samplesTo", 1000.0, "featuresFrom", 5.0, "featuresTo", 200.0, "resolution", 4), () -> {
				final RiskMap diagram = RiskMap.of(PowerLawRidge.of(500, 1.5, 1.2), 0, 0.1, ImageAxis.logarithmic("samples", 10, 1000),
					ImageAxis.logarithmic("features", 5, 200), 4, Progress.NONE);
				return map("risk", diagram.risk(), "exponentInSamples", diagram.exponentInSamples(), "exponentInFeatures", diagram
					.exponentInFeatures(), "residual", diagram.residual());
			});
	}

	private static void epochs(final CommandCases cases) {
		cases.add("EpochwiseRisk", map("samples", 12, "dimension", 8, "fast", 5, "condition", 20, "noiseVariance", 0.1,
			"endTime", 1000, "records", 25, "method", "simulation", "runs", 3, "seed", 6), () -> {
				final Columns curves = EpochwiseCurves.simulation(new TwoScales(12, 8, 5, 20, 0.1), EpochwiseCurves.times(1000,
					25), 3, 6, Progress.NONE);
				return map("trajectory", curves, "extrema", RiskExtrema.of(curves));
			});
		final double[] features = { 5, 10, 40 };
		cases.add("EffectiveParameters", map("samples", 10, "features", features, "kind", "fourier", "inputs", 2,
			"noiseVariance", 0.1, "runs", 3, "seed", 6), () -> map("table", new ParameterCurves(10, features, "fourier", 2, 0)
				.run(0.1, 3, 6, Progress.NONE)));
	}
}
