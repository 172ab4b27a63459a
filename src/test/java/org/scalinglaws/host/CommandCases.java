package org.scalinglaws.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.fit.collapse.Collapse;
import org.scalinglaws.fit.collapse.LearningCurve;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.fit.rivals.RivalModels;
import org.scalinglaws.fit.scaling.LossPoints;
import org.scalinglaws.fit.scaling.Quantity;
import org.scalinglaws.fit.scaling.ScalingBootstrap;
import org.scalinglaws.fit.scaling.ScalingFit;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.lasso.LassoSolution;
import org.scalinglaws.network.risk.PhaseAgreement;
import org.scalinglaws.network.risk.PhaseLaws;
import org.scalinglaws.network.risk.PhaseMap;
import org.scalinglaws.network.risk.RiskCurves;
import org.scalinglaws.network.risk.RiskDiagram;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.training.DiagonalTraining;
import org.scalinglaws.network.training.TrainedNetwork;
import org.scalinglaws.network.weights.PooledWeights;
import org.scalinglaws.network.weights.Pruning;
import org.scalinglaws.network.weights.WeightDistribution;
import org.scalinglaws.online.mixture.MixtureFlow;
import org.scalinglaws.online.mixture.MixtureLoss;
import org.scalinglaws.online.mixture.MixturePrediction;
import org.scalinglaws.online.mixture.MixtureProblem;
import org.scalinglaws.online.mixture.MixtureSimulation;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.online.plateau.TwoLayerPlateau;
import org.scalinglaws.online.scaling.DataExponent;
import org.scalinglaws.online.scaling.ScalingCurves;
import org.scalinglaws.online.scaling.SourceProblem;
import org.scalinglaws.online.sgd.IndexSimulation;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientDescent;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.hierarchy.HierarchyComparison;
import org.scalinglaws.retrieval.hierarchy.HierarchySolution;
import org.scalinglaws.retrieval.hierarchy.MomentHierarchy;
import org.scalinglaws.retrieval.model.LossLandscape;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.retrieval.phases.EscapeRate;
import org.scalinglaws.retrieval.phases.PhaseErrors;
import org.scalinglaws.retrieval.phases.PhaseOneComparison;
import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.retrieval.phases.SpectralTail;
import org.scalinglaws.retrieval.prediction.LinearisedSgd;
import org.scalinglaws.retrieval.prediction.PredictionResult;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.retrieval.sgd.SgdSimulation;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.floor.NoiseFloor;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.Ensemble;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.PatchCovariance;
import org.scalinglaws.spectrum.PatchProjection;
import org.scalinglaws.spectrum.PatchSampler;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsText;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Progress;

import net.imglib2.img.array.ArrayImgs;

/** Every command with small inputs, and the same by the mathematics' own Java API. */
public final class CommandCases {

	/**
	 * One command.
	 *
	 * @param name of its class
	 * @param inputs by name: numbers, texts, {@code double[]} for vectors,
	 *          {@link Matrix}, or what the command takes as it is
	 * @param java computes the outputs by name without any command; null if the
	 *          command has no counterpart there (files)
	 * @param own outputs that the command itself puts together
	 * @param files that it writes
	 */
	public record Case(String name, Map<String, Object> inputs, Supplier<Map<String, Object>> java, List<String> own,
		List<Path> files) {

		@Override
		public String toString() {
			return name;
		}
	}

	/** A matrix by its columns. */
	public record Matrix(double[] values, int rows) {}

	private static final int DIMENSION = 12;

	private final double[] spectrum = PowerLaw.spectrum(DIMENSION, 1.5);
	private final double[] teacher = Teachers.random(spectrum, Teachers.ENERGY, Streams.of(3));
	private final double[] start = StartingWeights.onSphere(DIMENSION, 0.3, 1, Streams.of(4));
	private final RetrievalProblem problem = new RetrievalProblem(spectrum, teacher);
	private final SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
	private final Map<String, Object> arrays = map("spectrum", spectrum, "teacher", teacher, "weights", start);
	private final Columns flow = new GradientFlow(measure, 1e-8).solve(GradientFlow.logarithmicTimes(measure, 1000, 60), 1,
		false, Progress.NONE).trajectory();
	private final double[] theta = PowerLawTargets.alternatingVector(8, 1);
	private final double[] trainingInputs = NetworkSamples.inputs(8, 30, Streams.of(5).stream("any", 0));
	private final double[] trainingLabels = NetworkSamples.diagonalLabels(trainingInputs, theta, 0.1, Streams.of(5).stream(
		"other", 0));
	private final Path folder;
	private final List<Case> cases = new ArrayList<>();

