package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.regression.epochs.EpochwiseCurves;
import org.scalinglaws.regression.epochs.RiskExtrema;
import org.scalinglaws.regression.epochs.TwoScales;
import org.scalinglaws.regression.parameters.ParameterCurves;
import org.scalinglaws.table.Columns;
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
