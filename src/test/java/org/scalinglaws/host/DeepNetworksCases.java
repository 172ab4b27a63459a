package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.host.CommandCases.Matrix;
import org.scalinglaws.propagation.compression.Compression;
import org.scalinglaws.propagation.compression.KernelLayer;
import org.scalinglaws.propagation.compression.PowerLawLayer;
import org.scalinglaws.propagation.percolation.BondPercolation;
import org.scalinglaws.propagation.percolation.PercolationResult;
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
		addPercolation(cases, 0.7, "full", 70);
		addPercolation(cases, 0.55, "seed", 1);
	}

	private static void addPercolation(final CommandCases cases, final double probability, final String start,
		final int size)
	{
		cases.add("DirectedPercolation", map("probability", probability, "start", start, "size", size, "steps", 40, "runs", 70,
			"records", 7, "seed", 6), () -> {
				final PercolationResult result = new BondPercolation(probability, start, size, 40).run(70, 7, 6, Progress.NONE);
				return map("table", result.table(), "groups", result.groups(), "lifetime", result.lifetime(),
					"lifetimeStandardError", result.lifetimeStandardError(), "correlationTime", result.correlationTime(),
					"correlationTimeStandardError", result.correlationTimeStandardError(), "reason", result.reason());
			});
	}

	private static void addResidual(final CommandCases cases) {
	}

	private static void addMargin(final CommandCases cases) {
	}

	private static void addCompression(final CommandCases cases) {
		final double[] ranks = { 1, 4, 2 };
		cases.add("CompressKernel", map("exponent", 1.5, "rows", 7, "columns", 5, "ranks", ranks, "samples", 90, "seed", 6),
			() -> map("table", Compression.of(new PowerLawLayer(1.5, 7, 5), ranks, 90, 6, Progress.NONE), "predictedExponent",
				-1.0, "reason", "power law"));
		final double[] kernel = new double[20];
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = i * 7 % 11;
		cases.add("CompressKernel", map("ranks", ranks, "samples", 90, "seed", 6, "kernel", new Matrix(kernel, 5)), () -> map(
			"table", Compression.of(new KernelLayer(kernel, 5), ranks, 90, 6, Progress.NONE), "predictedExponent", Double.NaN,
			"reason", "a given kernel has no exponent of its own"));
	}

	private static void addSeries(final CommandCases cases) {
	}
}
