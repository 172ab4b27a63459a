package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.propagation.series.OutputSeries;
import org.scalinglaws.propagation.series.TanhProblem;
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
		cases.add("WeightSeries", map("width", 300, "order", 3, "inputs", 2, "samples", 4, "learningRate", 0.5, "steps", 20,
			"seed", 6), () -> {
				final OutputSeries series = OutputSeries.of(new TanhProblem(300, 2, 4, 0.5, 20, 6), 3, Progress.NONE);
				return map("table", series.table(), "convergence", series.convergence(), "lazyError", series.errors()[1], "change",
					series.errors()[0], "initialLoss", series.startLoss(), "finalLoss", series.loss(), "reason", "converges");
			});
	}
}