	private CommandCases(final Path folder) {
		this.folder = folder;
	}

	/** All of them, those with files in the given folder. */
	public static List<Case> in(final Path folder) {
		final CommandCases all = new CommandCases(folder);
		all.addData();
		all.addMeasures();
		all.addRetrieval();
		all.addSgd();
		all.addOnline();
		all.addMixtures();
		all.addTheory();
		all.addNetworks();
		all.addStateEvolutions();
		RegressionCases.add(all);
		DescentCases.add(all);
		SpectraCases.add(all);
		PerceptronCases.add(all);
		DiffusionCases.add(all);
		NoiseCases.add(all);
		DeepNetworksCases.add(all);
		all.addAnalysis();
		all.addSweeps();
		all.addFiles();
		return all.cases;
	}

	private void addData() {
		add("EffectiveDimension", map("spectrum", new double[] { 3, 1, 0 }, "ridge", 1), () -> map("effectiveDimension", 1.25));
		add("PowerLawSpectrum", map("dimension", 12, "exponent", 1.5), () -> map("spectrum", PowerLaw.spectrum(12, 1.5)));
		final double[] pixels = new double[20 * 15];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = i * 37 % 101;
		final Matrix image = new Matrix(pixels, 20);
		add("ImageSpectrum", map("image", image, "patchSize", 3, "patches", 50, "seed", 2), () -> {
			final PatchCovariance patches = PatchCovariance.of(sampler(image, 2), 50, Progress.NONE);
			final PowerLawFit fit = PowerLawFit.of(ranks(9), patches.spectrum());
			return map("spectrum", patches.spectrum(), "basis", new Matrix(patches.basis(), 9), "mean", patches.mean(),
				"exponent", -fit.exponent(), "standardError", fit.standardError());
		}, "table");
		final double[] basis = new double[81], mean = new double[9];
		for (int i = 0; i < 9; i++) {
			basis[10 * i] = 1;
			mean[i] = 49.5 + i;
		}
		add("ProjectPatches", map("image", image, "basis", new Matrix(basis, 9), "mean", mean, "patches", 7, "seed", 3),
			() -> map("inputs", new Matrix(PatchProjection.inputs(sampler(image, 3), basis, mean, 7, Progress.NONE), 9),
				"leftOut", 0L, "region", "x 0, y 0, width 20, height 15"));
		add("TeacherWeights", map("spectrum", spectrum, "normalization", "norm", "random", true, "seed", 9), () -> map(
			"teacher", Teachers.random(spectrum, Teachers.NORM, Streams.of(9))));
		add("TeacherWeights", map("spectrum", spectrum, "random", false, "source", 0.7), () -> map("teacher", Teachers.withSource(
			Teachers.alternating(spectrum, Teachers.ENERGY), spectrum, 0.7, Teachers.ENERGY, Progress.NONE)));
		add("TeacherWeights", map("spectrum", spectrum, "teachers", 2, "seed", 9), () -> map("teacher", new Matrix(Teachers
			.orthogonal(spectrum, Teachers.ENERGY, 2, Streams.of(9), Progress.NONE), spectrum.length)));
		add("InitialWeights", map("dimension", 5, "norm", 0.1, "runs", 3, "seed", 2), () -> map("weights", new Matrix(
			StartingWeights.onSphere(5, 0.1, 3, Streams.of(2)), 5)));
		add("GaussianInputs", map("spectrum", spectrum, "samples", 6, "seed", 2), () -> map("inputs", new Matrix(
			RetrievalSamples.inputs(spectrum, 6, Streams.of(2).stream(RetrievalSamples.INPUTS, 0)), DIMENSION)));
		final double[] samples = RetrievalSamples.inputs(spectrum, 6, Streams.of(2).stream(RetrievalSamples.INPUTS, 0));
		add("RetrievalLabels", map("inputs", new Matrix(samples, DIMENSION), "teacher", teacher, "noiseVariance", 0.3, "seed",
			7), () -> map("labels", RetrievalSamples.labels(samples, teacher, 0.3, Streams.of(7).stream(
				RetrievalSamples.LABEL_NOISE, 0))));
	}

	private static PatchSampler sampler(final Matrix image, final long seed) {
		return new PatchSampler(ImageArrays.image(image.values, image.rows), 3, Streams.of(seed).stream("patches", 0));
	}

