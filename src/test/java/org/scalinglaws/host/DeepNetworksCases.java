package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.propagation.signal.Activation;
import org.scalinglaws.propagation.signal.ChaosMap;
import org.scalinglaws.propagation.signal.DistanceMap;
import org.scalinglaws.propagation.signal.MeanField;
import org.scalinglaws.propagation.signal.SignalCurves;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Progress;

/** The cases of the commands of deep networks. */
final class DeepNetworksCases {

	private DeepNetworksCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		addSignal(cases);
		addPercolation(cases);
		addResidual(cases);
		addMargin(cases);
		addCompression(cases);
		addSeries(cases);
	}

	private static void addSignal(final CommandCases cases) {
		cases.add("SignalPropagation", map("activation", "erf", "weightDeviation", 1.8, "biasDeviation", 0.2, "correlation",
			0.3, "layers", 6, "width", 7, "runs", 3, "seed", 6), () -> {
				final MeanField field = MeanField.of(Activation.of("erf"), 1.8, 0.2);
				final DistanceMap distances = new DistanceMap(field);
				return map("table", SignalCurves.finite(field, 0.3, 6, 7, 3, 6, Progress.NONE), "fixedPoint", field.fixedPoint(),
					"slope", field.slope(), "curvature", field.curvature(), "correlationDepth", distances.correlationDepth(),
					"fixedCorrelation", 1 - distances.fixedDistance(), "stableSlope", distances.stableSlope(), "reason", distances
						.phase());
			});
		cases.add("EdgeOfChaos", map("activation", "sin", "weightDeviationFrom", 0.8, "weightDeviationTo", 1.6,
			"biasDeviationFrom", 0.1, "biasDeviationTo", 0.5, "resolution", 4), () -> {
				final ChaosMap chaos = ChaosMap.of(Activation.of("sin"), ImageAxis.linear("weightDeviation", 0.8, 1.6), ImageAxis
					.linear("biasDeviation", 0.1, 0.5), 4, Progress.NONE);
				return map("slope", chaos.slope(), "criticalLine", chaos.criticalLine());
			});
	}

	private static void addPercolation(final CommandCases cases) {
	}

	private static void addResidual(final CommandCases cases) {
	}

	private static void addMargin(final CommandCases cases) {
	}

	private static void addCompression(final CommandCases cases) {
	}

	private static void addSeries(final CommandCases cases) {
	}
}
