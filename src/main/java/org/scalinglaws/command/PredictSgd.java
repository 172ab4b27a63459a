package org.scalinglaws.command;

import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Measures;
import org.scalinglaws.command.support.Nodes;
import org.scalinglaws.command.support.ReducedUnits;
import org.scalinglaws.command.support.ScheduledCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.online.dynamics.IndexFloors;
import org.scalinglaws.online.dynamics.IndexPrediction;
import org.scalinglaws.online.mixture.MixturePrediction;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.retrieval.prediction.LinearisedSgd;
import org.scalinglaws.retrieval.prediction.PredictionResult;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.floor.LinearisedSteps;
import org.scalinglaws.sgd.floor.NoiseFloor;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Predicts what one-pass stochastic gradient descent does on the average, at a cost
 * that does not grow with the dimension of a measure.
 * <p>
 * The prediction is for runs that do not diverge, at learning rates up to a fifth of
 * the critical one. The floors are those of the linearised recursion at the last
 * learning rate after an infinite time: 0 without noise, infinite from the critical
 * rate on; after k steps coordinates of an eigenvalue below 1/(16 learningRate k s*),
 * in phase retrieval, have not reached theirs. A problem has floors if one student is its only
 * teacher; else they are NaN, and the metadata (floors) say why.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Predicts what one-pass stochastic gradient descent does on the average, without drawing a sample",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#online-sgd"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Predict SGD...", weight = 4) })
public class PredictSgd extends ScheduledCommand {

	/** The part of the progress that is the floors'. */
	private static final double FLOORS = 0.1;

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance; not with a mixture, which has its own", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum; of a problem, dimension x teachers", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum; of a problem, dimension x students", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Measure", description = "Replaces spectrum, teacher and weights; several units of a problem are independent copies of its start and teacher", required = false,
		persist = false)
	private SpectralMeasure measure;

	@Parameter(label = "Problem", description = "What is learned, as Index Problem or Mixture Problem makes it; phase retrieval if not given",
		required = false, persist = false)
	private OnlineProblem problem;

	@Parameter(label = "Noise variance", description = "Variance of the label noise, from 0; a problem has its own", min = "0", persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "Batch size", description = "Samples per step, 1 to 1000000000", min = "1", max = "1000000000",
		persist = false)
	private int batchSize = 1;

	@Parameter(label = "Seed", description = "Not used, as nothing is random; lets the inputs of a simulation serve here, too", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(label = "Records", description = "Number of recorded steps, 2 to 1000000: 0 and then log-spaced", min = "2",
		max = "1000000", persist = false)
	private int records = 200;

	@Parameter(label = "Tolerance", description = "Relative error that leaps over many steps may make (gaps: a hundred times more), 1e-12 to 1e-2",
		min = "1e-12", max = "1e-2", persist = false)
	private double tolerance = 1e-8;

	@Parameter(label = "Nodes", description = Nodes.DESCRIPTION, min = Nodes.MIN, max = Nodes.MAX, persist = false)
	private int nodes = Nodes.AUTOMATIC;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Loss floor", description = "Mean excess loss that the noise leaves; infinite from the critical learning rate on, NaN of a mixture")
	private double lossFloor = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Error floor", description = "Mean squared error that the noise leaves; infinite or NaN likewise")
	private double errorFloor = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Leading loss floor", description = "To first order in the learning rate; NaN of a mixture")
	private double leadingLossFloor = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Leading error floor",
		description = "To first order in the learning rate; phase retrieval: learningRate x noiseVariance / batchSize, infinite beyond 1.8e308")
	private double leadingErrorFloor = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Critical learning rate",
		description = "From which on the error near the optimum has no finite variance; it and floors are NaN for mixtures and several units")
	private double criticalLearningRate = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Sign", description = "The mean approaches sign x w*")
	private int sign;

	@Override
	public void run() {
		final LearningRateSchedule rates = schedule();
		final Nodes choice = new Nodes(nodes, tolerance, 2, learningRate());
		if (problem != null) Measures.requireOwnNoise(noiseVariance, problem);
		if (problem == null) quickly(progress -> choice.reduce(measure, spectrum, teacher, weights, progress).measure(),
			reduced -> predict(reduced, rates));
		else if (problem instanceof org.scalinglaws.online.model.IndexProblem index) quickly(progress -> choice.reduce(index,
			measure, spectrum, teacher, weights, progress), reduced -> predict(reduced, rates));
		else if (problem instanceof org.scalinglaws.online.mixture.MixtureProblem mixture) predict(mixture, rates);
		else throw new IllegalArgumentException("problem must be one that SGD is predicted on, was " + problem);
	}

	private void predict(final ReducedUnits units, final LearningRateSchedule rates) {
		final IndexPrediction prediction = new IndexPrediction(units.moments(), units.problem(), rates, batchSize, tolerance);
		final String[] reason = new String[1];
		wholly(progress -> {
			final IndexFloors floors = IndexFloors.of(units.moments(), units.problem(), batchSize, progress.part(0, FLOORS));
			reason[0] = floors.reason();
			if (reason[0] == null) setFloors(floors.steps(), rates.rate(steps()), 1);
			return prediction.solve(steps(), records, progress.part(FLOORS, 1));
		}, result -> {
			sign = result.sign();
			trajectory = withFloors(result.trajectory(), reason[0]);
		});
	}

	private void predict(final org.scalinglaws.online.mixture.MixtureProblem mixture, final LearningRateSchedule rates) {
		final MixturePrediction prediction = new MixturePrediction(mixture, Measures.weights(mixture, spectrum, teacher, measure,
			weights, nodes), rates, batchSize, tolerance);
		wholly(progress -> prediction.solve(steps(), records, progress), table -> trajectory = withFloors(table,
			"not known for mixtures"));
	}

	/** @param reason why there are no floors; null if there are */
	private Columns withFloors(final Columns table, final String reason) {
		return signed(table).with(reason == null ? Map.of("criticalLearningRate", criticalLearningRate) : Map.of("floors",
			reason));
	}

	private void predict(final SpectralMeasure reduced, final LearningRateSchedule rates) {
		final SgdPrediction prediction = new SgdPrediction(reduced, rates, noiseVariance, batchSize, tolerance);
		wholly(progress -> {
			setFloors(new LinearisedSgd(reduced, batchSize, progress.part(0, FLOORS)).steps(), rates.rate(steps()),
				noiseVariance);
			return prediction.solve(steps(), records, progress.part(FLOORS, 1));
		}, this::give);
	}

	/** Also what there is after a cancel, but in the floors, which come first. */
	private void give(final PredictionResult result) {
		sign = result.sign();
		trajectory = withFloors(result.trajectory(), null);
	}

	private void setFloors(final LinearisedSteps linearised, final double lastRate, final double noise) {
		criticalLearningRate = linearised.criticalLearningRate();
		final NoiseFloor floor = linearised.floor(lastRate, noise, criticalLearningRate);
		lossFloor = floor.loss();
		errorFloor = floor.meanSquaredError();
		final NoiseFloor leading = linearised.leadingFloor(lastRate, noise);
		leadingLossFloor = leading.loss();
		leadingErrorFloor = leading.meanSquaredError();
	}
}