	private static double[] ranks(final int count) {
		final double[] ranks = new double[count];
		for (int i = 0; i < count; i++)
			ranks[i] = i + 1;
		return ranks;
	}

	private void addMeasures() {
		add("MeasureSpectrum", map("dimension", 1e9, "exponent", 1.7, "nodes", 64, "norm", 0.5), () -> map("measure", Binning
			.expected(1e9, 1.7, new Ensemble(0.5, true), NodeBudget.of(64))));
		add("EscapeRate", map("measure", measure), () -> map("rate", EscapeRate.of(measure.eigenvalue(), measure
			.teacherSquared()).rate()));
	}

	private void addRetrieval() {
		add("IntegrateFlow", with("endTime", 500.0, "records", 20, "order", 2), () -> {
			final FlowSolution solution = new GradientFlow(measure, 1e-8).solve(GradientFlow.logarithmicTimes(measure, 500, 20),
				2, false, Progress.NONE);
			return map("trajectory", solution.trajectory(), "sign", solution.sign(), "weights", solution.weights(start,
				teacher));
		});
		add("DescendGradient", with("learningRate", 0.01, "steps", 3000, "records", 20), () -> {
			final FlowSolution solution = new GradientDescent(measure, 0.01).solve(3000, 20, Progress.NONE);
			return map("trajectory", solution.trajectory(), "sign", solution.sign(), "weights", solution.weights(start,
				teacher));
		});
		add("TruncateHierarchy", with("moments", 6, "endTime", 2.0, "records", 15), () -> {
			final HierarchySolution solution = new MomentHierarchy(measure, 6).solve(2, Progress.NONE);
			final PhaseOneComparison escape = PhaseOneComparison.of(measure, 2, 15, Progress.NONE);
			return map("trajectory", HierarchyComparison.of(measure, solution, 15, Progress.NONE), "blowUpTime", solution
				.blowUpTime(), "peakTime", solution.peak().time(), "peakEnergy", solution.peak().energy(), "volterra", escape.table(), "volterraError", escape.error(), "duhamelResidual", escape
					.residual());
		});
		add("FindPhases", map("trajectory", flow, "delta", 0.2, "epsilon", 0.1), () -> {
			final Phases phases = Phases.find(flow, 0.2, 0.1), errors = PhaseErrors.of(flow, 0.2, 0.1);
			return map("escapeTime", phases.escapeTime(), "crossingTime", phases.crossingTime(), "convergenceTime", phases
				.convergenceTime(), "escapeTimeStandardError", errors.escapeTime(), "crossingTimeStandardError", errors
					.crossingTime(), "convergenceTimeStandardError", errors.convergenceTime());
		});
		add("LossLandscape", arrays, () -> {
			final LossLandscape landscape = new LossLandscape(problem, start);
			return map("loss", landscape.loss(), "gradient", landscape.gradient(), "kind", landscape.kind().toString(),
				"hessianEigenvalues", landscape.hessianEigenvalues(Progress.NONE));
		});
	}

	private void addSgd() {
		add("SimulateSgd", with("learningRate", 0.01, "noiseVariance", 0.1, "steps", 400, "runs", 2, "records", 12, "schedule",
			"cosine", "finalLearningRate", 0.001, "seed", 6), () -> {
				final SgdResult result = new SgdSimulation(problem, start, new SgdOptions(Optimizer.plain(LearningRateSchedule
					.cosine(0.01, 0.001, 400), 1), 0.1, 400, 2, new SgdMethod.Exact(), 6, 12)).run(1, Progress.NONE);
				return map("trajectory", result.trajectory(), "weights", new Matrix(result.weights(), DIMENSION));
			});
		add("PredictSgd", with("learningRate", 0.01, "noiseVariance", 0.1, "steps", 4000, "records", 12), () -> {
			final PredictionResult result = new SgdPrediction(measure, LearningRateSchedule.constant(0.01), 0.1, 1, 1e-8).solve(
				4000, 12, Progress.NONE);
			final LinearisedSgd linearised = new LinearisedSgd(measure, 1);
			final NoiseFloor floor = linearised.floor(0.01, 0.1), leading = linearised.leadingFloor(0.01, 0.1);
			return map("trajectory", result.trajectory(), "sign", result.sign(), "criticalLearningRate", linearised
				.criticalLearningRate(), "lossFloor", floor.loss(), "errorFloor", floor.meanSquaredError(), "leadingLossFloor",
				leading.loss(), "leadingErrorFloor", leading.meanSquaredError());
		});
	}

