package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.host.CommandCases.Matrix;
import org.scalinglaws.propagation.compression.Compression;
import org.scalinglaws.propagation.compression.KernelLayer;
import org.scalinglaws.propagation.compression.PowerLawLayer;
import org.scalinglaws.propagation.margin.PerturbedMargins;
import org.scalinglaws.propagation.percolation.BondPercolation;
import org.scalinglaws.propagation.percolation.PercolationResult;
import org.scalinglaws.propagation.residual.DepthBias;
import org.scalinglaws.propagation.residual.ResidualShape;
import org.scalinglaws.propagation.residual.ResidualTraining;
import org.scalinglaws.propagation.residual.StartFluctuation;
import org.scalinglaws.propagation.series.OutputSeries;
import org.scalinglaws.propagation.series.TanhProblem;
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
		cases.add("ResidualNetwork", map("depth", 3, "width", 4, "samples", 5, "inputs", 2, "lastWidth", 9, "scale", 1.5,
			"steps", 40, "learningRate", 0.05, "records", 8, "runs", 6, "seed", 7), () -> {
				final ResidualShape shape = new ResidualShape(3, 4, 5, 2, 9, 1.5);
				final StartFluctuation start = StartFluctuation.of(shape, 6, 7, Progress.NONE);
				final DepthBias depth = DepthBias.of(shape, 7, Progress.NONE);
				return map("table", ResidualTraining.of(shape, 40, 0.05, 8, 7, Progress.NONE).table(), "fluctuation", start
					.deviation(), "fluctuationStandardError", start.standardError(), "predictedFluctuation", start.predicted(),
					"bias", depth.bias(), "predictedBias", depth.predicted(), "reason", "all steps");
			});
	}

	private static void addMargin(final CommandCases cases) {
		final double[] widths = { 4, 6, 5, 3 };
		cases.add("PerturbationMargin", map("widths", widths, "perturbation", 0.02, "samples", 7, "seed", 5), () -> {
			final PerturbedMargins found = PerturbedMargins.of(widths, 0.02, 7, 5, Progress.NONE);
			return map("table", found.table(), "distribution", found.distribution(), "violations", 0L, "perturbations", found
				.perturbations());
		});
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
		cases.add("WeightSeries", map("width", 300, "order", 3, "inputs", 2, "samples", 4, "learningRate", 0.5, "steps", 20,
			"seed", 6), () -> {
				final OutputSeries series = OutputSeries.of(new TanhProblem(300, 2, 4, 0.5, 20, 6), 3, Progress.NONE);
				return map("table", series.table(), "convergence", series.convergence(), "lazyError", series.errors()[1], "change",
					series.errors()[0], "initialLoss", series.startLoss(), "finalLoss", series.loss(), "reason", "converges");
			});
	}
}
