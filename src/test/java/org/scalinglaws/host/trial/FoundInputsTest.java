package org.scalinglaws.host.trial;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.host.CommandCases.Matrix;
import org.scalinglaws.online.mixture.MixtureLoss;
import org.scalinglaws.online.mixture.MixtureProblem;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

/** Inputs with which {@link RandomInputsTest} once saw a command end in numbers without words, or in an error without a name. */
@Tag("slow")
class FoundInputsTest {

	private static final double MAX = Double.MAX_VALUE;

	private static Context context;

	@BeforeAll
	static void prepare() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.NONE);
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	static Stream<Arguments> found() {
		final double[] one = { 1 }, two = { 1, 1 }, law = { 0.49, 0.17, 0.09 }, teacher = { -0.13, -0.14, -2.4 }, start = { 0.1, 0.2,
			-0.1 }, heavy = new double[40], powers = new double[40];
		Arrays.setAll(heavy, i -> i == 0 ? Double.MIN_VALUE : i);
		final double[] steep = new double[48];
		Arrays.setAll(steep, i -> Math.pow(i + 1, -3.8));
		Arrays.setAll(powers, i -> Math.pow(1.3, i));
		final Matrix hessian = matrix(2, 1, 0.2, 0.5, 3), noise = matrix(2, 1, 0.6, 0.6, 1);
		return Stream.of(
			of("TeacherWeights", "spectrum", new double[] { 1, MAX, 0.1 }, "teachers", 2),
			of("TeacherWeights", "spectrum", new double[] { 0.5, Double.MIN_VALUE }, "teachers", 2, "seed", 9L),
			of("TeacherWeights", "spectrum", new double[] { 0.01, Double.MIN_VALUE }, "random", false, "source", 1e-100),
			of("WeightSpectrum", "network", "diagonal", "target", law, "samples", 25.5, "weightDecay", 0.7, "weights", new double[] {
				0.1, -MAX }, "bins", 4, "logarithmicBins", true),
			of("WeightSpectrum", "network", "quadratic", "target", times(Double.MIN_NORMAL, one), "samples", 25.5, "weightDecay", 0.5,
				"noiseVariance", 0.0, "weights", one, "bins", 4),
			of("WeightSpectrum", "network", "diagonal", "target", law, "samples", 1e100, "weightDecay", 1e-190, "weights", law),
			of("WeightSpectrum", "network", "diagonal", "target", law, "samples", 4e66, "weightDecay", 2e-264, "weights", law),
			of("RiskDiagram", "network", "quadratic", "dimension", 1.0, "exponent", 1.9, "noiseVariance", 7.6e-126, "samplesTo", 1e100,
				"resolution", 11),
			of("OptimalDecay", "network", "quadratic", "dimension", 100.0, "exponent", Math.nextUp(0.5), "noiseVariance",
				Double.MIN_VALUE, "effectiveSamples", new double[] { 20, 200 }),
			of("OptimalDecay", "network", "quadratic", "dimension", 100.0, "noiseVariance", 1e16, "effectiveSamples", new double[] {
				1e16 }),
			of("EpochwiseRisk", "samples", 7, "dimension", 8, "fast", 1, "endTime", Double.MIN_NORMAL, "records", 25),
			of("HeavyTailedDensity", "aspectRatio", Double.MIN_VALUE, "repulsion", 1e-318, "points", 8),
			of("IntegrateFlow", "spectrum", times(1e131, law), "teacher", times(70, teacher), "weights", start, "endTime", MAX),
			of("IntegrateFlow", "spectrum", times(1e-160, one), "teacher", times(-0.13, one), "weights", one, "endTime", 1e-154,
				"records", 2, "order", 13),
			of("IntegrateFlow", "spectrum", new double[] { 1, 1e76 }, "teacher", new double[] { 1, 1.68 }, "weights", new double[] {
				-0.5, 0.1 }, "problem", new IndexProblem(Link.of("relu"), Loss.of("huber"), 1, 1, 0.9), "endTime", 1e-76),
			of("IntegrateFlow", "spectrum", law, "teacher", new double[] { 1, MAX, 1 }, "weights", start, "problem", new IndexProblem(Link
				.of("relu"), Loss.of("logistic"), 1, 1, 0)),
			of("IntegrateFlow", "spectrum", times(1e85, law), "teacher", new double[] { -0.13, 0, 0.15 }, "weights", start, "records",
				20, "order", 36),
			of("DescendGradient", "spectrum", times(0.03, one), "teacher", times(0.74, one), "weights", times(1e-300, one),
				"learningRate", MAX, "steps", 1),
			of("TruncateHierarchy", "spectrum", times(303, one), "teacher", times(-8e-4, one), "weights", times(-18, one), "moments",
				6, "endTime", 1e154, "records", 15),
			of("TruncateHierarchy", "spectrum", law, "teacher", teacher, "weights", times(1e14, start), "endTime", 4e-167),
			of("TruncateHierarchy", "spectrum", law, "teacher", teacher, "weights", times(5e65, start), "endTime", MAX),
			of("TruncateHierarchy", "spectrum", law, "teacher", times(3e-25, teacher), "weights", start, "moments", 6, "endTime", 2.0),
			of("TruncateHierarchy", "spectrum", law, "teacher", teacher, "weights", times(2e35, start), "moments", 6, "endTime", 2.0),
			of("TruncateHierarchy", "spectrum", times(2e-42, one), "teacher", times(1.7, one), "weights", times(6.6, one), "moments",
				6, "endTime", 3.2e-305, "records", 3),
			of("PredictSgd", "spectrum", law, "teacher", teacher, "weights", new double[] { 0.1, MAX, 1 }, "steps", 10, "nodes", 2),
			of("TruncateHierarchy", "spectrum", law, "teacher", times(3e-30, teacher), "weights", start, "moments", 1, "endTime", MAX,
				"records", 15),
			of("PredictSgd", "spectrum", law, "teacher", teacher, "weights", start, "learningRate", 1e200, "steps", 4000, "schedule",
				"power", "power", 1e100, "onset", 3e133),
			of("PredictSgd", "spectrum", law, "teacher", teacher, "weights", start, "learningRate", 1e250, "steps", 4000, "schedule",
				"power", "power", 1e80, "onset", 1e100),
			of("IntegrateFlow", "spectrum", law, "teacher", teacher, "weights", start, "endTime", 1e-288),
			of("RiskDiagram", "network", "quadratic", "dimension", 49.0, "samplesFrom", 1 / 49.0, "samplesTo", 1e100 / 49,
				"resolution", 2),
			of("LossLandscape", "spectrum", new double[] { 0.5, 0 }, "teacher", new double[] { 1, MAX }, "weights", two),
			of("FunctionalScalingLaw", "exponent", 20.0, "features", 1, "learningRate", 15710.0, "steps", 300),
			of("SimulateSgd", "problem", mixture(3), "weights", new Matrix(new double[36], 12), "learningRate", 1e127, "steps", 20),
			of("PredictSgd", "problem", mixture(3), "weights", new Matrix(new double[36], 12), "learningRate", Double.MIN_VALUE, "steps",
				1784, "schedule", "exponential"),
			of("PredictSgd", "problem", mixture(4), "weights", new Matrix(times(1e-14, steep), 12), "steps", 2000, "records", 5),
			of("RiskDiagram", "network", "quadratic", "dimension", 100.0, "samplesTo", 1e100, "resolution", 4),
			of("RiskDiagram", "network", "quadratic", "dimension", 100.0, "noiseVariance", 2.08e43, "samplesTo", 1e4, "weightDecayFrom",
				5e-4, "weightDecayTo", 3200.0, "resolution", 4),
			of("RidgeRisk", "spectrum", new double[] { 2, MAX }, "target", times(2, two), "samples", 2.5, "features", 6.0),
			of("TrainRidge", "spectrum", new double[] { 2, MAX, 0.5 }, "target", law, "samples", 3, "ridge", 1e-300, "features", 3,
				"runs", 1),
			of("TrainNetwork", "network", "diagonal", "inputs", matrix(2, 1.6e-33, 3.8e-32), "labels", times(1e154, one), "weightDecay", 0.4),
			of("ImplicitBias", "inputs", matrix(3, -0.1, 1e-155, 0.4), "labels", times(MAX, one), "method", "minimum"),
			of("ImplicitBias", "inputs", matrix(2, -0.1, -MAX, 0.4, 1), "labels", two),
			of("LinearNetworkDynamics", "values", law, "weightDecay", 1e100, "learningRate", 2.0, "steps", 3),
			of("FitHeavyTail", "spectrum", heavy, "resamples", 3),
			of("StationarySgd", "replacement", "with", "epochs", 1L, "runs", 1),
			of("EntropyProduction", "hessian", hessian, "noise", noise, "paths", 50, "time", 2e-308, "records", 8),
			of("EntropyProduction", "hessian", matrix(1, 1), "noise", matrix(1, 1), "paths", 50, "time", Double.MIN_VALUE, "records",
				1),
			of("EdgeOfChaos", "activation", "sin", "weightDeviationFrom", 1e-300, "weightDeviationTo", 1e-232, "biasDeviationFrom",
				0.1, "biasDeviationTo", 4.7, "resolution", 4),
			of("ResidualNetwork", "depth", 2, "width", 4, "samples", 25, "inputs", 3, "lastWidth", 14, "scale", 1e-160, "steps", 40),
			of("PlotTable", "table", table("x", new double[] { 1, 2, 3 }, "y", times(Double.MIN_VALUE, new double[] { 1, 1, 1 })), "x",
				"x", "y", "y"),
			of("PlotTable", "table", table("x", new double[] { 1, 2, 3 }, "y", new double[] { -MAX, 0, MAX }), "x", "x", "y", "y"),
			of("FitExponent", "table", table("x", new double[] { 1, 1e5, 2e5, 3e5, 4e5, 5e5, 6e5, 7e5 }, "y", new double[] { 3, 0.09, 0.077,
				0.068, 0.0627, 0.0585, 0.0554, 0.053 }), "x", "x", "y", "y"),
			of("FitExponent", "table", table("x", powers, "y", powers), "x", "x", "y", "y", "model", "broken"),
			of("CompressKernel", "kernel", matrix(2, 4.9, 1.2, -MAX, 0.3), "ranks", one, "samples", 90),
			of("SpectralTail", "spectrum", one, "teacher", one, "weights", one, "times", new double[] { 0, 20, MAX }, "sign", -1,
				"exponent", Math.nextUp(1)));
	}

	@ParameterizedTest
	@MethodSource
	void found(final String command, final Map<String, Object> inputs) {
		assertNull(new Trial(context, context.service(CommandService.class).getCommand("org.scalinglaws.command." + command), inputs,
			Integer.MAX_VALUE, 60_000).verdict());
	}

	private static Arguments of(final String command, final Object... inputs) {
		final Map<String, Object> named = new LinkedHashMap<>();
		for (int i = 0; i < inputs.length; i += 2)
			named.put((String) inputs[i], inputs[i + 1]);
		return Arguments.of(command, named);
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}

	private static Columns table(final String x, final double[] first, final String y, final double[] second) {
		return Columns.owning(new LinkedHashMap<>(Map.of(x, first, y, second)));
	}

	private static Matrix matrix(final int rows, final double... columns) {
		return new Matrix(columns, rows);
	}

	private static MixtureProblem mixture(final int classes) {
		final double[][] means = new double[classes][12], spectra = new double[classes][12];
		for (int c = 0; c < classes; c++) {
			final int phase = 5 * c;
			Arrays.setAll(means[c], i -> Math.sin(i + 1 + phase));
			Arrays.setAll(spectra[c], i -> 1 / (i + 1.));
		}
		return new MixtureProblem(means, spectra, MixtureProblem.equal(classes), MixtureLoss.LOGISTIC);
	}
}