	private void addOnline() {
		add("IndexProblem", map("link", "relu", "loss", "huber", "threshold", 0.5, "students", 2, "teachers", 3,
			"noiseVariance", 0.1), () -> map("problem", new IndexProblem(Link.of("relu"), Loss.of("huber", 0.5), 2, 3, 0.1)));
		final IndexProblem committee = new IndexProblem(Link.of("erf"), Loss.of("halfSquared"), 2, 1, 0.1);
		final double[] students = StartingWeights.onSphere(DIMENSION, 0.3, 2, Streams.of(4));
		add("SimulateSgd", map("spectrum", spectrum, "teacher", teacher, "weights", new Matrix(students, DIMENSION),
			"problem", committee, "steps", 300, "records", 10), () -> {
				final SgdResult result = new IndexSimulation(committee, spectrum, teacher, students, new SgdOptions(Optimizer
					.plain(LearningRateSchedule.constant(1e-3), 1), 0, 300, 1, new SgdMethod.Exact(), 1, 10)).run(1, Progress.NONE);
				return map("trajectory", result.trajectory(), "weights", ArrayImgs.doubles(result.weights(), DIMENSION, 2, 1));
			});
		add("FunctionalScalingLaw", map("exponent", 1.5, "source", 0.5, "features", 20, "noiseVariance", 0.5, "learningRate",
			0.1, "steps", 300, "schedule", "exponential", "finalLearningRate", 0.001, "records", 9), () -> {
				final SourceProblem source = new SourceProblem(1.5, 0.5, 20, 0.5, 1);
				return map("table", ScalingCurves.of(source, LearningRateSchedule.exponential(0.1, 0.001, 300), 300, 9,
					Progress.NONE), "regime", "easy", "predictedExponent", -0.75 / 1.75, "predictedComputeExponent", DataExponent.of(
						source, "exponential").inCompute());
			});
		final TwoLayerPlateau plateau = new TwoLayerPlateau(3);
		add("PlateauEscape", map("spectrum", spectrum, "teachers", 3, "learningRate", 0.01), () -> map("plateauOverlap", plateau
			.overlap(), "plateauEnergy", 0.2, "rate", plateau.rate(spectrum), "escapeTime", 1 / (plateau.rate(spectrum) *
				DIMENSION * 0.01)));
	}

	private void addMixtures() {
		final double[] other = StartingWeights.onSphere(DIMENSION, 1, 1, Streams.of(5)), centre = StartingWeights.onSphere(
			DIMENSION, 1, 1, Streams.of(6)), nothing = new double[DIMENSION];
		final double[] means = Stream.of(other, centre, nothing).flatMapToDouble(DoubleStream::of).toArray();
		final double[] shares = { 0.5, 0.25, 0.25 };
		final MixtureProblem mixture = new MixtureProblem(new double[][] { other, centre, nothing }, new double[][] { spectrum,
			spectrum, spectrum }, shares, MixtureLoss.LOGISTIC);
		add("MixtureProblem", map("means", new Matrix(means, DIMENSION), "spectra", spectrum, "probabilities", shares), () -> map(
			"problem", mixture));
		final double[] students = new double[3 * DIMENSION];
		add("SimulateSgd", map("weights", new Matrix(students, DIMENSION), "problem", mixture, "steps", 300, "records", 5), () -> {
			final SgdResult result = new MixtureSimulation(mixture, students, new SgdOptions(Optimizer.plain(LearningRateSchedule
				.constant(1e-3), 1), 0, 300, 1, new SgdMethod.Exact(), 1, 5)).run(1, Progress.NONE);
			return map("trajectory", result.trajectory(), "weights", ArrayImgs.doubles(result.weights(), DIMENSION, 3, 1));
		});
		add("PredictSgd", map("weights", new Matrix(students, DIMENSION), "problem", mixture, "steps", 300, "records", 5), () -> map(
			"trajectory", new MixturePrediction(mixture, students, LearningRateSchedule.constant(1e-3), 1, 1e-8).solve(300, 5,
				Progress.NONE), "criticalLearningRate", Double.NaN, "lossFloor", Double.NaN, "errorFloor", Double.NaN,
			"leadingLossFloor", Double.NaN, "leadingErrorFloor", Double.NaN, "sign", 0));
		add("IntegrateFlow", map("weights", new Matrix(students, DIMENSION), "problem", mixture, "times", new double[] { 0, 1, 5 }),
			() -> {
				final MixtureFlow.Solution solution = new MixtureFlow(mixture, students, 1e-8).solve(new double[] { 0, 1, 5 }, false,
					Progress.NONE);
				return map("trajectory", solution.trajectory(), "weights", new Matrix(solution.weights(), DIMENSION), "sign", 0);
			});
	}

