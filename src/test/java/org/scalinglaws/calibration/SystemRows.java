package org.scalinglaws.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

import org.scalinglaws.diffusion.orbit.Orbit;
import org.scalinglaws.diffusion.orbit.OrbitGradients;
import org.scalinglaws.ensemble.heavy.FitIntervals;
import org.scalinglaws.ensemble.heavy.HeavyTailFit;
import org.scalinglaws.ensemble.heavy.HeavyTailLaw;
import org.scalinglaws.ensemble.heavy.HeavyTailSampler;
import org.scalinglaws.ensemble.heavy.SpectrumKind;
import org.scalinglaws.equilibrium.entropy.EntropyPaths;
import org.scalinglaws.equilibrium.entropy.Fluctuations;
import org.scalinglaws.equilibrium.entropy.LinearDiffusion;
import org.scalinglaws.equilibrium.entropy.PathEntropy;
import org.scalinglaws.equilibrium.variance.MeasuredVariance;
import org.scalinglaws.equilibrium.variance.NoisyQuadratic;
import org.scalinglaws.equilibrium.variance.StationaryRuns;
import org.scalinglaws.online.mixture.MixtureLoss;
import org.scalinglaws.online.mixture.MixtureProblem;
import org.scalinglaws.online.mixture.MixtureSimulation;
import org.scalinglaws.perceptron.training.PerceptronRuns;
import org.scalinglaws.random.Streams;
import org.scalinglaws.regression.epochs.EpochwiseCurves;
import org.scalinglaws.regression.epochs.TwoScales;
import org.scalinglaws.regression.parameters.ParameterCurves;
import org.scalinglaws.regression.ridge.RidgeProblem;
import org.scalinglaws.regression.ridge.RidgeRuns;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Progress;

/** The standard errors of what systems draw themselves; the truth is exact, or what very many runs give. */
final class SystemRows {

	private static final long OTHER_SEED = 1L << 40;
	private static final String OWN = "its own draws";

	private SystemRows() {
		// static functions only
	}

	static List<CalibrationRow> all() {
		final List<CalibrationRow> rows = new ArrayList<>();
		regression(rows);
		stationary(rows);
		learning(rows);
		rows.add(CalibrationRow.of("ImageSpectrum: exponent", "64 x 64 pixels of a random field", RandomField::imageSpectrum));
		heavy(rows, 0.5, 2);
		heavy(rows, 0.3, 8);
		heavy(rows, 0.9, 1);
		heavy(rows, 0.7, 4);
		return rows;
	}

	/** Column X of a table of runs, as SummarizeRuns takes its mean. */
	private static Interval ofRuns(final Columns table, final String column, final int runs, final double truth) {
		final Columns mean = RunSummary.of(table.with("all", 0), "all").table();
		return Interval.ofRuns(mean.get(column + RunSummary.MEAN, 0), mean.get(column + RunSummary.STANDARD_ERROR, 0), runs,
			truth);
	}

	private static double mean(final Columns table, final String column) {
		return Arrays.stream(table.column(column)).average().getAsDouble();
	}

	private static void regression(final List<CalibrationRow> rows) {
		final double[] spectrum = PowerLaw.spectrum(12, 1.5), target = new double[12];
		Arrays.fill(target, 1);
		final RidgeProblem problem = new RidgeProblem(6, 0, 0.05, 0.1);
		for (final String column : List.of("risk", "trainingError")) {
			final Truth truth = new Truth(() -> mean(RidgeRuns.of(spectrum, target, problem, 100_000, OTHER_SEED, Progress.NONE),
				column));
			rows.add(CalibrationRow.of("TrainRidge, 20 runs: " + column + " (Student)", OWN, seed -> ofRuns(RidgeRuns.of(spectrum,
				target, problem, 20, seed, Progress.NONE), column, 20, truth.get())));
		}
		final TwoScales scales = new TwoScales(15, 10, 7, 30, 0.3);
		final double[] times = { 0, 5, 500 };
		final Truth[] risks = { null, epochs(scales, times, 1), epochs(scales, times, 2) };
		for (int i = 1; i < times.length; i++) {
			final int at = i;
			rows.add(CalibrationRow.of("EpochwiseRisk, 6 runs: risk at " + times[at] + " (Student)", OWN, seed -> {
				final Columns curves = EpochwiseCurves.simulation(scales, times, 6, seed, Progress.NONE);
				return Interval.ofRuns(curves.get("risk", at), curves.get("riskStandardError", at), 6, risks[at].get());
			}));
		}
		for (final int features : new int[] { 5, 30 })
			rows.add(CalibrationRow.of("EffectiveParameters, 20 runs: of " + features + " features and 10 samples (Student)", OWN,
				seed -> {
					final Columns table = new ParameterCurves(10, new double[] { features }, ParameterCurves.GAUSSIAN, 1, 0).run(0.1,
						20, seed, Progress.NONE);
					return Interval.ofRuns(table.first("testParameters"), table.first("testParametersStandardError"), 20, features < 10
						? 10.0 * features / (10 - features - 1) : 100.0 / (features - 10 - 1));
				}));
	}

	private static Truth epochs(final TwoScales scales, final double[] times, final int at) {
		return new Truth(() -> EpochwiseCurves.simulation(scales, times, 20_000, OTHER_SEED, Progress.NONE).get("risk", at));
	}