	private void addTheory() {
		final double[] times = { 0, 0.5, 3, 20, 100 };
		add("SpectralTail", with("times", times, "sign", -1), () -> map("trajectory", SpectralTail.ofMoments(measure
			.eigenvalue(), measure.multiplicity(), measure.startSquared(), measure.startTeacher(), measure.teacherSquared(), -1)
			.trajectory(times, Progress.NONE)));
	}

	private void addNetworks() {
		add("PowerLawTarget", map("network", "quadratic", "dimension", 6, "exponent", 0.75, "seed", 4), () -> map("target",
			new Matrix(PowerLawTargets.randomMatrix(6, 0.75, Streams.of(4), Progress.NONE), 6), "eigenvalues", PowerLawTargets
				.eigenvalues(6, 0.75)));
		add("NetworkData", map("network", "diagonal", "target", theta, "samples", 5, "noiseVariance", 0.2, "seed", 4), () -> {
			final double[] inputs = NetworkSamples.inputs(8, 5, Streams.of(4).stream(NetworkSamples.INPUTS, 0));
			return map("inputs", new Matrix(inputs, 8), "labels", NetworkSamples.diagonalLabels(inputs, theta, 0.2, Streams.of(
				4).stream(NetworkSamples.LABEL_NOISE, 0)));
		});
		final Matrix inputs = new Matrix(trainingInputs, 8);
		add("SolveLasso", map("inputs", inputs, "labels", trainingLabels, "penalty", 1.5, "tolerance", 1e-9), () -> {
			final LassoSolution solution = new Lasso(trainingInputs, trainingLabels).solve(1.5, 1e-9, Progress.NONE);
			return map("weights", solution.weights(), "gap", solution.gap(), "iterations", solution.iterations(), "reason",
				solution.reason().toString(), "objective", solution.objective());
		});
		add("TrainNetwork", map("network", "diagonal", "inputs", inputs, "labels", trainingLabels, "weightDecay", 0.4,
			"tolerance", 1e-9, "seed", 3), () -> {
				final TrainedNetwork trained = new DiagonalTraining(trainingInputs, trainingLabels, 0.4).run(Streams.of(3).stream(
					"networkStart", 0), 1e-9, 100_000, Progress.NONE);
				return map("weights", trained.weights(), "history", trained.history(), "iterations", trained.iterations(),
					"reason", trained.reason().toString(), "loss", trained.loss(), "gap", trained.gap());
			});
		add("PruneWeights", map("network", "diagonal", "weights", theta, "noiseLevel", 0.3, "threshold", 0.2), () -> map(
			"weights", Pruning.diagonal(theta, 0.3, 0.2)));
	}

	private void addStateEvolutions() {
		final StateEvolution.Setting setting = new StateEvolution.Setting(25.5, 0.7, 0.5);
		final double[] eigenvalues = PowerLawTargets.eigenvalues(8, 1);
		add("DiagonalStateEvolution", map("target", theta, "samples", 25.5, "weightDecay", 0.7), () -> state(StateEvolution
			.diagonal(theta).solve(setting)));
		add("QuadraticStateEvolution", map("eigenvalues", eigenvalues, "samples", 25.5, "weightDecay", 0.7), () -> state(
			StateEvolution.quadratic(eigenvalues).solve(setting)));
		add("WeightSpectrum", map("network", "diagonal", "target", theta, "samples", 25.5, "weightDecay", 0.7, "weights",
			theta, "bins", 4), this::law);
		add("RiskDiagram", map("network", "diagonal", "dimension", 100.0, "exponent", 1.0, "samplesTo", 1e4, "resolution", 4),
			() -> {
				final ImageAxis samples = ImageAxis.logarithmic("effectiveSamples", 10, 1e4), decays = ImageAxis.logarithmic(
					"weightDecay", 1e-4, 1e4);
				final RiskDiagram diagram = RiskDiagram.of(Network.DIAGONAL, 100, 1, 0.5, samples, decays, 4, Progress.NONE);
				final PhaseMap phases = PhaseMap.of(new PhaseLaws(Network.DIAGONAL, 100, 1, true), diagram.phase(), 560);
				return map("risk", diagram.risk(), "exponentInSamples", diagram.exponentInSamples(), "exponentInWeightDecay",
					diagram.exponentInWeightDecay(), "phase", diagram.phase(), "disagreement", diagram.disagreement(), "residual",
					diagram.residual(), "optimum", RiskCurves.optimum(Network.DIAGONAL, 100, 1, 0.5, samples.coordinates(4), Progress.NONE),
					"overfitting", RiskCurves.overfitting(diagram, Network.DIAGONAL, 100, 1, 0.5, Progress.NONE), "agreement",
					PhaseAgreement.of(diagram), "phaseMap", phases.phases(), "boundaries", phases.boundaries(), "names", phases
						.names(), "laws", phases.middles());
			});
		add("WeightRisk", map("network", "diagonal", "weights", theta, "target", theta), () -> map("risk", 0.0, "spectrum",
			PooledWeights.diagonal(theta).values()));
		final double[] effective = { 20, 200 };
		add("OptimalDecay", map("network", "quadratic", "dimension", 100.0, "exponent", 1.0, "effectiveSamples", effective),
			() -> map("table", RiskCurves.optimum(Network.QUADRATIC, 100, 1, 0.5, effective, Progress.NONE).with(
				"smallDecayRisk", RiskCurves.along(Network.QUADRATIC, 100, 1, 0.5, effective, new double[] { 0.01 },
					Progress.NONE).column("risk")), "peak", RiskCurves.peak(Network.QUADRATIC, 100, 1, 0.5),
				"predictedExponent", -0.5));
		add("RiskCurve", map("network", "quadratic", "dimension", 100.0, "exponent", 1.0, "effectiveSamples", effective,
			"weightDecay", new double[] { 0.1, 1 }), () -> map("table", RiskCurves.along(Network.QUADRATIC, 100, 1, 0.5,
				effective, new double[] { 0.1, 1 }, Progress.NONE), "interpolation", 25.0));
	}

	private static Map<String, Object> state(final StateEvolution.State state) {
		return map("risk", state.risk(), "noiseLevel", state.noiseLevel(), "threshold", state.threshold(),
			"degreesOfFreedom", state.degreesOfFreedom(), "penalty", state.penalty(), "residual", state.residual(), "reason",
			state.reason().toString());
	}

	private Map<String, Object> law() {
		final StateEvolution evolution = StateEvolution.diagonal(theta);
		final StateEvolution.State state = evolution.solve(new StateEvolution.Setting(25.5, 0.7, 0.5));
		final WeightDistribution law = WeightDistribution.diagonal(theta, state.noiseLevel(), state.threshold());
		final PooledWeights pooled = PooledWeights.diagonal(theta).withZeros(state.noiseLevel());
		final Map<String, Object> all = map("table", law.density(), "spikes", law.spikes(), "bulkEdge", law.bulkEdge(),
			"massAtZero", law.massAtZero(), "risk", state.risk(), "overfitting", law.riskParts().overfitting(), "underfitting",
			law.riskParts().underfitting(), "approximation", law.riskParts().approximation(), "prunedRisk", evolution
				.prunedRisk(state));
		all.putAll(map("noiseLevel", state.noiseLevel(), "threshold", state.threshold(), "histogram", pooled.histogram(4,
			false), "distance", pooled.distance(law), "zeroFraction", pooled.zeroFraction(), "tailExponent", pooled.tail()
				.exponent(), "tailReason", pooled.tail().reason(), "tailStandardError", pooled.tail().standardError()));
		return all;
	}