	private static void stationary(final List<CalibrationRow> rows) {
		for (final boolean replacement : new boolean[] { true, false })
			for (final int runs : new int[] { 1, 8 }) {
				final NoisyQuadratic process = new NoisyQuadratic(1, 10, 1, 2, 0.1, replacement, false);
				rows.add(CalibrationRow.of("StationarySgd, " + (replacement ? "with" : "without") + " replacement, " + runs +
					" x 200 epochs", OWN, seed -> {
						final MeasuredVariance measured = StationaryRuns.of(process, 200, runs, seed, Progress.NONE);
						return Interval.ofError(measured.variance(), measured.standardError(), process.variance());
					}));
			}
		final LinearDiffusion diffusion = new LinearDiffusion(new double[][] { { 1, 0 }, { 0, 3 } }, new double[][] { { 1, 0.6 },
			{ 0.6, 1 } }, 0.1, 1);
		final PathEntropy entropy = diffusion.every(0.08);
		final Once<Fluctuations> paths = new Once<>(seed -> Fluctuations.of(EntropyPaths.draw(entropy, 2, 10, 2000, seed,
			Progress.NONE), false));
		rows.add(CalibrationRow.of("EntropyProduction, 2000 paths: mean of exp(-entropy)", OWN, seed -> Interval.ofError(paths
			.apply(seed).mean(), paths.apply(seed).standardError(), 1)));
		rows.add(CalibrationRow.of("EntropyProduction, 2000 paths: mean rate", OWN, seed -> Interval.ofError(paths.apply(seed)
			.meanEntropy() / 0.8, paths.apply(seed).meanEntropyStandardError() / 0.8, entropy.observedRate())));
		final Orbit orbit = Orbit.of(Orbit.REFLECTION, new double[] { 1, 0.5, -0.3, 0.2 });
		for (final int samples : new int[] { 1000, 10_000 }) {
			final Once<Columns> gradients = new Once<>(seed -> OrbitGradients.of(orbit, new double[] { 1 }, 0.3, samples, seed,
				Progress.NONE));
			rows.add(CalibrationRow.of("OrbitGradient, " + samples + " samples: gap", OWN, seed -> Interval.ofError(gradients.apply(
				seed).first("gap"), gradients.apply(seed).first("gapStandardError"), gradients.apply(seed).first("predictedGap"))));
			rows.add(CalibrationRow.of("OrbitGradient, " + samples + " samples: plain variance", OWN, seed -> Interval.ofError(
				gradients.apply(seed).first("plainVariance"), gradients.apply(seed).first("plainVarianceStandardError"), gradients
					.apply(seed).first("predictedPlainVariance"))));
		}
	}

	private static void learning(final List<CalibrationRow> rows) {
		final MixtureProblem mixture = new MixtureProblem(new double[][] { { 1, 0, 0.5, 0, 0 }, { -0.5, 0.3, 0, 0, 0 } },
			new double[][] { { 1, 0.5, 0.3, 0.2, 0.1 }, { 0.2, 0.2, 0.2, 0.2, 0.2 } }, MixtureProblem.equal(2),
			MixtureLoss.LOGISTIC);
		final LongFunction<Columns> last = seed -> mixture(mixture, 10, seed);
		final Truth loss = new Truth(() -> mean(mixture(mixture, 40_000, OTHER_SEED), "loss"));
		rows.add(CalibrationRow.of("MixtureProblem, 10 runs of SimulateSgd: loss (Student)", OWN, seed -> ofRuns(last.apply(seed),
			"loss", 10, loss.get())));
		final PerceptronRuns perceptrons = PerceptronRuns.ofLoad(20, 2, PerceptronRuns.FIXED);
		final Truth error = new Truth(() -> mean(perceptrons.run(new double[] { 1 }, 20_000, OTHER_SEED, Progress.NONE),
			"error"));
		rows.add(CalibrationRow.of("TrainPerceptron, 6 runs: error (Student)", OWN, seed -> ofRuns(perceptrons.run(new double[] {
			1 }, 6, seed, Progress.NONE), "error", 6, error.get())));
	}

	/** The last rows of all runs. */
	private static Columns mixture(final MixtureProblem mixture, final int runs, final long seed) {
		final SgdOptions options = new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(0.2), 1), 0, 50, runs,
			new SgdMethod.Exact(), seed, 2);
		return new MixtureSimulation(mixture, new double[5], options).run(2, Progress.NONE).trajectory().where("step = 50");
	}

	private static void heavy(final List<CalibrationRow> rows, final double aspectRatio, final double repulsion) {
		final Once<HeavyTailFit> fit = new Once<>(seed -> HeavyTailFit.of(new HeavyTailSampler(new HeavyTailLaw(aspectRatio,
			repulsion), 300).draw(1, Streams.of(seed), Progress.NONE)[0], SpectrumKind.WEIGHTS, 100, Streams.of(1), Progress.NONE));
		final String name = "FitHeavyTail (" + aspectRatio + ", " + repulsion + "): ";
		rows.add(CalibrationRow.of(name + "repulsion", OWN, seed -> {
			final FitIntervals found = fit.apply(seed).intervals();
			return new Interval(found.repulsionLow(), found.repulsionHigh(), repulsion);
		}).bootstrap().some(300));
		rows.add(CalibrationRow.of(name + "aspect ratio", OWN, seed -> {
			final FitIntervals found = fit.apply(seed).intervals();
			return new Interval(found.aspectRatioLow(), found.aspectRatioHigh(), aspectRatio);
		}).bootstrap().some(300));
	}
}