	private void addAnalysis() {
		add("FitExponent", map("table", flow, "y", "overlapGap", "from", 20.0, "to", 500.0, "predicted", -1.0), () -> {
			final double[][] gaps = { flow.column("overlapGap") };
			final PowerLawFit fit = PowerLawFit.ofRuns(flow.column("time"), gaps, 20, 500);
			final RivalModels rivals = RivalModels.ofRuns(flow.column("time"), gaps, 20, 500);
			return map("exponent", fit.exponent(), "standardError", fit.standardError(), "low", fit.low(), "high", fit.high(),
				"kind", fit.kind(), "rSquared", fit.rSquared(), "from", fit.from(), "to", fit.to(), "deviation", (fit
					.exponent() + 1) / fit.standardError(), "bestModel", rivals.best() == null ? "undetermined" : rivals.best()
						.text(), "reason", fit.reason() + (rivals.best() == null ? "; no best model: " + rivals.reason() : ""));
		}, "details", "models", "goodness");
		final Columns runs = Columns.builder("run", "time", "loss").row(0, 1, 0.5).row(0, 2, 0.3).row(1, 1, 0.7).row(1, 2,
			0.1).row(2, 1, 0.2).row(2, 2, 0.25).build();
		add("SummarizeRuns", map("table", runs, "by", "time"), () -> {
			final RunSummary summary = RunSummary.of(runs, "time");
			return map("table", summary.table(), "divergedRuns", summary.divergedRuns());
		});
		add("FitScalingLaw", map("table", losses(), "size", "parameters", "data", "tokens", "resamples", 20, "seed", 5),
			this::scalingLaw, "predictions", "optimal", "rivals", "resampled", "plot");
		addCollapse();
		add("ArrangeTable", map("table", runs, "where", "loss > 0.2 and run is finite", "sorted", "time,-loss", "select",
			"time,loss"), () -> map("table", Columns.builder("time", "loss").row(1, 0.7).row(1, 0.5).row(2, 0.3).row(2, 0.25)
				.build()));
		add("PlotTable", map("table", flow, "y", "overlapGap,loss"), null);
		add("PlotMap", map("map", new Matrix(theta, 4), "fromX", 1.0, "toX", 10.0, "colours", "diverging"), null);
	}

	private void addSweeps() {
		final Columns.Builder cells = Columns.builder("exponent", "dimension", "seed", "rate", "status");
		add("Sweep", map("command", "FunctionalScalingLaw", "grid", "exponent = 1.5 : 2.5 : 3; features = 10, 20; steps = 100",
			"threads", 2), () -> {
				final Columns.Builder table = Columns.builder("exponent", "features", "steps", "predictedExponent",
					"predictedComputeExponent", "step", "time", "exact", "volterra", "firstOrder", "status");
				for (final double exponent : new double[] { 1.5, 2, 2.5 })
					for (final int features : new int[] { 10, 20 }) {
						final SourceProblem source = new SourceProblem(exponent, 1, features, 1, 1);
						final DataExponent law = DataExponent.of(source, "constant");
						final Columns curve = ScalingCurves.of(source, LearningRateSchedule.constant(1e-3), 100, 200, Progress.NONE);
						table.row(exponent, features, 100, law.inData(), law.inCompute(), curve.last("step"), curve.last("time"), curve.last(
							"exact"), curve.last("volterra"), curve.last("firstOrder"), 0);
					}
				return map("table", table.build(), "resumed", 0, "failed", 0, "messages", "");
			});
		for (int i = 0; i < 12; i++)
			cells.row(1 + i / 6, Math.pow(10, 1 + i / 2 % 3), i % 2, i, i == 3 ? 1 : 0);
		add("SweepMap", map("table", cells.build(), "x", "dimension", "y", "exponent", "value", "rate", "logX", true), () -> map(
			"map", new CalibratedImage("rate", new double[] { 0.5, 2, 4.5, 6.5, 8.5, 10.5 }, 3, 2, ImageAxis
				.logarithmic("dimension", 10, 1000), ImageAxis.linear("exponent", 1, 2))));
	}

	private static Columns losses() {
		final Columns.Builder table = Columns.builder("parameters", "tokens", "loss");
		for (int i = 0; i < 40; i++) {
			final double size = 1e6 * Math.pow(10, i % 5), data = 1e8 * Math.pow(4, i / 5);
			table.row(size, data, (1.5 + 300 / Math.pow(size, 0.3) + 900 / Math.pow(data, 0.35)) * (1 + 0.01 * Math.sin(17 * i)));
		}
		return table.build();
	}

	private Map<String, Object> scalingLaw() {
		final Columns table = losses();
		final ScalingFit fit = ScalingFit.of(LossPoints.of(table.column("parameters"), table.column("tokens"), table.column(
			"loss")), ScalingForm.SUM, 1e-3);
		final ScalingBootstrap errors = ScalingBootstrap.of(fit, null, 20, r -> Streams.of(5).stream("scaling law resample", r),
			1, Progress.NONE);
		final Map<String, Object> all = map("objective", fit.objective(), "rows", 40, "leftOut", 0, "reason", fit.reason(),
			"sizeFactorLogStandardError", errors.standardError(Quantity.LOG_SIZE_FACTOR), "dataFactorLogStandardError", errors
				.standardError(Quantity.LOG_DATA_FACTOR));
		for (final Quantity quantity : Quantity.values())
			if (quantity != Quantity.LOG_SIZE_FACTOR && quantity != Quantity.LOG_DATA_FACTOR) all.putAll(map(quantity.text(),
				quantity.of(fit.law()), quantity.text() + "StandardError", errors.standardError(quantity), quantity.text() + "Low",
				errors.low(quantity), quantity.text() + "High", errors.high(quantity)));
		return all;
	}

	/** Two sizes of two runs each: s t^-1/2 + 0.1, times a factor for each run. */
	private void addCollapse() {
		final double[][] sizes = { { 2, 16, 1 }, { 2, 16, 1.2 }, { 3, 36, 1 }, { 3, 36, 0.9 } };
		final Columns.Builder table = Columns.builder("size", "run", "time", "risk", "end");
		final List<LearningCurve> curves = new ArrayList<>();
		for (int k = 0; k < sizes.length; k++) {
			final double[] x = new double[9], y = new double[9];
			final double end = sizes[k][1];
			for (int i = 0; i < x.length; i++) {
				x[i] = (i + 1) * end / 8;
				y[i] = 0.1 + sizes[k][2] * sizes[k][0] / Math.sqrt(x[i]);
				table.row(sizes[k][0], k % 2, x[i], y[i], end);
			}
			curves.add(new LearningCurve(sizes[k][0], k % 2, x, y, end));
		}
		add("CollapseCurves", map("table", table.build(), "x", "time", "y", "risk", "group", "size", "horizon", "end", "floor",
			0.05), () -> {
				final Collapse collapse = Collapse.of(curves, 0.05, Progress.NONE);
				final Columns.Builder normalised = Columns.builder("time", "risk", "size", "run");
				for (final LearningCurve curve : curves)
					for (int i = 0; i < 9; i++)
						normalised.row(curve.normalisedX()[i], curve.normalisedY(0.05)[i], curve.group(), curve.run());
				return map("table", normalised.build(), "floor", 0.05, "floorStandardError", Double.NaN, "horizonExponent", collapse
					.horizonExponent(),
					"horizonExponentStandardError", Double.NaN, "meanDeviation", collapse.meanDeviation(),
					"meanDeviationStandardError", collapse.meanDeviationStandardError(), "supercollapse", "yes", "lateRatio", collapse.lateRatio(),
					"lateRatioStandardError", collapse.lateRatioStandardError(), "collapseFrom",
					collapse.collapseFrom(), "reason", collapse.reason());
			}, "deviation");
	}

	private void addFiles() {
		final Path saved = folder.resolve("saved.csv"), opened = folder.resolve("opened.csv"), picture = folder.resolve(
			"saved.png");
		try (var file = Files.newBufferedWriter(opened)) {
			ColumnsText.write(flow, file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		cases.add(new Case("SaveTable", map("table", flow, "file", saved.toFile()), null, List.of(), List.of(saved, Path.of(
			saved + ".json"))));
		add("OpenTable", map("file", opened.toFile()), () -> map("table", flow));
		cases.add(new Case("SavePlot", map("plot", ColumnsPlot.of(flow).x("time").y("loss").image(), "file", picture.toFile()),
			null, List.of(), List.of(picture)));
		final Path page = folder.resolve("report.html");
		cases.add(new Case("SaveReport", map("title", "A flow", "items", map("Loss", flow, "Loss over time", ColumnsPlot.of(flow).x(
			"time").y("loss").image(), "Exponent", -0.98, "What", "as a power law"), "file", page.toFile(), "subtitle", "and its loss",
			"script", "run FitExponent"), null, List.of(), List.of(page)));
	}

	void add(final String name, final Map<String, Object> inputs, final Supplier<Map<String, Object>> java,
		final String... own)
	{
		cases.add(new Case(name, inputs, java, List.of(own), List.of()));
	}

	/** Spectrum, teacher and weights, and more. */
	private Map<String, Object> with(final Object... more) {
		final Map<String, Object> all = new LinkedHashMap<>(arrays);
		all.putAll(map(more));
		return all;
	}

	static Map<String, Object> map(final Object... pairs) {
		final Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2)
			map.put((String) pairs[i], pairs[i + 1]);
		return map;
	}
}
